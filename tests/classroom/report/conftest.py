"""A graded class in its folder."""

from functools import partial

import pytest

from tests.helpers.classroom.graded_class import (
    ANSWER,
    STUB,
    STUDENTS,
    in_folder,
    results_of_class,
)
from tests.helpers.classroom.zips import notebook


@pytest.fixture
def make(tmp_path):
    """The function that makes an assignment of students, results and submissions."""

    return partial(in_folder, tmp_path / "week3")


@pytest.fixture
def school(make):
    """Twelve students: two of the eleven who handed in did so oddly."""
    own = {f"s{i:02}": notebook(STUB, f"a{i} = {i}") for i in range(1, 12)}
    own["s03"] = notebook(ANSWER, mark="s01")
    own["s04"] = b"no notebook"
    return make(STUDENTS, results_of_class(), own)
