"""Prove that an exercise holds: its solution, its stub, each of its usual mistakes."""

import re
from dataclasses import asdict

import numpy as np

from classroom.exercise.model import values_of
from classroom.exercise.parse import exercises_in
from viewcast.exercises.judge import judge
from viewcast.exercises.messages import counted, describe
from viewcast.exercises.serialize import pack
from viewcast.exercises.values import Other, Raised

FEWEST_WRONGS = 3
PRECISION = re.compile(r"decimal|unrounded|digit|exact")  # in a task


def problems(exercise, log=None):
    """What is wrong with an exercise: a list of sentences, empty when it holds.

    Each mistake must be recognised by the visible checks alone, as a learner has them,
    and by all of them, as the grader does.
    """
    visible = [check for check in exercise.checks if not check.hidden]
    found = _printed_raw(exercise)
    if len(exercise.wrongs) < FEWEST_WRONGS:
        count = counted(len(exercise.wrongs), "wrong answer")
        found.append(f"{count}; at least {FEWEST_WRONGS} are asked")
    if len({wrong.message for wrong in exercise.wrongs}) < len(exercise.wrongs):
        found.append("two wrong answers have the same message")
    if not visible:
        return [*found, "every check is hidden, so a learner gets no answer"]
    passing = set()  # the mistakes that are said to pass: once is enough
    for checks in dict.fromkeys([exercise.checks, tuple(visible)]):
        found += _with(checks, exercise, log, passing)
    return list(dict.fromkeys(found))


def _printed_raw(exercise):
    """What is wrong with the sentences that a check prints as they are."""
    sentences = [check.says for check in exercise.checks]
    sentences += [wrong.message for wrong in exercise.wrongs]
    return [
        f"{sentence!r} is printed as it is: write it without $ and *"
        for sentence in sentences
        if set("$*") & set(sentence)
    ]


def _with(checks, exercise, log, passing):
    """The problems that these checks show."""

    def values(code):
        return values_of(exercise, code, log, checks)

    def verdict(answer):
        outcomes, said = judge(checks, answer, expected, stub, mistakes)
        return sum(o.check.points for o in outcomes if o.passed), said

    expected, stub = values(exercise.solution), values(exercise.stub)
    mistakes = [(wrong.message, values(wrong.code)) for wrong in exercise.wrongs]
    most = sum(check.points for check in checks)
    found = _solution(expected, verdict(expected)[0], most)
    found += _precision(exercise, checks, expected)
    points, said = verdict(stub)
    if points or not said:
        gets = counted(points, "point")
        found.append(f"the untouched stub gets {gets} and is told {said!r}")
    for message, answer in mistakes:
        points, said = verdict(answer)
        pair = f"it gives {_list(answer)}, the right answer {_list(expected)}"
        if points >= most and message not in passing:
            passing.add(message)
            found.append(
                f"{_who(message, checks, exercise)}: choose inputs for which it "
                f"differs; {pair}"
            )
        elif points < most and said != message:
            found.append(
                f"the wrong answer {message!r} gets {points} of "
                f"{counted(most, 'point')} and is told {said!r}; {pair}"
            )
    return found


def _who(message, checks, exercise):
    if len(checks) == len(exercise.checks):
        return f"the wrong answer {message!r} passes"
    return f"the visible checks can't tell {message!r} from the right answer"


def _list(values):
    return ", ".join(map(describe, values))


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
        return [f"the solution gives {expected}"]
    if points == most:
        return []
    return [f"the solution gets {points} of {counted(most, 'point')}"]


def stored(exercise):
    """What a learner's check needs of an exercise: no hidden check, no solution."""
    visible = [check for check in exercise.checks if not check.hidden]

    def values(code):
        return [pack(value) for value in values_of(exercise, code, checks=visible)]

    return {
        "title": exercise.title,
        "names": exercise.names,
        "personal": exercise.personal,
        "given": exercise.given,
        "checks": [asdict(check) for check in visible],
        "expected": values(exercise.solution),
        "stub": values(exercise.stub),
        "mistakes": [
            {"message": wrong.message, "values": values(wrong.code)}
            for wrong in exercise.wrongs
        ],
    }


def report(paths):
    """Print a line an exercise and the totals; return 0 if all hold, else 1."""
    rows, wrong, empty = [], 0, 0
    for path in paths:
        read = exercises_in(path)
        rows += read
        if not read:
            empty += 1
            print(f"✗ {path.stem:16} no exercise in this file: it has no {{exercise}}")
        for exercise in read:
            found = problems(exercise)
            wrong += bool(found)
            print(_line(path, exercise, found))
            for problem in found:
                print(f"    ✗ {problem}")
    print(_totals(rows) + _verdict(wrong, empty))
    return 1 if wrong or empty else 0


def _totals(rows):
    counts = {
        "exercise": len(rows),
        "minute": sum(exercise.minutes for exercise in rows),
        "check": sum(len(exercise.checks) for exercise in rows),
        "wrong answer": sum(len(exercise.wrongs) for exercise in rows),
    }
    return ", ".join(counted(number, thing) for thing, number in counts.items())


def _verdict(wrong, empty):
    if wrong:
        dont = "doesn't" if wrong == 1 else "don't"
        return f"; {counted(wrong, 'exercise')} {dont} hold"
    return "" if empty else "; all hold"


def _line(path, exercise, found):
    hidden = sum(check.hidden for check in exercise.checks)
    checks = f"{counted(len(exercise.checks), 'check')} ({hidden} hidden)"
    caught = counted(len(exercise.wrongs), "wrong answer") + " caught" * (not found)
    return (
        f"{'✗' if found else '✓'} {path.stem:16} {exercise.name:28} "
        f"{exercise.kind:18} {exercise.minutes:3} min  {checks}, {caught}"
    )
