"""The tables of a term: for people, for Moodle, for Canvas."""

from pathlib import Path
from typing import NamedTuple

from classroom.errors import ClassroomError
from classroom.report.findings import Class
from classroom.report.gradebook import (
    Book,
    number,
    ungraded,
    write_lms_books,
    write_people,
)
from classroom.term.grades import grade
from classroom.term.members import Members
from viewcast.support.sentences import counted

HEAD = ["student", "name"]


class TermError(ClassroomError, ValueError):
    """Says why a term's grades can't be worked out, and the fix."""


class Scheme(NamedTuple):
    """How grades come about; weights: one an assignment, or none for equal ones."""

    weights: tuple[float, ...] = ()
    drop: int = 0
    skip_missing: bool = False
    out_of: float = 100
    title: str = "Term"


def write_term(file, assignments, scheme):
    """Write `file`, and beside it -moodle.csv and -canvas.csv; a summary."""
    scheme = _checked(scheme, assignments)
    file = Path(file)
    _refuse_others(file)
    classes = [_read(assignment) for assignment in assignments]
    members = Members([assignment.students for assignment in assignments])
    rows = [_row(key, classes, members, scheme) for key, _ in members.listed()]
    heads = [
        f"{_name(a)} (of {_most(c)})" for a, c in zip(assignments, classes, strict=True)
    ]
    tail = [f"{scheme.title} (of {number(scheme.out_of)})", "dropped", "missing"]
    people = [
        [student.id, student.name, *row.cells]
        for (_, student), row in zip(members.listed(), rows, strict=True)
    ]
    write_people(file, [[*HEAD, *heads, *tail], *people])
    waiting = [label for c in classes for label in _waiting(c)]
    students = [student for _, student in members.listed()]
    final = {s.id: (r.total, r.said) for s, r in zip(students, rows, strict=True)}
    book = Book(scheme.title, students, scheme.out_of, final)
    write_lms_books(file.with_suffix(""), book, whole=not waiting)
    return "\n".join(_summary(file, students, rows, waiting))


class Row(NamedTuple):
    """A student's line: cells for people; total and feedback for an LMS."""

    cells: list
    total: float | None
    said: str
    missing: list[str]


def _row(key, classes, members, scheme):
    marks = [
        c.marks.get(ids.get(key)) for c, ids in zip(classes, members.ids, strict=True)
    ]
    final = [mark.final if mark else None for mark in marks]
    shares = [
        None if points is None else points / (mark.most or 1)
        for points, mark in zip(final, marks, strict=True)
    ]
    share, dropped = grade(shares, scheme.weights, scheme.drop, scheme.skip_missing)
    names = [_name(c.assignment) for c in classes]
    missing = [name for name, mark in zip(names, final, strict=True) if mark is None]
    out = [names[place] for place in dropped]
    total = None if share is None else round(share * scheme.out_of, 2)
    pairs = zip(names, final, strict=True)
    said = [f"{name} {number(points)}" for name, points in pairs if points is not None]
    said += [f"missing: {', '.join(missing)}"] if missing else []
    said += [f"dropped: {', '.join(out)}"] if out else []
    cells = [*map(number, final), number(total), ", ".join(out), ", ".join(missing)]
    return Row(cells, total, "; ".join(said), missing)


def _checked(scheme, assignments):
    """The Scheme with its weights; TermError if it doesn't suit the assignments."""
    count = len(assignments)
    weights = scheme.weights or (1.0,) * count
    if len(weights) != count:
        raise TermError(
            f"{counted(len(weights), 'weight')} for {counted(count, 'assignment')}; "
            "give one for each, in their order: --weights 1,1,2"
        )
    if min(weights) <= 0:
        raise TermError(f"a weight is {min(weights):g}; weights are above 0")
    if not 0 <= scheme.drop < count:
        raise TermError(
            f"{scheme.drop} of {counted(count, 'assignment')} can't be dropped; at "
            f"least one counts, so --drop is at most {count - 1}"
        )
    if len({a.folder.resolve() for a in assignments}) < count:
        raise TermError("an assignment is named twice; name each once")
    return scheme._replace(weights=weights)


def _refuse_others(file):
    """TermError if the file that is to be written is something else."""
    if file.exists():
        with file.open(encoding="utf-8-sig", errors="replace") as stream:
            top = stream.readline()
        if not top.startswith(",".join(HEAD)):
            raise TermError(
                f"{file} is there already and is no table of grades; give another name"
            )


def _read(assignment):
    """The Class of an assignment, its marks worked out."""
    assignment.require_key()
    assignment.require_collected()
    found = Class(assignment)
    for student in assignment.students:
        found.read(student)
    found.work_out()
    return found


def _name(assignment):
    return assignment.folder.name or str(assignment.folder.resolve().name)


def _most(found):
    return number(max((mark.most for mark in found.marks.values()), default=0))


def _waiting(found):
    label = {student.id: student.label for student in found.students}
    name = _name(found.assignment)
    return [f"{label[id]} in {name}" for id in ungraded(found.status)]


def _summary(file, students, rows, waiting):
    totals = [row.total for row in rows if row.total is not None]
    mean = f"; on average {sum(totals) / len(totals):.1f}" if totals else ""
    yield f"{counted(len(students), 'student')} in {file}{mean}"
    missing = [
        f"{student.label}: {', '.join(row.missing)}"
        for student, row in zip(students, rows, strict=True)
        if row.missing
    ]
    if missing:
        yield f"missing work ({len(missing)}):"
        yield from (f"  {line}" for line in missing)
    if waiting:
        shown = ", ".join(waiting[:5]) + (", …" if waiting[5:] else "")
        yield f"none for Moodle and Canvas: not graded yet: {shown}"
    else:
        start = file.with_suffix("")
        yield f"to import: {start}-moodle.csv, {start}-canvas.csv"
