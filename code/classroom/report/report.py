"""What the grading found: grade books, a page for each student, one for the instructor.

found reads what students handed in and earned, pages writes HTML; neither knows of the
other.
"""

from collections import defaultdict

from tqdm import tqdm

from classroom.assign.assignment import file_name
from classroom.exercise.cells import handed_out
from classroom.report import similarity
from classroom.report.findings import Class, look
from classroom.report.gradebook import WAITING, most, total, ungraded, write_gradebooks
from classroom.report.pages import figures, write_feedback, write_page
from classroom.roster.roster import students as count
from viewcast.support.jobs import BAR

MOST_ROWS = 100  # of pairs and twins on the class page
LEFT_OUT = "left out"  # what stands for the message to who did nothing


def bar(items, doing):
    """Yield the items with a bar on the terminal, if there is one."""
    return tqdm(items, desc=doing, bar_format=BAR, disable=None)


def write_report(assignment, progress=bar):
    """Write grade books, feedback pages and the class page; return a summary.

    progress(items, doing): yields the items and may show how far it is.
    """
    _ = assignment.key  # an error if it is lost
    folder = assignment.folder / "report"
    (folder / "feedback").mkdir(parents=True, exist_ok=True)
    found = Class(assignment)
    for student in progress(assignment.students, "reading"):
        found.read(student)
    write_gradebooks(assignment, found.results, folder, found.status, found.late)
    students = progress(assignment.students, "writing")
    write_feedback(assignment, found.results, students, folder / "feedback")
    page = class_page(found)
    write_page(folder / "class.html", "class.html", page)
    return _summary(found, page, folder)


def class_page(found):
    """What the instructor's page shows."""
    assignment, results = found.assignment, found.results
    sources = {id: s.cells for id, s in found.submissions.items() if s.cells}
    given = _handed_out(assignment)
    digests = {id: s.digest for id, s in found.submissions.items()}
    return {
        "title": assignment.title,
        "students": assignment.students,
        "pages": {s.id: file_name(s) for s in assignment.students if s.id in results},
        "names": {student.id: student.label for student in assignment.students},
        "missing": [s for s in found.students if s.id not in {*results, *digests}],
        "ungraded": [id for id, said in found.status.items() if said == WAITING],
        "totals": figures([total(r) for r in results.values()], most(assignment)),
        "exercises": [_points(found, exercise) for exercise in assignment.exercises],
        "mistakes": _mistakes(found),
        "look": look(found),
        "pairs": similarity.alike(sources, given),
        "twins": similarity.twins(sources, given),
        "equal": similarity.equal(digests, sources, given),
        "sharing": similarity.most_sharing(sources),
        "solutions": {exercise.solution for exercise in assignment.exercises},
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


def _points(found, exercise):
    points = [result["points"] for result in found.of(exercise).values()]
    return {"exercise": exercise, **figures(points, exercise.points)}


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


def _summary(found, page, folder):
    waiting = ungraded(found.status)
    missing = len(page["missing"])
    graded = len(found.status) - len(waiting) - missing
    first = (
        f"{count(len(found.students))}: {graded} graded, {len(waiting)} not graded "
        f"yet, {missing} without a submission"
    )
    mean = page["totals"]["mean"]
    if mean is not None:
        first += f"; on average {mean:.1f} of {page['totals']['best']} points"
    alike = (
        f"submissions to look at: {len(page['look'])}; equal files: "
        f"{len(page['equal'])}; pairs with nearly the same code: {len(page['pairs'])}; "
        f"cells the same to the last sign: {len(page['twins'])}"
    )
    pages = [f"the class: {folder / 'class.html'}"]
    pages.append(f"for the students: {folder / 'feedback'}")
    return "\n".join([first, alike, *pages, _books(folder, waiting, found)])


def _books(folder, waiting, found):
    """Which grade books there are, and what the others wait for."""
    book = folder / "gradebook.csv"
    if not waiting:
        return f"grade books: {book}, -moodle.csv, -canvas.csv"
    return (
        f"grade book: {book}; none for Moodle and Canvas while {count(len(waiting))} "
        f"{'is' if len(waiting) == 1 else 'are'} not graded yet: classroom grade "
        f"{found.assignment.folder}"
    )
