"""One text source -> its executed notebook, as text that is the same on every run."""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from builder.text.cells import read
from builder.text.places import BookError, where
from builder.text.run import Run, as_print, finish
from builder.text.values import as_role

UNCOMPARED = "nbval-ignore-output"


class ThisPython(KernelSpecManager):
    """Every kernel is the Python that runs us, whatever the user has registered."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        quiet = ["--log-level=ERROR"]
        return KernelSpec(resource_dir=RESOURCES, **get_kernel_dict(quiet))


def make(source: Path) -> str:
    """The notebook of a text source, run from top to bottom, as JSON."""
    notebook = read(source)
    KernelRun(notebook, source).all_cells()
    keep_uncompared(notebook, source.with_suffix(".ipynb"))
    return finish(notebook, source)


def keep_uncompared(notebook: NotebookNode, path: Path) -> None:
    """Leave the stored outputs where they are not to be compared, for they differ."""
    if not path.exists():
        return
    old = {cell.source: cell for cell in nbformat.read(path, as_version=4).cells}
    for cell in notebook.cells:
        if UNCOMPARED in cell.metadata.get("tags", []) and cell.source in old:
            cell.outputs = old[cell.source].outputs


class KernelRun(Run):
    """A run in a kernel, from the first cell to the last."""

    def __init__(self, notebook: NotebookNode, source: Path):
        super().__init__(notebook, source)
        self.client = NotebookClient(
            new_notebook(cells=[new_code_cell()]),  # it keeps there the cell it has run
            resources={"metadata": {"path": str(source.parent)}},
            timeout=600,
            record_timing=False,
            store_widget_state=False,
            coalesce_streams=True,
            shutdown_kernel="immediate",  # it has nothing left to do
        )
        self.client.km = AsyncKernelManager(kernel_spec_manager=ThisPython())

    @contextlib.contextmanager
    def kernel(self) -> Iterator[None]:
        """Start the kernel that runs the cells, and end it."""
        with tempfile.TemporaryDirectory() as ipython:  # not the user's own settings
            environment = os.environ | {"IPYTHONDIR": ipython}
            with self.client.setup_kernel(env=environment):
                yield

    def execute(self, cell: NotebookNode, lines: list[str], **options) -> None:
        """Run `cell` in place; an error names the line of the text.

        lines: what the text has for each line of the cell.
        """
        try:
            self.client.execute_cell(cell, 0, **options)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            raise failure(error, self.source, cell, lines) from None

    def evaluate(self, expressions: list[str]) -> list[str]:
        """The values of expressions as the kernel sees them now, asked for at once."""
        if not expressions:
            return []
        cell = new_code_cell("\n".join(map(as_print, expressions)))
        self.execute(cell, list(map(as_role, expressions)), store_history=False)
        return "".join(output.get("text", "") for output in cell.outputs).splitlines()


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
