"""One text source -> its cells, each with the line of the text where it begins."""

from pathlib import Path

import jupytext
from jupytext.myst import MystMetadataParsingError
from nbformat import NotebookNode
from yaml import YAMLError

from builder.text.exercises import expand
from builder.text.places import BookError, name, text_of, where
from builder.text.values import FACTS, typed


def read(source: Path) -> NotebookNode:
    """The cells of a text source, its exercises as cells, nothing run.

    Each cell's metadata.line is where it begins in the text, code with its fence.
    BookError if a cell's options can't be read, a figure's lack something, or a number
    of ours is typed.
    """
    text = text_of(source)
    try:
        notebook = jupytext.reads(text, fmt="md:myst")
    except (MystMetadataParsingError, YAMLError) as error:
        raise _unread(source, error.__context__ or error) from None
    for cell in notebook.cells:
        _check_typed(cell, source)
    expand(notebook, source)
    at = 0
    for cell in notebook.cells:
        begin, at = _find(cell, text, at)
        cell.metadata["line"] = text.count("\n", 0, begin) + 1
        _check_figure(cell, source)
    return notebook


def _unread(source: Path, error: Exception) -> BookError:
    """The error for options, or a front matter, that are no YAML."""
    mark = getattr(error, "problem_mark", None)
    if not mark:
        return BookError(f"{name(source)}: {' '.join(str(error).split())}")
    line = mark.buffer[: mark.pointer].rstrip().rpartition("\n")[2].strip()
    what = error.problem
    if what.startswith("mapping values"):
        what += ' (quote a caption that holds ": ")'
    return BookError(f"{where(source, line)}: {what}")


def _find(cell: NotebookNode, text: str, at: int) -> tuple[int, int]:
    """Where a cell begins in the text, looked for from `at` on, and where it ends.

    What an exercise was made into begins with its name where it isn't in the text.
    """
    exercise = cell.metadata.get("exercise")
    if exercise:
        at = max(at, text.find(f":name: {exercise}\n", at))
    begin = text.find(f"\n{cell.source}", at) + 1
    if not begin:
        return at, at
    end = at if exercise else begin + len(cell.source)
    is_code = cell.cell_type == "code"
    return (text.rfind("\n```", 0, begin) + 1 if is_code else begin), end


def _check_typed(cell: NotebookNode, source: Path) -> None:
    """BookError if a number with decimals is typed in prose or in a caption."""
    figure = cell.metadata.get("mystnb", {}).get("figure")
    caption = figure.get("caption", "") if isinstance(figure, dict) else ""
    text = cell.source if cell.cell_type == "markdown" else str(caption)
    for number in typed(text):
        raise BookError(
            f"{where(source, number)}: {number} is typed: compute it, as "
            f"{{n}}`loss:.2f`, or say in {name(FACTS)} why it isn't ours"
        )


def _check_figure(cell: NotebookNode, source: Path) -> None:
    """BookError if a figure has no name, by which texts refer to it, or no caption."""
    options = cell.metadata.get("mystnb", {})
    if "figure" not in options:
        return
    figure = options["figure"] if isinstance(options["figure"], dict) else {}
    lacks = [key for key in ("name", "caption") if not figure.get(key)]
    if lacks:
        place = where(source, "figure:", cell.metadata["line"])
        raise BookError(f"{place}: add a {' and a '.join(lacks)} to this figure")
