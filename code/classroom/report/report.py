"""What the grading found: grade books, a page for each student, one for the instructor.

findings reads what students handed in and earned, gradebook and pages write it; neither
of them knows of the other.
"""

from tqdm import tqdm

from classroom.marks.sheet import NAME
from classroom.report.class_page import class_page, texts_page
from classroom.report.feedback_zip import write_zips
from classroom.report.findings import Class
from classroom.report.gradebook import points_differ, ungraded, write_gradebooks
from classroom.report.pages import write_feedback, write_page
from viewcast.support.jobs import BAR
from viewcast.support.sentences import counted

MOST_REMARKS = 20  # on the terminal


def bar(items, doing):
    """Yield the items with a bar on the terminal, if there is one."""
    return tqdm(items, desc=doing, bar_format=BAR, disable=None)


def write_report(assignment, progress=bar):
    """Write grade books, feedback pages and the class page; return a summary.

    progress(items, doing): yields the items and may show how far it is.
    """
    assignment.require_key()
    found = Class(assignment)  # what a person wrote is read before anything is written
    folder = assignment.folder / "report"
    (folder / "feedback").mkdir(parents=True, exist_ok=True)
    for student in progress(assignment.students, "reading"):
        found.read(student)
    found.work_out()
    write_gradebooks(found, folder)
    students = progress(assignment.students, "writing")
    write_feedback(found, students, folder / "feedback")
    zips = write_zips(found, folder)
    remarks = [*found.person.remarks(), *points_differ(assignment, found.marks)]
    remarks += found.person.write()
    page = class_page(found, remarks)
    write_page(folder / "class.html", "class.html", page)
    write_page(folder / "texts.html", "texts.html", texts_page(found))
    return "\n".join([_summary(found, page, folder), *zips, *_hand(found, remarks)])


def _hand(found, remarks):
    """What a person has decided, where, and what they should know."""
    by_hand = sum(mark.given is not None for mark in found.marks.values())
    penalties = sum(mark.penalty > 0 for mark in found.marks.values())
    said = f"points by hand: {counted(by_hand, 'student')}"
    said += f"; {counted(penalties, 'late penalty')}" if penalties == 1 else ""
    said += f"; {penalties:,} late penalties" if penalties > 1 else ""
    yield f"your say: {found.assignment.folder / NAME} ({said})"
    yield from (f"note: {remark}" for remark in remarks[:MOST_REMARKS])
    if remarks[MOST_REMARKS:]:
        yield f"and {len(remarks) - MOST_REMARKS} more notes, in class.html"


def _summary(found, page, folder):
    waiting = ungraded(found.status)
    missing = len(page.missing)
    graded = len(found.status) - len(waiting) - missing
    first = (
        f"{counted(len(found.students), 'student')}: {graded} graded, {len(waiting)} "
        f"not graded yet, {missing} without a submission"
    )
    if page.totals.mean is not None:
        first += f"; on average {page.totals.mean:.1f} of {page.totals.best:g} points"
    alike = (
        f"submissions to look at: {len(page.look)}; equal files: {len(page.equal)}; "
        f"pairs with nearly the same code: {len(page.pairs)}; "
        f"cells the same to the last sign: {len(page.twins)}"
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
        f"grade book: {book}; none for Moodle and Canvas while "
        f"{counted(len(waiting), 'student')} {'is' if len(waiting) == 1 else 'are'} "
        f"not graded yet: classroom grade {found.assignment.folder}"
    )
