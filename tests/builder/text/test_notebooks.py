"""The notebooks are what their text makes, were run, and hold no typed numbers."""

import json
import os
import re
import subprocess
import sys

import jupytext
import pytest
import yaml

from builder.text import notebooks, places
from builder.text.cache import reuse
from builder.text.cells import read
from builder.text.execute import finish, make
from builder.text.notebooks import GRADES, is_source, sources
from builder.text.places import BookError
from builder.text.values import prose
from tests.helpers.environment import ROOT, TWO_THREADS

SOURCES = sources()
NOTEBOOKS = [*ROOT.glob("*.ipynb"), *ROOT.glob("chapters/*.ipynb")]
NOTEBOOKS += [*ROOT.glob("data/*.ipynb"), *ROOT.glob("pages/*.ipynb")]
OTHERS = [p for p in SOURCES if not (ROOT / f"notebooks/{p.stem}.ipynb").exists()]
PAGES = [page for page in ROOT.glob("pages/*.md") if page not in SOURCES]
HOOKS = ROOT / ".pre-commit-config.yaml"
UNCOMPARED = {"nbval-ignore-output", "nbval-skip", "raises-exception"}
DECIMAL = re.compile(r"\d+\.\d+")


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


@pytest.mark.parametrize(
    ("old", "new", "runs_again"),
    [
        ("Loss", "A loss", False),
        ("{n}`x:.1f`", "{n}`x:.1f` or {n}`x:.1f`", False),
        ("{n}`x:.1f`", "three", False),
        ("{n}`x:.1f`", "{n}`x:.2f`", True),
        ("x = 3.0", "x = 3.00", True),
    ],
)
def test_only_changed_code_and_new_numbers_run_again(tmp_path, old, new, runs_again):
    source = tmp_path / "page.md"
    text = "# Loss\n\n```{code-cell}\nx = 3.0\nx\n```\n\nIt is {n}`x:.1f`.\n"
    source.write_text(text, "utf8")
    source.with_suffix(".ipynb").write_text(make(source), "utf8")
    source.write_text(text.replace(old, new), "utf8")
    found = reuse(source)
    assert (found is None) if runs_again else (found == make(source))


