"""A grading that is killed, or finds the disk full: it ends, and leaves nothing."""

import errno
import json
import subprocess
import sys
import time

import pytest

from classroom.grade.class_run import grade_class
from classroom.grade.job import Job
from tests.helpers.classroom.processes import adopting, children, commands, left_over
from tests.helpers.environment import needs_sandbox

pytestmark = needs_sandbox
ENDLESS = {"cell_type": "code", "source": "while True:\n    pass"}


@pytest.fixture(autouse=True)
def before():
    """The processes that were ours before; those that outlive a box become ours."""
    with adopting():
        yield set(children())


def make_endless(file):
    file.write_text(json.dumps({"cells": [ENDLESS] * 9, "metadata": {}}))


@pytest.mark.parametrize("later", [0, 2], ids=["as boxes start", "in student code"])
def test_nothing_runs_on_after_a_grading_that_is_killed(made, before, later):
    for file in made.submitted():
        make_endless(file)
    command = [sys.executable, "-m", "classroom", "grade", str(made.folder)]
    grading = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    for _ in range(600):
        if any("worker.py" in line for line in commands(grading.pid)):
            break
        time.sleep(0.05)
    time.sleep(later)
    grading.kill()
    grading.wait()
    assert left_over(before, seconds=8) == []
    assert list((made.folder / "results").iterdir()) == []


def test_a_full_disk_ends_the_grading_soon_and_loses_nothing(made, before, monkeypatch):
    first, second = made.submitted()
    grade_class(made)
    kept = (made.folder / "results/s01.json").read_bytes()
    first.write_bytes(first.read_bytes() + b" ")
    make_endless(second)
    room = OSError(errno.ENOSPC, "No space left; 99 bytes are needed", "s01.json")
    monkeypatch.setattr(Job, "keep", lambda *_: (_ for _ in ()).throw(room))
    start = time.monotonic()
    with pytest.raises(OSError, match="99 bytes are needed"):
        grade_class(made, workers=2)
    assert time.monotonic() - start < 10  # of the notebook's 120
    assert left_over(before) == []
    assert (made.folder / "results/s01.json").read_bytes() == kept
