"""From the outcomes of an exercise's checks to points and words.

A check is a piece of code in the learner's names whose last line is an expression.
What it gives is compared with what the right answer gives, and, if it differs, with
what each usual mistake gives.
"""

import ast
import builtins
import functools
import re
import textwrap
import traceback
from dataclasses import dataclass
from typing import NamedTuple

from viewcast.exercises.messages import (
    NO_ANSWER,
    NOT_THERE,
    differs,
    is_missing,
    other_kind,
    untouched,
)
from viewcast.exercises.mistakes import both, explains, nearest
from viewcast.exercises.values import Raised, letters, plain, same

CELL = re.compile(r"ipykernel_|^<ipython-input")  # what Jupyter calls a cell's code
HELPERS = {"letters": letters}  # which the code of every check finds


@dataclass(frozen=True)
class Check:
    """One check of an exercise.

    says: what holds when it passes, in words; code: evaluated with the answers' names;
    points: what it is worth; tolerance: largest error of a number, None for a
    millionth of its size; hidden: only the grader has it; calls: it calls a function
    of the learner's, on inputs of its own, so that the right value may be told; words:
    how many an answer in words needs, 0 for all others; unit: "k" or "share" if the
    text speaks of one; personal: the right value depends on the log.
    """

    says: str
    code: str
    points: int = 1
    tolerance: float | None = None
    hidden: bool = False
    calls: bool = False
    words: int = 0
    unit: str = ""
    personal: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one check: did it pass, and what is to be said if not.

    compared: False if the answer is there, and nobody here knows the right one;
    asked: the code that called the learner's function, if one was there, and below it
    the line at which it stopped: they tell more than the message.
    """

    check: Check
    passed: bool
    message: str = ""
    compared: bool = True
    asked: str = ""


class Known(NamedTuple):
    """What each check of an exercise gives, as lists in the checks' order.

    expected: for the right answer; stub: for the untouched stub; mistakes: (message,
    list) of each usual mistake.
    """

    expected: list
    stub: list
    mistakes: list


def evaluate(code, names):
    """The value of the last line of `code` in the namespace `names`; errors are values.

    A name that still holds three dots, or isn't there at all, is an error of its own.

    >>> evaluate("a = 2\\na * b", {"b": 3})
    6
    >>> evaluate("1 / 0", {})
    Raised(error='ZeroDivisionError', message='division by zero', line='')
    >>> evaluate("a * b", {"a": None})
    Raised(error='NoAnswer', message='a', line='')
    """
    before, expression, used = _compiled(code)
    namespace = HELPERS | dict(names)
    for name in used:
        if name not in namespace:
            return Raised(NOT_THERE, name)
        if namespace[name] is None:
            return Raised(NO_ANSWER, name)
    try:
        exec(before, namespace)
        return plain(eval(expression, namespace))
    except Exception as error:
        return Raised(type(error).__name__[:60], str(error)[:500], _own_line(error))


@functools.lru_cache(1024)
def _compiled(code):
    """A check's code: its lines but the last, the expression there, and free names."""
    tree = ast.parse(code)
    *before, last = tree.body
    lines = compile(ast.Module(before, []), "<check>", "exec")
    expression = compile(ast.Expression(last.value), "<check>", "eval")
    return lines, expression, free_names(tree)


def _own_line(error):
    """The learner's line at which an error arose, if a notebook knows it, or ""."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame.line or "" for frame in frames if CELL.search(frame.filename)]
    return own[-1][:200] if own else ""


def free_names(tree):
    """The names that code finds where it runs: the answers, and what is given."""
    nodes = list(ast.walk(tree))
    names = [node for node in nodes if isinstance(node, ast.Name)]
    bound = {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    bound |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    bound |= {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            bound |= {(it.asname or it.name).partition(".")[0] for it in node.names}
    used = dict.fromkeys(node.id for node in names)
    return [name for name in used if name not in bound and not hasattr(builtins, name)]


def judge(checks, values, known, own=False):
    """The outcomes of the checks, and the message of the mistake that explains them.

    values: what each check gives for the learner; known: the `Known` of the exercise.
    A mistake explains an answer if it gives the same value wherever the answer is
    wrong; of several, the one that differs least elsewhere is told. If none does, two
    may, each with a part; their messages stand on a line each. Checks without points,
    which see that something was written, have no say in it. own: the values come from
    a log of the learner's own, and nobody here knows what `personal` checks should
    give.
    """
    outcomes = [
        _outcome(*one, own)
        for one in zip(checks, values, known.expected, known.stub, strict=True)
    ]
    counts = [i for i, check in enumerate(checks) if check.points]
    if all(outcomes[i].passed for i in counts):
        return outcomes, ""
    if explains(known.stub, values, counts):
        return outcomes, untouched(checks, [values[i] for i in counts])
    counts = [i for i in counts if not (own and checks[i].personal)]
    wrong = [i for i in counts if not outcomes[i].passed]
    if not wrong:
        return outcomes, ""
    one = nearest(known.mistakes, values, wrong, counts)
    return outcomes, one or both(known, values, wrong, counts)


def _outcome(check, value, right, start, own):
    if own and check.personal:
        said = _not_answered(check, value, right, start)
        return Outcome(check, not said, said or "answered; not checked yet", bool(said))
    if same(value, right, check.tolerance):
        return Outcome(check, True)
    return Outcome(
        check, False, differs(check, value, right), asked=_asked(check, value)
    )


def _asked(check, value):
    """What is shown below the message of a call that gave something wrong."""
    if not check.calls or is_missing(value):
        return ""
    line = isinstance(value, Raised) and value.line
    at = f"\n  at the line\n    {line}" if line else ""
    return textwrap.indent(check.code, "    ") + at


def _not_answered(check, value, right, start):
    """What is wrong with an answer, as far as it can be said for another log."""
    said = other_kind(check, value, right)
    if said or not explains([start], [value], [0]):
        return said
    return "it is as it was: no answer yet"
