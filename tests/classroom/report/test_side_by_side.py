"""Pairs beside each other, and students whose code is the exercise's own solution."""

from types import SimpleNamespace

import pytest

from classroom.report.side_by_side import own_solutions, side_by_side
from classroom.report.similarity import alike
from tests.helpers.classroom.alike_code import HONEST, ORIGINAL, RENAMED, STUB
from tests.helpers.classroom.graded_class import STUDENTS, report
from tests.helpers.classroom.zips import notebook


def test_what_two_have_is_marked_whatever_its_names():
    sources = {
        "a": [STUB, f"{ORIGINAL}\n\n)"],
        "b": [RENAMED, "mine = 1"],
        "c": [HONEST[0]],
    }
    (pair,) = alike(sources, [STUB])
    first, second = side_by_side(pair, sources, [STUB])
    marked = [[line.strip() for line, shared in s if shared] for s in (first, second)]
    assert "worst = max(differences, key=abs)" in marked[0]
    assert "w = max(e, key=abs)" in marked[1]
    assert 'print("day", k, "is far off")' in marked[1]
    assert "" not in marked[0] + marked[1]
    own = [line for line, shared in second if not shared]
    assert "    # my very own work" in own
    assert "def summary(y_hat, y):" in own  # it was handed out
    assert "mine = 1" in own


def test_the_page_shows_a_pair_and_runs_none_of_it(make):
    own = {
        "s01": notebook(ORIGINAL),
        "s02": notebook(RENAMED + "\n# <script>x</script>"),
    }
    page = report(make(STUDENTS, {}, own)).page
    assert "<mark>    w = max(e, key=abs)</mark>\n" in page
    assert "<mark>    worst = max(differences, key=abs)</mark>\n" in page
    assert "<script" not in page


SHORT = "def mean(y):\n    return np.mean(y)"


@pytest.mark.parametrize(
    ("solution", "code", "known"),
    [
        (ORIGINAL, ORIGINAL, True),
        (ORIGINAL, f"import math\n{ORIGINAL}\n\nsummary([1], [2])", True),
        (ORIGINAL, RENAMED, True),
        (ORIGINAL, HONEST[0], False),
        (ORIGINAL, STUB, False),
        (SHORT, SHORT, False),
    ],
)
def test_the_solution_is_known_in_the_work_of_one_alone(solution, code, known):
    exercise = SimpleNamespace(solution=solution)
    sources = {"a": ["x = 1", code], "b": [HONEST[1]]}
    found = own_solutions(sources, [exercise], [STUB])
    assert found == ([(exercise, ["a"])] if known else [])


def test_the_page_names_who_wrote_the_solution(make):
    solution = (
        "def mean_error(y_hat, y):\n"
        "    return abs(np.subtract(y_hat, y)).mean()"
        "  # as the course's page has it, to the very last sign of the remark"
    )
    assignment = make(STUDENTS, {}, {"s02": notebook(solution)})
    text = assignment.folder.parent / "exercises.md"
    told = text.read_text("utf8").replace(
        "def mean_error(y_hat, y):\n    return abs(np.subtract(y_hat, y)).mean()",
        solution,
    )
    text.write_text(told, "utf8")
    page = report(assignment).page
    assert "The exercise's own solution" in page
    assert "<li>The mean, not the sum: <bdi>Name02 Family02 (s02)</bdi></li>" in page
