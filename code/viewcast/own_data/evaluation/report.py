"""The whole story on any log: naive forecasts, lines, networks, and what they gained.

All models look back on 56 days, learn from the same days, and are judged on the same
whole weeks at the end of the log, which none of them has seen. Nothing is tuned.
"""

from dataclasses import dataclass

import numpy as np

from viewcast import overfitting
from viewcast.own_data.evaluation import sentences
from viewcast.own_data.evaluation.gains import gains
from viewcast.own_data.evaluation.models import (
    NAIVE,
    networks,
    never_below_zero,
    parts,
    simple,
    today,
)
from viewcast.own_data.evaluation.unit import Unit
from viewcast.own_data.evaluation.week import about_week, week_of, week_table
from viewcast.results.tables import Table
from viewcast.support.sentences import wrapped

SEEDS = (0, 1, 2, 3, 4)


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
        return wrapped("\n".join(self.words))


def tell(log, epochs=overfitting.EPOCHS, seeds=SEEDS, deep=True):
    """The whole story on a log of at least `requirements.DAYS_NEEDED` days: a `Story`.

    The last tenth is unseen, whole weeks and at least four. epochs: of the networks;
    seeds: of the networks, and the first one of the draws behind the ranges; deep:
    whether networks are trained at all. It's the story that the page of *Your own
    channel* tells of a file (own_data/js), number by number, at first without them.
    """
    training, unseen = parts(log)
    models = simple(training, unseen, today(log))
    if deep:
        models |= networks(training, unseen, today(log), epochs, seeds)
    return _told(log, training, unseen, models, seeds[0])


def _told(log, training, unseen, models, seed):
    """The `Story` of models; seed: of the draws behind the ranges."""
    less = []
    if (log.views >= 0).all():  # counts: that is their kind, not what is to be forecast
        models, less = never_below_zero(models, training.y.mean())
    known = {name: errors(m.known, training.y) for name, m in models.items()}
    new = {name: errors(m.new, unseen.y) for name, m in models.items()}
    unit = Unit(log.thousands, [e.mean() for e in (*known.values(), *new.values())])
    naive = min(NAIVE, key=lambda name: known[name].mean())
    found = gains(new, naive, np.random.default_rng(seed))
    week = week_of(training)
    return Story(
        sentences.losses_table(models, training, unseen, unit),
        sentences.gains_table(found, naive, unit),
        week_table(week, unit),
        [
            *sentences.judgement(found, naive, new, unseen, unit),
            *sentences.about_depth(models, found, training, unit),
            *sentences.about_zero(less),
            about_week(week),
            sentences.about_tomorrow(models, found, unit, unseen.dates[-1] + 1),
        ],
        unseen.dates,
        unseen.y,
        {name: model.new.mean(axis=0) for name, model in models.items()},
    )


def errors(y_hat, y):
    """Each day's size of error, mean over the seeds: y_hat (m, n), y (n,) → (n,)."""
    return np.abs(y_hat - y).mean(axis=0)
