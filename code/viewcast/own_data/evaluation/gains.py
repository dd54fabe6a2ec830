"""How much less one model errs than another, and how clearly the days say so."""

from math import comb
from typing import NamedTuple

import numpy as np

from viewcast.own_data.evaluation.models import NETWORKS
from viewcast.results.resampling import nine_in_ten

CLEAR = 0.05  # how often a coin may do as well, for a difference to be called clear
TINY = 1e-9  # of the largest error: what is equal but for the order of sums is equal
DEPTH = "depth"  # the name of the comparison of three layers with one


class Gain(NamedTuple):
    """How much less a model errs than another, by day: mean, range in k; weeks.

    won: in which it errs less; equal: in which both err alike; weeks: all of them.
    """

    mean: float
    low: float
    high: float
    won: int
    weeks: int
    equal: int = 0

    @property
    def verdict(self):
        """1 or −1 where the days are clear, else 0.

        Clear: nine in ten draws of weeks agree in sign, and a coin would give so
        one-sided a count of weeks less than one time in twenty. Equal weeks count for
        neither side, as ties do in a sign test.

        >>> Gain(0.1, 0.05, 0.2, 9, 10).verdict, Gain(0.1, 0.05, 0.2, 4, 4).verdict
        (1, 0)
        """
        side = np.sign(self.low) if self.low * self.high > 0 else 0
        agree = self.won if side > 0 else self.decided - self.won
        return int(side) if side and coin(agree, self.decided) <= CLEAR else 0

    @property
    def decided(self):
        """In how many weeks one of the two erred less."""
        return self.weeks - self.equal


def coin(heads, n):
    """The chance of so many heads or more in n throws.

    >>> coin(4, 4)
    0.0625
    """
    return sum(comb(n, k) for k in range(heads, n + 1)) / 2**n


def gains(new, naive, rng):
    """What each model gained over the naive forecast; three layers, if any, over one.

    new: {model: size of its error each unseen day, (n,) in k}; naive: the name of one.
    """
    others = [name for name in new if name != naive]
    pairs = {name: (name, naive) for name in others}
    one, three = NETWORKS
    if three in new:
        pairs[DEPTH] = (three, one)
    return {
        name: gain(new[model], new[rival], rng)
        for name, (model, rival) in pairs.items()
    }


def gain(e, e_rival, rng):
    """The `Gain` of daily errors e over a rival's, (n,) each in k, n whole weeks."""
    tiny = TINY * max(e.max(), e_rival.max())
    less = _settled(e_rival - e, tiny)
    weeks = _settled(less.reshape(-1, 7).mean(axis=1), tiny)
    three = _settled(np.array([less.mean(), *nine_in_ten(less, rng)]), tiny)
    won, equal = (int(some.sum()) for some in (weeks > 0, weeks == 0))
    return Gain(*three, won, len(weeks), equal)


def _settled(values, tiny):
    return np.where(np.abs(values) <= tiny, 0.0, values)
