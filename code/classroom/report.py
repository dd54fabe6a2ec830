"""What the grading found, on pages: one for each student, one for the instructor.

All that comes from a student is hostile text: Jinja escapes it, and the pages forbid
scripts. They hold no date, so that the same results give the same bytes.
"""

import itertools
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from tqdm import tqdm

from classroom import likeness
from classroom.assignment import file_name
from classroom.gradebook import most, total, write_gradebooks
from classroom.notebook import handed_out
from classroom.submission import LARGEST, SubmissionError, code_cells, digest
from viewcast.exercises.values import unpack
from viewcast.resumable import BAR, write_whole

MOST_CODE = 100_000  # characters of a submission that are compared with others
MOST_NUMBERS = 10_000  # of an answer that is compared with others
MOST_ROWS = 100  # of pairs and twins on the class page
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
STOPPED = re.compile(
    r"timeout|timed out|too long|memory|processes|run again|restart|program ended|"
    r"it sent what|readable|^reading ",
    re.IGNORECASE,
)


def bar(items, doing):
    """Yield the items with a bar on the terminal, if there is one."""
    return tqdm(items, desc=doing, bar_format=BAR, disable=None)


def write_report(assignment, progress=bar):
    """Write grade books, feedback pages and the class page; return a summary.

    progress(items, doing): yields the items and may show how far it is.
    """
    folder = assignment.folder / "report"
    (folder / "feedback").mkdir(parents=True, exist_ok=True)
    found = Class(assignment)
    for student in progress(assignment.students, "reading"):
        found.read(student)
    write_gradebooks(assignment, found.results, folder)
    _write_feedback(found, folder / "feedback", progress)
    page = class_page(found)
    write_whole(folder / "class.html", _render("class.html", **page))
    return _summary(found, page, folder)


@dataclass(frozen=True)
class Submission:
    """What the report needs of a submitted notebook."""

    digest: str
    cells: tuple[str, ...] = ()
    mark: str = ""  # the id of whom it was handed out to, as the notebook says
    problem: str = ""


class Class:
    """An assignment with what its students handed in and what they earned."""

    def __init__(self, assignment):
        self.assignment = assignment
        self.results, self.submissions = {}, {}  # by the student's id
        self.given, self.right = {}, {}  # {(exercise, answer): {id: value}}

    def read(self, student):
        """Read a student's result and submission, and keep the small part of them."""
        name, folder = file_name(student), self.assignment.folder
        submission = folder / "submissions" / f"{name}.ipynb"
        if submission.exists():
            self.submissions[student.id] = _submission(submission)
        file = folder / "results" / f"{name}.json"
        if file.exists():
            result = json.loads(file.read_text("utf8"))
            names = (n for n in self.assignment.names if n in result["exercises"])
            result["exercises"] = {n: result["exercises"][n] for n in names}
            self.results[student.id] = result
            self._keep_numbers(student.id, result)

    def _keep_numbers(self, student, result):
        for name, exercise in result["exercises"].items():
            right, given = _numbers(exercise, "right"), _numbers(exercise, "given")
            if not exercise.get("personal"):
                continue
            for answer, value in right.items():
                self.right.setdefault((name, answer), {})[student] = value
                if answer in given and exercise["points"] < exercise["most"]:
                    self.given.setdefault((name, answer), {})[student] = given[answer]

    def of(self, exercise):
        """The results of one exercise: {student id: result}, in roster order."""
        each = (
            (id, r["exercises"].get(exercise.name)) for id, r in self.results.items()
        )
        return {id: result for id, result in each if result}


def _numbers(exercise, part):
    """Take the answers of `part` out of a result; the numbers among them, unpacked."""
    values = {n: unpack(packed) for n, packed in exercise.pop(part, {}).items()}
    return {
        name: value
        for name, value in values.items()
        if isinstance(value, int | float | np.ndarray)
        and np.size(value) <= MOST_NUMBERS
    }


def _submission(file):
    with file.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    try:
        cells = code_cells(data)
    except SubmissionError as error:
        return Submission(digest(data), problem=str(error))
    lengths = itertools.accumulate(map(len, cells))
    few = [c for c, end in zip(cells, lengths, strict=True) if end <= MOST_CODE]
    return Submission(digest(data), tuple(few), _mark(data))


def _mark(data):
    """The student's id that a notebook's metadata hold, or ""."""
    value = json.loads(data.decode("utf-8-sig"))
    for name in ("metadata", "classroom", "student"):
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def _write_feedback(found, folder, progress):
    """Write a page for each student with a result; remove pages that hold no longer."""
    pages = set()
    for student in progress(found.assignment.students, "writing"):
        if student.id in found.results:
            page = folder / f"{file_name(student)}.html"
            write_whole(page, feedback(found.assignment, student, found.results))
            pages.add(page)
    for old in set(folder.glob("*.html")) - pages:
        old.unlink()


def feedback(assignment, student, results):
    """A student's own page, as HTML; of hidden checks it tells only how many hold."""
    result = results[student.id]
    entries = [_entry(e, result["exercises"].get(e.name)) for e in assignment.exercises]
    return _render(
        "feedback.html",
        title=assignment.title,
        student=student,
        points=total(result),
        most=most(assignment),
        entries=entries,
        notes=result["notes"],
    )


def _entry(exercise, result):
    """What a student may know of one exercise's result, None if it isn't graded."""
    entry = {"title": exercise.title, "most": exercise.points, "points": None}
    if result is None:
        return entry
    hidden = [check["passed"] for check in result["checks"] if check["hidden"]]
    return entry | {
        "points": result["points"],
        "most": result["most"],
        "message": result["message"],
        "checks": [check for check in result["checks"] if not check["hidden"]],
        "hold": sum(hidden),
        "hidden": len(hidden),
    }


