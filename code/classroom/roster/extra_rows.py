"""The rows of a roster that are no students': an LMS's own, above them.

Canvas writes "Points Possible" there and adds a "Student, Test"; Google Classroom
writes "Date", "Points" and "Class average". Each does so in the reader's language.
"""

import re
from contextlib import suppress

from classroom.roster.columns import columns, value
from classroom.roster.csv_table import read_table

MOST = 3  # rows above the students
POINTS = re.compile(r"MaxPoints:([0-9.]+)|Total Pts: ([0-9.]+)")  # in a column's name


def extra_rows(records, id_columns):
    """The records that are no students'."""
    above, tested = records[:MOST], columns(records[0].row, "full") if records else ()
    said = [i for i, record in enumerate(above) if _is_canvas_points(record)]
    found = above[: said[-1] + 1] if said else []  # "Manual Posting" stands above it
    found += [r for r in above if r not in found and _is_google(r, records, id_columns)]
    test = "Student, Test"
    return found + [r for r in records if any(r.row[c] == test for c in tested)]


def _is_canvas_points(record):
    """Canvas indents these words by four blanks, and gives the row no number."""
    words = record.row.get("Student", "")
    return words.startswith("    ") and not record.row.get("ID", "").strip()


def _is_google(record, records, id_columns):
    """One word where first and last name have columns, and no address as all others."""
    first, last = (value(record.row, role) for role in ("first", "last"))
    named = columns(record.row, "first") and columns(record.row, "last")
    ids = [column for column in id_columns if any(r.value(column) for r in records)]
    told = any(map(record.value, ids))
    return bool(named and ids and not told and bool(first) != bool(last))


def points_possible(path):
    """What each column of a grade book says is the most in it: {column: points}.

    As Canvas, Google Classroom, Brightspace and Blackboard write it; {} in a list of
    students without points.
    """
    header, records = read_table(path)
    ids = [c for role in ("number", "login", "email") for c in columns(header, role)]
    extra = [r for r in extra_rows(records, ids) if not any(map(r.value, ids))]
    cells = [(c, "".join(m.groups(""))) for c in header if (m := POINTS.search(c))]
    for record in reversed(extra):  # Google's points stand above its average
        cells += [(column, record.value(column)) for column in header]
    points = {}
    for column, text in cells:
        with suppress(ValueError):
            points[column] = float(text)
    return points
