"""What the students of an assignment handed in, what they earned, and what is odd."""

import json
import re
from collections import defaultdict
from contextlib import suppress
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from classroom.assign.assignment import file_name
from classroom.collect.record import remembered
from classroom.collect.submission import (
    LARGEST,
    SubmissionError,
    code_cells,
    digest,
    mark,
)
from classroom.marks.class_marks import ClassMarks
from classroom.report.copied_answers import copied
from classroom.report.gradebook import GRADED, MISSING, STALE, WAITING, lateness
from viewcast.exercises.serialize import unpack

MOST_CODE = 100_000  # characters of a submission that are compared with others
MOST_NUMBERS = 10_000  # of an answer that is compared with others
STOPPED = re.compile(
    r"timeout|timed out|too long|longer than|memory|processes|run again|restart|"
    r"program ended|it sent what|readable|^reading ",
    re.IGNORECASE,
)


class Submission(NamedTuple):
    """What the report needs of a submitted notebook."""

    digest: str = ""
    cells: tuple[str, ...] = ()
    mark: str = ""  # the id of whom it was handed out to, as the notebook says
    problem: str = ""


class Class:
    """An assignment with what its students handed in and what they earned.

    RulesError or MarksError if what a person has written can't be followed.
    """

    def __init__(self, assignment):
        self.assignment, self.person = assignment, ClassMarks(assignment)
        self.results, self.submissions = {}, {}  # by the student's id
        self.collected = remembered(assignment.folder)
        self.given = defaultdict(dict)  # {(exercise, answer): {id: value}}
        self.right = defaultdict(dict)

    def read(self, student):
        """Read a student's result and submission, and keep the small part of them."""
        name, folder = file_name(student), self.assignment.folder
        submission = folder / "submissions" / f"{name}.ipynb"
        if submission.exists():
            self.submissions[student.id] = _submission(submission)
        file = folder / "results" / f"{name}.json"
        if result := _result(file):
            names = (n for n in self.assignment.names if n in result["exercises"])
            result["exercises"] = {n: result["exercises"][n] for n in names}
            self.results[student.id] = result
            self._keep_numbers(student.id, result)

    def _keep_numbers(self, student, result):
        for name, exercise in result["exercises"].items():
            right, given = _numbers(exercise, "right"), _numbers(exercise, "given")
            for answer, value in right.items():
                self.right[name, answer][student] = value
                if answer in given and exercise["points"] < exercise["most"]:
                    self.given[name, answer][student] = given[answer]

    @property
    def marks(self):
        """{student id: Mark}, once `work_out` has been called."""
        return self.person.of

    def work_out(self):
        """Work out the marks, when all students are read."""
        self.person.work_out(self.results, self.collected)

    @property
    def status(self):
        """{student id: what became of their submission}, as the grade book says it."""
        return {student.id: self._status(student.id) for student in self.students}

    @property
    def students(self):
        """The roster's students, in its order."""
        return self.assignment.students

    def _status(self, student):
        result = self.results.get(student)
        submission = self.submissions.get(student)
        if result is None:
            return WAITING if submission else MISSING
        if submission and submission.digest != result["submission"]:
            return STALE
        whole = len(result["exercises"]) == len(self.assignment.names)
        return GRADED if whole else STALE

    def of(self, exercise):
        """The results of one exercise: {student id: result}, in roster order."""
        each = {id: result["exercises"] for id, result in self.results.items()}
        name = exercise.name
        return {id: results[name] for id, results in each.items() if name in results}


def _result(file):
    """What the grader wrote; {} if nothing is there, or it was damaged since then."""
    with suppress(OSError, ValueError):
        result = json.loads(file.read_text("utf8"))
        whole = isinstance(result, dict) and {"submission", "exercises"} <= {*result}
        return result if whole else {}
    return {}


def _submission(file):
    with file.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    try:
        cells = code_cells(data)
    except SubmissionError as error:
        return Submission(digest(data), problem=str(error))
    lengths = accumulate(map(len, cells))
    few = [c for c, end in zip(cells, lengths, strict=True) if end <= MOST_CODE]
    return Submission(digest(data), tuple(few), mark(data) or "")


def _numbers(exercise, part):
    """Take the answers of `part` out of a result; the numbers among them, unpacked."""
    values = {n: unpack(packed) for n, packed in exercise.pop(part, {}).items()}
    kinds = int | float | np.ndarray
    return {
        name: value
        for name, value in values.items()
        if isinstance(value, kinds) and np.size(value) <= MOST_NUMBERS
    }


def look(found):
    """(id, sentences) of the submissions that a person should look at."""
    copies = _copies(found)
    ids = [student.id for student in found.students]
    each = ((id, [*_doubts(found, id), *copies[id]]) for id in ids)
    return [(id, reasons) for id, reasons in each if reasons]


def _doubts(found, student):
    """What is odd about one submission and its result, as sentences."""
    result = found.results.get(student)
    submission = found.submissions.get(student, Submission())
    notes = result["notes"] if result else []
    mark = found.marks[student]
    if mark.lateness.late:
        yield f"handed in {lateness(mark)}"
    if mark.lateness.doubt:
        yield mark.lateness.doubt
    yield from found.collected.get(student, {}).get("look", [])[:5]
    yield from [note for note in notes if STOPPED.search(note)][:5]
    if submission.problem and not any("readable" in note for note in notes):
        yield f"not a readable notebook: {submission.problem}"
    if submission.mark and submission.mark != student:
        yield f"the notebook was handed out to {submission.mark[:100]}"
    if result and not mark.final:
        yield "no points at all"
    if result and submission.digest not in ("", result["submission"]):
        yield "the submission is another than the one that was graded: grade again"
    if result and len(result["exercises"]) < len(found.assignment.names):
        yield "not all exercises are graded: grade again"


def _copies(found):
    """A sentence on answers that are right for somebody else: {id: [sentence]}."""
    answers = defaultdict(list)  # (student, others) → answers
    for exercise in found.assignment.exercises:
        for answer in exercise.names:
            place = exercise.name, answer
            for student, others in copied(found.given[place], found.right[place]):
                answers[student, others].append(f"{exercise.title} ({answer})")
    label = {student.id: student.label for student in found.students}
    sentences = defaultdict(list)
    for (student, others), named in answers.items():
        more = f" and {len(others) - 5} more" if others[5:] else ""
        whose = f"for {', '.join(label[other] for other in others[:5])}{more}"
        s, are = ("", "is the right one") if len(named) == 1 else ("s", "are right")
        sentences[student].append(f"the answer{s} to {', '.join(named)} {are} {whose}")
    return sentences
