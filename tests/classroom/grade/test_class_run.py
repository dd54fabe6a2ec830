"""Grading a class: what is done again, what is kept, and what is said of it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from classroom.assign.assignment import Assignment, AssignmentError
from classroom.grade import class_run
from classroom.grade.class_run import grade_class
from classroom.grade.grade import key
from tests.helpers.classroom.exercise_texts import changed
from tests.helpers.environment import needs_sandbox


@pytest.fixture
def asked(monkeypatch):
    """Which exercises were graded, without a sandbox; everybody gets `asked.points`."""

    class Asked(list):
        points = 1

    asked = Asked()

    def graded(data, exercises, seed):
        asked.append([exercise.name for exercise in exercises])
        result = {"points": asked.points, "most": 3}
        results = {e.name: result | {"key": key(data, e, seed)} for e in exercises}
        return {"submission": "", "notes": [], "exercises": results}

    monkeypatch.setattr(class_run, "grade", graded)
    monkeypatch.setattr(class_run, "require", lambda: None)
    return asked


def edited(made, *pairs):
    """The assignment, read again after its own copy of the text was changed."""
    file = made.folder / "texts" / "my.md"
    file.write_text(changed(*pairs, text=file.read_text("utf8")), encoding="utf8")
    return Assignment.load(made.folder)


def test_what_is_unchanged_isnt_graded_again(made, asked):
    said = "2 graded, 0 unchanged, 1 without a submission"
    assert str(grade_class(made)) == said
    said = "0 graded, 2 unchanged, 1 without a submission"
    assert str(grade_class(Assignment.load(made.folder))) == said
    assert len(asked) == 2


def test_a_changed_check_is_graded_alone_and_marks_are_counted(made, asked):
    grade_class(made)
    asked.points = 2
    again = edited(made, (":tolerance: 0.005", ":tolerance: 0.05"))
    assert str(grade_class(again)).splitlines() == [
        "2 graded (first-days only), 2 marks changed, 0 unchanged, 1 without a "
        "submission",
        "  Ns01 (s01): first-days 1 → 2 (exercise changed)",
        "  Ns02 (s02): first-days 1 → 2 (exercise changed)",
        "  kept in changes.csv, with the time",
    ]
    assert asked[2:] == [["first-days"]] * 2
    again = edited(made, (":tolerance: 0.05", ":tolerance: 0.07"))
    assert "0 marks changed" in str(grade_class(again))


@pytest.mark.parametrize(
    "pair",
    [
        ("The mean, not the sum", "Another title"),
        ("How far is each *forecast* off?", "Another hint."),
        ("Because a mean does not grow", "Why else."),
        (":minutes: 5", ":minutes: 9"),
        (":trains: what a mean is", ":trains: another idea"),
    ],
)
def test_words_around_an_exercise_cost_no_run(made, asked, pair):
    grade_class(made)
    assert not grade_class(edited(made, pair)).graded
    assert len(asked) == 2


def test_nothing_is_graded_without_the_key_or_before_a_collection(made, asked):
    (made.folder / "class-key").rename(made.folder / "aside")
    with pytest.raises(AssignmentError, match="Put it back; nothing was graded"):
        grade_class(Assignment.load(made.folder))
    (made.folder / "aside").rename(made.folder / "class-key")
    for file in made.submitted():
        file.unlink()
    says = "Nothing has been collected yet: classroom collect .*hw submissions.zip"
    with pytest.raises(AssignmentError, match=says):
        grade_class(Assignment.load(made.folder))
    assert asked == []


def test_stopping_keeps_what_is_done_and_says_how_to_go_on(made, asked, monkeypatch):
    real = class_run._settle

    def interrupted(job, outcome, summary):
        if summary.graded:
            raise KeyboardInterrupt
        real(job, outcome, summary)

    monkeypatch.setattr(class_run, "_settle", interrupted)
    summary = grade_class(made)
    assert summary.stopped
    said = "Stopped: 1 of 2 are graded and kept; run the same command to go on."
    assert str(summary) == said
    monkeypatch.setattr(class_run, "_settle", real)
    assert str(grade_class(made)).startswith("1 graded, 1 unchanged")


@pytest.mark.parametrize("workers", [1, 2])
def test_so_many_are_graded_at_a_time(made, asked, monkeypatch, workers):
    running, most, graded = [], [], class_run.grade

    def slow(*told):
        running.append(told)
        most.append(len(running))
        time.sleep(0.1)
        running.pop()
        return graded(*told)

    monkeypatch.setattr(class_run, "grade", slow)
    grade_class(made, workers=workers)
    assert (len(most), max(most)) == (2, workers)


def children_of(process):
    """The files that list what each thread of a process has started."""
    return list(Path(f"/proc/{process}/task").glob("*/children"))


@needs_sandbox
def test_ctrl_c_ends_what_runs_and_exits_with_130(made):
    cell = {"cell_type": "code", "source": "while True:\n    pass"}
    for file in made.submitted():
        file.write_text(json.dumps({"cells": [cell] * 9, "metadata": {}}))
    command = [sys.executable, "-m", "classroom", "grade", str(made.folder)]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # a shell's background jobs, and so what they start, are deaf to Ctrl+C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    for _ in range(600):  # until a box is there
        if any(file.read_text() for file in children_of(process.pid)):
            break
        time.sleep(0.1)
    time.sleep(1)
    os.kill(process.pid, signal.SIGINT)
    said, told = process.communicate(timeout=30)  # of the notebook's 120 seconds
    assert process.returncode == 130
    assert "Stopping: what runs is ended…" in told
    assert said.endswith("run the same command to go on.\n")
    assert list((made.folder / "results").glob("*.json")) == []
