"""The learners' notebooks run on their own, and give what their chapters gave."""

import os
import subprocess
import sys

import nbformat
import pytest
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from builder.learner.home import FOLDER
from builder.text.cells import REPEATED
from builder.text.execute import ThisPython, kept
from tests.helpers.environment import ROOT, TWO_THREADS

NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
OPTIONAL = ("anywidget", "ipywidgets")
ABSENT = 'raise ModuleNotFoundError("not here, for a test", name=__name__)\n'
WHICH = "import viewcast\nprint(viewcast.__file__)"


def code_of(path):
    """The code cells of a notebook."""
    cells = nbformat.read(path, nbformat.NO_CONVERT).cells
    return [cell for cell in cells if cell.cell_type == "code"]


def of_chapter(path):
    """The code cells of the chapter, with those that print the text's numbers again."""
    return code_of(ROOT / "chapters" / path.name)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Two folders: the package as a wheel brings it; what hides widgets."""
    target, hidden = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("hidden")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--target", target, ROOT], check=True, capture_output=True)
    for module in OPTIONAL:
        (hidden / f"{module}.py").write_text(ABSENT)
    return target, hidden


def with_numbers(path):
    """What is run: a learner's cells, the numbers, and where the package is."""
    first, *rest = code_of(path)
    left = iter(rest)
    both = [
        new_code_cell(code) if code.startswith(REPEATED) else next(left)
        for code in (cell.source for cell in of_chapter(path))
    ]
    return new_notebook(cells=[first, *both, new_code_cell(WHICH)])


def run(notebook, folder, paths, threads):
    """Run a notebook in a folder that holds nothing; threads: variables for them."""
    client = NotebookClient(
        notebook,
        timeout=120,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.km = AsyncKernelManager(kernel_spec_manager=ThisPython())
    ours = {"MPLBACKEND", "MKL_NUM_THREADS", *TWO_THREADS}
    env = {key: value for key, value in os.environ.items() if key not in ours}
    env |= threads | {
        "IPYTHONDIR": str(folder / ".ipython"),
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
    }
    client.execute(env=env)


def printed(cell):
    """What a cell's outputs hold, as far as a notebook keeps it."""
    keys = ("name", "text", "ename", "data")
    outputs = [{key: out[key] for key in keys if key in out} for out in cell.outputs]
    for out in outputs:
        if "data" in out:
            out["data"] = kept(out["data"])
    return outputs


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_alone_as_its_chapter_did(installed, tmp_path, path):
    """As on Colab: all it has is a wheel. No picture needs a widget.

    The chapters were run with one thread, here it is two; chapter 6, which trains most,
    has no variable set, as in any Jupyter: its training holds to one thread by itself.
    """
    target, hidden = installed
    needs = "viewcast.training.laboratory" in path.read_text("utf8")
    notebook = with_numbers(path)
    threads = {} if path.stem == "6-deep" else TWO_THREADS
    run(notebook, tmp_path, [target] if needs else [hidden, target], threads)
    first, *both, which = notebook.cells
    assert not first.outputs
    assert which.outputs[0].text.startswith(str(target))
    for cell, stored in zip(both, of_chapter(path), strict=True):
        assert printed(cell) == printed(stored), cell.source
