"""The figures of chapter 2: errors, what a loss makes of them, and its surface."""

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
