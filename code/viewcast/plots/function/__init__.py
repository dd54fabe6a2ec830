"""The figures of chapter 1: arrays or a log in, a `Picture` out.

steps (which of the three steps we are in), days (a log, and some of its days), lines
(the cloud, and lines through it), forecasts (beside the truth). Chapters 1 to 6 call
`steps`; chapter 1, *Your own channel*, `live` and other figures call the rest.
"""

from viewcast.plots.function.days import (
    kinds_of_function,
    sixteen_days,
    views_over_time,
)
from viewcast.plots.function.forecasts import draw_forecasts, forecasts_and_truth
from viewcast.plots.function.lines import mean_today, two_unknowns, yesterday_and_today
from viewcast.plots.function.steps import three_steps

__all__ = [
    "draw_forecasts",
    "forecasts_and_truth",
    "kinds_of_function",
    "mean_today",
    "sixteen_days",
    "three_steps",
    "two_unknowns",
    "views_over_time",
    "yesterday_and_today",
]
