"""One submission's result, and what it depends on."""

from dataclasses import replace

import pytest

from classroom.grade.grade import NOTHING, grade, key
from tests.helpers.classroom.zips import notebook
from tests.helpers.environment import needs_sandbox


@pytest.mark.parametrize(
    "part", ["given", "stub", "solution", "checks", "wrongs"]
)  # fmt: skip
def test_whatever_a_result_depends_on_is_in_its_key(made, part):
    exercise = made.exercises[0]
    old = getattr(exercise, part)
    new = f"{old}\n# more" if isinstance(old, str) else old[1:]
    other = replace(exercise, **{part: new})
    assert key(b"", other, 1) != key(b"", exercise, 1)
    assert key(b"", exercise, 2) != key(b"", exercise, 1) != key(b"x", exercise, 1)


@needs_sandbox
def test_an_untouched_exercise_is_known_as_one(made):
    (file, *_) = made.submitted()
    found = grade(file.read_bytes(), made.exercises, made.seed(made.students[0]))
    assert [r["untouched"] for r in found["exercises"].values()] == [True, True]


@needs_sandbox
def test_a_notebook_of_something_else_is_asked_about(made):
    """And an untouched one isn't: its names are there."""
    seed = made.seed(made.students[0])
    other = grade(notebook("a = 1"), made.exercises, seed)["notes"]
    assert other == [NOTHING]
    (file, *_) = made.submitted()
    assert grade(file.read_bytes(), made.exercises, seed)["notes"] == []
