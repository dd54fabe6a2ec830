"""Figures that exercises ask about: what they draw stands here and not on the page."""

import numpy as np

from viewcast.loss import loss_surface, mae
from viewcast.plots.loss.surface import error_surfaces, loss_along


def invented_map(rng):
    """The error surface of 80 invented days, four settings marked; rng draws them."""
    X = rng.uniform(1, 6, (80, 1))
    y = 1.0 + 0.7 * X[:, 0] + rng.normal(0, 0.35, 80)
    b, w = np.linspace(-1, 4, 51), np.linspace(0, 1.4, 57)
    settings = {"A": (2.0, 1.0), "B": (1.9, 0.5), "C": (1.0, 0.3), "D": (-0.5, 1.1)}
    return error_surfaces(b, w, {"MAE (k)": loss_surface(mae, b, w, X, y)}, settings)


def unnamed_curves():
    """Three quantities of three examples against the weight of ŷ = w·x."""
    w = np.linspace(0, 2, 201)
    e = np.outer(w, [2.0, 3.0, 4.0]) - [1.6, 2.4, 5.2]
    squares, distances = np.mean(e**2, axis=1), np.mean(np.abs(e), axis=1)
    return loss_along(w, {"A": squares, "B": distances - 1, "C": e.mean(axis=1)})
