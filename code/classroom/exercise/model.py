"""An exercise: its parts, and what its checks give for an answer."""

import ast
from dataclasses import dataclass
from functools import cached_property

from classroom.errors import ClassroomError
from viewcast.exercises import fixtures, namespace
from viewcast.exercises.judge import Check, evaluate
from viewcast.exercises.values import Raised, plain

KINDS = (
    "predict the output",
    "write a function",
    "derive a number",
    "find the bug",
    "read a figure",
    "change and explain",
    "your own channel",
    "recall",
)


class ExerciseError(ClassroomError, ValueError):
    """Says what is wrong with the text of an exercise, and where."""


@dataclass(frozen=True)
class Wrong:
    """A usual mistake: what to tell whoever makes it, and its code."""

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

    @cached_property
    def names(self):
        """What the learner's cell defines: its functions and variables, in order."""
        return names_of(self.stub)

    @cached_property
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
    def visible(self):
        """The checks that a learner has; the hidden ones are for the grader only."""
        return tuple(check for check in self.checks if not check.hidden)

    @property
    def points(self):
        """What all checks together are worth."""
        return sum(check.points for check in self.checks)

    @cached_property
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


def names_from_log(*trees):
    """The names, `log` among them, whose values depend on the log in parsed code.

    >>> sorted(names_from_log(ast.parse("a = log.views; b = 2; c = a + b; d = b")))
    ['a', 'c', 'log']
    """
    statements = [node for tree in trees for node in tree.body]
    found, before = {"log"}, set()
    while found != before:
        before = set(found)
        for statement in statements:
            read, made = _names_in(statement)
            found |= made if read & found else set()
    return found


def _names_in(statement):
    """The names that a statement reads, and those that it makes."""
    nodes = list(ast.walk(statement))
    names = [node for node in nodes if isinstance(node, ast.Name)]
    made = {name.id for name in names if not isinstance(name.ctx, ast.Load)}
    made |= {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    own = {node.arg for node in nodes if isinstance(node, ast.arg)}
    return {name.id for name in names if isinstance(name.ctx, ast.Load)} - own, made


def values_of(exercise, code, log=None, checks=None):
    """What each check gives when `code` is the answer: a list of plain values."""
    checks = exercise.checks if checks is None else checks
    names = namespace(log, exercise.given)
    try:
        exec(compile(code, f"<{exercise.name}>", "exec"), names)
    except Exception as error:
        return [Raised(type(error).__name__, str(error)[:500])] * len(checks)
    answers = {name: plain(names[name]) for name in exercise.names if name in names}
    return [
        evaluate(check.code, fixtures(check.code, exercise.given, log) | answers)
        for check in checks  # each finds what is given as it was
    ]
