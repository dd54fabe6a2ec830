"""Submissions that are more alike than chance makes them: a reason to look, no proof.

Code is compared as MOSS does it (Schleimer, Wilkerson and Aiken, Winnowing: local
algorithms for document fingerprinting, 2003), whatever its comments, its layout and
its names. What was handed out, and what many share, counts for nothing.
"""

import builtins
import hashlib
import io
import keyword
import math
import re
import tokenize
from bisect import bisect_left
from collections import Counter
from itertools import combinations
from typing import NamedTuple

import numpy as np

from viewcast.exercises.values import same

GRAM = 8  # tokens that make one fingerprint
WINDOW = 4  # of so many fingerprints in a row at least one is kept
FEWEST = 15  # fingerprints in common, to be worth a word
SHARE = 0.8  # of what the smaller of two submissions holds
LONGER = 80  # characters that a cell holds beyond what was handed out
KEPT = {*keyword.kwlist, *dir(builtins)}  # names that stay; others are one symbol
LAYOUT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
ROUGHLY = re.compile(r"""#.*|("[^"\n]*"|'[^'\n]*'|\w+|[^\w\s])""")


class Pair(NamedTuple):
    """Two students whose code is alike; share: of the smaller one's fingerprints."""

    first: str
    second: str
    share: float
    fingerprints: int  # in common


class Twins(NamedTuple):
    """A cell that two or three students have alike to the last character."""

    students: tuple[str, ...]
    code: str


class Copy(NamedTuple):
    """A student whose wrong answer is the right one of these others."""

    student: str
    others: tuple[str, ...]


def alike(sources, given):
    """The pairs of students whose code is nearly the same, the most alike first.

    sources: each student's cells, {id: [code]}; given: the cells that were handed out.
    Fingerprints that more than a tenth of the class hold, and more than three, are
    left out: short exercises have few answers.
    """
    theirs = _holders(sources, {g for cell in given for g in _grams(cell)})
    most = max(3, len(sources) / 10)
    telling = [who for who in theirs.values() if len(who) <= most]
    left = Counter(student for who in telling for student in who)
    common = Counter(pair for who in telling for pair in combinations(who, 2))
    pairs = (
        Pair(*pair, count / min(left[student] for student in pair), count)
        for pair, count in common.items()
        if count >= FEWEST
    )
    close = [pair for pair in pairs if pair.share >= SHARE]
    return sorted(close, key=lambda pair: (-pair.share, -pair.fingerprints, *pair[:2]))


def _holders(sources, handed_out):
    """Who holds each fingerprint, in the order of `sources`."""
    holders = {}
    for student, cells in sources.items():
        marks = {mark for cell in cells for mark in fingerprints(cell)}
        for mark in marks - handed_out:
            holders.setdefault(mark, []).append(student)
    return holders


def fingerprints(code):
    """The least of every WINDOW neighbouring hashes of GRAM tokens: a set.

    >>> fingerprints("a = [b * 2 for b in c if b]") == fingerprints(
    ...     "x=[y*2  for y in z if y]  # mine")
    True
    """
    grams = _grams(code)
    windows = range(max(1, len(grams) - WINDOW + 1)) if grams else ()
    return {min(grams[i : i + WINDOW]) for i in windows}


def _grams(code):
    """The hash of every GRAM neighbouring tokens; equal on every machine."""
    words = [word.encode("utf8", "backslashreplace") for word in tokens(code)]
    return [
        hashlib.blake2b(b"\0".join(words[i : i + GRAM]), digest_size=8).digest()
        for i in range(len(words) - GRAM + 1)
    ]


def tokens(code):
    """The tokens of a cell; every name but Python's own, and those after a dot, is n.

    >>> tokens("total = np.sum(y)  # all\\n%magic")
    ['n', '=', 'n', '.', 'sum', '(', 'n', ')', '%', 'n']
    """
    try:
        read = tokenize.generate_tokens(io.StringIO(code).readline)
        words = [token.string for token in read if token.type not in LAYOUT]
    except (tokenize.TokenError, SyntaxError, ValueError):  # no Python, or half of it
        words = [word for word in ROUGHLY.findall(code) if word]
    return [
        "n" if word.isidentifier() and word not in KEPT and before != "." else word
        for before, word in zip(["", *words], words, strict=False)
    ]


def twins(sources, given):
    """Cells that two or three students have alike, comments and all.

    Counted are those with more than LONGER characters in lines that weren't handed
    out; more than three students have it from a place that all may use.
    """
    known = {line.strip() for cell in given for line in cell.splitlines()}
    holders = {}
    for student, cells in sources.items():
        for code in {cell.strip(): None for cell in cells}:
            holders.setdefault(code, []).append(student)
    return [
        Twins(tuple(students), code)
        for code, students in holders.items()
        if 2 <= len(students) <= 3 and _beyond(code, known) > LONGER
    ]


def _beyond(code, known):
    lines = (line.strip() for line in code.splitlines())
    return sum(len(line) for line in lines if line not in known)


def copied(given, right):
    """Who gave, instead of what is right for himself, what is right for another.

    given, right: {student: plain value} of one answer. Only values that nobody hits
    upon count: numbers of three digits and more, arrays; and none that is right for
    more than a tenth of the class, and more than two.
    """
    places = sorted((_place(v), who) for who, v in right.items() if special(v))
    found = []
    for student, value in given.items():
        if student in right and not same(value, right[student]):
            near = _near(places, _place(value))
            others = [o for o in near if o != student and same(value, right[o])]
            if 0 < len(others) <= max(2, len(right) / 10):
                found.append(Copy(student, tuple(others)))
    return found


def _near(places, place):
    """The students whose right value may be the same as one that lies at `place`."""
    reach = 1e-5 * abs(place) + 1e-8
    ends = (bisect_left(places, (end,)) for end in (place - reach, place + reach))
    return [who for _, who in places[slice(*ends)]]


def _place(value):
    """A number by which values are sorted: the first that is finite, else 0."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.ndarray):
        return 0.0
    numbers = np.ravel(np.asarray(value, dtype=object))
    finite = (float(n) for n in numbers if abs(n) < 1e300 and not math.isnan(n))
    return next(finite, 0.0)


def special(value):
    """Whether a value is so special that two have it by chance only rarely.

    >>> [special(v) for v in (3.42, 0.5, 12, 31415, "b", np.array([1.5, 2.375]))]
    [True, False, False, True, False, True]
    """
    if isinstance(value, np.ndarray):
        return value.size > 1 and any(special(number) for number in value.flat)
    if isinstance(value, bool | np.bool_) or not isinstance(
        value, int | float | np.integer | np.floating
    ):
        return False
    if not abs(value) < 1e15:  # nan, infinity, and what a float can't hold
        return False
    digits = re.sub(r"e.*|\D", "", f"{float(value):.10g}").strip("0")
    return len(digits) >= (5 if float(value).is_integer() else 3)
