"""The command line: what it says, what it returns, and never a traceback."""

import re

import pytest

from classroom import cli
from classroom.exercise import texts
from tests.helpers.classroom.commands import run
from tests.helpers.classroom.exercise_texts import TEXT, changed

pytestmark = pytest.mark.usefixtures("here")
COMMANDS = ["doctor", "list", "prove", "hand-out", "collect", "grade", "report"]


def test_help_shows_the_commands_in_the_order_of_their_use():
    code, said = run("--help")
    assert code == 0
    listed = re.findall(r"^  (\S+)", said.partition("Commands:")[2], re.M)
    assert [command for command in listed if command in COMMANDS] == COMMANDS
    assert run("-h") == (0, said)


@pytest.mark.parametrize("command", cli.main.commands)
def test_each_command_has_help(command):
    code, said = run(command, "--help")
    assert code == 0
    assert said.startswith(f"Usage: main {command}")
    assert all(len(line) <= 88 for line in said.splitlines())
    assert len(said.splitlines()) > 4


def test_exercises_are_listed():
    code, said = run("list", "--text", "9-try.md")
    assert code == 0
    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert "9-try" in lines
    assert "mean-not-sum write a function 5 min 3 points what a mean is" in lines
    assert "first-days your own channel 3 min 1 points slices" in lines


def test_texts_are_proved(here):
    code, said = run("prove", "9-try.md")
    assert code == 0
    assert said.splitlines()[-1].startswith("2 exercises, 8 minutes, 3 checks, 6 wrong")
    wrong = changed(("return (y_hat", "return abs(y_hat"), text=TEXT)
    (here / "9-try.md").write_text(wrong, encoding="utf8")
    code, said = run("prove", "9-try.md")
    assert code == 1
    assert "'Errors of opposite signs cancel.'" in said
    assert said.endswith("; 1 exercise doesn't hold\n")


@pytest.mark.parametrize("command", [["list"], ["prove"]])
def test_without_texts_the_chapters_are_meant(here, monkeypatch, command):
    monkeypatch.setattr(texts, "CHAPTERS", here)
    code, said = run(*command)
    assert code == 0
    assert "mean-not-sum" in said
    monkeypatch.setattr(texts, "CHAPTERS", here / "none")
    code, said = run(*command)
    assert code == 1
    assert "chapters aren't here" in said
