"""A chapter to run: links below its title to the learner's notebook of notebooks/.

Colab and Binder open it from a repository on GitHub, so they are offered only when
BOOK_REPOSITORY (owner/name) says which; BOOK_BRANCH is its branch, main if not set.
"""

import os
import shutil
from html import escape
from pathlib import Path

from sphinx.application import Sphinx

FOLDER = "notebooks"
LINK = '<li><a href="{}"{}><i class="fas fa-{}" aria-hidden="true"></i> {}</a></li>'
LIST = (
    '<ul class="launch" role="list" aria-label="This chapter as a notebook">\n{}\n</ul>'
)


def prepare_launch(app: Sphinx) -> None:
    """Have Sphinx know where the book lives, and write its pages anew if it moves."""
    for name, default in {"BOOK_REPOSITORY": "", "BOOK_BRANCH": "main"}.items():
        value = os.environ.get(name) or default
        app.add_config_value(name.lower(), value, "html", [str])
    # After the theme, which adds its own buttons at 501.
    app.connect("html-page-context", add_launch, priority=502)
    app.connect("build-finished", copy_notebooks)


def add_launch(app: Sphinx, page: str, template: str, context: dict, tree) -> None:
    """Put the links below a chapter's title; Sphinx calls this for each page."""
    folder, _, name = page.rpartition("/")
    file = f"{FOLDER}/{name}.ipynb"
    if folder == "solutions":  # their source isn't published
        for buttons, button in download_buttons(context):
            buttons.remove(button)
    if folder != "chapters" or not Path(app.srcdir, file).exists():
        return
    download = f"{context['pathto'](FOLDER, 1)}/{name}.ipynb"
    shown = links(file, app.config.book_repository, app.config.book_branch)
    lines = [LINK.format(escape(to), "", icon, text) for text, icon, to in shown]
    lines.append(LINK.format(download, " download", "download", "Download notebook"))
    html = LIST.format("\n".join(lines))
    context["body"] = context["body"].replace("</h1>", f"</h1>{html}", 1)
    for _, button in download_buttons(context):
        button |= {"url": download, "tooltip": "Download notebook"}


def download_buttons(context: dict) -> list[tuple[list, dict]]:
    """The theme's own buttons for a page's source, each with its list."""
    groups = [group.get("buttons", []) for group in context.get("header_buttons", [])]
    return [
        (buttons, button)
        for buttons in groups
        for button in buttons
        if button.get("label") == "download-source-button"
    ]


def links(
    file: str, repository: str, branch: str, cell: str = ""
) -> list[tuple[str, str, str]]:
    """Text, icon and address of each place that opens a notebook, at a cell if named.

    >>> links("notebooks/2-loss.ipynb", "", "main")
    []
    """
    if not repository:
        return []
    # As Colab writes its links to cells, and JupyterLab reads them (its page on URLs).
    scroll, place = (f"#scrollTo={cell}", f"%23cell-id%3D{cell}") if cell else ("", "")
    colab = "https://colab.research.google.com/github"
    binder = "https://mybinder.org/v2/gh"
    return [
        ("Open in Colab", "play", f"{colab}/{repository}/blob/{branch}/{file}{scroll}"),
        (
            "Open in Binder",
            "rocket",
            f"{binder}/{repository}/{branch}?urlpath=lab/tree/{file}{place}",
        ),
    ]


def copy_notebooks(app: Sphinx, error: Exception | None) -> None:
    """Copy the learners' notebooks to the site; Sphinx calls this after a build."""
    source = Path(app.srcdir, FOLDER)
    if error or app.builder.format != "html" or not source.is_dir():
        return
    target = Path(app.outdir, FOLDER)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for file in source.glob("*.ipynb"):
        shutil.copy(file, target)
