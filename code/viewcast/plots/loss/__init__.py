"""The figures of chapter 2: losses, errors and error surfaces in, a `Picture` out.

errors (of days and of forecasters), surface (a loss on a grid, drawn as a map), terrain
(what the map shows, in words). Chapters 2 and 3, `live` and chapter 3's figures call
them.
"""

from viewcast.plots.loss.errors import (
    error_histogram,
    errors_as_bars,
    odd_day,
    surprise,
    two_penalties,
)
from viewcast.plots.loss.surface import draw_surface, error_surfaces, loss_along

__all__ = [
    "draw_surface",
    "error_histogram",
    "error_surfaces",
    "errors_as_bars",
    "loss_along",
    "odd_day",
    "surprise",
    "two_penalties",
]
