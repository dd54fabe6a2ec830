"""The tables of a term, over assignments whose rosters differ."""

import pytest

from classroom.roster.roster import Student
from classroom.term.term import Scheme, TermError, write_term
from tests.helpers.classroom.graded_class import in_folder, report, result, rows
from tests.helpers.classroom.marks_table import WHOLE, fill
from tests.helpers.classroom.zips import notebook

ANA, BO = Student("s01", "Ana", "ana@x.org"), Student("s02", "Bo", "bo@x.org")


@pytest.fixture
def weeks(tmp_path):
    """Three weeks: Ana 7, 5 and 3 of 7 points, Bo 7 and twice nothing."""
    points = [(7, 7), (5, None), (3, None)]
    return [
        week(tmp_path / f"week{i}", [ANA, BO], {"s01": a, "s02": b})
        for i, (a, b) in enumerate(points, 1)
    ]


def week(folder, students, points):
    """A graded assignment; points: by id, None where nothing was handed in."""
    results = {
        id: result(id, 4 if p == 7 else p - 3)
        for id, p in points.items()
        if p is not None
    }
    return in_folder(folder, students, results, {id: notebook() for id in results})


def written(tmp_path, weeks, **how):
    """The summary, and the rows of the tables that are there."""
    summary = write_term(tmp_path / "grades.csv", weeks, Scheme(**how))
    tables = [rows(file) for file in sorted(tmp_path.glob("grades*.csv"))]
    return summary, *tables


def test_one_row_a_student_over_all_weeks(tmp_path, weeks):
    summary, canvas, moodle, people = written(tmp_path, weeks, drop=1, title="Spring")
    assert people == [
        [
            "student",
            "name",
            *(f"week{i} (of 7)" for i in (1, 2, 3)),
            "Spring (of 100)",
            "dropped",
            "missing",
        ],
        ["s01", "Ana", "7", "5", "3", "85.71", "week3", ""],
        ["s02", "Bo", "7", "", "", "50", "week3", "week2, week3"],
    ]
    assert canvas[1][-1] == "100"
    assert [row[-1] for row in canvas] == ["Spring", "100", "85.71", "50"]
    said = "week1 7; week2 5; week3 3; dropped: week3"
    assert moodle[1] == ["s01", "Ana", "85.71", said]
    assert "missing: week2, week3" in moodle[2][-1]
    assert "missing work (1):\n  Bo (s02): week2, week3" in summary
    assert "2 students in " in summary
    assert (tmp_path / "grades.csv").read_bytes().startswith(b"\xef\xbb\xbfstudent")


@pytest.mark.parametrize(
    ("how", "ana", "bo"),
    [
        ({"weights": (1, 1, 2)}, "64.29", "25"),
        ({"weights": (1, 1, 2), "out_of": 20}, "12.86", "5"),
        ({"skip_missing": True}, "71.43", "100"),
    ],
)
def test_weights_scale_and_missing_work(tmp_path, weeks, how, ana, bo):
    *_, people = written(tmp_path, weeks, **how)
    assert [row[5] for row in people[1:]] == [ana, bo]


def test_a_persons_say_counts(tmp_path, weeks):
    report(weeks[1])
    fill(weeks[1], ("s02", WHOLE, {"points given": "3,5"}))
    *_, people = written(tmp_path, weeks)
    assert people[2][3:] == ["3.5", "", "50", "", "week3"]


def test_students_are_known_when_their_number_changes(tmp_path, weeks):
    later = [Student("ana@x.org", "Ana B.", "ANA@x.org"), Student("s09", "New")]
    weeks[2] = week(tmp_path / "new/week3", later, {"ana@x.org": 7})
    *_, people = written(tmp_path, weeks)
    assert [row[:5] for row in people[1:]] == [
        ["ana@x.org", "Ana B.", "7", "5", "7"],
        ["s09", "New", "", "", ""],
        ["s02", "Bo", "7", "", ""],
    ]


def test_no_tables_for_lms_while_somebody_waits(tmp_path, weeks):
    assert len(written(tmp_path, weeks)) == 4
    (weeks[1].folder / "submissions/s02.ipynb").write_bytes(notebook())
    summary, *tables = written(tmp_path, weeks)
    assert len(tables) == 1
    assert "not graded yet: Bo (s02) in week2" in summary


def test_a_cell_never_is_a_formula(tmp_path):
    bad = Student("=1+1", "=HYPERLINK(1)", row={"ID number": "=1+1"})
    weeks = [week(tmp_path / "week1", [bad], {"=1+1": 7})]
    _, *tables = written(tmp_path, weeks, title="=2")
    cells = [cell for table in tables for line in table for cell in line]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell.startswith("=")]


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"weights": (1, 2)}, "2 weights for 3 assignments; give one for each"),
        ({"weights": (1, 0, 1)}, "a weight is 0; weights are above 0"),
        ({"drop": 3}, "3 of 3 assignments can't be dropped; .* --drop is at most 2"),
        ({"drop": -1}, "-1 of 3 assignments can't be dropped"),
    ],
)
def test_what_does_not_suit_is_said_before_anything_is_written(
    tmp_path, weeks, how, says
):
    with pytest.raises(TermError, match=says):
        written(tmp_path, weeks, **how)
    assert not (tmp_path / "grades.csv").exists()


def test_a_table_of_another_kind_is_not_written_over(tmp_path, weeks):
    (tmp_path / "grades.csv").write_text("id,name\n1,Ana\n")
    with pytest.raises(TermError, match="is there already and is no table of grades"):
        written(tmp_path, weeks)
    assert (tmp_path / "grades.csv").read_text() == "id,name\n1,Ana\n"
    with pytest.raises(TermError, match="an assignment is named twice"):
        write_term(tmp_path / "other.csv", [weeks[0], weeks[0]], Scheme())
