"""What is trained on a log, and on which days: naive forecasts, lines and networks."""

from functools import partial
from typing import NamedTuple

import numpy as np

from viewcast import overfitting, views
from viewcast.function import linear
from viewcast.optimization import exact_mae_fit
from viewcast.own_data.requirements import PAST_DAYS, UNSEEN_DAYS, enough
from viewcast.parameters import parameter_count
from viewcast.results import label

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
LEVEL = 3.9  # mean training day of the course's log, for which its settings were made


class Model(NamedTuple):
    """A model and its forecasts in k: y_hat (m, n) and (m, k), tomorrow (m,).

    m models of one kind, one for each seed; known: of the training days; new: of the
    unseen days; parameters: how many numbers were learned.
    """

    parameters: int
    known: np.ndarray
    new: np.ndarray
    tomorrow: np.ndarray


def parts(log):
    """Training and unseen `Examples` of 56 past days, split by date.

    ValueError where there are too few days, or none with views to learn from.
    """
    enough(len(log.views))
    everything = views.examples(log, PAST_DAYS)
    weeks = max(UNSEEN_DAYS // 7, len(log.views) // 70)
    first = len(everything.y) - 7 * weeks
    some = slice(max(first - LONGEST, 0), first)
    training = views.Examples(*(column[some] for column in everything))
    unseen = views.Examples(*(column[first:] for column in everything))
    if not training.y.any():
        raise ValueError(
            f"all days from {training.dates[0]} to {training.dates[-1]} are 0, nothing "
            "to learn from; leave the days before the first view out"
        )
    return training, unseen


def today(log):
    """What is known today: the last days in k, (56,), the latest first."""
    return log.thousands[: -1 - PAST_DAYS : -1]


def simple(training, unseen, x):
    """The naive forecasts and the exact lines, each a `Model`, by name.

    x (56,): what is known `today`.
    """
    level, model = _scaled(training, unseen, x)
    models = {name: model(0, rule) for name, rule in NAIVE.items()}
    X, y = training.X / level, training.y / level
    for d in LINES:
        theta = exact_mae_fit(X[:, :d], y)
        name = label({"layers": 0, "past_days": d})
        models[name] = model(1 + d, partial(_line, theta))
    return models


def networks(training, unseen, x, epochs, seeds):
    """The networks, each a `Model`, by name, trained from each of the seeds.

    x (56,): what is known `today`.
    """
    level, model = _scaled(training, unseen, x)
    models = {}
    for name, sizes in NETWORKS.items():
        thetas = overfitting.train(
            sizes, training.X / level, training.y / level, seeds, epochs
        )
        forecasts = partial(overfitting.forecasts, thetas, sizes=sizes)
        models[name] = model(parameter_count(sizes), forecasts)
    return models


def _scaled(training, unseen, x):
    """The level of a log beside the course's, and what makes a `Model` of a rule.

    All are trained on days divided by the level, for which their settings were made.
    """
    level = np.abs(training.y).mean() / LEVEL  # numbers may be below 0

    def model(parameters, predict):
        ends = (training.X / level, unseen.X / level, x[None, :] / level)
        known, new, tomorrow = (level * np.atleast_2d(predict(end)) for end in ends)
        return Model(parameters, known, new, tomorrow[:, 0])

    return level, model


def never_below_zero(models, level):
    """Models that say 0 where a count can't be less, and the names of those that did.

    level: mean training day in k; what is less by a millionth of it is a sum's order.
    Training, and the losses on training days, are left as they are.
    """
    told, less = {}, []
    for name, model in models.items():
        ends = {"new": model.new, "tomorrow": model.tomorrow}
        if min(y_hat.min() for y_hat in ends.values()) < -1e-6 * level:
            less.append(name)
        # Of −0 and 0 np.maximum may give either.
        ends = {end: np.maximum(y_hat, 0.0) + 0.0 for end, y_hat in ends.items()}
        told[name] = model._replace(**ends)
    return told, less


def _line(theta, X):
    return linear(theta, X[:, : len(theta) - 1])
