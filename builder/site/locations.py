"""Sphinx's warnings name the text that people edit, and its line, not its notebook."""

import logging
import re
from pathlib import Path

import nbformat

from builder.text.cells import read
from builder.text.places import name, where
from builder.text.sources import is_stale
from builder.text.values import REPEATED

LOCATION = re.compile(r"(?P<page>.+)\.ipynb:?(?P<number>\d*)")
PER_CELL = 10_000  # MyST-NB counts the cells in these, and from 2 the lines of a cell


class NameTexts(logging.Filter):
    """Gives each warning about a notebook the place in the notebook's text."""

    def filter(self, record: logging.LogRecord) -> bool:
        found = LOCATION.fullmatch(getattr(record, "location", None) or "")
        if found and Path(found["page"] + ".md").exists():
            source = Path(found["page"] + ".md")
            record.location = in_text(source, int(found["number"] or 0))
        return True


def prepare_locations() -> None:
    """Have Sphinx's warnings name texts."""
    for handler in logging.getLogger("sphinx").handlers:
        handler.addFilter(NameTexts())


def in_text(source: Path, number: int) -> str:
    """The place, file:line, for MyST-NB's number of a line in a text's notebook.

    Only the file if there is no such line, or the text has changed since.
    """
    cell, line = number // PER_CELL - 1, max(number % PER_CELL - 2, 0)
    if cell < 0 or is_stale(source):
        return name(source)
    made = nbformat.read(source.with_suffix(".ipynb"), as_version=4).cells
    cell -= sum(other.source.startswith(REPEATED) for other in made[:cell])
    written = read(source).cells[cell]
    words = written.source.splitlines()[line : line + 1]
    return where(source, "".join(words), written.metadata["line"])
