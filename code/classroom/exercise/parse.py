"""Exercises as they are written in a chapter's text: what is read, and what is refused.

````{exercise} The mean, not the sum
:name: mean-not-sum
:kind: write a function
:trains: why errors are averaged
:minutes: 5

The task, in Markdown: write `mae(y_hat, y)`, and say in `why` what the mean is for.

```{hint}
How far is *each* forecast off?
```
```{given}
week = log.views[:7] / 1000
```
```{figure}
print(week)
```
```{stub}
def mae(y_hat, y): ...

why = ""
```
```{check} two days are averaged
:points: 2
mae(np.array([1, 2]), np.array([2, 4]))
```
```{check} the week's views, in k
:tolerance: 0.01
mae(week, 0 * week)
```
```{check} an answer in words has 5 or more
:points: 0
:words: 5
why
```
```{hidden} any number of days
mae(np.arange(3), np.array([5, 5, 5]))
```
```{solution}
def mae(y_hat, y):
    return np.abs(y_hat - y).mean()

why = "A sum grows with the days."
```

Why the solution is right, in Markdown. given and figure may be missing.

```{wrong} Message for whoever makes this mistake: you summed.
def mae(y_hat, y):
    return np.abs(y_hat - y).sum()
```
```{wrong} Errors of opposite signs cancel.
def mae(y_hat, y):
    return (y_hat - y).mean()
```
```{wrong} These are squares; three mistakes are the least.
def mae(y_hat, y):
    return ((y_hat - y) ** 2).mean()
```
````
"""

import ast
import re
from pathlib import Path

from classroom.exercise.markdown import blocks, options_of, parts_of, text_of, unread
from classroom.exercise.model import KINDS, Exercise, ExerciseError, Wrong
from classroom.exercise.parse_check import (
    CodeError,
    completed,
    number,
    parsed,
    refuse_others,
    written_check,
)

OPTIONS = ("name", "kind", "trains", "minutes")


def exercises_in(path):
    """The exercises of a text file, in its order."""
    return [exercise for exercise, _ in written_in(text_of(path), Path(path).name)]


def written_in(text, where):
    """(exercise, its lines) of each exercise in a text; `where` is said in errors."""
    strange = unread(text)
    if strange:
        at, line = strange
        raise ExerciseError(
            f"{where}, line {at}: not read as a fence: {line!r}; a title holds "
            "no backticks"
        )
    lines, found = text.split("\n"), blocks(text)
    found = [(exercise_of(b, where), "\n".join(lines[b.first : b.end])) for b in found]
    names = [exercise.name for exercise, _ in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ExerciseError(f"{where}: more than one exercise {sorted(twice)}")
    return found


def exercise_of(block, where):
    """The exercise that a block describes; `where` is said in errors."""
    file, where = where, f"{where}, line {block.first + 1}, exercise {block.title!r}"
    try:
        options, content = options_of(block.content)
        exercise = _assemble(block.title, options, _parts(content))
        _check(exercise)
    except KeyError as error:
        raise ExerciseError(f"{where}: {error.args[0]} is missing") from None
    except CodeError as error:
        line = block.first + 1 + _line_in(block.content, error)
        where = f"{file}, line {line}, exercise {block.title!r}"
        raise ExerciseError(f"{where}: {error}") from None
    except ValueError as error:
        raise ExerciseError(f"{where}: {error}") from None
    return exercise


def _line_in(content, error):
    """The line of an exercise's content at which its code can't be read, from 1."""
    at = content.find(error.code.strip())
    return content.count("\n", 0, at) + error.line if at >= 0 else 0


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
        parts["checks"].append(written_check(title, code, options, part == "hidden"))
    elif part == "wrong":
        parts["wrongs"].append(Wrong(title, code.strip()))
    elif part in parts:
        raise ValueError(f"more than one {part}")
    else:
        parts[part] = content.strip()


def _assemble(title, options, parts):
    refuse_others(options, OPTIONS, "an exercise")
    kind = options["kind"]
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; must be one of {', '.join(KINDS)}")
    return Exercise(
        name=options["name"],
        title=title,
        kind=kind,
        trains=options["trains"],
        minutes=number(options["minutes"], "minutes", int),
        task=parts["task"].strip(),
        hint=parts["hint"],
        given=parts.get("given", ""),
        figure=parts.get("figure", ""),
        stub=parts["stub"],
        checks=tuple(completed(check, parts) for check in parts["checks"]),
        solution=parts["solution"],
        why=parts["why"].strip(),
        wrongs=tuple(parts["wrongs"]),
    )


def _check(exercise):
    """ValueError unless every part is there and every piece of code can be read."""
    for part in ("title", "task", "hint", "stub", "checks", "solution", "why"):
        if not getattr(exercise, part):
            raise ValueError(f"{part} is missing")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", exercise.name):
        raise ValueError(f"name {exercise.name!r} is not like mean-not-sum")
    for code in (exercise.given, exercise.figure, exercise.stub, exercise.solution):
        parsed(code)
    if not exercise.names:
        raise ValueError("the stub defines no name: write `answer = ...`, or a def")
    for check in exercise.checks:
        body = parsed(check.code).body
        if not (check.says and body and isinstance(body[-1], ast.Expr)):
            raise ValueError(
                f"a check needs a sentence and ends with an expression:\n{check.code}"
            )
    for wrong in exercise.wrongs:
        if not (wrong.message and parsed(wrong.code).body):
            raise ValueError(f"a wrong answer needs a message and code:\n{wrong.code}")
