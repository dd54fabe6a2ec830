"""The figures of chapter 3: walks downhill, and what the week does to a forecast."""

from viewcast.plots.optimization.descent import (
    cost_of_brute_force,
    promised_and_real,
    tangents,
)
from viewcast.plots.optimization.walks import (
    losses_by_step,
    paths_on_surface,
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
    "promised_and_real",
    "tangents",
    "two_valleys",
    "weights",
]
