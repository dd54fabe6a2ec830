"""The roster: what LMSs export is read, by the columns that serve everybody."""

import pytest

from classroom.roster.extra_rows import points_possible
from classroom.roster.identities import name_keys
from classroom.roster.roster import Student, how_read
from tests.helpers.classroom.rosters import (
    BRIGHTSPACE,
    CANVAS,
    EXPORTS,
    GOOGLE,
    MOODLE,
    WESTERN,
    read,
    who,
    write,
)


@pytest.mark.parametrize("export", EXPORTS)
def test_exports_are_read(tmp_path, export):
    text, students = EXPORTS[export]
    assert who(read(tmp_path, text)) == students


def test_email_and_the_columns_as_given_are_kept(tmp_path):
    text = "name,id,email,Group \n Ana  Müller ,1001, ana@uni.edu, B\n"
    (student,) = read(tmp_path, text)
    assert student == Student("1001", "Ana Müller", "ana@uni.edu")
    columns = {"name": " Ana  Müller ", "id": "1001", "email": " ana@uni.edu"}
    assert student.row == columns | {"Group ": " B"}
    assert list(student.row) == ["name", "id", "email", "Group "]
    assert len({student}) == 1


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("id number,username,name\n1,ana,A\n2,mei,B\n", ["1", "2"]),
        ("id number,username,name\n1,ana,A\n,mei,B\n", ["ana", "mei"]),
        ("id number,username,email,name\n1,ana,a@x,A\n,,b@x,B\n", ["a@x", "b@x"]),
        ("id number,username,email,name\n1,x,a@x,A\n,x,b@x,B\n", ["a@x", "b@x"]),
        ("id number,email,name\n1,,A\n,,B\n", ["A", "B"]),
        ("id number,username,name\n,ana,A\n,mei,B\n", ["ana", "mei"]),
        ("Student,ID,SIS User ID\nA,501,1\nB,502,\n", ["501", "502"]),
        ("name,email,ID,student id\nA,a@x,9,1\nB,b@x,9,2\n", ["1", "2"]),
    ],
)
def test_ids_are_of_the_best_column_that_serves_everybody(tmp_path, text, ids):
    assert [student.id for student in read(tmp_path, text)] == ids


KING = ("138", "Martin Luther King, Jr.")


@pytest.mark.parametrize(
    "text",
    [
        'First name,Last name,ID number\nMartin Luther,"King, Jr.",138\n',
        "Last Name;First Name;Student ID\nKing, Jr.;Martin Luther;138\n",
        'Student,ID,SIS User ID\n"King, Jr., Martin Luther",5,138\n',
        'Student,ID,SIS User ID\n"King, Martin Luther, Jr.",5,138\n',
        'name,id\n"Martin Luther King, Jr.",138\n',
        'Full name,First name,Surname,id\n"M L King",Martin Luther,"King, Jr.",138\n',
    ],
)
def test_a_comma_in_a_last_name_loses_nothing(tmp_path, text):
    (student,) = read(tmp_path, text)
    assert (student.id, student.name) == KING
    assert {"martinlutherkingjr", "kingjrmartinluther"} <= name_keys(student)
    if "King, Martin Luther, Jr." in text:
        assert "kingmartinlutherjr" in name_keys(student)  # as Canvas names its files


def test_a_students_own_row_is_none_of_the_lms(tmp_path):
    """Points and Date are names too, where an address stands beside them."""
    text = GOOGLE + "Points,,points@uni.edu,\nDate,Ana,date@uni.edu,\n"
    ids = [id for id, _ in who(read(tmp_path, text))]
    assert ids[-2:] == ["points@uni.edu", "date@uni.edu"]
    assert len(ids) == 4


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (CANVAS, {"Homework (77)": 10.0}),
        (GOOGLE, {"Week 2": 18.0}),
        (BRIGHTSPACE, {"Week 2 Points Grade <Numeric MaxPoints:18>": 18.0}),
        ('Username,"Week 2 [Total Pts: 18.5 Score] |1"\nana,\n', 18.5),
        (MOODLE, {}),
        ("name,id\n", {}),
    ],
)
def test_the_points_that_an_lms_has_are_read(tmp_path, text, points):
    found = points_possible(write(tmp_path, text))
    assert points in (found, *found.values())


def test_test_student_is_only_canvas_own(tmp_path):
    assert who(read(tmp_path, "name,id\nTest Student,1\n")) == [("1", "Test Student")]


@pytest.mark.parametrize("column", ["Number", "No", "No.", "Nr", "nr."])
def test_a_number_by_any_short_name_is_an_id(tmp_path, column):
    text = f"{column},Name\n1001,Ana Müller\n1002,Mei Lin\n"
    assert who(read(tmp_path, text)) == WESTERN


def test_a_number_that_counts_the_lines_is_the_last_choice(tmp_path):
    text = "No,Name,Email\n1,Ana,a@x.org\n2,Mei,m@x.org\n"
    assert [id for id, _ in who(read(tmp_path, text))] == ["a@x.org", "m@x.org"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CANVAS, "2 students, known by SIS User ID; names from Student"),
        (
            MOODLE,
            "2 students, known by ID number; names from First name and Surname",
        ),
        (
            "name,id\nAna,1\n,2\n,3\n",
            "3 students, known by id; names from name\n2 students without a name: "
            "their files can be matched by id only",
        ),
        (
            "id\n1\n",
            "1 student, known by id\n1 student without a name: its files can be "
            "matched by id only",
        ),
    ],
)
def test_how_a_roster_was_read_is_said(tmp_path, text, says):
    assert how_read(write(tmp_path, text)) == says
