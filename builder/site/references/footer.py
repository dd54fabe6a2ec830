"""What a page's foot links to: citation, licences, repository, report of a mistake."""

from urllib.parse import urlencode

from sphinx.application import Sphinx

GITHUB = "https://github.com"


def add_footer(app: Sphinx, page: str, template: str, context: dict, tree) -> None:
    """Give the foot's template its addresses; Sphinx calls this for each page.

    Where no repository is known, it names none.
    """
    repository = app.config.book_repository
    context["repository"] = f"{GITHUB}/{repository}" if repository else ""
    context["report"] = (
        report(repository, app.env.titles[page].astext())
        if (repository and page in app.env.titles)
        else ""
    )


def report(repository: str, title: str) -> str:
    """The address of GitHub's form for a mistake, the page's title filled in.

    >>> report("owner/name", "Loss & more")
    'https://github.com/owner/name/issues/new?template=mistake.yml&where=Loss+%26+more'
    """
    query = urlencode({"template": "mistake.yml", "where": title})
    return f"{GITHUB}/{repository}/issues/new?{query}"
