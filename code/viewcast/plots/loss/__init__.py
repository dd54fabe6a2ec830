"""The figures of chapter 2: losses, errors and error surfaces in, a `Picture` out.

errors (of days and of forecasters), bells (one idea behind three losses), surface (a
loss on a grid, drawn as a map), landscape (with its heights), terrain (what the map
shows, in words), riddles (what exercises ask about). Chapters 2 and 3, `live` and
chapter 3's figures call them.
"""

from viewcast.plots.loss.bells import bells_around_line
from viewcast.plots.loss.errors import (
    error_histogram,
    errors_as_bars,
    odd_day,
    surprise,
    two_penalties,
)
from viewcast.plots.loss.landscape import landscape_and_map
from viewcast.plots.loss.riddles import invented_map, unnamed_curves
from viewcast.plots.loss.surface import (
    draw_surface,
    error_surfaces,
    loss_along,
    losses_together,
)

__all__ = [
    "bells_around_line",
    "draw_surface",
    "error_histogram",
    "error_surfaces",
    "errors_as_bars",
    "invented_map",
    "landscape_and_map",
    "loss_along",
    "losses_together",
    "odd_day",
    "surprise",
    "two_penalties",
    "unnamed_curves",
]
