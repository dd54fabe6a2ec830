"""Numbers that are right for somebody else, where students have logs of their own."""

import math
import re
from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from viewcast.exercises.values import same


class Copy(NamedTuple):
    """A student whose wrong answer is the right one of these others."""

    student: str
    others: tuple[str, ...]


def copied(given, right):
    """The students who gave, instead of their own right answer, that of another.

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
