"""What the code of an exercise finds beside the answers: `np`, `log`, what is given."""

import ast
import functools

import numpy as np

from viewcast.views import load_log


def namespace(log=None, given=""):
    """What an exercise's code finds: `np`, `log`, and what its code `given` makes."""
    names = {"np": np, "log": log or _book_log()}
    if given:
        exec(_compiled(given), names)
    return names


def fixtures(code, given="", log=None):
    """What a check's code finds of that, made anew: all that it may read of it.

    >>> sorted(fixtures("f(np.ones(2))", "half = 1 / 2"))
    ['np']
    """
    if _reads(code, given):
        return namespace(log, given)
    return {"np": np} | ({"log": log or _book_log()} if "log" in code else {})


@functools.cache
def _book_log():
    log = load_log()
    for column in (log.dates, log.views, log.real):
        column.flags.writeable = False  # every check must find it as it was
    return log


@functools.lru_cache(256)
def _compiled(given):
    return compile(given, "<given>", "exec")


@functools.lru_cache(1024)
def _reads(code, given):
    """Whether `code` reads a name that `given` makes, or may find changed by it."""
    nodes = list(ast.walk(ast.parse(given)))
    changing = ast.Attribute | ast.Subscript | ast.AugAssign | ast.Delete | ast.ClassDef
    changing |= ast.Expr  # a call for what it does, say
    making = [n for n in nodes if not isinstance(getattr(n, "ctx", None), ast.Load)]
    made = set().union(*map(_named, making))
    if "*" in made or any(isinstance(node, changing) for node in making):
        return True
    return not made.isdisjoint(
        name for node in ast.walk(ast.parse(code)) for name in _named(node)
    )


def _named(node):
    """The names that a part of parsed code reads, makes or imports."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    if isinstance(node, ast.alias):
        return [(node.asname or node.name).partition(".")[0]]
    return []
