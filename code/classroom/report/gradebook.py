"""Grade books: what the grading found, as tables that an LMS or Excel reads.

They are made for the gradebook import of Moodle and of Canvas.
"""

import re

from classroom.report.points import most, total
from classroom.roster.columns import COLUMNS
from classroom.roster.csv_table import as_csv
from classroom.roster.roster import IDS
from classroom.text import plain
from viewcast.support.files import write_whole

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
KNOWN = {column for role in IDS for column in COLUMNS[role]}
GRADED, MISSING = "graded", "nothing handed in"  # what a student's status may be
WAITING, STALE = "not graded yet", "to be graded again"


def write_gradebooks(assignment, results, folder, status, late=()):
    """Write gradebook.csv, gradebook-moodle.csv and gradebook-canvas.csv in `folder`.

    results: {student id: what results/*.json holds}; status: {student id: one of the
    four above}; late: ids. Who handed in nothing has empty cells: what that is worth,
    the LMS and the instructor decide. While somebody isn't graded, the LMSs get no
    file, for there the same empty cells would mean another thing.
    """
    text = as_csv(everything(assignment, results, status, late))
    # without its first sign Excel takes UTF-8 for Latin
    write_whole(folder / "gradebook.csv", f"\ufeff{text}")
    whole = not ungraded(status)
    for ending, book in {"moodle": moodle, "canvas": canvas}.items():
        file = folder / f"gradebook-{ending}.csv"
        if whole:
            write_whole(file, as_csv(book(assignment, results)))
        else:
            file.unlink(missing_ok=True)


def ungraded(status):
    """The students, by id, whose submission is still to be graded."""
    return [id for id, said in status.items() if said in (WAITING, STALE)]


def everything(assignment, results, status, late):
    """The rows of a table for people: points, exercise by exercise."""
    names = assignment.names
    head = ["student", "name", "status", "late", "total", "most"]
    yield [*head, *names, "cells that failed"]
    for student in assignment.students:
        result = results.get(student.id)
        row = [student.id, student.name, status[student.id]]
        row.append("late" if student.id in late else "")
        if result is None:
            yield row + [""] * (len(names) + 3)
            continue
        points = [result["exercises"].get(name, {}).get("points", "") for name in names]
        failed = sum(note.startswith("code cell") for note in result["notes"])
        yield [*row, total(result), most(assignment), *points, failed]


def moodle(assignment, results):
    """The rows for Moodle's Grades → Import: ids as the roster has them, points."""
    students = assignment.students
    columns = [column for column in _columns(students) if plain(column) in KNOWN]
    yield [*(columns or ["ID number"]), "Full name", assignment.title, "Feedback"]
    for student in students:
        ids = [student.row.get(column, "") for column in columns] or [student.id]
        result = results.get(student.id)
        grade = ["", ""] if result is None else [total(result), _comment(result)]
        yield [*ids, student.name, *grade]


def _columns(students):
    return students[0].row if students else {}


def _comment(result):
    parts = [f"{name} {r['points']}/{r['most']}" for name, r in _exercises(result)]
    return "; ".join(parts)


def _exercises(result):
    return result["exercises"].items()


def canvas(assignment, results):
    """The rows for Canvas' Gradebook → Import.

    Canvas knows students by these five columns. An assignment that is there already is
    known by its number, which a roster exported from Canvas holds: "Week 3 (1234)".
    """
    students = assignment.students
    yield [*CANVAS, _canvas_title(assignment.title, _columns(students))]
    yield ["    Points Possible", "", "", "", "", most(assignment)]
    for student in students:
        result = results.get(student.id)
        grade = "" if result is None else total(result)
        yield [*_canvas_student(student), grade]


def _canvas_title(title, columns):
    known = re.compile(re.escape(title) + r" \(\d+\)")
    return next(filter(known.fullmatch, columns), title)


def _canvas_student(student):
    """The five columns; made of id and name where the roster isn't Canvas' own."""
    row = {plain(column): value for column, value in student.row.items()}
    if not {"student", "id"} <= row.keys():
        return [student.name, "", student.id, "", ""]
    return [row.get(plain(column), "") for column in CANVAS]
