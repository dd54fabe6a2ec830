"""The whole story on any log: naive forecasts, lines, networks, and what they gained.

All models look back on 56 days, learn from the same days, and are judged on the same
whole weeks at the end of the log, which none of them has seen. Nothing is tuned.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from math import comb
from typing import NamedTuple

import numpy as np
import torch

from viewcast import overfitting, views
from viewcast.channel.days import PAST_DAYS, UNSEEN_DAYS, enough
from viewcast.function import linear
from viewcast.optimization import exact_mae_fit
from viewcast.results import spread
from viewcast.sigmoid import parameter_count
from viewcast.tables import Table

SEEDS = (0, 1, 2, 3, 4)
LINES = (1, 7, 28, 56)  # past days
NETWORKS = {
    "100 ReLU": (PAST_DAYS, 100),
    "100 ReLU × 3 layers": (PAST_DAYS, 100, 100, 100),
}
NAIVE = {
    "same as yesterday": views.same_as_yesterday,
    "same day last week": views.same_day_last_week,
}
LONGEST = 1461  # training days, as in the course: more cost time and are older
LEVEL = 3.4  # mean training day of the course's log, for which its settings were made
CLEAR = 0.05  # how often a coin may do as well, for a difference to be called clear


class Model(NamedTuple):
    """A model and its forecasts in k: y_hat (m, n) and (m, k), tomorrow (m,).

    m models of one kind, one for each seed; known: of the training days; new: of the
    unseen days; parameters: how many numbers were learned.
    """

    parameters: int
    known: np.ndarray
    new: np.ndarray
    tomorrow: np.ndarray


@dataclass(frozen=True, repr=False)
class Story:
    """What `tell` found; it shows itself in words.

    losses, gains, week: `Table`s; words: sentences; dates, y (n,): the unseen days and
    their truth in k; y_hat: {model: (n,) in k}, the mean over its seeds.
    """

    losses: Table
    gains: Table
    week: Table
    words: list
    dates: np.ndarray
    y: np.ndarray
    y_hat: dict

    def __repr__(self):
        return "\n".join(self.words)


class Unit:
    """In what losses are said: thousands where the middle day has a thousand or more.

    >>> unit = Unit(np.array([5.0, 6.0]), smallest=0.123)
    >>> unit.says(0.4567), Unit(np.array([0.05]), smallest=0.0123).says(0.0321)
    ('0.46k', '32')
    """

    def __init__(self, thousands, smallest):
        self.name, self.size = ("k", 1) if np.median(thousands) >= 1 else ("", 0.001)
        small = smallest / self.size
        wanted = 1 - np.floor(np.log10(small)) if small > 0 else 0  # two that count
        self.digits = int(np.clip(wanted, 0, 3))

    def says(self, loss):
        """A loss, given in k, with its unit."""
        return f"{loss / self.size:.{self.digits}f}{self.name}"

    def spread(self, values):
        """Mean ± standard deviation over the seeds, given in k."""
        return spread(np.asarray(values) / self.size, self.digits)


def tell(log, epochs=overfitting.EPOCHS, seeds=SEEDS):
    """The whole story on a log of at least `channel.days.DAYS_NEEDED` days: a `Story`.

    The last tenth is unseen, whole weeks and at least four. epochs: of the networks;
    seeds: of the networks, and the first one of the draws behind the ranges.
    """
    training, unseen = parts(log)
    models = fitted(
        training, unseen, log.thousands[: -1 - PAST_DAYS : -1], epochs, seeds
    )
    known = {name: _errors(m.known, training.y) for name, m in models.items()}
    new = {name: _errors(m.new, unseen.y) for name, m in models.items()}
    unit = Unit(log.thousands, min(e.mean() for e in (*known.values(), *new.values())))
    naive = min(NAIVE, key=lambda name: known[name].mean())
    found = gains(new, naive, np.random.default_rng(seeds[0]))
    week = week_of(training)
    return Story(
        losses_table(models, known, new, training, unseen, unit),
        gains_table(found, naive, unit),
        week_table(week),
        [
            *judgement(found, naive, new, unseen, unit),
            about_depth(known, found, unit),
            about_week(week),
            about_tomorrow(models, found, unit, unseen.dates[-1] + 1),
        ],
        unseen.dates,
        unseen.y,
        {name: model.new.mean(axis=0) for name, model in models.items()},
    )


def parts(log):
    """Training and unseen `Examples` of 56 past days, split by date.

    ValueError where there are too few days, or none with views to learn from.
    """
    enough(len(log.views))
    everything = views.examples(log, PAST_DAYS)
    weeks = max(UNSEEN_DAYS // 7, len(log.views) // 70)
    first = len(everything.y) - 7 * weeks
    some = slice(max(first - LONGEST, 0), first)
    training = views.Examples(*(column[some].copy() for column in everything))
    unseen = views.Examples(*(column[first:].copy() for column in everything))
    if not training.y.any():
        raise ValueError(
            f"all days from {training.dates[0]} to {training.dates[-1]} are 0: there is "
            "nothing to learn from; leave the days before the first view out"
        )
    return training, unseen


def fitted(training, unseen, today, epochs, seeds):
    """Every `Model`, by name, trained on days scaled to the level of the course's.

    today (56,): the last days in k, the latest first.
    """
    level = training.y.mean() / LEVEL
    X, y = training.X / level, training.y / level

    def model(parameters, predict):
        ends = (X, unseen.X / level, today[None, :] / level)
        known, new, tomorrow = (level * np.atleast_2d(predict(end)) for end in ends)
        return Model(parameters, known, new, tomorrow[:, 0])

    models = {name: model(0, rule) for name, rule in NAIVE.items()}
    for d in LINES:
        theta = exact_mae_fit(X[:, :d], y)
        name = f"linear, {d} day{'s' * (d > 1)}"
        models[name] = model(1 + d, lambda X, t=theta: linear(t, X[:, : len(t) - 1]))
    for name, sizes in NETWORKS.items():
        with one_thread():
            thetas = overfitting.train(sizes, X, y, seeds, epochs)
        networks = model(
            parameter_count(sizes),
            lambda X, t=thetas, s=sizes: overfitting.forecasts(t, X, s),
        )
        models[name] = networks
    return models


@contextmanager
def one_thread():
    """The same sums in the same order, however many cores there are."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


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
    """What each model gained over the naive forecast, and three layers over one."""
    others = [name for name in new if name != naive]
    pairs = {name: (name, naive) for name in others}
    one, three = NETWORKS
    return {
        name: gain(new[model], new[rival], rng)
        for name, (model, rival) in {**pairs, "depth": (three, one)}.items()
    }


def gain(e, e_rival, rng):
    """The `Gain` of daily errors e over a rival's, (n,) each in k, n whole weeks."""
    less = e_rival - e
    weeks = less.reshape(-1, 7).mean(axis=1)
    low, high = overfitting.nine_in_ten(less, rng)
    return Gain(less.mean(), low, high, int((weeks > 0).sum()), len(weeks))
