"""The commands for marks: rules of an assignment, grades of a term."""

import json

import pytest

from tests.helpers.classroom.commands import hand_out, run
from tests.helpers.classroom.zips import notebook

pytestmark = pytest.mark.usefixtures("here")


def test_rules_are_said_shown_and_refused(here):
    assert hand_out()[0] == 0
    code, said = run("rules", "hw")
    assert code == 0
    assert said.splitlines() == [
        "no deadline",
        "late: no penalty",
        "your say, and deadlines of single students: hw/marks.csv",
    ]
    assert (here / "hw/marks.csv").exists()
    rule = "10% a day, at most 50%"
    code, said = run("rules", "hw", "--deadline", "2026-03-05", "--late", rule)
    assert code == 0
    assert said.splitlines()[:2] == [
        "deadline: 2026-03-05 23:59",
        f"late: {rule}; 30 hours late cost 0.6 of 3 points",
    ]
    stored = json.loads((here / "hw/rules.json").read_text())
    assert stored["late"] == rule
    code, said = run("rules", "hw", "--late", "much")
    assert code == 1
    assert said.startswith("Error: 'much' is no rule for lateness")
    assert json.loads((here / "hw/rules.json").read_text()) == stored


def test_a_term_of_folders_that_are_none_is_refused(here):
    code, said = run("term", "grades.csv", "hw")
    assert code == 1
    assert said.startswith("Error: hw is no assignment")
    assert hand_out()[0] == 0
    assert run("term", "grades.csv", "hw")[1].startswith("Error: Nothing has been coll")
    assert run("term", "grades.csv", "hw", "--weights", "a")[0] == 2
    (here / "hw/submissions").mkdir()
    (here / "hw/submissions/s01.ipynb").write_bytes(notebook())
    code, said = run("term", "grades.csv", "hw", "--missing", "skip")
    assert code == 0
    assert "not graded yet: Lin Mei (s01) in hw" in said
    assert (
        (here / "grades.csv").read_text("utf-8-sig").startswith("student,name,hw (of")
    )


def test_marks_that_cannot_be_followed_end_the_report_in_a_line(here):
    assert hand_out()[0] == 0
    (here / "hw/submissions").mkdir()
    (here / "hw/submissions/s01.ipynb").write_bytes(notebook())
    (here / "hw/marks.csv").write_text(
        "student,exercise,points given\ns01,mean-not-sum,9\n"
    )
    code, said = run("report", "hw")
    assert code == 1
    assert said.startswith("Error: hw/marks.csv: correct this, and report again")
    assert "line 2: 9 points for mean-not-sum, which has at most 3" in said
    assert not (here / "hw/report").exists()
