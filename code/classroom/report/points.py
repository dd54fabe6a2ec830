"""How points are spread over a class."""

from collections import Counter
from itertools import groupby
from typing import NamedTuple


class Spread(NamedTuple):
    """How many points students have; mean and shares are None where nobody has any."""

    count: int  # of the students
    best: int  # the most that can be had
    mean: float | None
    full: float | None  # the share of those with all points
    none: float | None  # and of those with no point
    columns: list[tuple[str, int]]  # (points, how many have them)


def spread(points, best):
    """The Spread of the points of a class, of which `best` are the most."""
    count = len(points)
    shares = [None] * 3
    if count:
        sums = sum(points), sum(p >= best for p in points), sum(p == 0 for p in points)
        shares = [number / count for number in sums]
    return Spread(count, best, *shares, _columns(points, best))


def _columns(points, best):
    """(label, how many) for each number of points; above ten they share columns.

    >>> _columns([0, 2, 2, 1], 2)
    [('0', 1), ('1', 1), ('2', 2)]
    >>> _columns([0, 3, 29, 30], 30)[:2]
    [('0', 1), ('1–4', 1)]
    """

    def column(value):
        shared = best > 10 and 0 < value < best
        return 1 + (value - 1) * 9 // (best - 1) if shared else value

    count = Counter(map(int, points))  # half a point goes to the one below
    columns = [list(values) for _, values in groupby(range(best + 1), column)]
    return [
        (f"{v[0]}–{v[-1]}" if v[1:] else f"{v[0]}", sum(count[value] for value in v))
        for v in columns
    ]
