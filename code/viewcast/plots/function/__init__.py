"""The figures of chapter 1: the log, the kinds of function, and a line on the log."""

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
