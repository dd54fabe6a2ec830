"""A trial of an exercise's checks: its solution, its stub and its mistakes, judged."""

import re

import numpy as np

from classroom.exercise.model import values_of
from viewcast.exercises.judge import Known, judge
from viewcast.exercises.messages import describe
from viewcast.exercises.values import Other, Raised
from viewcast.support.sentences import counted

PRECISION = re.compile(r"decimal|unrounded|digit|exact")  # in a task


def shown_by(checks, exercise, log, passing):
    """The problems that these checks show, as sentences.

    passing: the messages of mistakes that were said to pass; more are added.
    """

    def values(code):
        return values_of(exercise, code, log, checks)

    def told(answer):
        outcomes, said = judge(checks, answer, Known(expected, stub, mistakes))
        return sum(o.check.points for o in outcomes if o.passed), said

    expected, stub = values(exercise.solution), values(exercise.stub)
    mistakes = [(wrong.message, values(wrong.code)) for wrong in exercise.wrongs]
    most = sum(check.points for check in checks)
    found = _solution(expected, told(expected)[0], most)
    found += _precision(exercise, checks, expected)
    found += _stub(*told(stub))
    hidden_too = len(checks) == len(exercise.checks)
    for message, answer in mistakes:
        points, said = told(answer)
        pair = f"it gives {_list(answer)}, the right answer {_list(expected)}"
        if points < most and said != message:
            found.append(f"{_misjudged(message, points, most, said)}; {pair}")
        elif points >= most and message not in passing:
            passing.add(message)
            found.append(f"{_passes(message, hidden_too)}; {pair}")
    return found


def _stub(points, said):
    """What is wrong if the untouched stub gets points, or no word on what to do."""
    if said and not points:
        return []
    return [f"the untouched stub gets {counted(points, 'point')} and is told {said!r}"]


def _misjudged(message, points, most, said):
    gets = f"{points} of {counted(most, 'point')}"
    return f"the wrong answer {message!r} gets {gets} and is told {said!r}"


def _passes(message, hidden_too):
    passes = f"the visible checks can't tell {message!r} from the right answer"
    if hidden_too:
        passes = f"the wrong answer {message!r} passes"
    return f"{passes}: choose inputs for which it differs"


def _list(values):
    return ", ".join(dict.fromkeys(map(describe, values)))


def _precision(exercise, checks, expected):
    """The answers with decimals for which nobody says how exact they should be."""
    if PRECISION.search(exercise.task):
        return []
    return [
        f"{check.says!r}: how exact? Give a :tolerance:, or say in the task how many "
        "decimals, exact or unrounded"
        for check, value in zip(checks, expected, strict=True)
        if not check.calls and check.tolerance is None and _has_decimals(value)
    ]


def _has_decimals(value):
    """Whether a plain value is, or holds, a number that isn't whole."""
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return any(map(_has_decimals, items))
    if isinstance(value, float | np.ndarray):
        return bool(np.any(np.abs(value - np.round(value)) > 1e-9))
    return False


def _solution(expected, points, most):
    odd = [value for value in expected if isinstance(value, Raised | Other)]
    if odd or any(value is None for value in expected):
        return [f"the solution gives {_list(expected)}"]
    if points == most:
        return []
    return [f"the solution gets {points} of {counted(most, 'point')}"]
