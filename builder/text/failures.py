"""What is said of a cell that fails: the line of its text, the error, the code."""

import re
from pathlib import Path

from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from builder.text.places import BookError, where


def failure(
    error: Exception, source: Path, cell: NotebookNode, lines: list[str]
) -> BookError:
    """The error for a cell of `source` that raised one, or whose kernel did.

    lines: what the text has for each line of the cell.
    """
    first = cell.metadata.get("line", 0)
    if not isinstance(error, CellExecutionError):
        what = str(error).partition("\n")[0]
        return BookError(f"{where(source, lines[0], first)}: {what}")
    line = lines[: failing_line(error.traceback)][-1].strip()
    what = re.sub(r" \(\S+, line \d+\)$|\s+", " ", error.evalue).strip()
    place = where(source, line, first)
    return BookError(f"{place}: {error.ename}: {what}, in: {line}")


def failing_line(traceback: str) -> int:
    """The line of a cell at which its code failed; the first if it isn't told.

    >>> failing_line("Cell \\x1b[32mIn[7]\\x1b[39m, line 2\\nCell In[3], line 5")
    2
    """
    plain = re.sub(r"\x1b\[[\d;]*m", "", traceback)
    found = re.search(r"(?:Cell In\[\d+\], line |<tokenize>:)(\d+)", plain)
    return int(found[1]) if found else 1
