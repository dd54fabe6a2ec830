"""What the grading found: grade books, a page for each student, one for the instructor.

found reads what students handed in and earned, pages writes HTML; neither knows of the
other.
"""

from collections import defaultdict

from tqdm import tqdm

from classroom import likeness
from classroom.assignment import file_name
from classroom.found import Class, look
from classroom.gradebook import most, total, write_gradebooks
from classroom.notebook import handed_out
from classroom.pages import figures, write_feedback, write_page
from viewcast.resumable import BAR

MOST_ROWS = 100  # of pairs and twins on the class page


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
    return {
        "title": assignment.title,
        "students": assignment.students,
        "pages": {s.id: file_name(s) for s in assignment.students if s.id in results},
        "missing": _without_result(found, handed_in=False),
        "ungraded": _without_result(found, handed_in=True),
        "totals": figures([total(r) for r in results.values()], most(assignment)),
        "exercises": [_points(found, exercise) for exercise in assignment.exercises],
        "mistakes": _mistakes(found),
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


def _without_result(found, handed_in):
    """The students without a result: who handed in, or who didn't."""
    return [
        student
        for student in found.assignment.students
        if student.id not in found.results
        and (student.id in found.submissions) == handed_in
    ]


def _points(found, exercise):
    points = [result["points"] for result in found.of(exercise).values()]
    return {"exercise": exercise, **figures(points, exercise.points)}


def _mistakes(found):
    """(exercise, message, ids) of each mistake recognised; the commonest first."""
    who = defaultdict(list)
    for exercise in found.assignment.exercises:
        for student, result in found.of(exercise).items():
            if result["message"]:
                who[exercise, result["message"]].append(student)
    return sorted(((*key, ids) for key, ids in who.items()), key=lambda m: -len(m[2]))


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
