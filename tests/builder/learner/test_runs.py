"""The learners' notebooks run on their own, and give what their chapters gave.

nbval runs them so, each in the place of its chapter's: see `tests.helpers.alone`. Here
stands that it does for all of them, and what it finds.
"""

import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbval.plugin import NbCellError

from builder.learner.home import FOLDER
from tests.helpers.alone import LearnersNotebook
from tests.helpers.environment import ROOT

SHOW = "from IPython.display import display\ndisplay({'image/png': 'AAAA'}, raw=True)"


def told(text):
    return new_output("stream", text=text)


def png(data):
    return new_output("display_data", data={"image/png": data})


RIGHT = {
    "import os; print(os.listdir())": [told("[]\n")],
    "print(os.environ['OMP_NUM_THREADS'])": [told("2\n")],
    "import viewcast; print('wheel' in viewcast.__file__)": [told("True\n")],
    SHOW: [png("AAAA")],
    f"{SHOW}; print(1)": [png("AAAA"), told("1\n")],
}
WRONG = {
    "print(1)": [told("2\n")],
    "print(2)": [],
    "import ipywidgets": [],
    "import anywidget": [],
    f"{SHOW} ": [png("BBBB")],
    f"print(3); {SHOW[40:]}": [png("AAAA"), told("3\n")],
}


@pytest.fixture(scope="module")
def failed(request, tmp_path_factory):
    """The cells that fail when these stand in a chapter that a learner runs."""
    path = tmp_path_factory.mktemp("chapters") / "1-function.ipynb"
    cells = [
        new_code_cell(source, outputs=outputs, execution_count=1)
        for source, outputs in [*RIGHT.items(), *WRONG.items()]
    ]
    nbformat.write(new_notebook(cells=cells), path)
    notebook = LearnersNotebook.from_parent(request.session, path=path)
    items = list(notebook.collect())
    notebook.setup()
    yield [item for item in items if fails(item)]
    notebook.teardown()


def fails(item):
    try:
        item.runtest()
    except NbCellError:
        return True
    return False


def test_what_differs_fails_and_nothing_else(failed):
    assert [item.cell.source for item in failed] == [*WRONG]


def test_every_notebook_is_run_from_its_first_cell_to_the_last():
    """The cell that says how to install, the chapter's, and where the package is."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "chapters"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    for path in FOLDER.glob("*.ipynb"):
        found = [line for line in listed.splitlines() if f"/{path.name}::" in line]
        assert found[0].endswith("::First cell"), path.name
        assert found[-1].endswith("::The package"), path.name
