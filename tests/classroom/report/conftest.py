"""A graded class in its folder."""

import json

import pytest

from classroom.assign.assignment import Assignment, file_name
from classroom.collect.submission import digest
from tests.helpers.classroom.graded_class import (
    ANSWER,
    EXERCISES,
    STUB,
    STUDENTS,
    results_of_class,
)
from tests.helpers.classroom.zips import notebook


@pytest.fixture
def make(tmp_path):
    """The function that makes an assignment of students, results and submissions."""

    def made(students, results, submissions=None, title="Week 3", collected=None):
        folder = tmp_path / "week3"
        for name in ("results", "submissions"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        text = tmp_path / "exercises.md"
        text.write_text(EXERCISES, "utf8")
        names = ("mean-not-sum", "your-fridays")
        assignment = Assignment(folder, title, names, (str(text),))
        vars(assignment)["students"] = students
        submissions = submissions or {}
        (folder / "collected.json").write_text(json.dumps(collected or {}))
        for student in students:
            name = file_name(student)
            data = submissions.get(student.id)
            if data is not None:
                (folder / "submissions" / f"{name}.ipynb").write_bytes(data)
            if student.id in results:
                stored = results[student.id] | {"submission": digest(data or b"")}
                file = folder / "results" / f"{name}.json"
                file.write_text(json.dumps(stored), "utf8")
        return assignment

    return made


@pytest.fixture
def school(make):
    """Twelve students: two of the eleven who handed in did so oddly."""
    own = {f"s{i:02}": notebook(STUB, f"a{i} = {i}") for i in range(1, 12)}
    own["s03"] = notebook(ANSWER, mark="s01")
    own["s04"] = b"no notebook"
    return make(STUDENTS, results_of_class(), own)
