"""Checks for the exercises: `check("name", answer)` says in words what is wrong.

The exercises are written in the chapters' text; `store/` holds, made from it, what a
check needs: code in the learner's names, the values that the right answer and the
usual mistakes give, and what to say of each. It holds no line of a solution.
"""

import base64
import difflib
import functools
import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from viewcast import simulate
from viewcast.exercises.fixtures import fixtures
from viewcast.exercises.judge import Check, Known, evaluate, judge
from viewcast.exercises.limit import limited
from viewcast.exercises.messages import is_missing
from viewcast.exercises.serialize import unpack
from viewcast.exercises.values import plain
from viewcast.support.sentences import counted, wrapped

STORE = Path(__file__).parent / "store"
SECONDS = 30  # that a check may take
OWN = "the grading works out whether {} right for your log"


@dataclass(frozen=True)
class Verdict:
    """What a check says: `if verdict` is True when nothing is wrong.

    open: how many of the passed checks find an answer, and can't compare it here.
    """

    title: str
    passed: int
    lines: tuple
    total: int
    open: int = 0

    def __bool__(self):
        return self.passed == self.total

    def __repr__(self):
        said = "\n".join([f"{self.title}: {self._summary()}", *self.lines])
        return wrapped(said)

    def _summary(self):
        held = self.passed - self.open
        hold = "holds" if 1 in (held, self.total) else "hold"
        holds = f"{held} of {counted(self.total, 'check')} {hold}"
        if not self:
            rest = f", {self.open} can't be compared here" if self.open else ""
            return f"not yet; {holds}{rest}."
        if not self.open:
            return "right, all checks hold." if self.total > 1 else "right."
        if not held:
            return f"answered; not checked yet: {OWN.format('it is')}."
        they = "they are" if self.open > 1 else "it is"
        return f"{holds}; {self.open} not checked yet: {OWN.format(they)}."


def check(name, *answers, personal=False):
    """Say whether the answers to the exercise `name` are right, and what is wrong.

    answers: in the order of the exercise's stub. personal: the answers are about a log
    of one's own, so that a number that depends on the log isn't compared with the
    book's. ValueError for an unknown exercise or a wrong number of answers.
    """
    return _verdict(_course(STORE), name, answers, personal)


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
        near = difflib.get_close_matches(str(name), exercises, 1)
        known = f"there are {', '.join(exercises)}"
        told = f"did you mean {near[0]}?" if near else known
        raise ValueError(f"no exercise {name!r}; {told}")
    exercise = exercises[name]
    if len(answers) != len(exercise["names"]):
        asked = ", ".join(exercise["names"])
        found = counted(len(answers), "answer")
        raise ValueError(f"{found}; write check({name!r}, {asked})")
    answers = dict(zip(exercise["names"], map(plain, answers), strict=True))
    outcomes, mistake = _judged(exercise, answers, personal and exercise["personal"])
    first = next((outcome for outcome in outcomes if outcome.asked), None)
    lines = [_line(outcome, outcome is first) for outcome in outcomes]
    left = _left_out(exercise, answers) if personal else []
    lines += [f"✗ {name} has no answer yet" for name in left]
    lines += [f"→ {message}" for message in mistake.splitlines()]
    passed = sum(outcome.passed for outcome in outcomes)
    open_ = sum(not outcome.compared for outcome in outcomes)
    total = len(outcomes) + len(left)
    return Verdict(exercise["title"], passed, tuple(lines), total, open_)


def _judged(exercise, answers, own):
    """The outcomes of an exercise's checks, and the message of the mistake, if any."""
    checks = [Check(**fields) for fields in exercise["checks"]]
    values = []
    for one in checks:
        names = fixtures(one.code, exercise["given"]) | answers  # each finds its own
        with limited(SECONDS):
            values.append(evaluate(one.code, names))
    mistakes = [(m["message"], unpacked(m["values"])) for m in exercise["mistakes"]]
    expected, stub = unpacked(exercise["expected"]), unpacked(exercise["stub"])
    return judge(checks, values, Known(expected, stub, mistakes), own)


def _left_out(exercise, answers):
    """The names without an answer that no check looks at."""
    code = "\n".join(one["code"] for one in exercise["checks"])
    unseen = [name for name in answers if not re.search(rf"\b{name}\b", code)]
    return [name for name in unseen if is_missing(answers[name], called=False)]


def load():
    """The course's exercises, {name: what a check needs}, in the chapters' order."""
    files = [
        json.loads(path.read_text("utf8")) for path in sorted(STORE.glob("*.json"))
    ]
    return {name: exercise for file in files for name, exercise in file.items()}


@functools.lru_cache(1)
def _course(_):
    return load()  # a notebook has a check a cell


def own_log(seed):
    """A log of one's own: the recipe of the book's with another seed, no real days.

    >>> bool((own_log(1).views == own_log(2).views).all())
    False
    """
    return simulate.make_log(simulate.Recipe(seed=seed), real={})


def unpacked(values):
    """A stored list of values, one a check."""
    return [unpack(value) for value in values]


def _line(outcome, whole):
    """What is said of one check; the whole of it shows what its code asked."""
    said = f"{outcome.check.says}: {outcome.message}"
    if not outcome.compared:
        return f"• {said}"
    if outcome.passed:
        return f"✓ {outcome.check.says}"
    return f"✗ {said}\n{outcome.asked}" if whole else f"✗ {said}"
