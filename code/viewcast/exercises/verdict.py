"""From the outcomes of an exercise's checks to points and words.

A check is a piece of code in the learner's names whose last line is an expression.
What it gives is compared with what the right answer gives, and, if it differs, with
what each usual mistake gives.
"""

import ast
from dataclasses import dataclass

import numpy as np

from viewcast.exercises.values import Raised, describe, plain, same


@dataclass(frozen=True)
class Check:
    """One check of an exercise.

    says: what holds when it passes, in words; code: evaluated with the answers' names;
    points: what it is worth; tolerance: largest error of a number, None for a
    millionth of its size; hidden: only the grader has it; calls: it calls a function
    of the learner's, on inputs of its own, so that the right value may be told.
    """

    says: str
    code: str
    points: int = 1
    tolerance: float | None = None
    hidden: bool = False
    calls: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one check: did it pass, and what is to be said if not."""

    check: Check
    passed: bool
    message: str = ""


def evaluate(code, names):
    """The value of the last line of `code` in the namespace `names`; errors are values.

    >>> evaluate("a = 2\\na * b", {"b": 3})
    6
    >>> evaluate("1 / 0", {})
    Raised(error='ZeroDivisionError', message='division by zero')
    """
    *before, last = ast.parse(code).body
    namespace = dict(names)
    try:
        exec(compile(ast.Module(before, []), "<check>", "exec"), namespace)
        expression = compile(ast.Expression(last.value), "<check>", "eval")
        return plain(eval(expression, namespace))
    except Exception as error:
        return Raised(type(error).__name__[:60], str(error)[:500])


def judge(checks, values, expected, stub, mistakes):
    """The outcomes of the checks, and the message of the mistake that explains them.

    values, expected, stub: what each check gives for the learner, the right answer and
    the untouched stub; mistakes: (message, values) of the usual mistakes. A mistake
    explains an answer if it gives the same value wherever the answer is wrong; checks
    without points, which see that something was written, have no say in it.
    """
    passed = [
        same(value, right, check.tolerance)
        for check, value, right in zip(checks, values, expected, strict=True)
    ]
    counts = [i for i, check in enumerate(checks) if check.points]
    wrong = [i for i in counts if not passed[i]]
    outcomes = [
        Outcome(check, well, "" if well else differs(check, value, right))
        for check, well, value, right in zip(
            checks, passed, values, expected, strict=True
        )
    ]
    if not wrong:
        return outcomes, ""
    if explains(stub, values, counts):
        return outcomes, untouched([values[i] for i in counts])
    known = (message for message, its in mistakes if explains(its, values, wrong))
    return outcomes, next(known, "")


def explains(suspect, values, where):
    """Whether the values of a suspect are those of the answer at these checks."""
    return all(_as_wrong(suspect[i], values[i]) for i in where)


def _as_wrong(suspect, value):
    if isinstance(suspect, Raised) and isinstance(value, Raised):
        return suspect.error == value.error  # what it says depends on the names
    return same(value, suspect)


def untouched(values):
    """What to tell who hasn't begun, or gives back nothing at all."""
    if all(value is None or isinstance(value, Raised) for value in values):
        return (
            "Nothing to check yet: put your answer in the place of the three dots. "
            "(A function gives something back only with `return`.)"
        )
    return "This does just what the cell did when you got it: nothing is mended yet."


def differs(check, value, expected):
    """What is wrong with a value; the right one is told only of a function's call."""
    if isinstance(value, Raised):
        return f"it stopped with {describe(value)}"
    kind = _other_kind(value, expected)
    if kind or not check.calls:
        return kind or _other_number(value, expected)
    told, right = describe(value), describe(expected)
    if told == right:  # long arrays, or a difference beyond six digits
        return f"{told} with other values than it should have"
    return f"it gives {told}, and should give {right}"


def _other_kind(value, expected):
    """What to say when even the kind of the answer, or its shape, is another."""
    kind, asked = _kind(value), _kind(expected)
    if value is None and expected is not None:
        return "nothing came back (None)"
    if kind != asked:
        return f"{asked} is asked for; this is {describe(value)}"
    if isinstance(value, np.ndarray) and np.shape(value) != np.shape(expected):
        return f"the shape should be {_shape(expected)}, and is {_shape(value)}"
    return ""


def _kind(value):
    kinds = {bool: "True or False", int: "a number", float: "a number"}
    kinds |= {str: "a string", dict: "a dictionary"}
    kinds |= {list: "a list", np.ndarray: "an array or list of numbers"}
    return kinds.get(type(value), "None")


def _other_number(value, expected):
    """How a number misses, if there is a plain word for it."""
    if not isinstance(value, int | float | np.ndarray) or isinstance(value, bool):
        return f"{describe(value)} is not it"
    value, expected = np.asarray(value, float), np.asarray(expected, float)
    if not np.isfinite(value).all() and np.isfinite(expected).all():
        return "it holds nan or infinity"
    for factor, words in FACTORS.items():
        if np.any(expected) and same(value, factor * expected):
            return f"it is {words}"
    return f"{describe(value)} is not it"


FACTORS = {
    -1: "right but for the sign",
    1000: "a thousand times too large: are these views, and k is asked for?",
    0.001: "a thousand times too small: are these k, and views are asked for?",
    2: "twice what it should be",
    0.5: "half of what it should be",
    100: "a hundred times too large: is a share asked for, not a percentage?",
    0.01: "a hundred times too small: is a percentage asked for, not a share?",
}


def _shape(value):
    return f"{np.shape(value)}" if np.ndim(value) else "that of a single number"
