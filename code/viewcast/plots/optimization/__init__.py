"""The figures of chapter 3: walks and errors by day in, a `Picture` out.

descent (slopes, learning rates, the price of brute force), walks (on the map, and over
two valleys), week (what weekdays do to a forecast). Chapter 3, `live` and chapter 4's
figures call them.
"""

from viewcast.plots.optimization.descent import (
    cost_of_brute_force,
    promised_and_real,
    tangents,
)
from viewcast.plots.optimization.walks import (
    losses_by_step,
    paths_on_surface,
    paths_side_by_side,
    two_valleys,
)
from viewcast.plots.optimization.week import (
    by_weekday,
    error_by_weekday,
    forecast_and_truth,
    losses_by_past_days,
    weights,
)

__all__ = [
    "by_weekday",
    "cost_of_brute_force",
    "error_by_weekday",
    "forecast_and_truth",
    "losses_by_past_days",
    "losses_by_step",
    "paths_on_surface",
    "paths_side_by_side",
    "promised_and_real",
    "tangents",
    "two_valleys",
    "weights",
]
