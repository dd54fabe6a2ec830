"""A built page as its sections, each with its place, its title and what it says.

Terms of the glossary and rows of a table that have a place are sections too.
"""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from builder.site.searching.formulas import FORMULA, plain

ARTICLE = re.compile(r'<article class="bd-article">(.*)</article>', re.DOTALL)
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}
FURNITURE = {
    *("button", "form", "noscript", "script", "style", "summary"),
    *("headerlink", "eqno", "katex-html", "launch", "answers", "answers-kept"),
}
BLOCKS = {"p", "li", "div", "dt", "dd", "tr", "pre", "br", "figcaption", "caption"}
HEADINGS = {"h1", "h2", "h3", "h4", "dt"}
CELL = " · "  # between the cells of a row


@dataclass
class Section:
    """A part of a page: its place, what it is ("section", "dt", "tr"), its words."""

    place: str
    kind: str
    words: dict[str, list[str]] = field(
        default_factory=lambda: {"title": [], "text": [], "code": [], "hidden": []}
    )

    def __getitem__(self, part: str) -> str:
        """Its "title", "text" or "code", with single blanks."""
        return " ".join("".join(self.words[part]).split()).removesuffix(CELL.rstrip())


class Reader(HTMLParser):
    """Collects in `found` the sections of the page that it is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Section] = []
        self.within: list[Section] = []
        self.open = [("", "text")]  # tags, and the part of a section they belong to

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section where it has a place, and note what its words belong to."""
        given = {name: value or "" for name, value in attrs}
        self.leave_blank(tag)
        if tag in VOID:
            return
        part = self.open[-1][1]
        if tag in ("section", "tr", "dt") and "id" in given and part != "hidden":
            self.begin(tag, given["id"])
        names = {tag, *given.get("class", "").split()}
        if part == "hidden" or names & FURNITURE:
            part = "hidden"
        elif tag == "pre" or "output" in names:
            part = "code"
        elif names & HEADINGS:
            part = "title"
        elif tag == "figcaption":
            part = "text"
        self.open.append((tag, part))

    def begin(self, kind: str, place: str) -> None:
        """A section begins; a term of the glossary ends where the next one begins.

        Terms that follow each other at once have one text.
        """
        new = Section(place, kind)
        if kind == "dt" and self.within and self.within[-1].kind == "dt":
            before = self.within.pop()
            if not before["text"]:
                new.words["text"] = before.words["text"]
        self.within.append(new)
        self.found.append(new)

    def end(self, kind: str) -> None:
        """If the innermost section is of this kind, it ends."""
        if self.within and self.within[-1].kind == kind:
            self.within.pop()

    def handle_endtag(self, tag: str) -> None:
        """End what the tag began."""
        self.leave_blank(tag)
        if tag in VOID:
            return
        if tag in ("td", "th"):
            self.handle_data(CELL)
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass
        if tag in ("section", "tr", "dl"):
            self.end("dt" if tag == "dl" else tag)

    def leave_blank(self, tag: str) -> None:
        """What stands in different blocks isn't one word."""
        if tag in BLOCKS:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        """Add words to the section that they stand in."""
        if self.within:
            self.within[-1].words[self.open[-1][1]].append(data)


def sections_of(page: str) -> list[Section]:
    """The sections of a page's HTML, in their order; formulas stand in them once."""
    article = ARTICLE.search(page)
    reader = Reader()
    reader.feed(
        FORMULA.sub(lambda m: escape(plain(m[1])), article[1] if article else "")
    )
    return reader.found
