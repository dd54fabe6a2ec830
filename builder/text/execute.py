"""One text source -> its executed notebook, as text that is the same on every run."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from builder.text.cells import REPEATED, read
from builder.text.failures import failure
from builder.text.places import BookError, where
from builder.text.values import as_fstring, as_role, substitute
from viewcast.live.picture import stored

WIDGET = "application/vnd.jupyter.widget-view+json"
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}

UNCOMPARED = "nbval-ignore-output"
LANGUAGE = {"name": "python", "pygments_lexer": "ipython3"}


class ThisPython(KernelSpecManager):
    """Every kernel is the Python that runs us, whatever the user has registered."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        quiet = ["--log-level=ERROR"]
        return KernelSpec(resource_dir=RESOURCES, **get_kernel_dict(quiet))


def make(source: Path) -> str:
    """The notebook of a text source, run from top to bottom, as JSON."""
    notebook = read(source)
    Run(notebook, source).all_cells()
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
    notebook.nbformat_minor = 5
    return nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"


def kept(forms: dict[str, Any]) -> dict[str, Any]:
    """An output's forms {MIME type: content} without what needs a kernel or a build.

    A widget is dead without its kernel; a live picture gets its script with its page.
    """
    return stored({form: held for form, held in forms.items() if form != WIDGET})


class Run:
    """A notebook, its kernel, and the values the text has quoted so far."""

    def __init__(self, notebook: NotebookNode, source: Path):
        self.notebook, self.source = notebook, source
        self.quoted: list[tuple[str, str]] = []  # expression and value, as in the text
        self.client = NotebookClient(
            new_notebook(cells=[new_code_cell()]),  # it keeps there the cell it has run
            resources={"metadata": {"path": str(source.parent)}},
            timeout=600,
            record_timing=False,
            store_widget_state=False,
            coalesce_streams=True,
        )
        self.client.km = AsyncKernelManager(kernel_spec_manager=ThisPython())

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

    @contextlib.contextmanager
    def kernel(self) -> Iterator[None]:
        """Start the kernel that runs the cells, and end it."""
        with tempfile.TemporaryDirectory() as ipython:  # not the user's own settings
            environment = os.environ | {"IPYTHONDIR": ipython}
            with self.client.setup_kernel(env=environment):
                yield

    def one_cell(self, cell: NotebookNode) -> None:
        """Run a code cell and fill in its captions, or fill in a cell of text."""
        if cell.cell_type == "code":
            self.execute(cell, cell.source.splitlines())
            if "mystnb" in cell.metadata:
                cell.metadata["mystnb"] = self.fill(cell.metadata["mystnb"])
        else:
            cell.source = self.fill(cell.source)

    def execute(self, cell: NotebookNode, lines: list[str], **options) -> None:
        """Run `cell` in place; an error names the line of the text.

        lines: what the text has for each line of the cell.
        """
        try:
            self.client.execute_cell(cell, 0, **options)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            raise failure(error, self.source, cell, lines) from None

    def fill(self, value):
        """`value` with the numbers in its strings, however deep it nests."""
        if isinstance(value, str):
            return substitute(value, self.quote)
        if isinstance(value, dict):
            return {key: self.fill(item) for key, item in value.items()}
        return value

    def quote(self, expression: str) -> str:
        """Take the value of an expression, and remember to print it again."""
        value = self.evaluate(expression)
        self.quoted.append((expression, value))
        return value

    def evaluate(self, expression: str) -> str:
        """The value of f"{expression}" as the kernel sees it now."""
        cell = new_code_cell(f'print({as_fstring(expression)}, end="")')
        self.execute(cell, [as_role(expression)], store_history=False)
        return "".join(output.get("text", "") for output in cell.outputs)

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
