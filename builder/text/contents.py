"""The pages of the book: in which parts they come, with what numbers and titles."""

import re

import yaml

from builder.text.places import ROOT, BookError, name, text_of
from builder.text.sources import PLACES

TOC = "_toc.yml"
FRONT_MATTER = re.compile(r"(?:---\n.*?\n---\n)?\s*", re.DOTALL)


def pages_by_part() -> dict[str, list[str]]:
    """The captions of the book's parts with the pages in each; the root's is empty."""
    toc = _read()
    parts = {part["caption"]: _pages(part) for part in toc["parts"]}
    return {"": [toc["root"]]} | parts


def numbers() -> dict[str, int]:
    """The number that each page of the numbered parts has on the site.

    BookError if a page's name begins with another: exercises are numbered by the name.
    """
    numbered = [part for part in _read()["parts"] if part.get("numbered")]
    pages = [page for part in numbered for page in _pages(part)]
    found = {page: number for number, page in enumerate(pages, start=1)}
    for page, number in found.items():
        folder, _, stem = page.rpartition("/")
        named = re.match(r"\d+", stem)
        if named and int(named[0]) != number:
            wanted = f"{folder}/{number}{stem[named.end() :]}"
            raise BookError(f"{TOC}: {page} comes as number {number}: name it {wanted}")
    return found


def require_listed() -> None:
    """BookError for a page that the table of contents lacks: no reader would see it."""
    listed = {page for pages in pages_by_part().values() for page in pages}
    texts = sorted(text for place in PLACES for text in ROOT.glob(place))
    lost = [text for text in texts if name(text.with_suffix("")) not in listed]
    if lost:
        lines = ", ".join(f"- file: {name(text.with_suffix(''))}" for text in lost)
        raise BookError(f"{TOC}: not in the book, so nobody would see it: {lines}")


def title(page: str) -> str:
    """The title of a page, with which its text begins."""
    source = ROOT / f"{page}.md"
    text = text_of(source)
    begin = FRONT_MATTER.match(text).end()
    found = re.compile("# (.*)").match(text, begin)
    if not found:
        line = 1 + text.count("\n", 0, begin)
        place = f"{name(source)}:{line}"
        raise BookError(f"{place}: the title is missing: begin with a line # and words")
    return found[1]


def _read() -> dict:
    return yaml.safe_load((ROOT / TOC).read_text("utf8"))


def _pages(part: dict) -> list[str]:
    return [entry["file"] for entry in part["chapters"]]
