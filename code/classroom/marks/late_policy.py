"""What it costs to hand in late, by a rule that is written as one says it."""

import math
import re
from typing import NamedTuple

from viewcast.support.sentences import counted

NUMBER = r"\d{1,4}(?:[.,]\d{1,4})?"
UNITS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}
RULE = re.compile(
    rf"(?P<percent>{NUMBER}) ?(?:%|per ?cent) ?"
    r"(?:once|(?:an?|per|each|every|/) ?(?P<unit>hour|day|week))"
    rf"(?:[,;]? ?(?:but )?(?:at most|up to|max\.?|maximum) ?(?P<most>{NUMBER})"
    r" ?(?:%|per ?cent))?"
    r"(?:[,;]? ?after (?P<free>\d{1,4}) (?P<free_unit>minute|hour|day)s?)?",
    re.IGNORECASE,
)
EXAMPLES = '"10% a day, at most 50%", "2% an hour, after 15 minutes", "20% once"'


class LatePolicy(NamedTuple):
    """Percent of an assignment's points for each day, hour or week begun.

    unit: its seconds, or None if it is taken once; most: percent; free: seconds of
    lateness that cost nothing.
    """

    percent: float
    unit: int | None
    most: float
    free: int

    def penalty(self, seconds, most):
        """The points that so many seconds cost, where `most` can be had.

        A day that has begun counts as one, and percent are of the points that can be
        had, not of those that were: Canvas's late policy does the same.
        """
        if seconds <= self.free:
            return 0.0
        times = 1 if self.unit is None else math.ceil(seconds / self.unit)
        return round(min(self.percent * times, self.most) * most / 100, 2)


def parse_policy(text):
    """The LatePolicy that a text tells; ValueError, with examples, if it tells none.

    >>> parse_policy("10% a day, at most 50%")
    LatePolicy(percent=10.0, unit=86400, most=50.0, free=0)
    """
    found = RULE.fullmatch(" ".join(text.split()))
    if not found:
        raise ValueError(f"{text!r} is no rule for lateness; rules are {EXAMPLES}")
    percent, most = _percent(found["percent"]), _percent(found["most"] or "100")
    if not (0 < percent <= 100 and 0 < most <= 100):
        raise ValueError(f"{text!r}: percent are above 0 and at most 100")
    unit = found["unit"]
    free = int(found["free"] or 0) * UNITS.get((found["free_unit"] or "").lower(), 0)
    return LatePolicy(percent, UNITS[unit.lower()] if unit else None, most, free)


def _percent(text):
    return float(text.replace(",", "."))


def example(policy, most):
    """What the rule does, worked out on an assignment of `most` points."""
    hours = 30
    taken = policy.penalty(hours * 3600, most)
    free = policy.free // 60
    grace = f"; up to {counted(free, 'minute')} cost nothing" if free else ""
    return f"{hours} hours late cost {taken:g} of {most:g} points{grace}"
