"""How to cite the book, said as CITATION.cff has it: a sentence, and BibTeX."""

import os
from dataclasses import dataclass, field

import yaml
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from builder.text.places import ROOT

STYLE = "author_year_round"  # as _config.yml has it
CITATION = "CITATION.cff"
BIBTEX = """@book{{deep-learning-from-a-function,
  author = {{{{{authors}}}}},
  title = {{{title}}},
  year = {{{year}}},
  note = {{Version {version}}},{url}
}}"""


def round_brackets() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ", sep2="; ", last_sep="; ")


@dataclass
class InRoundBrackets(AuthorYearReferenceStyle):
    """Works cited as (Kingma and Ba, 2015), or as Telgarsky (2016)."""

    bracket_parenthetical: BracketStyle = field(default_factory=round_brackets)
    bracket_textual: BracketStyle = field(default_factory=round_brackets)


class CiteThis(Directive):
    """The directive `{cite-this}`: the book's citation as a sentence and as BibTeX."""

    def run(self) -> list[nodes.Node]:
        """What Sphinx puts on the page."""
        self.state.document.settings.env.note_dependency(str(ROOT / CITATION))
        book, url = cited(), os.environ.get("BOOK_URL", "")
        before, after = sentence(book, url)
        text = nodes.paragraph("", before)
        text += [nodes.emphasis("", book["title"]), nodes.Text(after)]
        code = nodes.literal_block(bibtex(book, url), bibtex(book, url))
        code["language"] = "bibtex"
        return [text, code]


def list_works(app: Sphinx, page: str, template: str, context: dict, tree) -> None:
    """Have the list of works hold items; Sphinx calls this for each page.

    Docutils gives each the role of an entry, which WAI-ARIA has given up.
    """
    body = context.get("body", "")
    context["body"] = body.replace('role="doc-biblioentry"', 'role="listitem"')


def cited() -> dict[str, str]:
    """The book's authors, title, year and version."""
    book = yaml.safe_load((ROOT / CITATION).read_text("utf8"))["preferred-citation"]
    authors = ", ".join(author["name"] for author in book["authors"])
    known = {key: str(book[key]) for key in ("title", "year", "version")}
    return known | {"authors": authors}


def sentence(book: dict[str, str], url: str) -> tuple[str, str]:
    """What stands before the title and behind it."""
    address = f" {url}" if url else ""
    return (
        f"{book['authors']} ({book['year']}). ",
        f" (version {book['version']}).{address}",
    )


def bibtex(book: dict[str, str], url: str) -> str:
    """The book's entry for a bibliography."""
    return BIBTEX.format(**book, url=f"\n  url = {{{url}}}," if url else "")
