"""A notebook whose text changed but not its code: what was run before still holds."""

from itertools import count
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output

from builder.text.cells import read
from builder.text.run import Run, as_print, finish
from builder.text.values import REPEATED


class UnknownError(Exception):
    """The text quotes a number that hasn't been computed yet."""


def reuse(source: Path) -> str | None:
    """The notebook as `make` would make it, with the outputs of the stored one.

    None if the code is other than the stored notebook's, or a number is new.
    """
    stored = source.with_suffix(".ipynb")
    if not stored.exists():
        return None
    new, old = read(source), nbformat.read(stored, as_version=4)
    again = Again(new, source, old)
    if [cell.source for cell in code(new)] != [cell.source for cell in again.ran]:
        return None
    try:
        again.all_cells()
    except UnknownError:
        return None
    return finish(new, source)


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


class Again(Run):
    """A run in which every cell gives what it gave in the notebook `old`."""

    def __init__(self, notebook: NotebookNode, source: Path, old: NotebookNode):
        super().__init__(notebook, source)
        self.number = count(1)
        repeats = [cell for cell in code(old) if cell.source.startswith(REPEATED)]
        self.ran = [cell for cell in code(old) if cell not in repeats]
        self.left = iter(self.ran)
        self.known = {  # what each line of code printed
            line: value
            for cell in repeats
            for line, value in zip(lines_of(cell), printed(cell), strict=True)
        }

    def execute(self, cell: NotebookNode, lines: list[str]) -> None:
        """Fill in what the cell gave before; UnknownError for a number that is new."""
        cell.execution_count = next(self.number)
        if cell.source.startswith(REPEATED):
            text = "".join(f"{self.value(line)}\n" for line in lines_of(cell))
            cell.outputs = [new_output("stream", name="stdout", text=text)]
        else:
            cell.outputs = next(self.left).outputs

    def evaluate(self, expressions: list[str]) -> list[str]:
        """The values that were printed before; UnknownError for one that is new."""
        return [self.value(as_print(expression)) for expression in expressions]

    def value(self, line: str) -> str:
        if line not in self.known:
            raise UnknownError(line)
        return self.known[line]


def lines_of(cell: NotebookNode) -> list[str]:
    """The lines of a cell that prints numbers again, without its comment."""
    return cell.source.splitlines()[1:]


def printed(cell: NotebookNode) -> list[str]:
    return "".join(output.text for output in cell.outputs).splitlines()
