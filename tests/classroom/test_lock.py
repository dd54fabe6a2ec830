"""One command at a time in a folder; a second one is told who is there."""

import errno
import os
import re
import subprocess
import sys

import pytest

from classroom import lock
from tests.helpers.classroom.commands import hand_out, run

COMMANDS = ["collect", "hw", "in"], ["grade", "hw"], ["report", "hw"]
HOLDING = """
import sys, time
from pathlib import Path
from classroom.lock import held
with held(Path(sys.argv[1]), "grade"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def folder(here):
    """An assignment's folder, and one with a submission beside it."""
    assert hand_out()[0] == 0
    (here / "in").mkdir()
    data = (here / "hw/notebooks/s01.ipynb").read_bytes()
    (here / "in/s01.ipynb").write_bytes(data)
    return here / "hw"


@pytest.fixture
def holder(folder):
    """Another process that holds the folder."""
    command = [sys.executable, "-c", HOLDING, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_second_command_says_who_is_there_and_does_nothing(folder, holder):
    before = names(folder)
    for command in COMMANDS:
        code, said = run(*command)
        assert code == 1
        who = rf"hw is in use: classroom grade, process {holder.pid}, has worked there "
        assert re.match(
            rf"Error: {who}since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d; wait", said
        )
    assert hand_out()[0] == 1
    assert names(folder) == before


def test_a_command_that_was_killed_holds_nothing(folder, holder):
    left = folder / "results" / "s01.json.4711-0a1b2c3d.unfinished"
    left.parent.mkdir()
    left.write_text("{")
    assert run(*COMMANDS[0])[0] == 1
    assert left.exists()  # it may be the other one's
    holder.kill()
    holder.wait()
    assert run(*COMMANDS[0])[0] == 0
    assert not left.exists()


def test_a_folder_is_free_after_a_command_and_after_an_error(folder):
    for _ in range(2):
        assert run(*COMMANDS[0])[0] == 0
    with pytest.raises(KeyError), lock.held(folder, "grade"):
        raise KeyError
    with lock.held(folder, "grade"):
        pass


def test_who_is_there_is_unknown_where_nobody_could_sign(folder, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "truncate", full)
    with lock.held(folder, "grade"):
        assert (
            "hw is in use: another command works there; wait" in run("report", "hw")[1]
        )


def test_without_locks_commands_run_as_before(folder, monkeypatch):
    with lock.held(folder, "grade"):
        monkeypatch.setitem(sys.modules, "fcntl", None)  # as on Windows
        assert run(*COMMANDS[0])[0] == 0


def test_a_disk_without_locks_is_worked_on(folder, monkeypatch):
    import fcntl

    def unknown(*_):
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(fcntl, "flock", unknown)
    assert run(*COMMANDS[0])[0] == 0


def test_nothing_is_put_into_a_folder_that_is_no_assignment(here):
    (here / "hw").mkdir()
    assert run("grade", "hw")[0] == 1
    assert list((here / "hw").iterdir()) == []
