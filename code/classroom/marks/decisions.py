"""What a person has decided in marks.csv, or everything that is wrong with it at once.

A row counts if its student and exercise are the assignment's. Rows of those who are
gone are kept and named; rows that can't be meant so are errors.
"""

import re
from datetime import datetime
from difflib import get_close_matches
from typing import NamedTuple

from classroom.marks.errors import MarksError
from classroom.marks.sheet import NAME, WHOLE, Row, read_sheet
from classroom.marks.students import Index
from classroom.marks.times import parse_time
from classroom.text import plain

POINTS = re.compile(r"\d{1,4}([.,]\d{1,4})?", re.ASCII)
MOST_SHOWN = 10  # faults


class Decision(NamedTuple):
    """What a person says of a student's exercise, or of all of them.

    found: the points that the grader had found when the person gave theirs; deadline
    and handed_in: of the student, only for all exercises.
    """

    line: int = 0
    points: float | None = None
    comment: str = ""
    found: float | None = None
    deadline: datetime | None = None
    handed_in: datetime | None = None


class Decisions(NamedTuple):
    """What marks.csv says: sheet is what it was read from.

    of: {(student's id, exercise or answer or WHOLE): Decision}; rows: the same, each
    with its Row, filled in or not; gone: rows of students or exercises that are gone.
    """

    sheet: object
    of: dict
    rows: dict
    gone: list[Row]


def items(assignment, rules):
    """{what a row may be about: its most points}: exercises, answers, all of them."""
    found = {}
    for exercise in assignment.exercises:
        found[exercise.name] = exercise.points
        for text in exercise.texts:
            found[text_item(exercise, text)] = rules.text_points.get(text, 0)
    return found | {WHOLE: sum(found.values())}


def text_item(exercise, text):
    """What a row about an answer in words is called."""
    return f"{exercise.name}: {text}"


def read_decisions(assignment, rules):
    """The Decisions; MarksError names each line at fault, its value and the fix."""
    names = {student.name for student in assignment.students}
    sheet = read_sheet(assignment.folder, names)
    reading = Reading(items(assignment, rules), Index(assignment.students))
    for row in sheet.rows:
        try:
            reading.take(row)
        except ValueError as error:
            reading.faults.append(f"line {row.line}: {error}")
    if faults := reading.faults:
        more = len(faults) - MOST_SHOWN
        shown = [*faults[:MOST_SHOWN], *([f"and {more} more"] if more > 0 else [])]
        raise MarksError(
            f"{assignment.folder / NAME}: correct this, and report again; nothing was "
            "changed\n  " + "\n  ".join(shown)
        )
    return Decisions(sheet, reading.of, reading.rows, reading.gone)


class Reading:
    """A marks.csv on its way through, row by row."""

    def __init__(self, most, index):
        self.most, self.index = most, index
        self.written = {plain(item): item for item in most}
        self.of, self.rows, self.gone, self.faults = {}, {}, [], []

    def take(self, row):
        """Note a row; ValueError says what is wrong with it."""
        student, item = self._student(row), self._item(row)
        if not (student and item):
            self.gone += [row] if row.filled else []
            return
        before = self.rows.get((student, item))
        if before and before.filled and row.filled:
            raise ValueError(
                f"{student} has a row for {item} already, line {before.line}; "
                "delete one of them"
            )
        if before is None or row.filled:
            self.rows[student, item] = row
        if row.filled:
            self.of[student, item] = self._decision(row, item)

    def _student(self, row):
        """The id of the student of a row, or None if that student is gone."""
        student = self.index.find(row)
        if student is None and row.filled and not _made_by_the_tool(row):
            raise ValueError(
                f"student {row['student']!r} isn't on the roster; write the number "
                f"that the roster has, or delete the line"
            )
        return student

    def _item(self, row):
        """What a row is about, or None if that exercise is gone."""
        item = row["exercise"]
        found = item if item in self.most else self.written.get(plain(item))
        if not found and row.filled and not _made_by_the_tool(row):
            near = get_close_matches(item, self.most, 1, 0.8)
            known = f"did you mean {near[0]}?" if near else _named(self.most)
            raise ValueError(f"no exercise {item!r}; {known}")
        return found

    def _decision(self, row, item):
        return Decision(
            row.line,
            _points(row["points given"], item, self.most[item]),
            row["comment"] and row.cells["comment"].strip(),
            _number(row["points found"]),
            *(_time(row, column, item) for column in ("deadline", "handed in")),
        )


def _made_by_the_tool(row):
    return bool(row["name"] and row["code"])


def _named(most):
    return f"they are {', '.join(most)}"


def _points(text, item, most):
    """Points that a person gave, with a decimal point or comma; None for ""."""
    if not text:
        return None
    if not POINTS.fullmatch(text):
        raise ValueError(
            f"points given are {text!r}; write a number from 0 to {most:g}, with at "
            "most four digits behind the decimal point"
        )
    points = float(text.replace(",", "."))
    if points <= most:
        return points
    if ": " in item and not most:
        name = item.partition(": ")[2]
        raise ValueError(
            f"{text} points for {item}, which carries none; say what it is worth for "
            f"all: classroom rules FOLDER --points {name}=2"
        )
    raise ValueError(f"{text} points for {item}, which has at most {most:g}")


def _number(text):
    return float(text.replace(",", ".")) if POINTS.fullmatch(text) else None


def _time(row, column, item):
    if not row[column]:
        return None
    if item != WHOLE:
        raise ValueError(
            f"a {column} stands beside {item}; write it in the row for {WHOLE}"
        )
    return parse_time(row[column])
