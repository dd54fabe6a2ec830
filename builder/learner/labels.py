"""The chapters that learners get, and what their texts can refer to."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode

from builder.learner.tokens import TOKEN, formula_label
from builder.text.contents import numbers, title
from builder.text.places import ROOT

HEADING = re.compile(r"^\(([\w:-]+)\)=\n+#+ (.*)", re.MULTILINE)
NOT_FOR_LEARNERS = {"instructors"}


class Label(NamedTuple):
    """What a label names: its page, its place there, and its words in a text."""

    page: str
    place: str
    words: str


class Chapter:
    """A chapter's executed notebook, with the title and the number it has on the site.

    path: of its .ipynb; page: its name in the book, such as chapters/2-loss.
    """

    def __init__(self, path: Path):
        self.notebook = nbformat.read(path, nbformat.NO_CONVERT)
        self.path, self.page = path, f"{path.parent.name}/{path.stem}"
        self.number = numbers().get(self.page, "")
        self.title = f"{self.number}. " * bool(self.number) + title(self.page)
        self.text = "\n\n".join(
            cell.source for cell in self.notebook.cells if cell.cell_type == "markdown"
        )

    def labels(self) -> dict[str, Label]:
        """What can be referred to: formulas, figures, headings, solutions."""
        metadata = [cell.metadata for cell in self.notebook.cells]
        figures = [m.mystnb.figure.name for m in metadata if "figure" in _mystnb(m)]
        found = dict(self._counted(_formulas(self.text), "equation-{}", "({})"))
        # Figures of pages without a number are counted through the whole book.
        found |= self._counted(figures, "{}", "Fig. {}" if self.number else "Figure")
        for name, words in HEADING.findall(self.text):
            found[name] = Label(self.page, name, words)
        for name in (f"solution-{m.exercise}" for m in metadata if "exercise" in m):
            found[name] = Label(f"solutions/{self.path.stem}", name, "the solution")
        return found

    def _counted(self, names, place: str, words: str):
        for count, name in enumerate(names, start=1):
            number = f"{self.number}.{count}" if self.number else str(count)
            yield name, Label(self.page, place.format(name), words.format(number))


def _formulas(text: str) -> Iterator[str]:
    """The labels of the formulas of a text, those within boxes, too."""
    for match in TOKEN.finditer(text):
        if match["directive"] and match["name"] != "math":
            yield from _formulas(match["body"])
        elif name := formula_label(match):
            yield name


def _mystnb(metadata: NotebookNode) -> dict:
    return metadata.get("mystnb", {})


def chapters() -> list[Chapter]:
    """The chapters that learners get, in the order of their names."""
    paths = sorted((ROOT / "chapters").glob("*.ipynb"))
    return [Chapter(path) for path in paths if path.stem not in NOT_FOR_LEARNERS]


def collect(found: list[Chapter]) -> dict[str, Label]:
    """All labels of the chapters."""
    return {name: to for chapter in found for name, to in chapter.labels().items()}
