"""How much less one model errs than another, and how clearly the days say so."""

from math import comb
from typing import NamedTuple

import numpy as np

from viewcast.own_data.evaluation.models import NETWORKS
from viewcast.results.resampling import nine_in_ten

CLEAR = 0.05  # how often a coin may do as well, for a difference to be called clear
DIGITS = 9  # of a gain: what is equal but for the order of sums is equal
DEPTH = "depth"  # the name of the comparison of three layers with one


class Gain(NamedTuple):
    """How much less a model errs than another, by day: mean, range in k; weeks won."""

    mean: float
    low: float
    high: float
    won: int
    weeks: int

    @property
    def verdict(self):
        """1 or −1 where the days are clear, else 0.

        Clear: nine in ten draws of weeks agree in sign, and a coin would give so
        one-sided a count of weeks less than one time in twenty.

        >>> Gain(0.1, 0.05, 0.2, 9, 10).verdict, Gain(0.1, 0.05, 0.2, 4, 4).verdict
        (1, 0)
        """
        side = np.sign(self.low) if self.low * self.high > 0 else 0
        agree = self.won if side > 0 else self.weeks - self.won
        return int(side) if side and coin(agree, self.weeks) <= CLEAR else 0


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
    less = e_rival - e
    weeks = less.reshape(-1, 7).mean(axis=1).round(DIGITS)
    three = np.round([less.mean(), *nine_in_ten(less, rng)], DIGITS)
    return Gain(*three, int((weeks > 0).sum()), len(weeks))
