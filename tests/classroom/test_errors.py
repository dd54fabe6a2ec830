"""Our own errors are told in a line; those of a bug keep their traceback."""

import errno

import click
import pytest
from click.testing import CliRunner

from classroom.assign.assignment import AssignmentError
from classroom.assign.hand_out import HandOutError
from classroom.cli import Group
from classroom.collect.submission import SubmissionError
from classroom.errors import ClassroomError
from classroom.exercise.model import ExerciseError
from classroom.exercise.texts import TextsError
from classroom.grade.cluster import ClusterError
from classroom.lock import InUseError
from classroom.roster.csv_table import RosterError
from classroom.sandbox.bubblewrap import SandboxError

VALUES = [ExerciseError, TextsError, RosterError, AssignmentError, HandOutError]
VALUES += [SubmissionError]
RUNTIME = [SandboxError, ClusterError, InUseError]


def ended(error):
    """What comes of a command that raises an error."""
    group = Group("classroom")

    @group.command()
    def fail():
        raise error

    return CliRunner().invoke(group, ["fail"])


@pytest.mark.parametrize("kind", [*VALUES, *RUNTIME])
def test_ours_are_all_of_one_kind_and_of_pythons_too(kind):
    assert issubclass(kind, ClassroomError)
    assert issubclass(kind, ValueError if kind in VALUES else RuntimeError)
    result = ended(kind("what is wrong"))
    assert (result.exit_code, result.output) == (1, "Error: what is wrong\n")


@pytest.mark.parametrize("kind", [FileNotFoundError, PermissionError])
def test_files_that_cannot_be_had_are_told_too(kind):
    assert ended(kind("no file")).output == "Error: no file\n"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_with_the_fix(number):
    result = ended(OSError(number, "No space left; 9 bytes are needed", "hw/a.json"))
    assert result.exit_code == 1
    assert result.output == (
        "Error: hw/a.json can't be written: No space left; 9 bytes are needed. Nothing "
        "that was written before is lost: free some and run the same command.\n"
    )


@pytest.mark.parametrize("kind", [ValueError, RuntimeError, TypeError, OSError])
def test_a_bug_keeps_its_traceback(kind):
    result = ended(kind("a bug"))
    assert isinstance(result.exception, kind)
    assert "a bug" not in result.output


def test_click_tells_its_own():
    assert ended(click.UsageError("so not")).exit_code == 2
