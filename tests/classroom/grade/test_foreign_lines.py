"""What students put into a notebook for Jupyter or Colab costs nothing; it is noted."""

import json

import pytest

from classroom.grade.grade import grade
from tests.helpers.environment import needs_sandbox

pytestmark = needs_sandbox
CLONE = "!git clone https://example.org/o/viewcast && pip install ./viewcast"
PIP = "pip install -q git+https://example.org/some-owner/viewcast.git"
PIP_TWICE = (  # each would wait eight seconds for a network
    "import os, sys\n"
    "for _ in '12': os.system(f'{sys.executable} -m pip install no-such-one')"
)
SKIPPED = "skipped `{}`: the grader runs Python code alone"
COLAB = "from google.colab import drive\ndrive.mount('/content/drive')"
LACKS = "ModuleNotFoundError: No module named '{}' (the grader has the course's "
ABOVE = {  # "Run this cell first": what is noted of the cell, which is run
    f"!{PIP}": SKIPPED.format(f"!{PIP}"[:59] + "…"),
    f"%{PIP}": SKIPPED.format(f"%{PIP}"[:59] + "…"),
    CLONE: SKIPPED.format(CLONE[:59] + "…"),
    "%cd /content": SKIPPED.format("%cd /content"),
    "if True:\n    !ls\n    files = !ls": SKIPPED.format("!ls`, `!ls"),
    "%no_such_magic": SKIPPED.format("%no_such_magic"),
    "%reset -f": SKIPPED.format("%reset -f"),
    "": None,
    "%matplotlib inline\n%load_ext autoreload": None,
    "%%time": None,
    "%%capture": None,
    "np?": None,
    PIP_TWICE: None,
}
FAILING = {  # and of which no line below is run
    COLAB: LACKS.format("google"),
    "import pandas as pd\nimport seaborn": LACKS.format("pandas"),
    "pip install pandas": "SyntaxError: ",
}


@pytest.fixture
def marks(made):
    """The function that grades s01's notebook, solved, with its cells changed."""

    def graded(change):
        notebook = json.loads(made.submitted()[0].read_text("utf8"))
        solved = {e.stub: e.solution for e in made.exercises}
        for cell in notebook["cells"]:
            cell["source"] = solved.get(cell["source"], cell["source"])
        codes = [c for c in notebook["cells"] if c["cell_type"] == "code"]
        notebook["cells"] = change(codes) or codes
        data = json.dumps(notebook).encode()
        found = grade(data, made.exercises, made.seed(made.students[0]))
        results = found["exercises"].values()
        return [r["points"] for r in results], found["notes"], [*results]

    return graded


def code(*sources):
    return [{"cell_type": "code", "source": source} for source in sources]


@pytest.mark.parametrize("lines", [ABOVE, FAILING])
def test_a_foreign_line_in_the_first_cell_costs_nothing(marks, lines):
    """Each stands above a copy of the first cell, which stands nowhere else."""

    def above(cells):
        first, *rest = cells
        return code(*(f"{line}\n{first['source']}" for line in lines)) + rest

    points, notes, _ = marks(above)
    assert points == [3, 1]
    wanted = {n: what for n, what in enumerate(lines.values(), 1) if what}
    assert len(notes) == len(wanted), notes
    for note, (number, what) in zip(notes, wanted.items(), strict=True):
        assert note.startswith(f"code cell {number} (")
        assert what in note


@pytest.mark.parametrize("how", ["gone", "another student's"])
def test_the_first_cell_may_be_missing_and_says_whose_log_it_is(marks, made, how):
    def change(cells):
        if how == "gone":
            return cells[1:]
        other = str(made.seed(made.students[1]))
        cells[0]["source"] = cells[0]["source"].replace(
            str(made.seed(made.students[0])), other
        )

    # whoever works on a neighbour's log has a neighbour's numbers
    assert marks(change)[0] == ([3, 1] if how == "gone" else [3, 0])


def test_an_untouched_first_cell_isnt_run_twice(marks, made, monkeypatch):
    from classroom.grade import attempt

    run, real = [], attempt.Box.run

    def counted(box, code, *more):
        run.append(code)
        return real(box, code, *more)

    monkeypatch.setattr(attempt.Box, "run", counted)
    marks(lambda cells: None)
    assert sum("own_log(" in code for code in run) == 1
    run.clear()
    marks(lambda cells: code("# mine") + cells)
    assert sum("own_log(" in code for code in run) == 2


CELLS = {  # at the end of a notebook that is right: (code, what is noted of it)
    "%reset -f": SKIPPED.format("%reset -f"),
    "exit()": SKIPPED.format("exit()"),
    "quit()\nw = 3": SKIPPED.format("exit()"),
    "import sys\nsys.exit(1)": "it ends the program; the lines below weren't run, the",
    "raise SystemExit": "it ends the program; the lines below weren't run, the next",
    "age = int(input('Age? '))": "EOFError: input() finds nobody to answer while this",
    "%%bash\nrm -rf /": SKIPPED.format("%%bash"),
    "%%writefile a.py\nmean_error = None": SKIPPED.format("%%writefile a.py"),
}


def test_what_ends_or_asks_is_told_in_a_sentence(marks):
    points, notes, _ = marks(lambda cells: cells + code(*CELLS))
    assert points == [3, 1]
    for note, what in zip(notes, CELLS.values(), strict=True):
        assert what in note
        assert "AttributeError" not in note


def test_code_below_a_magic_is_run(marks):
    """And what it raises is noted as ever."""

    def timed(cells):
        for cell in cells:
            cell["source"] = f"%%time\n{cell['source']}"
        silent = "%%timeit\nmean_error = None", "%%html\n<p>", "%timeit 1"
        return cells + code(
            *silent, "%time slow = 5", "%%time\nslow / 0", "slow.real.nothing"
        )

    points, notes, _ = marks(timed)
    assert points == [3, 1]
    assert [note.partition(": ")[2].split(":")[0] for note in notes] == [
        "ZeroDivisionError",
        "AttributeError",
    ]


def test_a_function_that_asks_is_told_in_a_check_too(marks):
    def asks(cells):
        return cells + code("def mean_error(y_hat, y):\n    return float(input())")

    _, _, (result, _) = marks(asks)
    told = result["checks"][0]["message"]
    assert told.startswith("it stopped with EOFError: input() finds nobody")
