"""Make an assignment: its folder, and a notebook for each student."""

import contextlib
import json
import os
import secrets
from pathlib import Path

import nbformat
from tqdm import tqdm

from classroom.assign.assignment import (
    Assignment,
    AssignmentError,
    file_name,
    fingerprint,
)
from classroom.exercise.cells import handed_out, minutes_of, points_of
from classroom.exercise.parse import exercises_in
from classroom.exercise.texts import CHAPTERS, WORD, choose, keep, located
from classroom.exercise.validate import problems
from classroom.report.gradebook import as_csv
from classroom.roster.roster import how_read, read_roster
from viewcast.support.files import write_whole
from viewcast.support.jobs import BAR


class HandOutError(ValueError):
    """Says why an assignment can't be made, and how to mend it."""


def hand_out(folder, title, names, texts, roster, own_data=False, replace=False):
    """Make or renew the assignment in `folder`; return it.

    names: of the exercises, in order; texts: the files they are written in, or the
    word "chapters"; roster: a CSV file of the LMS; own_data: give each student a log of
    their own; replace: even where submissions are of other exercises. A class key that
    is there already is kept, so that notebooks which are out stay right.
    """
    folder, roster = Path(folder), Path(roster)
    if not names:
        raise HandOutError("no exercise is named; `classroom list` shows them")
    _prove(names, located(texts))  # before anything is written
    students = read_roster(roster)
    before = _before(folder)
    _keep_key(before, folder, own_data)
    if not replace:
        _keep_exercises(before, names, own_data)
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    if roster.resolve() != (folder / "roster.csv").resolve():
        _write_private(folder / "roster.csv", roster.read_bytes())
    words = keep(texts, folder)
    key = fingerprint(_key(folder)) if own_data else ""
    assignment = Assignment(folder, title, tuple(names), words, key)
    assignment.save()
    _notebooks(assignment, students)
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
        _ = before.key  # an error if it is lost
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
        _write_private(file, secrets.token_hex(32).encode() + b"\n")
    return file.read_bytes().strip()


def _write_private(file, data):
    """Write a file that only its owner can read, whole or not at all."""
    beside = file.with_name(f"{file.name}.unfinished")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as stream:
        stream.write(data)
    beside.replace(file)


def _notebooks(assignment, students):
    """Write the notebooks and the list of them; remove those of an earlier roster."""
    for student in tqdm(students, desc="handing out", bar_format=BAR, disable=None):
        _notebook(assignment, student)
    folder = assignment.folder / "notebooks"
    files = {student: f"{file_name(student)}.ipynb" for student in students}
    for file in folder.glob("*.ipynb"):
        if file.name not in files.values():
            file.unlink()
    rows = [(student.id, student.name, file) for student, file in files.items()]
    table = as_csv([("id", "name", "file"), *rows])
    _write_private(folder / "list.csv", ("\ufeff" + table).encode())


def _notebook(assignment, student):
    seed = assignment.seed(student)
    notebook = handed_out(assignment.title, assignment.exercises, student.id, seed)
    nbformat.validate(notebook)
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    folder = assignment.folder / "notebooks"
    write_whole(folder / f"{file_name(student)}.ipynb", text)


def text(made):
    """What to tell who handed out: how the roster was read, what there is, the key."""
    count, folder = len(made.students), made.folder
    lines = [
        how_read(folder / "roster.csv"),
        f"{count} notebook{'' if count == 1 else 's'} in {folder / 'notebooks'}, with "
        "list.csv, which says whose is whose",
    ]
    own = [word for word in made.texts if word != WORD]
    lines += [f"{folder / word} counts from now on: edit it there" for word in own]
    lines.append(f"{points_of(made.exercises)}, {minutes_of(made.exercises)}")
    if made.fingerprint:
        lines.append(f"Keep {folder / 'class-key'}: marks depend on it.")
    return "\n".join(lines)
