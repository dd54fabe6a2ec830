"""Pages: what the report holds, as HTML.

All that comes from a student is hostile text: Jinja escapes it, and the pages forbid
scripts. They hold no date, so that the same results give the same bytes.
"""

import re
from collections import Counter
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from classroom.assign.assignment import file_name
from classroom.report.gradebook import most, total
from viewcast.support.files import write_whole

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def write_page(file, template, values):
    """Write a page: a template with these values."""
    write_whole(file, PAGES.get_template(template).render(values))


def write_feedback(assignment, results, students, folder):
    """Write a page for each student with a result; remove pages that hold no longer."""
    written = set()
    for student in students:
        if student.id in results:
            page = folder / f"{file_name(student)}.html"
            values = feedback(assignment, student, results[student.id])
            write_page(page, "feedback.html", values)
            written.add(page)
    for old in set(folder.glob("*.html")) - written:
        old.unlink()


def feedback(assignment, student, result):
    """What a student's own page shows; of hidden checks only how many hold."""
    exercises = assignment.exercises
    return {
        "title": assignment.title,
        "student": student,
        "points": total(result),
        "most": most(assignment),
        "entries": [_entry(e, result["exercises"].get(e.name)) for e in exercises],
        "notes": result["notes"],
    }


def _entry(exercise, result):
    """What a student may know of one exercise's result, None if it isn't graded."""
    if result is None:
        return {"title": exercise.title, "points": None}
    hidden = [check["passed"] for check in result["checks"] if check["hidden"]]
    return {
        "title": exercise.title,
        "points": result["points"],
        "most": result["most"],
        "message": result["message"],
        "checks": [check for check in result["checks"] if not check["hidden"]],
        "hold": sum(hidden),
        "hidden": len(hidden),
    }


def figures(points, best):
    """How points are spread: mean, shares with all and with none, and columns."""
    count = len(points)
    return {
        "count": count,
        "best": best,
        "mean": sum(points) / count if count else None,
        "full": sum(p >= best for p in points) / count if count else None,
        "none": sum(p == 0 for p in points) / count if count else None,
        "columns": _columns(points, best),
    }


def _columns(points, best):
    """(label, how many) for each number of points; above ten they share columns.

    >>> _columns([0, 2, 2, 1], 2)
    [('0', 1), ('1', 1), ('2', 2)]
    >>> _columns([0, 3, 29, 30], 30)[:2]
    [('0', 1), ('1–4', 1)]
    """

    def column(value):
        shared = best > 10 and 0 < value < best
        return 1 + (value - 1) * 9 // (best - 1) if shared else value

    count = Counter(points)
    columns = [list(values) for _, values in groupby(range(best + 1), column)]
    return [
        (f"{v[0]}–{v[-1]}" if v[1:] else f"{v[0]}", sum(count[value] for value in v))
        for v in columns
    ]


def _cut(text, length):
    return text if len(text) <= length else text[: length - 1] + "…"


def _printable(value):
    """What is put in a page: no control signs, none that turn the reading direction."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNPRINTABLE.sub("\ufffd", value)
    return value


def _words(text):
    """A sentence as HTML, its `code` marked as such."""
    text = str(escape(_printable(text)))
    return Markup(re.sub(r"`([^`\n]+)`", r"<code>\1</code>", text))


PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_printable,
    trim_blocks=True,
    lstrip_blocks=True,
)
PAGES.filters |= {"cut": _cut, "words": _words}
