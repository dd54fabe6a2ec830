"""Checks for the exercises: `check("name", answer)` says in words what is wrong.

The exercises are written in the chapters' text; `store/` holds, made from it, what a
check needs: code in the learner's names, the values that the right answer and the
usual mistakes give, and what to say of each. It holds no line of a solution.
"""

import base64
import functools
import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from viewcast import simulate
from viewcast.exercises.values import Other, plain, unpack
from viewcast.exercises.verdict import Check, evaluate, judge
from viewcast.views import load_log

STORE = Path(__file__).parent / "store"


@dataclass(frozen=True)
class Verdict:
    """What a check says: `if verdict` is True when all is right."""

    title: str
    passed: int
    lines: tuple
    total: int

    def __bool__(self):
        return self.passed == self.total

    def __repr__(self):
        return "\n".join([f"{self.title}: {self._summary()}", *self.lines])

    def _summary(self):
        if self:
            return "right, all checks hold." if self.total > 1 else "right."
        return f"not yet; {self.passed} of {self.total} checks hold."


def check(name, *answers, personal=False):
    """Say whether the answers to the exercise `name` are right, and what is wrong.

    answers: in the order of the exercise's stub. personal: the answers are about a log
    of one's own, so that a number that depends on the log isn't compared with the
    book's. ValueError for an unknown exercise or a wrong number of answers.
    """
    return _verdict(load(), name, answers, personal)


def checks_from(text):
    """The function `check` for the exercises that `as_text` made into `text`."""
    exercises = json.loads(zlib.decompress(base64.b64decode(text)))

    def check(name, *answers, personal=False):
        """Say whether the answers to the exercise `name` are right, or what isn't."""
        return _verdict(exercises, name, answers, personal)

    return check


def as_text(exercises):
    """Stored exercises, {name: exercise}, as text that a notebook's cell can hold."""
    data = zlib.compress(json.dumps(exercises).encode(), 9)
    return base64.encodebytes(data).decode()


def _verdict(exercises, name, answers, personal):
    if name not in exercises:
        raise ValueError(f"no exercise {name!r}; there are {', '.join(exercises)}")
    exercise = exercises[name]
    if len(answers) != len(exercise["names"]):
        asked = ", ".join(exercise["names"])
        raise ValueError(f"{len(answers)} answers; write check({name!r}, {asked})")
    if personal and exercise["personal"]:
        return _only_kinds(exercise, answers)
    outcomes, mistake = _judged(exercise, map(plain, answers))
    lines = [_line(outcome) for outcome in outcomes]
    if mistake:
        lines.append(f"→ {mistake}")
    passed = sum(outcome.passed for outcome in outcomes)
    return Verdict(exercise["title"], passed, tuple(lines), len(outcomes))


def _judged(exercise, answers):
    """The outcomes of an exercise's checks, and the message of the mistake, if any."""
    answers = dict(zip(exercise["names"], answers, strict=True))
    checks = [Check(**fields) for fields in exercise["checks"]]
    given = [namespace(given=exercise["given"]) for _ in checks]  # each finds its own
    values = [
        evaluate(one.code, names | answers)
        for one, names in zip(checks, given, strict=True)
    ]
    mistakes = [(m["message"], unpacked(m["values"])) for m in exercise["mistakes"]]
    expected, stub = unpacked(exercise["expected"]), unpacked(exercise["stub"])
    return judge(checks, values, expected, stub, mistakes)


def load():
    """The course's exercises, {name: what a check needs}, in the chapters' order."""
    files = [
        json.loads(path.read_text("utf8")) for path in sorted(STORE.glob("*.json"))
    ]
    return {name: exercise for file in files for name, exercise in file.items()}


def own_log(seed):
    """A log of one's own: the recipe of the book's with another seed, no real days.

    >>> bool((own_log(1).views == own_log(2).views).all())
    False
    """
    return simulate.log(simulate.Recipe(seed=seed), real={})


def namespace(log=None, given=""):
    """What an exercise's code finds: `np`, `log`, and what its code `given` makes."""
    names = {"np": np, "log": log or _book_log()}
    exec(compile(given, "<given>", "exec"), names)
    return names


@functools.cache
def _book_log():
    log = load_log()
    for column in (log.dates, log.views, log.real):
        column.flags.writeable = False  # every check must find it as it was
    return log


def unpacked(values):
    """A stored list of values, one a check."""
    return [unpack(value) for value in values]


def _line(outcome):
    if outcome.passed:
        return f"✓ {outcome.check.says}"
    return f"✗ {outcome.check.says}: {outcome.message}"


def _only_kinds(exercise, answers):
    """Whether each answer is there: what is right for this log, the grading knows."""
    lines = [
        f"✗ {name} has no answer yet"
        for name, answer in zip(exercise["names"], map(plain, answers), strict=True)
        if answer is None or isinstance(answer, Other)
    ]
    total = len(exercise["names"])
    if not lines:
        answered = "✓ answered; whether it is right for your own log, the grading says"
        return Verdict(exercise["title"], total, (answered,), total)
    return Verdict(exercise["title"], total - len(lines), tuple(lines), total)
