"""An exercise as it is written in a chapter's text, and what its parts give.

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
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

from viewcast.exercises import namespace
from viewcast.exercises.values import Raised, plain
from viewcast.exercises.verdict import Check, evaluate

KINDS = (
    "predict the output",
    "write a function",
    "derive a number",
    "find the bug",
    "read a figure",
    "change and explain",
    "your own channel",
)
PARTS = {"hint", "given", "figure", "stub", "check", "hidden", "solution", "wrong"}
INFO = re.compile(r"\{(\w+)\} *(.*)")
OPTION = re.compile(r":(\w+): *(.*)\n?")


class ExerciseError(ValueError):
    """Says what is wrong with the text of an exercise, and where."""


@dataclass(frozen=True)
class Wrong:
    """A usual mistake: what to tell who makes it, and code that does."""

    message: str
    code: str


@dataclass(frozen=True)
class Exercise:
    """An exercise, whole. task, hint and why are Markdown; trains is its idea.

    given, figure, stub and solution are code, given and figure may be empty.
    """

    name: str
    title: str
    kind: str
    trains: str
    minutes: int
    task: str
    hint: str
    given: str
    figure: str
    stub: str
    checks: tuple[Check, ...]
    solution: str
    why: str
    wrongs: tuple[Wrong, ...]

    @property
    def names(self):
        """What the learner's cell defines: its functions and variables, in order."""
        return names_of(self.stub)

    @property
    def texts(self):
        """The answers in words, which an instructor reads: `name = ""` in the stub."""
        return [
            node.targets[0].id
            for node in ast.parse(self.stub).body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and node.value.value == ""
        ]

    @property
    def points(self):
        return sum(check.points for check in self.checks)

    @property
    def personal(self):
        """Whether the right answer depends on the log."""
        code = [self.given, self.solution, *(check.code for check in self.checks)]
        nodes = (node for text in code for node in ast.walk(ast.parse(text)))
        return any(isinstance(node, ast.Name) and node.id == "log" for node in nodes)


