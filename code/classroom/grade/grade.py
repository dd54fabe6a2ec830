"""The autograder: one submission in, what it earned out, as plain data.

All of it is the grader's work: the student's code runs in a box of the sandbox, and
what is expected never enters it.
"""

import functools
import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import viewcast
from classroom.collect.submission import digest
from classroom.exercise.cells import first_cell
from classroom.exercise.reference import known, log_of, own_values
from classroom.grade.attempt import Attempt
from classroom.grade.cell_notes import later_cells, set_again
from classroom.sandbox import bubblewrap
from viewcast.exercises import namespace
from viewcast.exercises.judge import evaluate, explains, judge
from viewcast.support.files import data_file

LOG = "views-simulated.csv"
LONGEST_TEXT = 5000  # characters of an answer in words
# The code whose change has all graded again; a test holds that nothing is missing.
PARTS = ["exercise/*.py", "grade/*.py", "sandbox/*.py", "collect/submission.py"]
PARTS += ["errors.py", "text.py"]
COURSE_PARTS = ["*.py", "exercises/*.py"]  # in viewcast, which students' code uses too
NOTHING = "no answer that is asked for is in this notebook: is it the right file?"
MATTERS = ["given", "stub", "checks", "solution", "wrongs"]  # of an exercise's parts


def grade(data, exercises, seed=None):
    """What the bytes of a notebook earn: {"notes": […], "exercises": {name: result}}.

    seed: of the student's own log, None for the book's. SandboxError if student code
    can't be run here.
    """
    bubblewrap.require()
    results = {}
    names = [name for exercise in exercises for name in exercise.names]
    with Attempt(data, first_cell(seed), names) as attempt:
        # before any hidden check: what the student is shown can't tell of them
        seen = {e.name: _seen(attempt, e, seed) for e in exercises}
        if attempt.cells and not any(answers for _, answers in seen.values()):
            attempt.notes.append(NOTHING)
        for e in exercises:
            result = _one(attempt, e, seed, *seen[e.name])
            result |= later_cells(set_again(attempt, e), result)
            results[e.name] = result | {"key": key(data, e, seed)}
    found = {"submission": digest(data), "notes": attempt.notes, "exercises": results}
    text = json.dumps(found, ensure_ascii=False)  # half a character can't be written
    return json.loads(text.encode("utf8", "replace"))


def _seen(attempt, exercise, seed):
    """{visible check: its value}, and the answers."""
    values = {c: _value(attempt, exercise, c, seed) for c in exercise.visible}
    return values, attempt.answers(exercise.names)


def _one(attempt, exercise, seed, seen, answers):
    """The result of one exercise, as results/*.json holds it but for its key."""
    right = known(exercise, seed if exercise.personal else None)
    values = [
        seen[check] if check in seen else _value(attempt, exercise, check, seed)
        for check in exercise.checks
    ]
    outcomes, message = judge(exercise.checks, values, right)
    result = {
        "points": sum(o.check.points for o in outcomes if o.passed),
        "most": exercise.points,
        "message": message,
        "untouched": bool(message) and explains(right.stub, values, _counts(exercise)),
        "personal": exercise.personal and seed is not None,
        "checks": [_outcome(outcome) for outcome in outcomes],
        "texts": {
            name: str(answers.get(name, ""))[:LONGEST_TEXT] for name in exercise.texts
        },
    }
    if result["personal"]:
        result |= own_values(exercise, answers, seed)
    return result


def _counts(exercise):
    """The places of the checks that carry points."""
    return [place for place, check in enumerate(exercise.checks) if check.points]


def _value(attempt, exercise, check, seed):
    """What a check gives for the student's answers: a fresh look at them each time."""
    answers = attempt.answers(exercise.names)
    fixtures = namespace(log_of(seed), exercise.given)
    return evaluate(check.code, fixtures | answers)


def _outcome(outcome):
    check = asdict(outcome.check)
    shown = {name: check[name] for name in ("says", "points", "hidden")}
    return shown | {"passed": outcome.passed, "message": outcome.message}


def key(data, exercise, seed):
    """The fingerprint of all that an exercise's result depends on."""
    parts = [digest(data), repr(seed), code_digest(), text_digest(exercise)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@functools.lru_cache
def text_digest(exercise):
    """The fingerprint of what an exercise's text says of its marks."""
    parts = [repr(getattr(exercise, part)) for part in MATTERS]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@functools.cache
def code_digest():
    """The fingerprint of the code that grades, and that students' code uses."""
    data = [file.read_bytes() for file in (*code_files(), data_file(LOG))]
    return hashlib.sha256(b"".join(data)).hexdigest()


def code_files():
    """The files of PARTS, and those of the course that they and students use."""
    here, course = Path(__file__).parents[1], Path(viewcast.__file__).parent
    files = [file for part in PARTS for file in sorted(here.glob(part))]
    return files + sorted(file for part in COURSE_PARTS for file in course.glob(part))
