"""What the tests of figures draw: arrays made from a log, and a `Case` to hold them."""

from typing import NamedTuple

import numpy as np
from matplotlib.text import Text

from viewcast.loss import loss_surface, mae
from viewcast.optimization import descend, mae_and_gradient, walk_until
from viewcast.views import UNSEEN, examples

B, W = np.linspace(-1, 3, 21), np.linspace(0, 1.5, 16)
U = np.linspace(-2, 2, 81)
VALLEYS = (U**2 - 1) ** 2 + 0.3 * U


class Case(NamedTuple):
    """A figure, its arguments or a function of a log that gives them, and their names.

    names: what the arguments name, which is to be drawn and told.
    """

    figure: object
    arguments: object
    names: tuple = ()

    def draw(self, log):
        of_log = callable(self.arguments)
        return self.figure(*(self.arguments(log) if of_log else self.arguments))


def days(log, past_days=1):
    """The examples of early 2021: every log of these tests has them."""
    return examples(log, past_days).between(*UNSEEN)


def real_or_last(log):
    """The real days of a log, or its last ones: {"date": (n,), "views": (n,)}."""
    chosen = log.real if log.real.any() else np.arange(len(log.real)) >= 1500
    return {"date": log.dates[chosen], "views": log.views[chosen]}


def walk(log, start=(2.0, 0.3)):
    """A short walk over (b, w)."""
    X, y, _ = days(log)
    return walk_until(
        9, descend(lambda theta: mae_and_gradient(theta, X, y), start, 0.02)
    )


def along(start):
    """A walk of one parameter into a valley."""

    def valley(u):
        return float((u[0] ** 2 - 1) ** 2 + 0.3 * u[0]), 4 * u * (u**2 - 1) + 0.3

    return walk_until(50, descend(valley, [start], 0.02))


def surface(log, cost=mae, centred=False):
    X, y, _ = days(log)
    return loss_surface(cost, B, W, X - X.mean() * centred, y)


def error(log):
    X, y, _ = days(log)
    return X[:, 0] - y


def share(_):
    return np.array([0.4, 0.25, 0.35])


def written(picture):
    """All that is written in a figure that has been drawn, line breaks as spaces."""
    texts = [text.get_text() for text in picture.figure.findobj(Text)]
    return " · ".join(" ".join(text.split()) for text in texts)
