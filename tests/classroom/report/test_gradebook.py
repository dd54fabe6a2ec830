"""Grade books: a table for people, and what Moodle and Canvas can import."""

import pytest

from classroom.roster.roster import Student
from tests.helpers.classroom.graded_class import STUDENTS, report, result
from tests.helpers.classroom.zips import notebook


def test_the_table_of_everything(school):
    head, *lines = report(school).books["gradebook"]
    names = ["mean-not-sum", "your-fridays"]
    assert head == [
        *("student", "name", "status", "late", "found", "given", "penalty"),
        *("total", "most", *names, "cells that failed", "comments"),
    ]
    assert [line[0] for line in lines] == [student.id for student in STUDENTS]
    assert lines[6] == [
        *("s07", "Name07 Family07", "graded", "", "2", "", "", "2", "7", "2", "0"),
        *("1", ""),
    ]
    assert lines[11] == [
        *("s12", "Name12 Family12", "nothing handed in", "", *[""] * 9)
    ]
    assert lines[10][2] == "not graded yet"


MOODLE = {"First name": "Ada", "ID number": "0071", "Email address": "a@x.org"}
CANVAS = {"Student": "Byron, Ada", "ID": "9", "SIS User ID": "u", "SIS Login ID": "l"}
CANVAS |= {"Section": "A", "Week 3 (1234)": ""}


def test_moodle_gets_its_own_columns(make):
    students = [Student("0071", "Ada Byron", "a@x.org", MOODLE)]
    students.append(Student("2", "Bo", "", {"ID number": "2", "Email address": ""}))
    book = report(make(students, {"0071": result("0071", 2)})).books
    feedback = "mean-not-sum 2/4; your-fridays 3/3"
    assert book["gradebook-moodle"] == [
        ["ID number", "Email address", "Full name", "Week 3", "Feedback"],
        ["0071", "a@x.org", "Ada Byron", "5", feedback],
        ["2", "", "Bo", "", ""],
    ]


def test_canvas_gets_its_own_columns(make):
    students = [Student("u", "Ada Byron", "", CANVAS)]
    students.append(Student("2", "Bo", "", CANVAS | {"Student": "Bo", "ID": "10"}))
    assignment = make(students, {"u": result("u", 4)})
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert report(assignment).books["gradebook-canvas"] == [
        [*head, "Week 3 (1234)"],
        ["    Points Possible", "", "", "", "", "7"],
        ["Byron, Ada", "9", "u", "l", "A", "7"],
        ["Bo", "10", "u", "l", "A", ""],
    ]
    data = (assignment.folder / "report" / "gradebook-canvas.csv").read_bytes()
    assert data.startswith(b"Student,ID,")


def test_a_roster_of_ones_own_gives_lms_files_too(make):
    book = report(make([Student("7", "Bo", "", {"nr": "7"})], {})).books
    assert book["gradebook-moodle"][1] == ["7", "Bo", "", ""]
    assert book["gradebook-canvas"][0][-1] == "Week 3"
    assert book["gradebook-canvas"][2] == ["Bo", "", "7", "", "", ""]


def test_lms_books_wait_until_all_are_graded(school, make):
    made = report(school)
    assert set(made.books) == {"gradebook"}
    assert (
        "none for Moodle and Canvas while 1 student is not graded yet" in made.summary
    )
    (school.folder / "submissions" / "s11.ipynb").unlink()
    assert set(report(school).books) > {"gradebook-moodle", "gradebook-canvas"}
    (school.folder / "submissions" / "s05.ipynb").write_bytes(notebook("a = 2"))
    made = report(school)
    assert set(made.books) == {"gradebook"}
    assert made.books["gradebook"][5][2] == "to be graded again"


@pytest.mark.parametrize(
    ("stated", "warned"), [("10", True), ("10,0", True), ("7.0", False), ("", False)]
)
def test_other_points_in_canvas_are_a_warning(make, stated, warned):
    students = [Student("u", "Ada Byron", "", CANVAS)]
    assignment = make(students, {"u": result("u", 4)})
    (assignment.folder / "roster.csv").write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,Week 3 (1234),Week 4 (1)\n"
        f'    Points Possible,,,,,"{stated}",99\n"Byron, Ada",9,u,l,A,,\n'
    )
    made = report(assignment)
    said = "says that Week 3 has 10 points, the exercises have 7: change the points"
    for text in (made.summary, made.page):
        assert (said in text) == warned == ("list of students says" in text)
