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
from classroom.marks.decisions import text_item
from classroom.marks.mark import Mark, Part
from classroom.report.gradebook import lateness, number
from classroom.roster.roster import Student
from viewcast.support.files import write_whole
from viewcast.support.sentences import counted

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


class Entry(NamedTuple):
    """What a student may know of one exercise's result."""

    title: str
    part: Part  # the points, the grader's and a person's
    message: str = ""
    checks: tuple[dict, ...] = ()  # the visible ones, as results/*.json holds them
    hold: int = 0  # how many of the hidden ones do
    hidden: int = 0
    texts: tuple[tuple[str, Part], ...] = ()  # answers in words, that were marked


class FeedbackPage(NamedTuple):
    """What feedback.html shows to a student."""

    title: str
    student: Student
    mark: Mark
    late: str  # by how much
    entries: list[Entry]
    notes: list[str]  # of the notebook's run


def write_page(file, template, page):
    """Write a page: a template with the values of a NamedTuple."""
    write_whole(file, PAGES.get_template(template).render(page._asdict()))


def has_page(found, student):
    """Whether there is anything to tell a student of a Class."""
    mark = found.marks[student.id]
    return student.id in found.results or mark.final is not None or mark.comments != []


def write_feedback(found, students, folder):
    """Write a page for each student with a mark or a comment; remove all others."""
    written = set()
    for student in students:
        if has_page(found, student):
            file = folder / f"{file_name(student)}.html"
            result, mark = found.results.get(student.id), found.marks[student.id]
            page = feedback(found.assignment, student, result, mark)
            write_page(file, "feedback.html", page)
            written.add(file)
    for old in set(folder.glob("*.html")) - written:
        old.unlink()


def feedback(assignment, student, result, mark):
    """The FeedbackPage of a student; of hidden checks it tells only how many hold."""
    known = result["exercises"] if result else {}
    return FeedbackPage(
        title=assignment.title,
        student=student,
        mark=mark,
        late=lateness(mark),
        entries=[_entry(e, known.get(e.name), mark) for e in assignment.exercises],
        notes=result["notes"] if result else [],
    )


def _entry(exercise, result, mark):
    texts = [(name, mark.part(text_item(exercise, name))) for name in exercise.texts]
    entry = Entry(
        title=exercise.title,
        part=mark.part(exercise.name),
        texts=tuple((name, part) for name, part in texts if part),
    )
    if result is None:
        return entry
    hidden = [check["passed"] for check in result["checks"] if check["hidden"]]
    return entry._replace(
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
PAGES.filters |= {"cut": _cut, "words": _words, "counted": counted, "number": number}
