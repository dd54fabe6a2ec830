"""Numbers in the text: the role {n}`expression`, which text counts as prose, and which
numbers may be typed in it.

The role holds what stands between the braces of an f-string: {n}`loss:.2f` is the value
of f"{loss:.2f}" at its place in the notebook. It may stand in a formula, as in
$w = {n}`w:.2f`$, and has the formula's font there.
"""

import functools
import re
from collections.abc import Callable, Iterator
from itertools import groupby

from builder.text.places import ROOT, BookError, name
from classroom.exercise.markdown import PARTS
from viewcast.support.sentences import true_minus

REPEATED = "# The numbers quoted in the text, in their order; the tests compare them."
FENCE = re.compile(
    r"\s*(?P<mark>`{3,}(?=[^`]*$)|~{3,}|:{3,})\s*(?P<name>\{[^}]*\})?(?P<rest>.*)"
)
CODE = {"math", "code", "code-block", "code-cell", "raw"} | PARTS - {"hint"}
LITERAL = {f"{{{name}}}" for name in CODE}
NUMBER = re.compile(r"\{n\}`(?P<expression>[^`]+)`")
INLINE = re.compile(  # a number; code and roles; maths; comments and links' targets
    r"""
    \{n\}`(?P<expression>[^`]+)`
    | (?:\{[\w:-]+\})?(?<!`)(?P<tick>`+)(?!`)(?:(?!\n\n).)*?(?<!`)(?P=tick)(?!`)
    | \$\$.*?\$\$ | \\begin\{(?P<env>\w+\*?)\}.*?\\end\{(?P=env)\}
    | (?<![\\$])\$(?![\s$])(?:\\.|(?!\n\n)[^$\\])+?\$
    | <!--.*?--> | <https?:[^>]*> | (?<=\])\([^)\s]*\)
    """,
    re.VERBOSE | re.DOTALL,
)
DECIMAL = re.compile(r"\d+\.\d+")
LECTURE = ROOT / "data/lecture-figures.csv"
FACTS = ROOT / "data/lecture-facts.txt"  # other numbers that aren't ours, with a reason
FACT = re.compile(r"(\d+\.\d+) +# \S.*")
OPTION_LINE = re.compile(r"^\s*:[\w-]+:.*$", re.MULTILINE)


def substitute(text: str, value: Callable[[str], str]) -> str:
    """`text` with value(expression) in the place of every number's role, typeset."""

    def in_formula(match: re.Match) -> str:
        return in_tex(value(match["expression"]))

    def replace(match: re.Match) -> str:
        if match["expression"]:
            return true_minus(value(match["expression"]))
        return NUMBER.sub(in_formula, match[0]) if match[0][0] == "$" else match[0]

    return "".join(
        block if literal else INLINE.sub(replace, block)
        for literal, block in _blocks(text)
    )


def in_tex(number: str) -> str:
    r"""A number as a formula has it: a comma is no pause, and % begins no comment.

    >>> in_tex("-1,405"), in_tex("5%")
    ('-1{,}405', '5\\%')
    """
    return number.replace(",", "{,}").replace("%", r"\%")


def expressions_in(text: str) -> list[str]:
    """The expressions of a text's numbers, each once, in their order.

    >>> expressions_in("{n}`a:.1f` and {n}`b`, `{n}` and {n}`a:.1f`")
    ['a:.1f', 'b']
    """
    found: dict[str, str] = {}
    substitute(text, lambda expression: found.setdefault(expression, ""))
    return list(found)


def as_role(expression: str) -> str:
    """What the text has for an expression."""
    return f"{{n}}`{expression}`"


def as_fstring(expression: str) -> str:
    r"""The source of an f-string that holds only this expression.

    >>> as_fstring('scores["naive"]:.2f')
    'f\'{scores["naive"]:.2f}\''
    """
    quote = next(mark for mark in ('"', "'", '"""') if mark not in expression)
    return f"f{quote}{{{expression}}}{quote}"


def prose(text: str) -> str:
    """The words of `text`: no code, maths, roles, options or links' targets.

    >>> prose("Near 0.5, not {n}`loss:.2f` or $0.1$ or [there](v1.2.html).")
    'Near 0.5, not   or   or [there] .'
    """
    words = "".join(block for literal, block in _blocks(text) if not literal)
    return INLINE.sub(" ", OPTION_LINE.sub("", words))


def typed(text: str) -> list[str]:
    """The numbers with decimals that are typed in prose, and are no known facts."""
    return [n for n in DECIMAL.findall(prose(text)) if n not in known_facts()]


@functools.cache
def known_facts() -> set[str]:
    """The numbers that may be typed: the lecture's, and facts with a reason.

    BookError if a line of the facts gives none.
    """
    facts = [FACT.fullmatch(line) for line in FACTS.read_text("utf8").splitlines()]
    if None in facts:
        line = 1 + facts.index(None)
        raise BookError(f"{name(FACTS)}:{line}: write a number, blanks, and # why")
    lecture = DECIMAL.findall(LECTURE.read_text("utf8"))
    return {*lecture, *(fact[1] for fact in facts if fact)}


def _blocks(text: str) -> Iterator[tuple[bool, str]]:
    """The runs of lines of one kind: whether code or displayed maths, and the lines."""
    lines = text.splitlines(keepends=True)
    marked = zip(_kinds(lines), lines, strict=True)
    for kind, run in groupby(marked, key=lambda pair: pair[0]):
        yield kind == "literal", "".join(line for _, line in run)


def _kinds(lines: list[str]) -> Iterator[str]:
    """For each line what it is: prose, a fence, or literal between fences."""
    opened: list[tuple[str, str]] = []  # the fences around the line, and what they hold
    for line in lines:
        inside = opened[-1][1] if opened else "prose"
        fence = FENCE.fullmatch(line.rstrip())
        if fence and opened and _closes(fence, opened[-1][0]):
            opened.pop()
        elif fence and inside == "prose":
            opened.append((fence["mark"], _holds(fence)))
        else:
            fence = None
        yield "fence" if fence else inside


def _holds(fence: re.Match) -> str:
    """What follows an opening fence: prose only in a directive made for it."""
    bare_code = not fence["name"] and fence["mark"][0] != ":"
    return "literal" if bare_code or fence["name"] in LITERAL else "prose"


def _closes(fence: re.Match, mark: str) -> bool:
    return fence["mark"].startswith(mark) and not (fence["name"] or fence["rest"])
