"""Which days of the week lie above or below their week's mean."""

from typing import NamedTuple

import numpy as np

from viewcast.results.tables import Table
from viewcast.views import WEEKDAYS, weekday

OFTEN = 0.8  # of the weeks, for a day of the week to be named
DIGITS = 9  # equal days are equal


class Week(NamedTuple):
    """Each whole week's days beside its mean: (weeks, 7), Monday first.

    They are shares of the mean, or differences from it in k where numbers may be below
    0 and a mean near 0; mean: what a mean day has, 1 or 0.
    """

    days: np.ndarray
    mean: int


def week_of(training):
    """The `Week` of training days; weeks in which all days are 0 are left out."""
    start = int(np.argmax(weekday(training.dates) == 0))
    weeks = (len(training.y) - start) // 7
    y = training.y[start : start + 7 * weeks].reshape(weeks, 7)
    y = y[y.any(axis=1)]
    means = y.mean(axis=1, keepdims=True)
    if (training.y < 0).any():
        return Week((y - means).round(DIGITS), 0)
    return Week((y / means).round(DIGITS), 1)


def week_table(week, unit):
    """Each weekday's mean beside its week's, and in how many weeks it was above."""
    shown = "{:.0%}".format if week.mean else lambda x: unit.bare(x, sign=True)
    rows = [
        [
            day,
            shown(days.mean()) if len(days) else "–",
            f"{(days > week.mean).sum()} of {len(days)}",
        ]
        for day, days in zip(WEEKDAYS, week.days.T, strict=True)
    ]
    beside = "of its week's mean" if week.mean else f"from its week's mean{unit.note}"
    return Table(
        "Days of the week, training days", ["day", beside, "weeks above it"], rows
    )


def about_week(week):
    """Which weekdays lie on one side of their week's mean in most weeks."""
    if not len(week.days):
        return "No whole week of the training days has views."
    told = []
    sides = {"above": week.days > week.mean, "below": week.days < week.mean}
    for side, often in sides.items():
        days = [
            d for d, s in zip(WEEKDAYS, often.mean(axis=0), strict=True) if s >= OFTEN
        ]
        if days:
            told.append(f"{listed(days)} {side}")
    if not told:
        return f"No weekday stands out in {OFTEN:.0%} of the weeks or more."
    return f"In {OFTEN:.0%} of the weeks or more, {', '.join(told)} the week's mean."


def listed(words):
    """Words in a row, as they are said.

    >>> listed(["Mon", "Tue", "Wed"])
    'Mon, Tue and Wed'
    """
    *some, last = words
    return f"{', '.join(some)} and {last}" if some else last
