"""A check's code as JSON that the page's script can work out, and the values beside it.

A name is a text, everything else a list of a word and its parts; `letters(a)` is
["call", "letters", "a"]. What each word stands for is told by `code.mjs` in
`code/viewcast/exercises/js/`.
"""

import ast
import math
from typing import Any

import numpy as np

from viewcast.exercises.values import Other, Raised

# Functions and methods by name, each with the number of its arguments.
CALLS = {"list": 1, "len": 1, "min": 2, "str": 1, "sorted": 1, "letters": 1}
METHODS = {"values": 0, "split": 0, "strip": 0, "lower": 0, "replace": 2}


class NeedsPython(Exception):  # noqa: N818, it tells where to go on
    """An exercise can't be checked on a page: it needs Python."""


def expression(code: str) -> Any:
    """The JSON of a check's code; NeedsPython if it holds more than the page knows.

    >>> expression('letters(a)[0:1]')
    ['slice', ['call', 'letters', 'a'], 0, 1]
    >>> expression('[a["far left"], 2]')
    ['list', ['item', 'a', ['value', 'far left']], ['value', {'int': 2}]]
    """
    match ast.parse(code).body:
        case [ast.Expr(value=node)]:
            return _part(node)
    raise NeedsPython(code)


def _part(node: ast.expr) -> Any:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Constant(value=str() | int() as value):
            return ["value", packed(value)]
        case ast.List(elts=parts):
            return ["list", *map(_part, parts)]
        case ast.Subscript(value=whole, slice=ast.Slice(step=None) as part):
            return ["slice", _part(whole), *map(_end, (part.lower, part.upper))]
        case ast.Subscript(value=whole, slice=place):
            return ["item", _part(whole), _part(place)]
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            return ["equal", _part(left), _part(right)]
        case ast.Call(func=function, args=arguments, keywords=[]):
            return _call(function, arguments)
        case ast.GeneratorExp(elt=ast.Name(id=name), generators=[each]):
            return _each(name, each)
    raise NeedsPython(ast.unparse(node))


def _end(node: ast.expr | None) -> int:
    match node:
        case ast.Constant(value=int() as place):
            return place
    raise NeedsPython("a slice without two ends")


def _call(function: ast.expr, arguments: list[ast.expr]) -> Any:
    match function:
        case ast.Name(id=name) if CALLS.get(name) == len(arguments):
            return ["call", name, *map(_part, arguments)]
        case ast.Attribute(value=of, attr=name):
            if METHODS.get(name) == len(arguments):
                return ["method", name, _part(of), *map(_part, arguments)]
    raise NeedsPython(f"a call of {ast.unparse(function)}")


def _each(name: str, each: ast.comprehension) -> Any:
    """`(name for name in many if condition)`."""
    match each:
        case ast.comprehension(target=ast.Name(id=made), iter=many, ifs=[condition]):
            if made == name:
                return ["each", name, _part(many), _part(condition)]
    raise NeedsPython(f"a generator of {name}")


def packed(value: Any) -> Any:
    """A plain value as JSON from which the script has it in its Python type.

    >>> packed([1, 0.5, np.array([[1, 2]]), {"a": None}])
    [{'int': 1}, 0.5, {'array': [[1, 2]]}, {'dict': [['a', None]]}]
    """
    match value:
        case None | bool() | str():
            return value
        case int():
            return {"int": value}
        case float():
            return value if math.isfinite(value) else {"float": str(value)}
        case np.ndarray() if np.isfinite(value).all():
            return {"array": value.tolist()}
        case list():
            return [packed(item) for item in value]
        case dict():
            return {"dict": [[key, packed(item)] for key, item in value.items()]}
        case Raised(error=error, message=message):
            return {"raised": [error, message]}
        case Other(type=name):
            return {"other": name}
    raise NeedsPython(f"a value of {type(value).__name__}")