def names_of(code):
    """The functions and variables that the top level of `code` defines, in order.

    >>> names_of("import x\\ndef f(): ...\\na = b = 2")
    ['f', 'a', 'b']
    """
    names = []
    for node in ast.parse(code).body:
        if isinstance(node, ast.FunctionDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [t.id for t in node.targets if isinstance(t, ast.Name)]
    return list(dict.fromkeys(names))


def values_of(exercise, code, log=None, checks=None):
    """What each check gives when `code` is the answer: a list of plain values."""
    checks = exercise.checks if checks is None else checks
    names = namespace(log, exercise.given)
    try:
        exec(compile(code, f"<{exercise.name}>", "exec"), names)
    except Exception as error:
        return [Raised(type(error).__name__, str(error)[:500])] * len(checks)
    answers = {name: plain(names[name]) for name in exercise.names if name in names}
    fixtures = namespace(log, exercise.given)  # not what the answer made of them
    return [evaluate(check.code, fixtures | answers) for check in checks]


def exercises_in(path):
    """The exercises of a text file, in its order."""
    path = Path(path)
    found = [block.exercise(path.name) for block in blocks(path.read_text("utf8"))]
    names = [exercise.name for exercise in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ExerciseError(f"{path.name}: more than one exercise {sorted(twice)}")
    return found


class Block(NamedTuple):
    """An exercise's directive in a text: its lines, its title, what it holds."""

    first: int
    end: int
    title: str
    content: str

    def exercise(self, where):
        """The exercise that the block describes; `where` is said in errors."""
        where = f"{where}, line {self.first + 1}, exercise {self.title!r}"
        options, content = _options(self.content)
        parts = _parts(content, where)
        try:
            exercise = _assemble(self.title, options, parts)
        except KeyError as error:
            raise ExerciseError(f"{where}: {error.args[0]} is missing") from None
        except (SyntaxError, ValueError) as error:
            raise ExerciseError(f"{where}: {error}") from None
        _check(exercise, where)
        return exercise


def blocks(text):
    """The exercise blocks of a text, in order."""
    return [
        Block(*token.map, info[2], token.content)
        for token in MarkdownIt().parse(text)
        if (info := INFO.fullmatch(token.info.strip())) and info[1] == "exercise"
    ]


def _options(content):
    """The `:name: value` lines at the top as a dictionary, and the rest."""
    options = {}
    while option := OPTION.match(content):
        options[option[1]] = option[2].strip()
        content = content[option.end() :]
    return options, content


def _parts(content, where):
    """The Markdown before the stub and after the solution, and the parts between."""
    parts = {"task": "", "why": "", "checks": [], "wrongs": []}
    lines, at, text = content.splitlines(keepends=True), 0, "task"
    for token in MarkdownIt().parse(content):
        info = INFO.fullmatch(token.info.strip()) if token.type == "fence" else None
        if not info or info[1] not in PARTS:
            continue
        parts[text] += "".join(lines[at : token.map[0]])
        at = token.map[1]
        text = _store(parts, info[1], info[2], token.content, where) or text
    parts[text] += "".join(lines[at:])
    unread = re.search(r"^```\{.*", parts["task"] + parts["why"], re.MULTILINE)
    if unread:
        raise ExerciseError(
            f"{where}: not read as a part: {unread[0]!r}; parts are "
            f"{', '.join(sorted(PARTS))}, and a title holds no backticks"
        )
    return parts


def _store(parts, part, title, content, where):
    """Put one part in its place; what follows the solution is the `why`."""
    options, code = _options(content)
    if part in ("check", "hidden"):
        points = int(options.get("points", 1))
        tolerance = float(options["tolerance"]) if "tolerance" in options else None
        check = Check(title, code.strip(), points, tolerance, part == "hidden")
        parts["checks"].append(check)
    elif part == "wrong":
        parts["wrongs"].append(Wrong(title, code.strip()))
    elif part in parts:
        raise ExerciseError(f"{where}: more than one {part}")
    else:
        parts[part] = content.strip()
    return "why" if part == "solution" else None


def _assemble(title, options, parts):
    kind = options["kind"]
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; must be one of {', '.join(KINDS)}")
    return Exercise(
        name=options["name"],
        title=title,
        kind=kind,
        trains=options["trains"],
        minutes=int(options["minutes"]),
        task=parts["task"].strip(),
        hint=parts["hint"],
        given=parts.get("given", ""),
        figure=parts.get("figure", ""),
        stub=parts["stub"],
        checks=tuple(_with_calls(check, parts["stub"]) for check in parts["checks"]),
        solution=parts["solution"],
        why=parts["why"].strip(),
        wrongs=tuple(parts["wrongs"]),
    )


def _with_calls(check, stub):
    """The check, knowing whether it calls a function that the stub defines."""
    functions = {n.name for n in ast.parse(stub).body if isinstance(n, ast.FunctionDef)}
    used = {n.id for n in ast.walk(ast.parse(check.code)) if isinstance(n, ast.Name)}
    return replace(check, calls=bool(functions & used))


def _check(exercise, where):
    """ExerciseError unless every part is there and every piece of code can be read."""
    for part in ("title", "task", "hint", "stub", "checks", "solution", "why"):
        if not getattr(exercise, part):
            raise ExerciseError(f"{where}: {part} is missing")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", exercise.name):
        raise ExerciseError(f"{where}: name {exercise.name!r} is not like mean-not-sum")
    codes = [check.code for check in exercise.checks]
    codes += [wrong.code for wrong in exercise.wrongs] + [exercise.solution]
    for code in codes:
        try:
            ast.parse(code)
        except SyntaxError as error:
            raise ExerciseError(f"{where}: {error}, in:\n{code}") from None
    for check in exercise.checks:
        if not check.says or not isinstance(ast.parse(check.code).body[-1], ast.Expr):
            raise ExerciseError(
                f"{where}: a check needs a sentence and ends with an expression:\n"
                f"{check.code}"
            )
