"""Grade books: what the grading found, as tables that an LMS or Excel reads.

They are made for the gradebook import of Moodle and of Canvas.
"""

import re
from contextlib import suppress
from typing import NamedTuple

from classroom.marks.times import duration
from classroom.roster.columns import COLUMNS
from classroom.roster.csv_table import as_csv, read_table
from classroom.roster.roster import IDS
from classroom.text import plain
from viewcast.support.files import write_whole

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
KNOWN = {column for role in IDS for column in COLUMNS[role]}
GRADED, MISSING = "graded", "nothing handed in"  # what a student's status may be
WAITING, STALE = "not graded yet", "to be graded again"


class Book(NamedTuple):
    """What an LMS gets: points: {student id: (points, feedback)}."""

    title: str
    students: list
    most: float
    points: dict


def write_gradebooks(found, folder):
    """Write gradebook.csv, gradebook-moodle.csv and gradebook-canvas.csv in `folder`.

    found: the Class. Who handed in nothing and was given nothing has empty cells: what
    that is worth, the LMS and the instructor decide. While somebody isn't graded, the
    LMSs get no file, for there the same empty cells would mean another thing.
    """
    assignment, marks = found.assignment, found.marks
    write_people(folder / "gradebook.csv", everything(found))
    final = {id: (m.final, comment(m)) for id, m in marks.items()}
    most = next((m.most for m in marks.values()), 0)
    book = Book(assignment.title, assignment.students, most, final)
    write_lms_books(folder / "gradebook", book, whole=not ungraded(found.status))


def write_people(file, rows):
    """Write a table that Excel opens."""
    # without its first sign Excel takes UTF-8 for Latin
    write_whole(file, f"\ufeff{as_csv(rows)}")


def write_lms_books(start, book, whole):
    """Write `start`-moodle.csv and -canvas.csv; remove them if they aren't whole."""
    for ending, rows in {"moodle": moodle, "canvas": canvas}.items():
        file = start.with_name(f"{start.name}-{ending}.csv")
        if whole:
            write_whole(file, as_csv(rows(book)))
        else:
            file.unlink(missing_ok=True)


def ungraded(status):
    """The students, by id, whose submission is still to be graded."""
    return [id for id, said in status.items() if said in (WAITING, STALE)]


def everything(found):
    """The rows of a table for people: points, exercise by exercise."""
    assignment, marks = found.assignment, found.marks
    head = ["student", "name", "status", "late", "found", "given", "penalty"]
    names = _parts(marks) or list(assignment.names)
    yield [*head, "total", "most", *names, "cells that failed", "comments"]
    for student in assignment.students:
        m, result = marks[student.id], found.results.get(student.id)
        row = [student.id, student.name, found.status[student.id], lateness(m)]
        if m.final is None:
            yield row + [""] * (len(names) + 6) + [comments(m)]
            continue
        row += [number(m.found), number(m.given), number(m.penalty or None)]
        parts = [number(part.points if part else None) for part in map(m.part, names)]
        notes = result["notes"] if result else ()
        failed = sum(note.startswith("code cell") for note in notes)
        failed = failed if result else ""
        row += [number(m.final), number(m.most), *parts, failed, comments(m)]
        yield row


def _parts(marks):
    """The names of all that carries points or a comment, in order."""
    return list(dict.fromkeys(p.name for m in marks.values() for p in m.parts))


def number(points):
    """Points as short as they can be written, "" for None.

    >>> number(3), number(2.50), number(2.0), number(None)
    ('3', '2.5', '2', '')
    """
    return "" if points is None else f"{round(points, 2):g}"


def lateness(mark):
    """What the table says of lateness: "", "late", or how late."""
    if not mark.lateness.late:
        return ""
    seconds = mark.lateness.seconds
    return f"late by {duration(seconds)}" if seconds else "late"


def comments(mark):
    """What a person wrote, on one line."""
    said = (f"{name}: {text}" if name else text for name, text in mark.comments)
    return "; ".join(" ".join(text.split()) for text in said)


def comment(mark):
    """The feedback on a mark for an LMS: each part, the penalty, a person's words."""
    parts = [f"{p.name} {_of(p)}" for p in mark.parts if p.points is not None]
    if mark.penalty:
        parts.append(f"{lateness(mark)}: {number(mark.penalty)} taken off")
    if mark.whole.points is not None:
        parts.append(f"in all {number(mark.final)} were given by hand")
    return "; ".join(filter(None, [*parts, comments(mark)]))


def _of(part):
    by_hand = part.given is not None and part.name == part.exercise
    found = part.found if part.found is not None else 0
    hand = f" (given by hand; the checks found {number(found)})" if by_hand else ""
    return f"{number(part.points)}/{number(part.most)}{hand}"


def moodle(book):
    """The rows for Moodle's Grades → Import: ids as the roster has them, points."""
    columns = [column for column in _columns(book.students) if plain(column) in KNOWN]
    yield [*(columns or ["ID number"]), "Full name", book.title, "Feedback"]
    for student in book.students:
        ids = [student.row.get(column, "") for column in columns] or [student.id]
        points, said = book.points.get(student.id, (None, ""))
        yield [*ids, student.name, number(points), said]


def _columns(students):
    return students[0].row if students else {}


def canvas(book):
    """The rows for Canvas' Gradebook → Import.

    Canvas knows students by these five columns. An assignment that is there already is
    known by its number, which a roster exported from Canvas holds: "Week 3 (1234)".
    """
    yield [*CANVAS, canvas_title(book.title, _columns(book.students))]
    yield ["    Points Possible", "", "", "", "", number(book.most)]
    for student in book.students:
        points, _ = book.points.get(student.id, (None, ""))
        yield [*_canvas_student(student), number(points)]


def canvas_title(title, columns):
    known = re.compile(re.escape(title) + r" \(\d+\)")
    return next(filter(known.fullmatch, columns), title)


def points_differ(assignment, marks):
    """A sentence if Canvas's roster says another number of points than there are."""
    file = assignment.folder / "roster.csv"
    most = max((mark.most for mark in marks.values()), default=0)
    stated = _points_possible(file, assignment.title) if file.exists() else None
    if stated is not None and stated != most:
        yield (
            f"Canvas's list of students says that {assignment.title} has {stated:g} "
            f"points, the exercises have {number(most)}: change the points in Canvas, "
            "or marks count for another share there"
        )


def _points_possible(file, title):
    """The points that an export of Canvas's grade book states, or None."""
    header, records = read_table(file)
    column = canvas_title(title, header)
    for record in records:
        if column in header and plain(record.name) == "pointspossible":
            with suppress(ValueError):
                return float(record.value(column).replace(",", "."))
    return None


def _canvas_student(student):
    """The five columns; made of id and name where the roster isn't Canvas' own."""
    row = {plain(column): value for column, value in student.row.items()}
    if not {"student", "id"} <= row.keys():
        return [student.name, "", student.id, "", ""]
    return [row.get(plain(column), "") for column in CANVAS]
