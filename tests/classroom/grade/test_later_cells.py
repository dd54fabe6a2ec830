"""An answer that a later cell sets again or deletes is told as just that."""

import json

import pytest

from classroom.grade.grade import grade
from tests.helpers.classroom.zips import notebook
from tests.helpers.environment import needs_sandbox

pytestmark = needs_sandbox
AGAIN = (
    "A later cell, code cell {}, sets {} again: what counts is what is there at the "
    "end."
)


@pytest.fixture
def told(made):
    """The function that gives the message on each exercise, and what is untouched."""
    mean, first = made.exercises

    def graded(*cells):
        words = {"STUB": mean.stub, "RIGHT": mean.solution, "FIRST": first.solution}
        words["FIRST"] = f"{first.given}\n{first.solution}"
        words |= {"WRONG": mean.wrongs[0].code}
        data = notebook(*(words.get(cell, cell) for cell in cells))
        data = data if isinstance(data, bytes) else json.dumps(data).encode()
        results = grade(data, made.exercises, made.seed(made.students[0]))["exercises"]
        return [(r["message"].split("\n"), r["untouched"]) for r in results.values()]

    return graded


def test_a_copied_stub(told):
    (said, untouched), right = told("RIGHT", "FIRST", "STUB")
    assert (said, untouched) == ([AGAIN.format(3, "mean_error")], False)
    assert right == ([""], False)


@pytest.mark.parametrize(
    "code", ["for first_mean in range(3): pass", "%%time\nimport math as first_mean"]
)
def test_a_name_that_is_used_again(told, code):
    _, (said, untouched) = told("RIGHT", "FIRST", code)
    assert said[0] == AGAIN.format(3, "first_mean")
    assert not untouched


def test_a_deleted_answer(told):
    (said, _), _ = told("RIGHT", "FIRST", "del mean_error")
    assert said[0] == "A later cell, code cell 3, deletes mean_error."


def test_a_mistake_is_told_below(told):
    (said, _), _ = told("RIGHT", "FIRST", "WRONG")
    assert said == [AGAIN.format(3, "mean_error"), "You summed."]


def test_what_is_right_at_the_end_is_told_nothing(told):
    assert told("WRONG", "FIRST", "RIGHT")[0] == ([""], False)


@pytest.mark.parametrize("cells", [["STUB", "STUB"], ["WRONG"]])
def test_what_was_set_once_or_is_the_stub_is_told_as_ever(told, cells):
    (said, untouched), _ = told("FIRST", *cells)
    assert "later cell" not in said[0]
    assert untouched == (cells != ["WRONG"])


def test_a_stub_that_was_answered_below_is_no_overwriting(told):
    """The first cell stays as it was, and the answer stands in the second."""
    (said, untouched), _ = told("STUB", "FIRST", "WRONG")
    assert (said, untouched) == (["You summed."], False)
