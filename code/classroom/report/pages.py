"""Pages: what the report holds, as HTML, and the students' own ones.

All that comes from a student is hostile text: Jinja escapes it, and the pages forbid
scripts. They hold no date, so that the same results give the same bytes.
"""

import re
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from classroom.assign.assignment import file_name
from classroom.report.points import most, total
from classroom.roster.roster import Student
from viewcast.support.files import write_whole
from viewcast.support.sentences import counted

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


class Entry(NamedTuple):
    """What a student may know of one exercise's result."""

    title: str
    points: int | None = None  # None if it isn't graded
    most: int = 0
    message: str = ""
    checks: tuple[dict, ...] = ()  # the visible ones, as results/*.json holds them
    hold: int = 0  # how many of the hidden ones do
    hidden: int = 0


class FeedbackPage(NamedTuple):
    """What feedback.html shows to a student."""

    title: str
    student: Student
    points: int
    most: int
    entries: list[Entry]
    notes: list[str]  # of the notebook's run


def write_page(file, template, page):
    """Write a page: a template with the values of a NamedTuple."""
    write_whole(file, PAGES.get_template(template).render(page._asdict()))


def write_feedback(assignment, results, students, folder):
    """Write a page for each student with a result; remove pages that hold no longer."""
    written = set()
    for student in students:
        if student.id in results:
            file = folder / f"{file_name(student)}.html"
            page = feedback(assignment, student, results[student.id])
            write_page(file, "feedback.html", page)
            written.add(file)
    for old in set(folder.glob("*.html")) - written:
        old.unlink()


def feedback(assignment, student, result):
    """The FeedbackPage of a student; of hidden checks it tells only how many hold."""
    each = [(e, result["exercises"].get(e.name)) for e in assignment.exercises]
    return FeedbackPage(
        title=assignment.title,
        student=student,
        points=total(result),
        most=most(assignment),
        entries=[_entry(exercise, found) for exercise, found in each],
        notes=result["notes"],
    )


def _entry(exercise, result):
    if result is None:
        return Entry(exercise.title)
    hidden = [check["passed"] for check in result["checks"] if check["hidden"]]
    return Entry(
        title=exercise.title,
        points=result["points"],
        most=result["most"],
        message=result["message"],
        checks=tuple(c for c in result["checks"] if not c["hidden"]),
        hold=sum(hidden),
        hidden=len(hidden),
    )


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
PAGES.filters |= {"cut": _cut, "words": _words, "counted": counted}
