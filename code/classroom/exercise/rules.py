"""Rules of what an exercise says, which no judgement of its answers shows.

Each function gives the problems of an exercise as sentences, none where it holds.
"""

import ast
import re

import numpy as np

from classroom.exercise.model import values_of
from viewcast.exercises import namespace
from viewcast.exercises.values import Raised, same

NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w.]*\w)")
LINK = re.compile(r"\{[\w:-]+\}`[^`]*`|\[[^\]]*\]\([^)]*\)|<https?:[^>]*>")
SHORTEST = 5  # characters of code, or 3 of a word, that tell an answer
UNFIT = {"NameError", "AttributeError", "ImportError", "ModuleNotFoundError"}


def broken(exercise, log=None):
    """What breaks a rule in an exercise's words and in its wrong answers."""
    expected = values_of(exercise, exercise.solution, log)
    found = [*_markup(exercise), *_typed(exercise, expected)]
    for wrong in exercise.wrongs:
        values = values_of(exercise, wrong.code, log)
        pairs = zip(expected, values, strict=True)
        missed = [(right, given) for right, given in pairs if not same(given, right)]
        found += [*_tells(exercise, wrong.message, missed)]
        found += [*_unrunnable(exercise, wrong, values, log)]
    return found


def _markup(exercise):
    """Roles and links, which stand raw in the notebook that a student gets."""
    for part in ("task", "hint"):
        for found in LINK.findall(getattr(exercise, part)):
            yield f"the {part} holds {found!r}, handed out as it is: say it in words"


def _typed(exercise, expected):
    """Numbers in the task that the log gives: on another log they are others."""
    if not exercise.personal:
        return
    answers, own = _numbers(expected), _code(exercise)
    known = _of_log(namespace()["log"]) | answers | {1000 * n for n in answers}
    for part in ("task", "hint"):
        for text in NUMBER.findall(getattr(exercise, part)):
            digits = re.sub(r"\D", "", text).strip("0")
            is_year = re.fullmatch("(19|20)..", text)
            if len(digits) < 2 or is_year or _stands_in(text, own):
                continue
            if any(_prints(text, number) for number in known):
                yield (
                    f"the {part} holds {text}, a number of the log, which is another "
                    "one on other logs: have {given} or {figure} show it"
                )


def _tells(exercise, message, missed):
    """Answers that a message tells: a number, a word or the code that gives it.

    missed: (the right value, the wrong one) of the checks that fail. What the wrong
    answer says itself is told to nobody.
    """
    shown = f"{exercise.task} {exercise.hint} {_code(exercise)}"
    right, given = [pair[0] for pair in missed], [pair[1] for pair in missed]
    numbers = _numbers(right) - _numbers(given)
    found = [
        text
        for text in NUMBER.findall(message)
        if text not in ("0", "1", "2") and not _stands_in(text, shown)
        if any(_prints(text, number) for number in numbers)
    ]
    code = _expressions(exercise.solution) if missed else set()
    found += [c for c in code if c in _squeezed(message) and c not in _squeezed(shown)]
    words = {*_words(right)} - {*_words(given)}
    words = [word for word in words if word.lower() not in shown.lower()]
    found += [w for w in words if re.search(rf"\b{re.escape(w)}\b", message, re.I)]
    for answer in found:
        yield f"{message!r} tells the answer, {answer}: say what to think about"


def _unrunnable(exercise, wrong, values, log):
    """A wrong answer that fails on its own names: no learner's mistake is caught."""
    errors = [v for v in values if isinstance(v, Raised) and v.error in UNFIT]
    if all(isinstance(value, Raised) for value in values):  # did it stop before them?
        try:
            names = namespace(log, exercise.given)
            exec(compile(wrong.code, f"<{exercise.name}>", "exec"), names)
        except Exception as error:
            errors = [Raised(type(error).__name__, str(error))]
    for error in errors[:1]:
        yield (
            f"the wrong answer {wrong.message!r} doesn't run: {error.error}: "
            f"{error.message}"
        )


def _of_log(log):
    """What a text may say of a log: its days, and what is usual to tell of them."""
    views, found = log.views, {float(len(log.views))}
    for numbers in (views, views / 1000):
        found |= {float(f(numbers)) for f in (np.mean, np.median, np.std)}
        found |= {float(f(numbers)) for f in (np.min, np.max, np.sum)}
    return found | set(map(float, views))


def _numbers(values):
    """All numbers of plain values, those in lists, dictionaries and arrays too."""
    found = set()
    for value in values:
        if isinstance(value, dict):
            found |= _numbers(value.values())
        elif isinstance(value, list):
            found |= _numbers(value)
        elif isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
            found |= set(map(float, value.ravel()))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found.add(float(value))
    return found


def _words(values):
    """The texts of plain values that are one word of three letters or more."""
    for value in values:
        if isinstance(value, str) and len(value) > 2 and value.isalpha():
            yield value
        elif isinstance(value, list):
            yield from _words(value)


def _prints(text, number):
    """Whether a number, rounded as `text` is, reads as it."""
    decimals = len(text.partition(".")[2])
    return f"{number:,.{decimals}f}".replace(",", "") == text.replace(",", "")


def _stands_in(text, words):
    return re.search(rf"(?<![\d.]){re.escape(text)}(?!\.?\d)", words) is not None


def _code(exercise):
    """The code that a learner sees, with what the checks say."""
    checks = [part for check in exercise.visible for part in (check.says, check.code)]
    return "\n".join([exercise.given, exercise.figure, exercise.stub, *checks])


def _expressions(code):
    """The longer expressions of code, without blanks, as a message would quote them."""
    kinds = ast.BinOp | ast.Call | ast.Compare | ast.Subscript
    found = (n for n in ast.walk(ast.parse(code)) if isinstance(n, kinds))
    texts = (_squeezed(ast.unparse(node)) for node in found)
    return {text for text in texts if len(text) >= SHORTEST}


def _squeezed(text):
    return re.sub(r"\s", "", text)
