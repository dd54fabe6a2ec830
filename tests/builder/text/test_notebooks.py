"""The notebooks are what their text makes, were run, and hold no typed numbers."""

import json
import os
import re
import subprocess
import sys

import jupytext
import pytest

from builder.text.cache import reuse
from builder.text.notebooks import GRADES
from builder.text.sources import is_source, sources
from builder.text.values import typed
from tests.helpers.environment import ROOT, TWO_THREADS

SOURCES = sources()
NOTEBOOKS = [*ROOT.glob("*.ipynb"), *ROOT.glob("chapters/*.ipynb")]
NOTEBOOKS += [*ROOT.glob("data/*.ipynb"), *ROOT.glob("pages/*.ipynb")]
OTHERS = [p for p in SOURCES if not (ROOT / f"notebooks/{p.stem}.ipynb").exists()]
PAGES = [page for page in ROOT.glob("pages/*.md") if page not in SOURCES]
UNCOMPARED = {"nbval-ignore-output", "nbval-skip", "raises-exception"}


def name(path):
    return path.relative_to(ROOT).as_posix()


def code_cells(notebook):
    cells = json.loads(notebook.read_text("utf8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_every_text_has_its_notebook():
    assert {path.with_suffix(".ipynb") for path in SOURCES} == set(NOTEBOOKS)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_every_cell_was_run_and_is_quiet(notebook):
    for cell in code_cells(notebook):
        source = "".join(cell["source"])
        assert cell["execution_count"], source
        for output in cell["outputs"]:
            assert output["output_type"] != "error", source
            assert output.get("name") != "stderr", source


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
def test_a_cell_that_is_not_compared_says_why(notebook):
    for cell in code_cells(notebook):
        source = "".join(cell["source"])
        tags = set(cell["metadata"].get("tags", []))
        if tags & UNCOMPARED or re.search("NBVAL_|PYTEST_VALIDATE_", source):
            assert re.search(r"^# not compared: \w+", source, re.MULTILINE), source


@pytest.mark.parametrize("source", [p for p in OTHERS if p != GRADES], ids=name)
def test_two_threads_make_the_same_notebook(source):
    """Those of the chapters are run with two threads as learners' notebooks.

    The instructors' grades in boxes, which set one thread whatever is set outside.
    """
    command = [sys.executable, "-m", "builder.text.notebooks", "--check", str(source)]
    result = subprocess.run(
        command, cwd=ROOT, env=os.environ | TWO_THREADS, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_the_notebook_is_what_its_text_makes(source):
    """If its code gives what is stored, which is nbval's to find out."""
    assert reuse(source) == source.with_suffix(".ipynb").read_text("utf8")


def texts(path):
    """The texts of a source that a reader sees, captions included."""
    if not is_source(path):
        return [path.read_text("utf8")]
    cells = jupytext.read(path, fmt="md:myst").cells
    captions = [
        json.dumps(c.metadata.get("mystnb", {}), ensure_ascii=False) for c in cells
    ]
    return [c.source for c in cells if c.cell_type == "markdown"] + captions


@pytest.mark.parametrize("path", [*SOURCES, *PAGES], ids=name)
def test_no_number_of_ours_is_typed(path):
    assert [number for text in texts(path) for number in typed(text)] == []


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_code_fits_the_page(source):
    for cell in jupytext.read(source, fmt="md:myst").cells:
        if cell.cell_type == "code":
            long = [line for line in cell.source.splitlines() if len(line) > 80]
            assert not long, f"over 80 characters, cut off on the page: {long}"