def class_page(found):
    """What the instructor's page shows."""
    assignment, results = found.assignment, found.results
    sources = {id: s.cells for id, s in found.submissions.items() if s.cells}
    given = _handed_out(assignment)
    return {
        "title": assignment.title,
        "students": assignment.students,
        "pages": {s.id: file_name(s) for s in assignment.students if s.id in results},
        "missing": _without(found, handed_in=False),
        "ungraded": _without(found, handed_in=True),
        "totals": _figures([total(r) for r in results.values()], most(assignment)),
        "exercises": [_numbers_of(found, e) for e in assignment.exercises],
        "mistakes": mistakes(found),
        "look": look(found),
        "pairs": likeness.alike(sources, given),
        "twins": likeness.twins(sources, given),
        "texts": _texts(found),
        "rows": MOST_ROWS,
    }


def _handed_out(assignment):
    """The code that every student was given, with a log of his own or without."""
    return [
        cell.source
        for seed in (None, 0)
        for cell in handed_out("", assignment.exercises, seed=seed).cells
        if cell.cell_type == "code"
    ]


def _without(found, handed_in):
    """The students without a result: who handed in, or who didn't."""
    return [
        student
        for student in found.assignment.students
        if student.id not in found.results
        and (student.id in found.submissions) == handed_in
    ]


def _numbers_of(found, exercise):
    results = found.of(exercise)
    figures = _figures([r["points"] for r in results.values()], exercise.points)
    return {"exercise": exercise, **figures}


def _figures(points, best):
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
    columns = {}
    for value in range(best + 1):
        between = 0 < value < best and best > 10
        columns.setdefault(1 + (value - 1) * 9 // (best - 1) if between else value, [])
        columns[list(columns)[-1]].append(value)
    count = Counter(points)
    return [
        (f"{v[0]}–{v[-1]}" if v[1:] else f"{v[0]}", sum(count[value] for value in v))
        for v in columns.values()
    ]


def mistakes(found):
    """(exercise, message, ids) of each mistake recognised; the commonest first."""
    who = {}
    for exercise in found.assignment.exercises:
        for student, result in found.of(exercise).items():
            if result["message"]:
                who.setdefault((exercise, result["message"]), []).append(student)
    return sorted(((*key, ids) for key, ids in who.items()), key=lambda m: -len(m[2]))


def look(found):
    """(id, sentences) of the submissions that a person should look at."""
    copies = _copies(found)
    each = {
        student.id: [*_doubts(found, student.id), *copies.get(student.id, ())]
        for student in found.assignment.students
    }
    return [(student, reasons) for student, reasons in each.items() if reasons]


def _doubts(found, student):
    """What is odd about one submission and its result, as sentences."""
    result = found.results.get(student)
    submission = found.submissions.get(student, Submission(""))
    notes = result["notes"] if result else []
    yield from [note for note in notes if STOPPED.search(note)][:5]
    if submission.problem and not any("readable" in note for note in notes):
        yield f"not a readable notebook: {submission.problem}"
    if submission.mark and submission.mark != student:
        yield f"the notebook was handed out to {submission.mark[:100]}"
    if result and not total(result):
        yield "no points at all"
    if result and submission.digest not in ("", result["submission"]):
        yield "the submission is another than the one that was graded: grade again"
    if result and len(result["exercises"]) < len(found.assignment.names):
        yield "not all exercises are graded: grade again"


def _copies(found):
    """Sentences about answers that are right for somebody else: {id: [sentence]}."""
    sentences = {}
    for exercise in found.assignment.exercises:
        for answer in exercise.names:
            place = exercise.name, answer
            right = found.right.get(place, {})
            for copy in likeness.copied(found.given.get(place, {}), right):
                others = _few(copy.others, 5)
                sentences.setdefault(copy.student, []).append(
                    f"{copy.student}'s answer to {exercise.title} ({answer}) is the "
                    f"right one for {others}"
                )
    return sentences


def _texts(found):
    """(exercise, [(id, name, text)]) for each exercise with answers in words."""
    texts = []
    for exercise in found.assignment.exercises:
        said = [
            (student, name, text)
            for student, result in found.of(exercise).items()
            for name, text in result.get("texts", {}).items()
            if text.strip() not in ("", "None", "Ellipsis")
        ]
        if said:
            texts.append((exercise, said))
    return texts


def _summary(found, page, folder):
    count = len(found.assignment.students)
    lines = [
        f"{count} students: {len(found.results)} graded, {len(page['ungraded'])} not "
        f"graded yet, {len(page['missing'])} missing",
        f"submissions to look at: {len(page['look'])}; pairs with nearly the same "
        f"code: {len(page['pairs'])}; cells the same to the last sign: "
        f"{len(page['twins'])}",
        f"the class: {folder / 'class.html'}",
        f"for the students: {folder / 'feedback'}",
        f"grade books: {folder / 'gradebook.csv'}, -moodle.csv, -canvas.csv",
    ]
    mean = page["totals"]["mean"]
    if mean is not None:
        lines[0] += f"; on average {mean:.1f} of {page['totals']['best']} points"
    return "\n".join(lines)


def _render(template, **values):
    return PAGES.get_template(template).render(values)


def _few(items, count=30):
    """The first of the items, and how many more there are."""
    more = f" and {len(items) - count} more" if len(items) > count else ""
    return ", ".join(map(str, items[:count])) + more


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
PAGES.filters |= {"cut": _cut, "few": _few, "words": _words}
