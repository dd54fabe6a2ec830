"""The autograder: one submission in, what it earned out, as plain data.

All of it is the grader's work: the student's code runs in a box of the sandbox, and
what is expected never enters it.
"""

import contextlib
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
from classroom.grade.recording import Recorded, Recorder, UnrecordedError
from classroom.sandbox import bubblewrap
from viewcast.exercises import fixtures
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


def grade(data, exercises, seed=None, before=None):
    """What the bytes of a notebook earn: {"notes": […], "exercises": {name: result}}.

    seed: of the student's own log, None for the book's. before: what an earlier result
    holds, its `submission` and `notes`, and its `records` by exercise: they spare the
    notebook a run where they hold. SandboxError if student code can't be run here.
    """
    results = _from_records(data, exercises, seed, before)
    left = [exercise for exercise in exercises if exercise.name not in results]
    notes = before["notes"] if before and not left else []
    if left:
        notes = _run(data, left, seed, results)
    results = {exercise.name: results[exercise.name] for exercise in exercises}
    found = {"submission": digest(data), "notes": notes, "exercises": results}
    text = json.dumps(found, ensure_ascii=False)  # half a character can't be written
    return json.loads(text.encode("utf8", "replace"))


def _run(data, exercises, seed, results):
    """Put the results of exercises in, from a run of the notebook; its notes."""
    bubblewrap.require()
    names = [name for exercise in exercises for name in exercise.names]
    with Attempt(data, first_cell(seed), names) as attempt:
        sources = {e.name: Recorder(attempt, e.names) for e in exercises}
        # before any hidden check: what the student is shown can't tell of them
        seen = {e.name: _seen(sources[e.name], e, seed) for e in exercises}
        if attempt.cells and not any(answers for _, answers in seen.values()):
            attempt.notes.append(NOTHING)
        for e in exercises:
            again = set_again(attempt, e)
            result = _one(sources[e.name], e, seed, *seen[e.name])
            kept = sources[e.name].record(), again
            results[e.name] = result | later_cells(again, result)
            results[e.name] |= _marked(data, e, seed, *kept)
    return attempt.notes


def _from_records(data, exercises, seed, before):
    """The results of those exercises for which the records of an earlier run will do.

    What is recorded holds for the same notebook and the same code that grades.
    """
    results = {}
    if not before or before["submission"] != digest(data):
        return results
    for exercise in exercises:
        record = before["records"].get(exercise.name) or {}
        if record.get("code") != code_digest() or record["names"] != exercise.names:
            continue
        source = Recorded(record["text"], exercise.names)
        with contextlib.suppress(UnrecordedError):
            seen = _seen(source, exercise, seed)
            result = _one(source, exercise, seed, *seen)
            result |= later_cells(record["again"], result)
            kept = source.record(), record["again"]
            results[exercise.name] = result | _marked(data, exercise, seed, *kept)
    return results


def _marked(data, exercise, seed, record, again):
    """What says how long a result holds, and what of it is kept for the next one.

    again: what later cells set once more, as `set_again` has it.
    """
    kept = {"code": code_digest(), "names": exercise.names, "text": record}
    kept["again"] = again
    return {"key": key(data, exercise, seed), "record": kept if record else None}


def _seen(source, exercise, seed):
    """{visible check: its value}, and the answers."""
    values = {c: _value(source, exercise, c, seed) for c in exercise.visible}
    return values, source.answers()


def _one(source, exercise, seed, seen, answers):
    """The result of one exercise, as results/*.json holds it but for its key."""
    right = known(exercise, seed if exercise.personal else None)
    values = [
        seen[check] if check in seen else _value(source, exercise, check, seed)
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


def _value(source, exercise, check, seed):
    """What a check gives for the student's answers: a fresh look at them each time."""
    answers = source.answers()
    given = fixtures(check.code, exercise.given, log_of(seed))
    return evaluate(check.code, given | answers)


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
