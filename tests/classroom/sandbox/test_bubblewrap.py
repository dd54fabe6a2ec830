"""The sandbox: where it can start, and what it says where it can't."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from classroom.sandbox import bubblewrap
from tests.helpers.environment import needs_sandbox


def targets(words):
    """Where the command mounts something, in order."""
    two = {"--ro-bind": 2, "--ro-bind-try": 2, "--dev-bind": 2, "--tmpfs": 1}
    two |= {"--proc": 1, "--dev": 1}
    return [words[i + two[word]] for i, word in enumerate(words) if word in two]


@pytest.fixture
def below_tmp(tmp_path, monkeypatch):
    """A Python whose environment lies below /tmp, as a link to this one's."""
    prefix = tmp_path / "venv"
    prefix.symlink_to(sys.prefix)
    python = prefix / Path(sys.executable).relative_to(sys.prefix)
    monkeypatch.setattr(sys, "prefix", str(prefix))
    monkeypatch.setattr(sys, "executable", str(python))
    return str(prefix)


def test_what_is_read_is_mounted_over_what_can_be_written(below_tmp):
    mounted = targets(bubblewrap.command_line(3))
    writable = max(mounted.index(place) for place in bubblewrap.PLACES)
    for read in ("/usr", below_tmp, "/course/code/viewcast", "/course/worker.py"):
        assert mounted.index(read) > writable
    assert mounted.index("/dev") < mounted.index("/dev/shm")


@needs_sandbox
def test_an_environment_below_tmp_is_seen_in_the_sandbox(tmp_path, below_tmp):
    assert str(tmp_path).startswith("/tmp/")
    trial = bubblewrap._trial()
    assert (trial.returncode, trial.stderr) == (0, "")


def test_the_fonts_that_matplotlib_knows_are_there_and_no_other_file(
    tmp_path, monkeypatch
):
    (tmp_path / "fontlist-v3.json").write_text("{}")
    (tmp_path / "matplotlibrc").write_text("")
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    words = bubblewrap.command_line(3)
    place = words.index("/box/fontlist-v3.json")
    assert words[place - 2 : place] == ["--ro-bind", str(tmp_path / "fontlist-v3.json")]
    assert place > words.index("/box")
    assert not [word for word in words if "matplotlibrc" in word]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("bwrap: setting up uid map: Permission denied", "bubblewrap is not allowed"),
        ("bwrap: Creating new namespace failed: Operation not permitted", "bubblewrap"),
        ("bwrap: No permissions to create new namespace", "bubblewrap is not allowed"),
        (
            "bwrap: execvp /tmp/x: No such file",
            "the sandbox doesn't start: bwrap: exec",
        ),
        ("No module named 'viewcast'", "the sandbox doesn't start: No module named"),
        ("", "the sandbox doesn't start: exit code 1"),
    ],
)
def test_namespaces_are_blamed_only_for_what_they_did(monkeypatch, said, why):
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda _: "/usr/bin/bwrap")
    version = SimpleNamespace(stdout="bubblewrap 0.8.0")
    monkeypatch.setattr(bubblewrap.subprocess, "run", lambda *_, **__: version)
    trial = SimpleNamespace(returncode=1, stderr=said)
    monkeypatch.setattr(bubblewrap, "_trial", lambda: trial)
    assert bubblewrap.why_not.__wrapped__().startswith(why)
