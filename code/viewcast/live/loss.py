"""Chapter 2, live: a line beside the error surface."""

import numpy as np

from viewcast.function import linear
from viewcast.live import Live
from viewcast.loss import loss_surface, mae, mse
from viewcast.optimization import exact_mae_fit
from viewcast.plots import loss as plots

LEVELS = {  # upwards, from above the lowest
    mae: (0.5, 0.6, 0.8, 1, 1.5, 2, 3, 4),
    mse: (0.5, 0.6, 0.8, 1.2, 2, 4, 8, 16),
}
MARKED = 8  # days whose errors are drawn
UP, ACROSS = np.linspace(-2, 3, 51), np.linspace(0, 1.6, 65)  # the map: b in k, and w


def line_and_surface(X, y, start=(0.5, 0.7)):
    """The live picture for examples X (n, 1), y (n,), in k, days in a row.

    start: b in k, and w. The still is the map of the MAE with the start marked.
    """
    data, heights = days_and_surface(X, y)
    b, w = start
    still = plots.error_surfaces(
        UP, ACROSS, {"MAE (k)": heights}, {f"b = {b}k, w = {w}": start}
    )
    data |= {"marked": spread_days(X[:, 0], MARKED), "start": {"b": b, "w": w}}
    return Live("loss", data, still)


def spread_days(x, number):
    """Which days' x, (n,) in k, lie nearest to so many equally spaced ones: a list.

    They lie between the lowest and the highest fiftieth.

    >>> spread_days(np.array([3.0, 1.0, 9.0, 2.0, 5.1]), 3)
    [1, 2, 4]
    """
    wanted = np.linspace(*np.quantile(x, (0.02, 0.98)), number)
    nearest = np.abs(x - wanted[:, None]).argmin(axis=1)
    return np.unique(nearest).tolist()


def days_and_surface(X, y):
    """What a picture needs to draw the error surface, and the MAE (rows, columns).

    X (n, 1), y (n,) in k, days in a row; the rows are of `UP`, the columns `ACROSS`.
    Where the loss has which of the levels, the picture finds out itself.
    """
    best = {mae: exact_mae_fit(X, y), mse: np.polyfit(X[:, 0], y, 1)[::-1]}
    surface = {"b": [UP[0], UP[-1]], "w": [ACROSS[0], ACROSS[-1]]}
    surface |= {"best": {}, "levels": {}}
    for loss, levels in LEVELS.items():
        surface["levels"][loss.__name__] = levels
        values = [*best[loss].tolist(), loss(linear(best[loss], X), y)]
        named = zip(("b", "w", "loss"), values, strict=True)
        surface["best"][loss.__name__] = {key: round(value, 6) for key, value in named}
    views = [*X[:, 0].round(3).tolist(), round(float(y[-1]), 3)]
    return {"views": views, "surface": surface}, loss_surface(mae, UP, ACROSS, X, y)
