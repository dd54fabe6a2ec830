"""Which marks a grading changes: told, kept in a table, with the reason."""

import csv
import json

import pytest

from classroom.assign.assignment import Assignment
from classroom.grade import class_run, grade
from classroom.grade.changes import changes
from classroom.grade.class_run import grade_class
from classroom.grade.summary import Summary
from classroom.roster.roster import Student
from tests.helpers.classroom.exercise_texts import NAMES, changed

ANA = Student("s01", "=Ana")


@pytest.fixture
def points(made, monkeypatch):
    """Points by exercise that are given to everybody, without a sandbox."""
    points = {"mean-not-sum": 1, "first-days": 1}

    def graded(data, exercises, seed):
        results = {
            e.name: {"points": points[e.name], "key": grade.key(data, e, seed)}
            for e in exercises
        }
        sent = grade.digest(data)
        return {"submission": sent, "notes": [], "exercises": results}

    monkeypatch.setattr(class_run, "grade", graded)
    monkeypatch.setattr(class_run, "require", lambda: None)
    grade_class(made)
    return points


def table(made):
    text = (made.folder / "changes.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def regraded(made, *options):
    return grade_class(Assignment.load(made.folder), *options)


def test_a_first_mark_is_no_change(made, points):
    assert not (made.folder / "changes.csv").exists()


def test_a_mended_check(made, points):
    points["mean-not-sum"] = 3
    text = made.folder / "texts" / "my.md"
    mended = changed((":points: 2", ":points: 3"), text=text.read_text("utf8"))
    text.write_text(mended, encoding="utf8")
    said = str(regraded(made)).splitlines()
    assert said[1] == "  Ns01 (s01): mean-not-sum 1 → 3 (exercise changed)"
    assert said[-1] == "  kept in changes.csv, with the time"
    assert sorted(list(row.values())[1:] for row in table(made)) == [
        ["s01", "Ns01", "mean-not-sum", "1", "3", "exercise changed"],
        ["s02", "Ns02", "mean-not-sum", "1", "3", "exercise changed"],
    ]
    assert table(made)[0]["time"][10] == "T"


def test_a_new_notebook_and_other_code(made, points, monkeypatch):
    points["first-days"] = 0
    file = made.submitted()[0]
    file.write_bytes(file.read_bytes() + b"\n")
    assert [c.why for c in regraded(made).changed] == ["new notebook"]
    points["first-days"] = 1
    monkeypatch.setattr(grade, "code_digest", lambda: "other code")
    assert {c.why for c in regraded(made).changed} == {"grader changed"}
    points["mean-not-sum"] = 0
    assert {c.why for c in regraded(made, None, True).changed} == {"graded again"}
    assert len(table(made)) == 1 + 1 + 2  # appended, and never written anew


def test_results_of_old_know_no_text(made, points, monkeypatch):
    for file in (made.folder / "results").glob("*.json"):
        stored = json.loads(file.read_text())
        for result in stored["exercises"].values():
            del result["text"]
        file.write_text(json.dumps(stored))
    monkeypatch.setattr(grade, "code_digest", lambda: "other code")
    points["mean-not-sum"] = 0
    assert {c.why for c in regraded(made).changed} == {"exercise or grader changed"}


def test_a_change_is_kept_before_the_mark_is(made, points, monkeypatch):
    """Whoever pulls the plug between finds it twice, not never."""

    def killed(*_):
        raise KeyboardInterrupt

    points["mean-not-sum"] = 2
    monkeypatch.setattr(class_run.Job, "keep", killed)
    assert regraded(made, None, True).stopped
    assert [row["to"] for row in table(made)] == ["2"]


def test_the_first_ten_are_told_on_a_line_each():
    stored = {
        "submission": "a",
        "exercises": {f"e{i}": {"points": 1} for i in range(14)},
    }
    found = {
        "submission": "b",
        "exercises": {f"e{i}": {"points": 2} for i in range(14)},
    }
    said = str(Summary(changed=changes(ANA, stored, found))).splitlines()
    assert "14 marks changed" in said[0]
    assert said[1] == "  =Ana (s01): e0 1 → 2 (new notebook)"
    assert said[10:] == [
        "  =Ana (s01): e9 1 → 2 (new notebook)",
        "  and 4 more",
        "  kept in changes.csv, with the time",
    ]


def test_what_stays_is_no_change():
    stored = {
        "submission": "a",
        "exercises": {"e": {"points": 1}, "gone": {"points": 1}},
    }
    found = {"submission": "b", "exercises": {"e": {"points": 1}, "new": {"points": 1}}}
    assert changes(ANA, stored, found) == []


def test_changes_are_told_in_the_order_of_the_roster(made):
    *_, last = made.students
    one = {"submission": "a", "exercises": {name: {"points": 1} for name in NAMES}}
    two = {
        "submission": "a",
        "exercises": {name: {"points": 2} for name in NAMES[::-1]},
    }
    summary = Summary(changed=changes(last, one, two))
    summary.changed += changes(made.students[0], one, two)
    summary.sort(made)
    told = [(change.student, change.exercise) for change in summary.changed]
    assert told == [(s, name) for s in (made.students[0], last) for name in NAMES]