FIGURE = """\
# Loss

A line.

```{code-cell}
---
mystnb:
  figure:
    name: fig-a
    caption: All of it.
---
draw()
```
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    name: fig-a\n", "", "8: add a name to this figure"),
        ("    caption: All of it.\n", "", "8: add a caption to this figure"),
        ("All of it.", "", "8: add a caption to this figure"),
        (
            "  figure:\n    name: fig-a\n    caption: All of it.\n",
            "  figure: fig-a\n",
            "8: add a name and a caption to this figure",
        ),
        (
            "All of it.",
            "All: of it.",
            '10: mapping values are not allowed here (quote a caption that holds ": ")',
        ),
        ("All of it.", "[All", "10: expected ',' or ']', but got "),
    ],
)
def test_a_figure_that_cannot_be_read_is_named(tmp_path, old, new, says):
    source = tmp_path / "page.md"
    source.write_text(FIGURE, "utf8")
    assert read(source).cells[1].metadata.mystnb.figure.name == "fig-a"
    source.write_text(FIGURE.replace(old, new), "utf8")
    with pytest.raises(BookError) as error:
        read(source)
    assert f"page.md:{says}" in str(error.value)


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_every_cell_knows_its_line(source):
    lines = source.read_text("utf8").splitlines()
    cells = read(source).cells
    starts = [cell.metadata.line for cell in cells]
    ours = [c.metadata.line for c in cells if "exercise" not in c.metadata]
    assert ours == sorted(set(ours))
    for cell, start in zip(cells, starts, strict=True):
        line = lines[start - 1]
        if "exercise" in cell.metadata:
            assert line.startswith(("```{", f":name: {cell.metadata.exercise}"))
        elif cell.cell_type == "code":
            assert line.startswith("```{code-cell}")
        else:
            assert line == cell.source.splitlines()[0]


@pytest.fixture
def little_book(monkeypatch, tmp_path):
    """Return the folder of a book of one chapter, with its two notebooks."""
    monkeypatch.setattr(notebooks, "ROOT", tmp_path)
    monkeypatch.setattr(places, "ROOT", tmp_path)
    source = tmp_path / "chapters/1-a.md"
    text = "---\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n# A\n"
    for folder in ("chapters", "notebooks", "pages"):
        (tmp_path / folder).mkdir()
    source.write_text(text, "utf8")
    for folder in ("chapters", "notebooks"):
        made = finish(read(source), source)
        (tmp_path / folder / "1-a.ipynb").write_text(made, "utf8")
    (tmp_path / "pages/glossary.md").write_text("# Glossary\n", "utf8")
    return tmp_path


def told(monkeypatch, capsys, *words):
    """Return the exit code of builder.text.notebooks in a folder, and what it says."""
    monkeypatch.setattr(sys, "argv", ["notebooks", *map(str, words)])
    code = notebooks.main()
    out = capsys.readouterr()
    return code, (out.out + out.err).strip()


def test_a_text_that_is_no_source_any_more_is_named(little_book):
    source = little_book / "chapters/1-a.md"
    assert notebooks.sources() == [source]
    source.write_text(source.read_text("utf8").replace("nelspec", "nelspc"), "utf8")
    with pytest.raises(
        BookError, match=r"^chapters/1-a\.md:1: no kernelspec in the fr"
    ):
        notebooks.sources()


@pytest.mark.parametrize("path", ["chapters/no.md", "pages/glossary.md"])
def test_only_sources_are_made(little_book, monkeypatch, capsys, path):
    monkeypatch.chdir(little_book)
    code, says = told(monkeypatch, capsys, path)
    assert code == 1
    assert says == f"{path} makes no notebook; these texts do: chapters/1-a.md"
    assert not (little_book / path).with_suffix(".ipynb").exists()


@pytest.mark.parametrize("folder", ["chapters", "notebooks"])
def test_a_commit_lacks_no_notebook(little_book, monkeypatch, capsys, folder):
    assert told(monkeypatch, capsys, "--fresh") == (0, "")
    notebook = little_book / folder / "1-a.ipynb"
    notebook.write_text('{"metadata": {"source_sha256": "another"}}', "utf8")
    code, says = told(monkeypatch, capsys, "--fresh")
    add = "git add chapters/1-a.md chapters/1-a.ipynb notebooks/1-a.ipynb"
    assert code == 1
    assert says.endswith(f"run make book, then {add}")


def test_the_hook_needs_nothing_but_python():
    """Pre-commit's environment has no more, so none of what is installed is seen."""
    (repository,) = yaml.safe_load(HOOKS.read_text("utf8"))["repos"]
    (hook,) = [hook for hook in repository["hooks"] if hook["id"] == "notebooks"]
    command = [sys.executable, "-S", *hook["entry"].split()[1:]]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    staged = ["index.md", "chapters/2-loss.md", "notebooks/2-loss.ipynb"]
    assert all(re.search(hook["files"], path) for path in staged)


def texts(path):
    """Return the texts of a source that a reader sees, captions included."""
    if not is_source(path):
        return [path.read_text("utf8")]
    cells = jupytext.read(path, fmt="md:myst").cells
    captions = [
        json.dumps(c.metadata.get("mystnb", {}), ensure_ascii=False) for c in cells
    ]
    return [c.source for c in cells if c.cell_type == "markdown"] + captions


@pytest.fixture(scope="module")
def known():
    """Return the numbers that are not ours: the lecture's, and facts with a reason."""
    lecture = DECIMAL.findall((ROOT / "data/lecture-figures.csv").read_text("utf8"))
    facts = (ROOT / "tests/course/lecture-facts.txt").read_text("utf8").splitlines()
    for fact in facts:
        assert re.fullmatch(r"\d+\.\d+ +# \S.*", fact), f"no reason: {fact}"
    return {*lecture, *(fact.split()[0] for fact in facts)}


@pytest.mark.parametrize("path", [*SOURCES, *PAGES], ids=name)
def test_no_number_of_ours_is_typed(path, known):
    typed = {number for text in texts(path) for number in DECIMAL.findall(prose(text))}
    assert typed <= known, (
        "compute them with the role {n}, or say in lecture-facts.txt why"
    )


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_code_fits_the_page(source):
    for cell in jupytext.read(source, fmt="md:myst").cells:
        if cell.cell_type == "code":
            long = [line for line in cell.source.splitlines() if len(line) > 80]
            assert not long, f"over 80 characters, cut off on the page: {long}"
