"""What the instructor's page shows of a class."""

from collections import defaultdict
from typing import NamedTuple

from classroom.assign.assignment import file_name
from classroom.exercise.cells import brings_checks, handed_out
from classroom.exercise.model import Exercise
from classroom.marks.students import code
from classroom.report import similarity
from classroom.report.findings import look
from classroom.report.gradebook import WAITING
from classroom.report.pages import has_page
from classroom.report.points import Spread, spread
from classroom.report.side_by_side import Sides, own_solutions, side_by_side
from classroom.roster.roster import Student

MOST_ROWS = 100  # of pairs and twins
MOST_SIDES = 20  # pairs whose code is shown
LEFT_OUT = "left out"  # stands for the message to those who did nothing


class ClassPage(NamedTuple):
    """All that class.html shows; a student is named by their id."""

    title: str
    remarks: list[str]  # what to know of marks and penalties
    students: list[Student]
    pages: dict[str, str]  # id → the name of the feedback page
    names: dict[str, str]  # id → what to call them
    missing: list[Student]  # who handed in nothing
    ungraded: list[str]  # ids
    totals: Spread
    exercises: list[tuple[Exercise, Spread]]
    mistakes: list[tuple[Exercise, str, list[str]]]  # the message, ids
    look: list[tuple[str, list[str]]]  # an id, the reasons to look
    pairs: list[similarity.Pair]
    sides: list[tuple[similarity.Pair, Sides]]
    twins: list[similarity.Twins]
    equal: list[tuple[str, ...]]  # ids of those with equal files
    sharing: int  # how many may share code that still tells
    solutions: set[str]
    solved: list[tuple[Exercise, list[str]]]  # ids of those whose code is the solution
    texts: list[tuple[Exercise, list[tuple[str, str, str]]]]  # id, name, answer
    rows: int = MOST_ROWS


class TextsPage(NamedTuple):
    """What texts.html shows: answers in words, and a code in the place of a name."""

    title: str
    texts: list[tuple[Exercise, list[tuple[str, str, str]]]]  # code, name, answer


def texts_page(found):
    """The TextsPage of a Class; the codes decide the order, the same in all texts."""
    assignment = found.assignment
    codes = {s.id: code(s) for s in assignment.students}
    texts = [
        (exercise, sorted((codes[id], name, text) for id, name, text in said))
        for exercise, said in _texts(found)
    ]
    return TextsPage(assignment.title, texts)


def class_page(found, remarks):
    """The ClassPage of what was found of a Class."""
    assignment, results = found.assignment, found.results
    sources = {id: _written(s) for id, s in found.submissions.items() if s.cells}
    given = _handed_out(assignment)
    digests = {id: s.digest for id, s in found.submissions.items()}
    return ClassPage(
        title=assignment.title,
        remarks=remarks,
        students=assignment.students,
        pages={s.id: file_name(s) for s in assignment.students if has_page(found, s)},
        names={student.id: student.label for student in assignment.students},
        missing=[s for s in found.students if s.id not in {*results, *digests}],
        ungraded=[id for id, said in found.status.items() if said == WAITING],
        totals=_totals(found),
        exercises=[(e, _points(found, e)) for e in assignment.exercises],
        mistakes=_mistakes(found),
        look=look(found),
        texts=_texts(found),
        **_alike(assignment.exercises, sources, digests, given),
    )


def _written(submission):
    """The code of a submission without the checks that it was handed out with."""
    return [code for code in submission.cells if not brings_checks(code)]


def _handed_out(assignment):
    """The code that every student was given, with a log of their own or without."""
    return [
        cell.source
        for seed in (None, 0)
        for cell in handed_out("", assignment.exercises, seed=seed).cells
        if cell.cell_type == "code"
    ]


def _alike(exercises, sources, digests, given):
    """What the page shows of code that is alike, by the names of its fields."""
    pairs = similarity.alike(sources, given)
    return {
        "pairs": pairs,
        "sides": [(p, side_by_side(p, sources, given)) for p in pairs[:MOST_SIDES]],
        "twins": similarity.twins(sources, given),
        "equal": similarity.equal(digests, sources, given),
        "sharing": similarity.most_sharing(sources),
        "solutions": {exercise.solution for exercise in exercises},
        "solved": own_solutions(sources, exercises, given),
    }


def _totals(found):
    marks = found.marks.values()
    most = max((mark.most for mark in marks), default=0)
    return spread([mark.final for mark in marks if mark.final is not None], most)


def _points(found, exercise):
    parts = (mark.part(exercise.name) for mark in found.marks.values())
    points = [part.points for part in parts if part.points is not None]
    return spread(points, exercise.points)


def _mistakes(found):
    """(exercise, message, ids) of each mistake recognised; the commonest first."""
    who = defaultdict(list)
    for exercise in found.assignment.exercises:
        for student, result in found.of(exercise).items():
            if message := result["message"]:
                message = LEFT_OUT if result.get("untouched") else message
                who[exercise, message].append(student)
    each = ((*key, ids) for key, ids in who.items())
    return sorted(each, key=lambda m: (m[1] == LEFT_OUT, -len(m[2])))


def _texts(found):
    """(exercise, [(id, name, text)]) for each exercise with answers in words."""
    each = ((e, [*_said(found.of(e))]) for e in found.assignment.exercises)
    return [(exercise, said) for exercise, said in each if said]


def _said(results):
    for student, result in results.items():
        for name, text in result["texts"].items():
            if text.strip() not in ("", "None", "Ellipsis"):
                yield student, name, text
