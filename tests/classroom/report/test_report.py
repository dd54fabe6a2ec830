"""The report as a whole: its summary, its bytes, and what it leaves alone."""

import copy

import pytest

from classroom.report.report import write_report
from tests.helpers.classroom.graded_class import (
    STUDENTS,
    quiet,
    report,
    results_of_class,
)


def test_the_summary(school):
    first, second, *_ = report(school).summary.splitlines()
    assert first == (
        "12 students: 10 graded, 1 not graded yet, 1 without a submission; "
        "on average 4.6 of 7 points"
    )
    assert second.startswith("submissions to look at: 4; equal files: 0; pairs")


def test_the_same_results_give_the_same_bytes(school):
    def everything():
        write_report(school, quiet)
        files = sorted((school.folder / "report").rglob("*"))
        return {file: file.read_bytes() for file in files if file.is_file()}

    first = everything()
    assert len(first) == 13  # no grade books for LMSs while one waits
    assert everything() == first


def test_results_are_left_as_they_were(school):
    before = {p: p.read_bytes() for p in school.folder.glob("[rs]*s/*")}
    students = copy.deepcopy(school.students)
    report(school)
    assert {p: p.read_bytes() for p in before} == before
    assert school.students == students


def test_no_report_without_the_key(make):
    assignment = make(STUDENTS, results_of_class())
    vars(assignment)["fingerprint"] = "of a key that was lost"
    with pytest.raises(ValueError, match="class-key is missing"):
        write_report(assignment, quiet)
    assert not (assignment.folder / "report").exists()
