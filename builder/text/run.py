"""A page's cells, each filled in in its order: what they share, run or known before.

`execute` runs them in a kernel, `cache` takes what they gave before.
"""

import contextlib
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from builder.text.places import BookError, where
from builder.text.sources import SEAL, seal
from builder.text.values import (
    REPEATED,
    as_fstring,
    as_role,
    expressions_in,
    substitute,
)
from viewcast.live.picture import stored

WIDGET = "application/vnd.jupyter.widget-view+json"
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python", "pygments_lexer": "ipython3"}


def finish(notebook: NotebookNode, source: Path) -> str:
    """The JSON that is kept of a notebook that has been run."""
    notebook.metadata.pop("jupytext", None)
    notebook.metadata["kernelspec"] = KERNELSPEC
    notebook.metadata["language_info"] = LANGUAGE
    notebook.metadata["source_sha256"] = sha256(source.read_bytes()).hexdigest()
    for number, cell in enumerate(notebook.cells):
        cell.id = f"{number:03d}"
        cell.metadata.pop("line", None)
        for output in cell.get("outputs", []):
            if "data" in output:
                output.data = kept(output.data)
    return sealed(notebook)


def sealed(notebook: NotebookNode) -> str:
    """A notebook's JSON, in which it says what it is, so that an edit is seen."""
    notebook.nbformat_minor = 5
    text = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    notebook.metadata[SEAL] = seal(json.loads(text))
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"


def kept(forms: dict[str, Any]) -> dict[str, Any]:
    """An output's forms {MIME type: content} without what needs a kernel or a build.

    A widget is dead without its kernel; a live picture gets its script with its page.
    """
    return stored({form: held for form, held in forms.items() if form != WIDGET})


class Run:
    """A notebook, and the values that its text has quoted so far.

    Who runs it says how: kernel(), execute(cell, lines) and evaluate(expressions).
    """

    kernel = contextlib.nullcontext

    def __init__(self, notebook: NotebookNode, source: Path):
        self.notebook, self.source = notebook, source
        self.quoted: list[tuple[str, str]] = []  # expression and value, as in the text

    def all_cells(self) -> None:
        """Run the code, insert the numbers, add the cell that prints them again."""
        with self.kernel():
            cells, self.notebook.cells = self.notebook.cells, []
            for cell in cells:
                if "exercise" in cell.metadata:  # it may use a name in its own way
                    self.repeat_quoted()
                self.one_cell(cell)
                self.notebook.cells.append(cell)
            self.repeat_quoted()

    def one_cell(self, cell: NotebookNode) -> None:
        """Run a code cell and fill in its captions, or fill in a cell of text."""
        if cell.cell_type == "code":
            self.execute(cell, cell.source.splitlines())
            if "mystnb" in cell.metadata:
                cell.metadata["mystnb"] = self.fill(cell.metadata["mystnb"])
        else:
            cell.source = self.fill(cell.source)

    def fill(self, value):
        """`value` with the numbers in its strings, however deep it nests."""
        if isinstance(value, str):
            expressions = expressions_in(value)
            values = dict(zip(expressions, self.evaluate(expressions), strict=True))
            self.quoted += values.items()
            return substitute(value, values.__getitem__)
        if isinstance(value, dict):
            return {key: self.fill(item) for key, item in value.items()}
        return value

    def repeat_quoted(self) -> None:
        """Add a cell that prints the numbers again; they must be the same."""
        if not self.quoted:
            return
        expressions = dict.fromkeys(expression for expression, _ in self.quoted)
        cell = new_code_cell("\n".join([REPEATED, *map(as_print, expressions)]))
        cell.metadata["tags"] = ["remove-cell"]
        self.notebook.cells.append(cell)
        self.execute(cell, ["", *map(as_role, expressions)])
        again = dict(zip(expressions, cell.outputs[0].text.splitlines(), strict=True))
        changed = {e: v for e, v in self.quoted if v != again[e]}
        if changed:
            told = (self.tell_change(e, v, again[e]) for e, v in changed.items())
            raise BookError("\n".join(told))
        self.quoted = []

    def tell_change(self, expression: str, value: str, last: str) -> str:
        """Where a number stands that had another value later, and both values."""
        role = as_role(expression)
        place = where(self.source, role)
        return f"{place}: {role} is {value} here and {last} later: use another name"


def as_print(expression: str) -> str:
    """The line of code that prints an expression's value again."""
    return f"print({as_fstring(expression)})"
