"""The notebooks of an assignment: one a student, and the list of whose is whose."""

import json

import nbformat
from tqdm import tqdm

from classroom.assign.assignment import file_name
from classroom.exercise.cells import handed_out
from classroom.roster.csv_table import as_csv
from viewcast.support.files import write_whole
from viewcast.support.jobs import BAR


def write_notebooks(assignment, students):
    """Write the notebooks and the list of them; remove those of an earlier roster."""
    for student in tqdm(students, desc="handing out", bar_format=BAR, disable=None):
        _write_notebook(assignment, student)
    folder = assignment.folder / "notebooks"
    files = {student: f"{file_name(student)}.ipynb" for student in students}
    for file in folder.glob("*.ipynb"):
        if file.name not in files.values():
            file.unlink()
    rows = [(student.id, student.name, file) for student, file in files.items()]
    table = as_csv([("id", "name", "file"), *rows])
    # without its first sign Excel takes UTF-8 for Latin
    write_whole(folder / "list.csv", f"\ufeff{table}", private=True)


def _write_notebook(assignment, student):
    seed = assignment.seed(student)
    notebook = handed_out(assignment.title, assignment.exercises, student.id, seed)
    nbformat.validate(notebook)
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    folder = assignment.folder / "notebooks"
    write_whole(folder / f"{file_name(student)}.ipynb", text)
