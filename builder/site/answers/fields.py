"""The fields of an exercise's form: one for each place in its stub to fill in."""

import ast
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import numpy as np

from builder.site.answers.expressions import NeedsPython

# What a field takes, by the type of the right answer's value.
KINDS = {bool: "truth", int: "number", float: "number", np.ndarray: "numbers"}
KINDS |= {str: "word", list: "words"}
Path = tuple[str, ...]  # a name, and below it keys or places


class Field(NamedTuple):
    """A place to fill in: where it is in the answers, what it takes, what it's called.

    label: what the answer is, in words; note: what the stub says of it, as its unit;
    group: the words above it and its neighbours, if they share a name.
    """

    path: Path
    kind: str
    label: str
    note: str
    group: str


def fields(stub: str, checks: list[dict], expected: list) -> list[Field]:
    """The fields of a stub, in its order.

    checks, expected: as the store has them, values unpacked. NeedsPython if a place
    takes something else than values.
    """
    places, kinds = dict(_places(stub)), {}
    names = {path[0] for path in places}
    for check, value in zip(checks, expected, strict=True):
        kinds |= dict(_kinds(_last(check["code"]), value, places, names))
    missing = [path for path in places if path not in kinds]
    if missing:
        raise NeedsPython(f"no check says what {missing[0]} takes")
    notes = _notes(stub)
    return [
        _field(path, kinds[path], key, checks, notes) for path, key in places.items()
    ]


def template(node: ast.expr, places: Iterator[int]) -> Any:
    """How an answer is made of the places: a place's number, or what holds more."""
    if isinstance(node, ast.List):
        return ["list", [template(item, places) for item in node.elts]]
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return ["dict", [[str(key.value), template(v, places)] for key, v in pairs]]
    return next(places)


def assignments(stub: str) -> Iterator[tuple[str, ast.expr]]:
    """Each name that a stub defines, with its value; NeedsPython for a function."""
    for node in ast.parse(stub).body:
        if not isinstance(node, ast.Assign):
            raise NeedsPython("a function is to be written")
        yield node.targets[0].id, node.value


def _places(stub: str) -> Iterator[tuple[Path, str]]:
    """Where the places are, and by which key or number each is called in its answer."""
    for name, node in assignments(stub):
        yield from _below((name,), "", node)


def _below(path: Path, called: str, node: ast.expr) -> Iterator[tuple[Path, str]]:
    if isinstance(node, ast.List):
        for i, item in enumerate(node.elts):
            yield from _below((*path, str(i)), str(i + 1), item)
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            yield from _below((*path, str(key.value)), str(key.value), value)
    elif isinstance(node, ast.Constant) and node.value in (..., ""):
        yield path, called
    else:
        raise NeedsPython(f"a place to fill in is not {ast.unparse(node)}")


def _last(code: str) -> ast.expr:
    return ast.parse(code).body[-1].value


def _kinds(
    node: ast.expr, value: Any, places: Collection[Path], names: set[str]
) -> Iterator[tuple[Path, str]]:
    """What the places that an expression reads take, if its value is the right one."""
    path = path_of(node)
    if path:
        yield from _spread(path, value, places)
    elif isinstance(node, ast.List):
        for item, part in zip(node.elts, value, strict=True):
            yield from _kinds(item, part.item(), places, names)
    else:
        read = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} & names
        counts = isinstance(node, ast.Call) and ast.unparse(node.func) == "min"
        yield from ((p, "prose" if counts else "word") for p in places if p[0] in read)


def path_of(node: ast.expr) -> Path:
    """Where a value is among the answers: ("a", "1") of `a[1]`; () if it's computed."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        above = path_of(node.value)
        return (*above, str(node.slice.value)) if above else ()
    return ()


def _spread(
    path: Path, value: Any, places: Collection[Path]
) -> Iterator[tuple[Path, str]]:
    if path in places:
        yield path, KINDS[type(value)]
        return
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in parts:
        yield from _spread((*path, str(key)), part, places)


def _notes(stub: str) -> dict[str, str]:
    """What the stub says of its names in comments: `loss = ...  # k` is in k."""
    lines = (line.partition("#") for line in stub.splitlines())
    return {code.partition(" = ")[0]: note.strip() for code, _, note in lines if note}


def _field(path, kind, key, checks, notes) -> Field:
    """A field with its words: what its own check says, or its key under a group's."""
    name, note = path[0], notes.get(path[0], "")
    alone = [c["says"] for c in checks if path_of(_last(c["code"])) == path]
    if alone:
        return Field(path, kind, alone[0], note, "")
    about = [c["says"] for c in checks if name in _names(c["code"])]
    called = about[0] if len(about) == 1 else name.replace("_", " ")
    if key:
        return Field(path, kind, key, note, called)
    words = f"{name.replace('_', ' ')}: {called}" if kind == "prose" else called
    return Field(path, kind, words, note, "")


def _names(code: str) -> set[str]:
    return {n.id for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Name)}
