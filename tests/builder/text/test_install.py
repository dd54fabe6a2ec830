"""What runs code is installed when it's needed, and only where that is ours to do."""

import subprocess
import sys
from subprocess import CompletedProcess

import pytest

from builder.text import install
from builder.text.places import BookError
from tests.helpers.environment import ROOT


@pytest.fixture
def commands(monkeypatch):
    """The commands that were run; each ends with the code that `ends` holds."""
    ran = []

    def run(command, **_):
        ran.append(command)
        return CompletedProcess(command, run.ends)

    run.ends = 0
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(sys, "prefix", str(ROOT / ".venv"))
    return run, ran


def test_what_is_there_is_not_installed(commands):
    install.bring_all()
    assert commands[1] == []


def test_what_is_missing_comes_with_make(commands, monkeypatch, capsys):
    monkeypatch.setattr(install, "NEEDED", ["numpy", "not_here"])
    install.bring_all()
    assert commands[1] == [["make", "--no-print-directory", "install"]]
    assert capsys.readouterr().out.count("\n") == 1


def test_a_failure_is_told(commands, monkeypatch):
    monkeypatch.setattr(install, "NEEDED", ["not_here"])
    commands[0].ends = 2
    with pytest.raises(BookError, match="could not be installed"):
        install.bring_all()


def test_another_environment_is_left_alone(commands, monkeypatch):
    monkeypatch.setattr(install, "NEEDED", ["not_here"])
    monkeypatch.setattr(sys, "prefix", "/usr")
    with pytest.raises(BookError, match=r"not_here is missing: .* -m pip install -r"):
        install.bring_all()
    assert commands[1] == []
