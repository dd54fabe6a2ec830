"""A submitted notebook: its code and its mark, read with limits, not believed."""

import hashlib
import json
from typing import NamedTuple

from classroom.errors import ClassroomError
from classroom.text import clean

LARGEST = 10 * 2**20  # bytes
MOST_CELLS = 500
MOST_CODE = 1_000_000  # characters, all cells together


class SubmissionError(ClassroomError, ValueError):
    """Says why a file can't be graded as a notebook."""


def code_cells(data):
    """The code of a notebook's code cells, in order, from the bytes of its file.

    SubmissionError if it is too large, isn't JSON, or isn't a notebook.
    """
    if len(data) > LARGEST:
        raise SubmissionError(f"the file is larger than {LARGEST // 2**20} MB")
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except RecursionError:
        raise SubmissionError("the file nests too deeply to be a notebook") from None
    except ValueError as error:
        raise SubmissionError(f"the file isn't JSON: {str(error)[:100]}") from None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list):
        raise SubmissionError("the file is JSON, but no notebook: it has no cells")
    codes = [_source(cell) for cell in cells if _is_code(cell)]
    if len(codes) > MOST_CELLS or sum(map(len, codes)) > MOST_CODE:
        raise SubmissionError(
            f"{len(codes)} code cells, {sum(map(len, codes))} characters; at most "
            f"{MOST_CELLS} cells and {MOST_CODE} characters are run"
        )
    return codes


def _is_code(cell):
    return isinstance(cell, dict) and cell.get("cell_type") == "code"


def _source(cell):
    """A cell's text; notebooks hold it as one string or as a list of lines."""
    source = cell.get("source", "")
    lines = source if isinstance(source, list) else [source]
    return "".join(line for line in lines if isinstance(line, str))


class Mark(NamedTuple):
    """What a notebook says of itself, as it was handed out; None where it doesn't."""

    student: str | None = None  # the id of whom it was handed out to
    assignment: str | None = None  # the id of the assignment
    title: str = ""  # its first heading


def marks(data):
    """The mark of a notebook, which `code_cells` can read.

    >>> data = b'{"cells": [], "metadata": {"classroom": {"student": "s01"}}}'
    >>> marks(data)
    Mark(student='s01', assignment=None, title='')
    """
    notebook = json.loads(data.decode("utf-8-sig"))
    told = [
        _at(notebook, "metadata", "classroom", k) for k in ("student", "assignment")
    ]
    cells = _at(notebook, "cells") or [None]
    lines = _source(cells[0]).splitlines() if isinstance(cells[0], dict) else []
    headings = [line.lstrip("# ") for line in lines if line.startswith("#")]
    return Mark(*map(_short, told), clean(headings[0])[:80] if headings else "")


def mark(data):
    """The id of the student to whom a notebook was handed out, or None.

    >>> mark(b'{"metadata": {"classroom": {"student": "s01"}}}'), mark(b"[]")
    ('s01', None)
    """
    notebook = json.loads(data.decode("utf-8-sig"))
    return _short(_at(notebook, "metadata", "classroom", "student"))


def _at(place, *keys):
    for key in keys:
        place = place.get(key) if isinstance(place, dict) else None
    return place


def _short(value):
    return clean(value[:500]) if isinstance(value, str) else None


def digest(data):
    """The fingerprint of a file's bytes."""
    return hashlib.sha256(data).hexdigest()
