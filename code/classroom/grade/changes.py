"""Which marks a grading changed, from what to what, and why: told and kept."""

import datetime
import os
from typing import NamedTuple

from classroom.roster.csv_table import as_csv

FILE = "changes.csv"
COLUMNS = "time", "id", "name", "exercise", "from", "to", "why"
# Why a mark is another one; the first that holds is told.
NOTEBOOK, TEXT, GRADER = "new notebook", "exercise changed", "grader changed"
EITHER, AGAIN = "exercise or grader changed", "graded again"


class Change(NamedTuple):
    """A mark that a grading changed."""

    student: object  # of the roster
    exercise: str
    before: int
    after: int
    why: str

    def __str__(self):
        points = f"{self.before} \u2192 {self.after}"
        return f"{self.student.label}: {self.exercise} {points} ({self.why})"


def changes(student, stored, found):
    """The changes between a stored result and what a later grading found."""
    before = stored.get("exercises", {})
    other = stored.get("submission") != found["submission"]
    return [
        Change(
            student,
            name,
            before[name]["points"],
            result["points"],
            NOTEBOOK if other else _why(before[name], result),
        )
        for name, result in found["exercises"].items()
        if name in before and before[name]["points"] != result["points"]
    ]


def _why(before, after):
    """Why the same notebook has another mark."""
    if before.get("key") == after.get("key"):
        return AGAIN  # what takes long, say, may end in another way
    if "text" not in before:  # as results were kept at first
        return EITHER
    return GRADER if before["text"] == after["text"] else TEXT


def note(changes, folder):
    """Add changes to the table in an assignment's folder, with the time."""
    if not changes:
        return
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    rows = [(now, c.student.id, c.student.name, *c[1:]) for c in changes]
    file = folder / FILE
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    with open(os.open(file, flags, 0o600), "ab") as table:
        if not table.tell():  # without its first sign Excel takes UTF-8 for Latin
            table.write(f"\ufeff{as_csv([COLUMNS])}".encode())
        table.write(as_csv(rows).encode())
