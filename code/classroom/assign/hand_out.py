"""How an assignment is made: its folder, and a notebook for each student."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from classroom.assign.assignment import Assignment, AssignmentError, fingerprint
from classroom.assign.notebooks import write_notebooks
from classroom.errors import ClassroomError
from classroom.exercise.cells import minutes_of, points_of
from classroom.exercise.parse import exercises_in
from classroom.exercise.texts import CHAPTERS, WORD, choose, keep, located
from classroom.exercise.validate import problems
from classroom.roster.roster import how_read, read_roster
from viewcast.support.files import write_whole
from viewcast.support.sentences import counted


class HandOutError(ClassroomError, ValueError):
    """Says why an assignment can't be made, and how to fix it."""


class Handout(NamedTuple):
    """What is handed out, and to whom.

    names: of the exercises, in order; texts: the files they are written in, or the
    word "chapters"; roster: a CSV file of the LMS; own_data: give each student a log of
    their own.
    """

    title: str
    names: list
    texts: list
    roster: Path
    own_data: bool = False


def hand_out(folder, handout, replace=False):
    """The assignment in `folder`, made or renewed from a Handout.

    replace: even where submissions are of other exercises. A class key that is there
    already is kept, so that notebooks which are out stay right.
    """
    folder, roster, own_data = Path(folder), Path(handout.roster), handout.own_data
    if not handout.names:
        raise HandOutError("no exercise is named; `classroom list` shows them")
    _prove(handout.names, located(handout.texts))  # before anything is written
    students = read_roster(roster)
    before = _before(folder)
    _keep_key(before, folder, own_data)
    if not replace:
        _keep_exercises(before, handout.names, own_data)
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    if roster.resolve() != (folder / "roster.csv").resolve():
        write_whole(folder / "roster.csv", roster.read_bytes(), private=True)
    words = keep(handout.texts, folder)
    key = fingerprint(_key(folder)) if own_data else ""
    assignment = Assignment(folder, handout.title, tuple(handout.names), words, key)
    assignment.save()
    write_notebooks(assignment, students)
    return assignment


def _before(folder):
    """The assignment that the folder holds already, or None."""
    with contextlib.suppress(FileNotFoundError, AssignmentError):
        return Assignment.load(folder)


def _prove(names, paths):
    """HandOutError unless every exercise holds: its solution, its mistakes."""
    for exercise in choose(names, paths):
        try:
            holds = not problems(exercise)
        except Exception:  # of code that is anybody's
            holds = False
        if not holds:
            text = next(p for p in paths if exercise.name in _names_in(p))
            text = os.path.relpath(text) if text.parent == CHAPTERS else text
            raise HandOutError(
                f"{exercise.name} doesn't hold: run classroom prove {text}"
            )


def _names_in(path):
    return [exercise.name for exercise in exercises_in(path)]


def _keep_key(before, folder, own_data):
    """HandOutError or AssignmentError if students' own logs would be given up."""
    if before:
        before.require_key()
    file = folder / "class-key"
    if file.exists() and not own_data:
        raise HandOutError(
            f"{file} exists: this class has logs of its own. Say --own-data again, or "
            "make another folder if everybody is to work on the book's log"
        )
    if file.exists() and not file.read_bytes().strip():
        raise HandOutError(f"{file} is empty: put the key back, or remove the file")


def _keep_exercises(before, names, own_data):
    """HandOutError if submissions are there that answer something else."""
    if before is None or not (count := len(before.submitted())):
        return
    if set(before.names) != set(names):
        other = f"answer other exercises ({', '.join(before.names)})"
    elif bool(before.fingerprint) != own_data:
        other = "are about other logs"
    else:
        return
    raise HandOutError(
        f"{before.folder} holds submissions that {other}, {count} of them: hand out "
        "into another folder, or say --replace to grade them for these"
    )


def _key(folder):
    """The class key of a folder, made if there is none."""
    file = folder / "class-key"
    if not file.exists():
        write_whole(file, secrets.token_hex(32) + "\n", private=True)
    return file.read_bytes().strip()


def summary(made):
    """What to tell whoever handed out: how the roster was read, what there is."""
    folder = made.folder
    lines = [
        how_read(folder / "roster.csv"),
        f"{counted(len(made.students), 'notebook')} in {folder / 'notebooks'}, with "
        "list.csv, which says whose is whose",
    ]
    own = [word for word in made.texts if word != WORD]
    lines += [f"{folder / word} counts from now on: edit it there" for word in own]
    lines.append(f"{points_of(made.exercises)}, {minutes_of(made.exercises)}")
    if made.fingerprint:
        lines.append(f"Keep {folder / 'class-key'}: marks depend on it.")
    return "\n".join(lines)
