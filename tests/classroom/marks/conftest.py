"""A graded class of three, and its first report."""

from functools import partial

import pytest

from tests.helpers.classroom.graded_class import STUDENTS, in_folder, report, result

TEXT = "Because of the weekend."


@pytest.fixture
def make(tmp_path):
    """The function that makes an assignment of students, results and submissions."""
    return partial(in_folder, tmp_path / "week3")


@pytest.fixture
def three(make):
    """s01 with 2 of 4 points and 3 of 3, s02 with all, s03 who handed in nothing."""
    results = {"s01": result("s01", 2, text=TEXT), "s02": result("s02", 4, text=TEXT)}
    collected = {"s01": {"file": "a.ipynb"}, "s02": {"file": "b.ipynb"}}
    assignment = make(STUDENTS[:3], results, collected=collected)
    report(assignment)
    return assignment
