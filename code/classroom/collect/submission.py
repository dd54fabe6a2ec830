"""A submitted notebook: its code and its mark, read with limits, not believed."""

import hashlib
import json

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


def mark(data):
    """The id of the student to whom a notebook was handed out, or None.

    >>> mark(b'{"metadata": {"classroom": {"student": "s01"}}}'), mark(b"[]")
    ('s01', None)
    """
    place = json.loads(data.decode("utf-8-sig"))
    for key in ("metadata", "classroom", "student"):
        place = place.get(key) if isinstance(place, dict) else None
    return clean(place[:500]) if isinstance(place, str) else None


def digest(data):
    """The fingerprint of a file's bytes."""
    return hashlib.sha256(data).hexdigest()
