"""The notebooks of an assignment: one a student, or one for all, and their list."""

import json
from contextlib import suppress

import nbformat
from tqdm import tqdm

from classroom.exercise.cells import handed_out
from classroom.roster.columns import value
from classroom.roster.csv_table import as_csv
from viewcast.support.files import write_whole
from viewcast.support.jobs import BAR

COLUMNS = "id", "name", "first name", "last name", "e-mail", "file"


def write_notebooks(assignment, students):
    """Write the notebooks and the list of them; remove those of an earlier roster."""
    folder = assignment.folder / "notebooks"
    files = {student: assignment.notebook(student) for student in students}
    if assignment.one_notebook:
        _write(assignment, None, assignment.notebook())
    else:
        for student, file in tqdm(
            files.items(), desc="handing out", bar_format=BAR, disable=None
        ):
            _write(assignment, student, file)
    for file in folder.glob("*.ipynb"):
        if file not in files.values():
            file.unlink()
    rows = [_listed(student, file) for student, file in files.items()]
    table = as_csv([COLUMNS, *rows])
    # without its first sign Excel takes UTF-8 for Latin
    write_whole(folder / "list.csv", f"\ufeff{table}", private=True)


def _listed(student, file):
    """A student's line of the list, with what a mail merge needs."""
    first, last = value(student.row, "first"), value(student.row, "last")
    full = value(student.row, "full")
    if "," in full and not (first or last):  # as Canvas writes it
        last, _, first = map(str.strip, full.partition(","))
    return student.id, student.name, first, last, student.email, file.name


def _write(assignment, student, file):
    id, seed = None, None
    if student is not None:
        id, seed = student.id, assignment.seed(student)
    exercises = assignment.exercises
    notebook = handed_out(assignment.title, exercises, id, seed, assignment.id)
    nbformat.validate(notebook)
    write_whole(file, json.dumps(notebook, indent=1, ensure_ascii=False) + "\n")


def stored_id(folder):
    """The id of the assignment whose notebooks lie in its folder, or ""."""
    for file in sorted((folder / "notebooks").glob("*.ipynb")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            return str(
                json.loads(file.read_text("utf8"))["metadata"]["classroom"][
                    "assignment"
                ]
            )
    return ""
