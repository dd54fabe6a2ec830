"""A check as it is written in an exercise, and what the text around it says of it."""

import ast
import math
import re
from dataclasses import replace

from classroom.exercise.model import names_from_log
from viewcast.exercises.judge import Check

UNITS = (  # what a text speaks of; the first that it names
    ("k", re.compile(r"\bk\b")),
    ("share", re.compile(r"\b[Ss]hare|%|\bper ?cent")),
    ("k", re.compile(r"\b[Vv]iews\b")),
)
OPTIONS = ("points", "tolerance", "words")
WORD = re.compile(r"\w+")


def written_check(says, code, options, hidden):
    """The check of a part's title, code and options; ValueError for bad options."""
    refuse_others(options, OPTIONS, "a check")
    points = number(options.get("points", "1"), "points", int)
    tolerance = None
    if "tolerance" in options:
        tolerance = number(options["tolerance"], "tolerance", float)
    words, code = number(options.get("words", "0"), "words", int), code.strip()
    if words:
        if not code.isidentifier():
            raise ValueError(f"words are counted in one answer, not in:\n{code}")
        code = f"min(len(str({code}).split()), {words})"
    return Check(says, code, points, tolerance, hidden, words=words)


def refuse_others(options, known, what):
    """ValueError for options of which `what` knows nothing."""
    for name in sorted(options.keys() - set(known)):
        raise ValueError(f"{name} is no option of {what}: {', '.join(known)}")


def number(text, option, kind):
    """The number that an option gives, of the type `kind`: int or float."""
    try:
        found = kind(text)
    except ValueError:
        found = -1
    if not 0 <= found < math.inf:
        whole = "a whole number" if kind is int else "a number"
        raise ValueError(f"{option} is {text!r}; must be {whole}, 0 or more")
    return found


def completed(check, parts):
    """The check, knowing what it calls, its unit, and whether it depends on the log.

    parts: the exercise's parts by name, of which stub, given and solution are read.
    """
    stub, given, solution = parts["stub"], parts.get("given", ""), parts["solution"]
    functions = {n.name for n in parsed(stub).body if isinstance(n, ast.FunctionDef)}
    used = {n.id for n in ast.walk(parsed(check.code)) if isinstance(n, ast.Name)}
    from_log = names_from_log(parsed(given), parsed(solution))
    return replace(
        check,
        calls=bool(functions & used),
        unit=_unit(check, [line for line in stub.splitlines() if _names(line) & used]),
        personal=bool(from_log & used),
    )


def _names(line):
    return set(WORD.findall(line))


def _unit(check, lines):
    """The first unit that a check's sentence or its answers' lines in the stub name."""
    text = "\n".join([check.says, *lines])
    return next((unit for unit, sign in UNITS if sign.search(text)), "")


class CodeError(ValueError):
    """Shows a part's code that can't be read; line: which of its lines, from 1."""

    def __init__(self, error, code):
        super().__init__(f"{error.msg}, in:\n{code}")
        self.code, self.line = code, error.lineno or 1


def parsed(code):
    """The syntax tree of a part's code; CodeError if it can't be read."""
    try:
        return ast.parse(code)
    except SyntaxError as error:
        raise CodeError(error, code) from None
