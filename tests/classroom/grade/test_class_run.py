"""Grading a class: what is done again, what is kept, and what is said of it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from classroom.assign.assignment import Assignment, AssignmentError
from classroom.assign.hand_out import hand_out
from classroom.grade import class_run
from classroom.grade.cell_notes import cell_note
from classroom.grade.class_run import grade_class
from classroom.grade.grade import grade, key
from classroom.sandbox import process
from tests.helpers.environment import needs_sandbox
from tests.helpers.exercise_texts import FUNCTION, NUMBER, changed

STUDENTS = ["s01", "s02", "s03"]


@pytest.fixture
def made(tmp_path):
    """An assignment that two of three students handed in untouched."""
    text, roster = tmp_path / "my.md", tmp_path / "class.csv"
    text.write_text(f"{FUNCTION}\n{NUMBER}", encoding="utf8")
    roster.write_text("name,id\n" + "".join(f"N{s},{s}\n" for s in STUDENTS))
    names = ["mean-not-sum", "first-days"]
    made = hand_out(tmp_path / "hw", "H", names, [text], roster, own_data=True)
    (made.folder / "submissions").mkdir()
    for student in STUDENTS[:2]:
        data = (made.folder / f"notebooks/{student}.ipynb").read_bytes()
        (made.folder / f"submissions/{student}.ipynb").write_bytes(data)
    return made


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
    again = edited(made, (":tolerance: 0.005", ":tolerance: 0.5"))
    assert str(grade_class(again)) == (
        "2 graded (first-days only), 2 marks changed, 0 unchanged, 1 without a "
        "submission"
    )
    assert asked[2:] == [["first-days"]] * 2
    again = edited(made, (":tolerance: 0.5", ":tolerance: 0.7"))
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


@pytest.mark.parametrize(
    "part", ["given", "stub", "solution", "checks", "wrongs"]
)  # fmt: skip
def test_whatever_a_result_depends_on_is_in_its_key(made, part):
    exercise = made.exercises[0]
    old = getattr(exercise, part)
    new = f"{old}\n# more" if isinstance(old, str) else old[1:]
    other = replace(exercise, **{part: new})
    assert key(b"", other, 1) != key(b"", exercise, 1)
    assert key(b"", exercise, 2) != key(b"", exercise, 1) != key(b"x", exercise, 1)


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


def test_while_the_grading_is_stopped_no_box_is_started():
    process.STOPPING.set()
    try:
        with pytest.raises(process.StoppedError, match="stopped"):
            process.Box(1)
    finally:
        process.STOPPING.clear()


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


@needs_sandbox
def test_an_untouched_exercise_is_known_as_one(made):
    (file, *_) = made.submitted()
    found = grade(file.read_bytes(), made.exercises, made.seed(made.students[0]))
    assert [r["untouched"] for r in found["exercises"].values()] == [True, True]


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("\n\ndef hinge_ramp(x):\n    ...", "code cell 7 (hinge_ramp)"),
        ("# words\nwhy = 3", "code cell 7 (why)"),
        ("a == 3", "code cell 7 (a == 3)"),
        ("x" * 300, f"code cell 7 ({'x' * 40})"),
        ("\x1b[2J", "code cell 7 ([2J)"),
        ("  \n", "code cell 7"),
    ],
)
def test_a_note_names_the_cell(code, where):
    assert cell_note(7, code, "NameError: x") == f"{where}: NameError: x"
    late = cell_note(7, code, "TimeoutError: it took too long", 10)
    assert late == f"{where} ran longer than 10 s"
    assert re.fullmatch(r"[^\x00-\x1f]*", where)
