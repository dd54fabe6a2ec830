"""An exercise as notebook cells: in a chapter, and in what a student gets."""

import functools
import re

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from classroom.exercise.validate import stored
from viewcast.exercises import as_text
from viewcast.support.sentences import counted

HINT = "<details>\n<summary>Hint</summary>\n\n{}\n\n</details>"
FIRST_CELL = """\
# Run this cell first.{remark}
# If viewcast is missing: see the course's page, or: pip install from its repository.
import numpy as np

from viewcast import views
from viewcast.exercises import {names}

{log}"""
OWN = " The log is yours alone: nobody else's numbers are right for you."
# What draws a figure often holds what is to be read from it.
FOLDED = {"tags": ["hide-input"], "jupyter": {"source_hidden": True}}
BROUGHT = r'# What the checks need.*\ncheck = checks_from\("""\n[\w+/=\n]*"""\)'
CHECKS = """\
# What the checks need to know; nothing to read or to change.
check = checks_from(\"\"\"
{}\"\"\")"""


def cells(exercise, heading, personal=False, after=""):
    """The cells of one exercise: task and hint, what is given, stub, check.

    heading: its Markdown; personal: the check is told that the log is one's own;
    after: Markdown below the hint, such as a link to the solution.
    """
    text = [heading, exercise.task, HINT.format(exercise.hint), after]
    yield new_markdown_cell("\n\n".join(part for part in text if part))
    if exercise.given:
        yield new_code_cell(exercise.given)
    if exercise.figure:
        yield new_code_cell(exercise.figure, metadata=FOLDED)
    yield new_code_cell(exercise.stub)
    yield new_code_cell(check_line(exercise, personal))


def check_line(exercise, personal=False):
    """The line that checks an exercise: check("mean-not-sum", mean_error)."""
    arguments = [f'"{exercise.name}"', *exercise.names]
    if personal and exercise.personal:
        arguments.append("personal=True")
    line = f"check({', '.join(arguments)})"
    if len(line) <= 80:
        return line
    return "check(\n" + "".join(f"    {argument},\n" for argument in arguments) + ")"


def handed_out(title, exercises, student=None, seed=None, assignment=""):
    """The notebook that a student gets: no solution, no hidden check, no output.

    It is what nbgrader calls the release version. student, assignment: their ids, kept
    in the notebook's metadata; seed: of the student's own log, if any.
    """
    names = ", ".join(name for exercise in exercises for name in exercise.names)
    intro = (
        f"# {title}\n\n{_whose(student, seed, assignment)}"
        f"{counted(len(exercises), 'exercise')}, {points_of(exercises)}, "
        f"{minutes_of(exercises)}. Write your answers in the cells that hold three "
        "dots, an empty text, or a bug, run the check below each, and hand in this "
        "notebook. Keep the names that the cells define, for the grading finds your "
        f"answers by them: {names}."
    )
    made = [new_markdown_cell(intro), *_first_cells(exercises, seed)]
    for number, exercise in enumerate(exercises, start=1):
        heading = f"## {number}. {exercise.title} ({points_of([exercise])})"
        made += cells(exercise, heading, personal=seed is not None)
    for number, cell in enumerate(made):
        cell.id = f"{number:03d}"
    python = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": python, "language_info": {"name": "python"}}
    mark = {"student": student, "assignment": assignment or None}
    if mark := {what: id for what, id in mark.items() if id is not None}:
        metadata["classroom"] = mark
    return new_notebook(cells=made, metadata=metadata)


def _whose(student, seed, assignment):
    """The sentences that say whose notebook it is, and of which assignment."""
    where = f" for the assignment `{assignment}`" if assignment else ""
    if student is None:
        return f"The notebook{where}.\n\n" if where else ""
    own = ", with a log that nobody else has" if seed is not None else ""
    whose = student.replace("`", "'")
    return (
        f"The notebook of `{whose}`{where}{own}. If that isn't you, ask for yours.\n\n"
    )


def points_of(exercises):
    """What exercises are worth, in words."""
    return counted(sum(exercise.points for exercise in exercises), "point")


def minutes_of(exercises):
    """How long exercises take, in words."""
    return "about " + counted(sum(exercise.minutes for exercise in exercises), "minute")


def first_cell(seed):
    """The code of the cell that loads the log, as it is handed out."""
    names = ["checks_from"] + ["own_log"] * (seed is not None)
    log = "log = views.load_log()" if seed is None else f"log = own_log({seed})"
    remark = "" if seed is None else OWN
    return FIRST_CELL.format(remark=remark, names=", ".join(names), log=log)


def _first_cells(exercises, seed):
    """The cells that load the log and the checks."""
    yield new_code_cell(first_cell(seed))
    yield new_code_cell(_checks(tuple(exercises)))


def brings_checks(code):
    """Whether a cell's code is what the checks need, of whatever version, alone.

    >>> brings_checks(CHECKS.format("eNo=")), brings_checks(CHECKS.format("x)#"))
    (True, False)
    """
    return re.fullmatch(BROUGHT, code.strip()) is not None


@functools.cache
def _checks(exercises):
    """The cell with what the checks need.

    The course's package may be another one where students work: what they are told is
    of the exercises that they have been given.
    """
    return CHECKS.format(as_text({e.name: stored(e) for e in exercises}))
