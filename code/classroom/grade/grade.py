"""One submission -> what it earned, as plain data. All of it is grader's work: the
student's code runs in a box, what is expected never enters it.
"""

import functools
import hashlib
import json
import time
from dataclasses import asdict
from pathlib import Path

import viewcast
from classroom.collect.submission import SubmissionError, code_cells, digest
from classroom.exercise.reference import known, log_of, own_values
from classroom.grade.cell_notes import cell_note
from classroom.sandbox import bubblewrap
from classroom.sandbox.process import CALL, Box, StoppedError
from viewcast.exercises import namespace
from viewcast.exercises.judge import evaluate, explains, judge
from viewcast.support.files import data_file

CELL = 10  # seconds for a cell
WHOLE = 120  # seconds for a notebook and its checks
MOST_BOXES = 4  # a notebook that ends its box this often isn't run again
LONGEST_TEXT = 5000  # characters of an answer in words
# The code whose change has all graded again; a test holds that nothing is missing.
PARTS = ["exercise/*.py", "grade/*.py", "sandbox/*.py", "collect/submission.py"]
PARTS += ["roster/columns.py"]
MATTERS = ["given", "stub", "checks", "solution", "wrongs"]  # of an exercise's parts


def grade(data, exercises, seed=None):
    """Grade the bytes of a notebook: {"notes": […], "exercises": {name: result}}.

    seed: of the student's own log, None for the book's. SandboxError if student code
    can't be run here.
    """
    bubblewrap.require()
    results = {}
    with Attempt(data) as attempt:
        # before any hidden check: what the student is shown can't tell of them
        seen = {e.name: _seen(attempt, e, seed) for e in exercises}
        for exercise in exercises:
            results[exercise.name] = _one(attempt, exercise, seed, *seen[exercise.name])
            results[exercise.name]["key"] = key(data, exercise, seed)
    found = {"submission": digest(data), "notes": attempt.notes, "exercises": results}
    text = json.dumps(found, ensure_ascii=False)  # half a character can't be written
    return json.loads(text.encode("utf8", "replace"))


class Attempt:
    """A submitted notebook that is run, and run again without what ended its box."""

    def __init__(self, data):
        self.notes, self.boxes, self.skipped = [], 0, set()
        self.deadline = time.monotonic() + WHOLE
        self.box = None
        try:
            self.cells = code_cells(data)
        except SubmissionError as error:
            self.cells = None
            self.notes.append(f"not a readable notebook: {error}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.box:
            self.box.close()

    def answers(self, names):
        """The student's values, or {} when no box is left that holds them."""
        while self._ready():
            try:
                return self.box.get(names, CALL)
            except StoppedError as error:
                self.notes.append(f"reading {', '.join(names)}: {error}")
        return {}

    def _ready(self):
        """Whether a box is there that has run the notebook; start one if need be."""
        if self.cells is None:
            return False
        while not (self.box and self.box.alive):
            if self.boxes == MOST_BOXES or time.monotonic() > self.deadline:
                return False
            self.boxes += 1
            self._start()
        return True

    def _start(self):
        if self.box:
            self.box.close()
        first = not self.box
        self.box = Box(self.deadline - time.monotonic())
        for number, code in enumerate(self.cells, start=1):
            if number in self.skipped:
                continue
            try:
                error = self.box.run(code, CELL)
            except StoppedError as stopped:
                note = cell_note(number, code, str(stopped), CELL)
                self.notes.append(f"{note}; the notebook was run again without it")
                self.skipped.add(number)
                return
            if error and first:
                self.notes.append(cell_note(number, code, error, CELL))


def _seen(attempt, exercise, seed):
    """{visible check: its value}, and the answers."""
    visible = [check for check in exercise.checks if not check.hidden]
    values = {check: _value(attempt, exercise, check, seed) for check in visible}
    return values, attempt.answers(exercise.names)


def _one(attempt, exercise, seed, seen, answers):
    """The result of one exercise, as results/*.json holds it but for its key."""
    expected, stub, mistakes = known(exercise, seed if exercise.personal else None)
    values = [
        seen[check] if check in seen else _value(attempt, exercise, check, seed)
        for check in exercise.checks
    ]
    outcomes, message = judge(exercise.checks, values, expected, stub, mistakes)
    result = {
        "points": sum(o.check.points for o in outcomes if o.passed),
        "most": exercise.points,
        "message": message,
        "untouched": bool(message) and explains(stub, values, _counts(exercise)),
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
    parts = [digest(data), repr(seed), code_digest()]
    parts += [repr(getattr(exercise, part)) for part in MATTERS]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@functools.cache
def code_digest():
    """The fingerprint of the code that grades, and that students' code uses."""
    here, package = Path(__file__).parents[1], Path(viewcast.__file__).parent
    files = [file for part in PARTS for file in sorted(here.glob(part))]
    files += sorted([*package.glob("*.py"), *package.glob("exercises/*.py")])
    files.append(data_file("views-simulated.csv"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
