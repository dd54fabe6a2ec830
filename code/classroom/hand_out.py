"""Make an assignment: its folder, and a notebook for each student."""

import json
import os
import secrets
from pathlib import Path

import nbformat
from tqdm import tqdm

from classroom.assignment import Assignment, choose, file_name
from classroom.notebook import handed_out
from classroom.roster import read_roster
from viewcast.resumable import BAR, write_whole


class HandOutError(ValueError):
    """Says why an assignment can't be made, and how to mend it."""


def hand_out(folder, title, names, texts, roster, own_data=False):
    """Make or renew the assignment in `folder`; return it.

    names: of the exercises, in order; texts: the files they are written in; roster: a
    CSV file of the LMS; own_data: give each student a log of his own. A class key that
    is there already is kept, so that notebooks which are out stay right.
    """
    folder = Path(folder)
    choose(names, texts)  # before anything is written
    students = read_roster(roster)
    if not students:
        raise HandOutError(f"{roster} holds no students")
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    if Path(roster).resolve() != (folder / "roster.csv").resolve():
        _write_private(folder / "roster.csv", Path(roster).read_bytes())
    _class_key(folder / "class-key", own_data)
    texts = tuple(str(Path(text).resolve()) for text in texts)
    assignment = Assignment(folder, title, tuple(names), texts)
    assignment.save()
    for student in tqdm(students, desc="handing out", bar_format=BAR, disable=None):
        _notebook(assignment, student)
    return assignment


def _class_key(file, own_data):
    """A class key where one is wanted and none is there yet."""
    if file.exists() and not own_data:
        raise HandOutError(
            f"{file} exists: this class has logs of its own. Say --own-data again, or "
            "remove the file if everybody is to work on the book's log"
        )
    if own_data and not file.exists():
        _write_private(file, secrets.token_hex(32).encode() + b"\n")


def _write_private(file, data):
    """Write a file that only its owner can read."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "wb") as stream:
        stream.write(data)


def _notebook(assignment, student):
    seed = assignment.seed(student)
    notebook = handed_out(assignment.title, assignment.exercises, student.id, seed)
    nbformat.validate(notebook)
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    folder = assignment.folder / "notebooks"
    write_whole(folder / f"{file_name(student)}.ipynb", text)
