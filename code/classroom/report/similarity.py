"""Submissions that are more alike than chance makes them: a reason to look, no proof.

Three looks: files that are equal, long cells that are equal, and code that is nearly
so whatever its comments, its layout and its names. What was handed out counts for
nothing, nor does nearly equal code that many share: short exercises have few answers.
"""

import re
from collections import Counter
from itertools import combinations
from typing import NamedTuple

from classroom.report.winnowing import fingerprints, grams

FEWEST = 15  # fingerprints in common, to be worth a word
SHARE = 0.8  # of what the smaller of two submissions holds
FEW = 3  # students who may have the same by working together, in a small class
LONGER = 80  # characters that a cell holds beyond what was handed out
LONG = 200  # characters beyond it that not even many students hit upon alike
OWN_LOG = re.compile(r"log = own_log\(\d+\)")


class Pair(NamedTuple):
    """Two students whose code is alike; share: of the smaller one's fingerprints."""

    first: str
    second: str
    share: float
    fingerprints: int  # in common


class Twins(NamedTuple):
    """A cell that students have alike to the last character."""

    students: tuple[str, ...]
    code: str


def most_sharing(sources):
    """How many may share nearly equal code that still tells: a tenth, at least FEW."""
    return max(FEW, len(sources) // 10)


def alike(sources, given):
    """The pairs of students whose code is nearly the same, the most alike first.

    sources: each student's cells, {id: [code]}; given: the cells that were handed out.
    Fingerprints that more than `most_sharing` hold are left out.
    """
    theirs = _holders(sources, {g for cell in given for g in grams(cell)})
    most = most_sharing(sources)
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


def twins(sources, given):
    """Cells that students have alike, comments and all, in groups of any size.

    Counted are those with more than LONGER characters in lines that weren't handed
    out, and with more than LONG where more than FEW have them.
    """
    known = lines_of(given)
    holders = {}
    for student, cells in sources.items():
        for code in {cell.strip(): None for cell in cells}:
            holders.setdefault(code, []).append(student)
    return [
        Twins(tuple(students), code)
        for code, students in holders.items()
        if len(students) > 1
        and beyond(code, known) > (LONGER if len(students) <= FEW else LONG)
    ]


def equal(digests, sources, given):
    """The groups of students whose files are equal to the last byte, of any size.

    digests: {id: fingerprint of the file}. Not counted are files in which nobody has
    written a line of code.
    """
    known, groups = lines_of(given), {}
    for student, cells in sources.items():
        if any(beyond(cell, known) for cell in cells):
            groups.setdefault(digests[student], []).append(student)
    return [tuple(students) for students in groups.values() if len(students) > 1]


def lines_of(given):
    """The lines of the cells that were handed out, without blanks around them."""
    return {line.strip() for cell in given for line in cell.splitlines()}


def beyond(code, known):
    """How many characters a cell holds in lines that weren't handed out."""
    lines = (line.strip() for line in code.splitlines())
    own = (line for line in lines if line not in known and not OWN_LOG.fullmatch(line))
    return sum(map(len, own))
