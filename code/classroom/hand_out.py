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
    CSV file of the LMS; own_data: give each student a log of their own. A class key
    that is there already is kept, so that notebooks which are out stay right.
    """
    folder = Path(folder)
    if not names:
        raise HandOutError("no exercise is named; `classroom list` shows them")
    choose(names, texts)  # before anything is written
    students = read_roster(roster)
    if (folder / "class-key").exists() and not own_data:
        raise HandOutError(
            f"{folder / 'class-key'} exists: this class has logs of its own. Say "
            "--own-data again, or remove the file if everybody is to work on the "
            "book's log"
        )
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    if Path(roster).resolve() != (folder / "roster.csv").resolve():
        _write_private(folder / "roster.csv", Path(roster).read_bytes())
    if own_data and not (folder / "class-key").exists():
        key = secrets.token_hex(32).encode() + b"\n"
        _write_private(folder / "class-key", key)
    texts = tuple(str(Path(text).resolve()) for text in texts)
    assignment = Assignment(folder, title, tuple(names), texts)
    assignment.save()
    for student in tqdm(students, desc="handing out", bar_format=BAR, disable=None):
        _notebook(assignment, student)
    known = {file_name(student) for student in students}
    for file in (folder / "notebooks").glob("*.ipynb"):
        if file.stem not in known:  # of an earlier roster
            file.unlink()
    return assignment


def _write_private(file, data):
    """Write a file that only its owner can read, whole or not at all."""
    beside = file.with_name(f"{file.name}.unfinished")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as stream:
        stream.write(data)
    beside.replace(file)


def _notebook(assignment, student):
    seed = assignment.seed(student)
    notebook = handed_out(assignment.title, assignment.exercises, student.id, seed)
    nbformat.validate(notebook)
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    folder = assignment.folder / "notebooks"
    write_whole(folder / f"{file_name(student)}.ipynb", text)
