"""Exercises as they are written in a chapter's text: what is read, and what is refused.

````{exercise} Title
:name: mean-not-sum
:kind: write a function
:minutes: 5

The task, in Markdown.

```{hint}
```
```{stub}
def mae(y_hat, y): ...
```
```{check} two days are averaged
:points: 2
mae([1, 2], [2, 4])
```
```{check} an answer in words has 15 or more
:words: 15
why
```
```{hidden} any number of days
```
```{solution}
```

Why the solution is right, in Markdown.

```{wrong} Message for who makes this mistake.
```
````
"""

import ast
import math
import re
from dataclasses import replace
from pathlib import Path

from classroom.exercise.markdown import blocks, options_of, parts_of, unread
from classroom.exercise.model import (
    KINDS,
    Exercise,
    ExerciseError,
    Wrong,
    names_from_log,
)
from viewcast.exercises.judge import Check

UNITS = (  # what a text speaks of; the first that it names
    ("k", re.compile(r"\bk\b")),
    ("share", re.compile(r"\b[Ss]hare|%|\bper ?cent")),
    ("k", re.compile(r"\b[Vv]iews\b")),
)
OPTIONS = ("name", "kind", "trains", "minutes")
WORD = re.compile(r"\w+")


def exercises_in(path):
    """The exercises of a text file, in its order."""
    path = Path(path)
    try:
        text = path.read_text("utf8")
    except UnicodeDecodeError:
        raise ExerciseError(f"{path.name} isn't a text in UTF-8") from None
    strange = unread(text)
    if strange:
        number, line = strange
        raise ExerciseError(
            f"{path.name}, line {number}: not read as a fence: {line!r}; a title holds "
            "no backticks"
        )
    found = [exercise_of(block, path.name) for block in blocks(text)]
    names = [exercise.name for exercise in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ExerciseError(f"{path.name}: more than one exercise {sorted(twice)}")
    return found


def exercise_of(block, where):
    """The exercise that a block describes; `where` is said in errors."""
    where = f"{where}, line {block.first + 1}, exercise {block.title!r}"
    try:
        options, content = options_of(block.content)
        exercise = _assemble(block.title, options, _parts(content))
        _check(exercise)
    except KeyError as error:
        raise ExerciseError(f"{where}: {error.args[0]} is missing") from None
    except ValueError as error:
        raise ExerciseError(f"{where}: {error}") from None
    return exercise


def _parts(content):
    """The parts of an exercise by their names, and its checks and wrong answers."""
    texts, found = parts_of(content)
    parts = texts | {"checks": [], "wrongs": []}
    for part, title, text in found:
        _store(parts, part, title, text)
    return parts


def _store(parts, part, title, content):
    """Put one part in its place."""
    options, code = options_of(content)
    if part in ("check", "hidden"):
        parts["checks"].append(_one_check(title, code, options, part == "hidden"))
    elif part == "wrong":
        parts["wrongs"].append(Wrong(title, code.strip()))
    elif part in parts:
        raise ValueError(f"more than one {part}")
    else:
        parts[part] = content.strip()


def _one_check(says, code, options, hidden):
    unknown = options.keys() - {"points", "tolerance", "words"}
    if unknown:
        raise ValueError(
            f"{min(unknown)} is no option of a check: points, tolerance, words"
        )
    points = _number(options.get("points", "1"), "points", int)
    tolerance = None
    if "tolerance" in options:
        tolerance = _number(options["tolerance"], "tolerance", float)
    words, code = _number(options.get("words", "0"), "words", int), code.strip()
    if words:
        if not code.isidentifier():
            raise ValueError(f"words are counted in one answer, not in:\n{code}")
        code = f"min(len(str({code}).split()), {words})"
    return Check(says, code, points, tolerance, hidden, words=words)


def _number(text, option, kind):
    """The number that an option gives."""
    try:
        number = kind(text)
    except ValueError:
        number = -1
    if not 0 <= number < math.inf:
        whole = "a whole number" if kind is int else "a number"
        raise ValueError(f"{option} is {text!r}; must be {whole}, 0 or more")
    return number


def _assemble(title, options, parts):
    unknown = options.keys() - OPTIONS
    if unknown:
        raise ValueError(
            f"{min(unknown)} is no option of an exercise: {', '.join(OPTIONS)}"
        )
    kind = options["kind"]
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; must be one of {', '.join(KINDS)}")
    return Exercise(
        name=options["name"],
        title=title,
        kind=kind,
        trains=options["trains"],
        minutes=_number(options["minutes"], "minutes", int),
        task=parts["task"].strip(),
        hint=parts["hint"],
        given=parts.get("given", ""),
        figure=parts.get("figure", ""),
        stub=parts["stub"],
        checks=tuple(_completed(check, parts) for check in parts["checks"]),
        solution=parts["solution"],
        why=parts["why"].strip(),
        wrongs=tuple(parts["wrongs"]),
    )


def _completed(check, parts):
    """The check, knowing what it calls, its unit, and whether it depends on the log."""
    stub, given, solution = parts["stub"], parts.get("given", ""), parts["solution"]
    functions = {n.name for n in _parsed(stub).body if isinstance(n, ast.FunctionDef)}
    used = {n.id for n in ast.walk(_parsed(check.code)) if isinstance(n, ast.Name)}
    from_log = names_from_log(_parsed(given), _parsed(solution))
    lines = [line for line in stub.splitlines() if used & set(WORD.findall(line))]
    text = "\n".join([check.says, *lines])
    units = [unit for unit, mark in UNITS if mark.search(text)]
    return replace(
        check,
        calls=bool(functions & used),
        unit=units[0] if units else "",
        personal=bool(from_log & used),
    )


def _parsed(code):
    """The syntax tree of a part's code; ValueError shows code that can't be read."""
    try:
        return ast.parse(code)
    except SyntaxError as error:
        raise ValueError(f"{error}, in:\n{code}") from None


def _check(exercise):
    """ValueError unless every part is there and every piece of code can be read."""
    for part in ("title", "task", "hint", "stub", "checks", "solution", "why"):
        if not getattr(exercise, part):
            raise ValueError(f"{part} is missing")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", exercise.name):
        raise ValueError(f"name {exercise.name!r} is not like mean-not-sum")
    for code in (exercise.given, exercise.figure, exercise.stub, exercise.solution):
        _parsed(code)
    if not exercise.names:
        raise ValueError("the stub defines no name: write `answer = ...`, or a def")
    for check in exercise.checks:
        body = _parsed(check.code).body
        if not (check.says and body and isinstance(body[-1], ast.Expr)):
            raise ValueError(
                f"a check needs a sentence and ends with an expression:\n{check.code}"
            )
    for wrong in exercise.wrongs:
        if not (wrong.message and _parsed(wrong.code).body):
            raise ValueError(f"a wrong answer needs a message and code:\n{wrong.code}")
