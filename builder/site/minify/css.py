"""Style sheets without the rules and variables that no page uses, on few bytes."""

import gc
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import NamedTuple

from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize
from tinycss2.ast import Node

ASKED = re.compile(r"var\(\s*(--[\w-]+)")


class Declaration(NamedTuple):
    """A property, or a variable (--name), and its value as it is written."""

    name: str
    value: str


class Rule(NamedTuple):
    """What stands before the braces and, unless there are none, in them."""

    head: str
    body: "Sheet | None"


Sheet = list[Declaration | Rule | str]  # a text is the comment of a licence


def used_rules(css: str, words: set[str], named: Collection[str] = ()) -> str:
    """`css` without rules for classes not among `words`, and variables nobody asks for.

    named: the variables that are asked for elsewhere.

    >>> used_rules(".a{x:1}.b .a,.b{x:2}@media print{.c{x:3}p{x:4}}", {"a"})
    '.a{x:1}@media print{p{x:4}}'
    >>> used_rules(".a{x:1;&.b{y:2}.c &{y:3}}", {"a", "b"})
    '.a{x:1;&.b{y:2}}'
    >>> used_rules("p{--a:1;--b:var(--c);--c:2;x:var(--b)}", set())
    'p{--b:var(--c);--c:2;x:var(--b)}'
    """
    with _no_collection():
        sheet = list(_applying(parse_stylesheet(css, skip_whitespace=True), words))
    return _written(sheet, variables(sheet, named))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Have Python look for no circles of objects: a sheet's many tokens make none.

    In a build, beside all that Sphinx holds, it would take half as long as the rest.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _applying(nodes: Iterable[Node], words: set[str]) -> Iterator:
    """The declarations and rules that can apply, at all depths, and the licences."""
    for node in nodes:
        if node.type == "declaration":
            value = _text(node.value) + "!important" * node.important
            yield Declaration(node.name, value)
        elif node.type == "comment" and node.value.startswith("!"):
            yield node.serialize()
        elif node.type == "at-rule":
            head = f"@{node.at_keyword} {_text(node.prelude)}".strip()
            yield Rule(head, _body(node, words))
        elif node.type == "qualified-rule" and can_match(node.prelude, words):
            yield Rule(_text(node.prelude), _body(node, words))


def _body(rule: Node, words: set[str]) -> Sheet | None:
    if rule.content is None:
        return None
    nodes = parse_blocks_contents(rule.content, skip_whitespace=True)
    return list(_applying(nodes, words))


def _text(tokens: list[Node]) -> str:
    return serialize(token for token in tokens if token.type != "comment").strip()


def can_match(selectors: list[Node], words: set[str]) -> bool:
    """Whether one of the selectors asks for no other classes than those in `words`.

    What stands in brackets, as in :is(.a, .b), is a list of selectors again.

    >>> from tinycss2 import parse_component_value_list as parse
    >>> can_match(parse(".b .a, p:is(.a, .b):not(.c)"), {"a"})
    True
    >>> can_match(parse(".b .a, p:is(.c, .b):not(.a)"), {"a"})
    False
    """
    holds = True
    for before, token in pairwise([None, *selectors]):
        if token == "," and holds:
            return True
        if token == ",":
            holds = True
        elif token.type == "ident" and before == ".":
            holds = holds and token.value in words
        elif token.type == "function" and token.lower_name != "not":
            holds = holds and can_match(token.arguments, words)
    return holds


def variables(sheet: Sheet, named: Collection[str]) -> set[str]:
    """The variables `named`, those that a property asks for, and that these ask for."""
    asked = {"": set(named)}  # by each variable; by all that is none, under ""
    for name, value in _declarations(sheet):
        by = name if name.startswith("--") else ""
        asked.setdefault(by, set()).update(ASKED.findall(value))
    found, new = set(), asked[""]
    while new:
        found |= new
        new = set().union(*(asked.get(name, ()) for name in new)) - found
    return found


def _declarations(sheet: Sheet) -> Iterator[Declaration]:
    for item in sheet:
        if isinstance(item, Rule):
            yield from _declarations(item.body or [])
        elif isinstance(item, Declaration):
            yield item


def _written(sheet: Sheet, known: set[str]) -> str:
    """The text of a sheet, without the variables that aren't `known`."""
    text = ""
    for item in sheet:
        if isinstance(item, str):
            text += item
        elif isinstance(item, Rule) and item.body is None:
            text += f"{item.head};"
        elif isinstance(item, Rule):
            text += f"{item.head}{{{_written(item.body, known).removesuffix(';')}}}"
        elif not item.name.startswith("--") or item.name in known:
            text += f"{item.name}:{item.value or ' '};"
    return text
