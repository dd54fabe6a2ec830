"""Every figure of chapters 1 to 3, of the log and of lines, as a `Case`."""

import numpy as np

from tests.helpers.figures.material import (
    VALLEYS,
    B,
    Case,
    U,
    W,
    along,
    days,
    error,
    real_or_last,
    share,
    surface,
    walk,
)
from viewcast.loss import mse
from viewcast.plots import function, loss, optimization

FORECASTS = ("yesterday", "last week")
MARKS = {"here": (0.5, 1.0), "there": (1.0, 0.5)}
CASES = [
    Case(function.three_steps, ("loss",), ("loss",)),
    Case(function.views_over_time, lambda log: (log,)),
    Case(function.sixteen_days, lambda log: (real_or_last(log),)),
    Case(
        function.kinds_of_function,
        lambda log: (log.thousands[-14:-7], share(log), log.thousands[-7:]),
    ),
    Case(
        function.yesterday_and_today,
        lambda log: (*days(log)[:2], {"a line": (0, 1), "another": (1, 0.5)}),
        ("a line", "another"),
    ),
    Case(function.mean_today, lambda log: (*days(log)[:2], np.arange(0, 15.0))),
    Case(
        function.two_unknowns,
        lambda log: (*days(log)[:2], (0.5, 1.5), (0, 2)),
        ("w = 0.5", "b = 0"),
    ),
    Case(
        function.forecasts_and_truth,
        lambda log: (
            *(days(log, 7).dates, days(log, 7).y),
            dict(zip(FORECASTS, days(log, 7).X.T[[0, 6]], strict=True)),
        ),
        FORECASTS,
    ),
    Case(
        loss.errors_as_bars,
        lambda log: (days(log).dates, days(log).X[:, 0], days(log).y),
    ),
    Case(loss.error_histogram, lambda log: (error(log),)),
    Case(loss.two_penalties, (np.linspace(-3, 3, 31),)),
    Case(
        loss.loss_along,
        lambda log: (W, {"MAE": surface(log)[5]}, "w", {"w = 1": 1.0}),
        ("MAE", "w = 1"),
    ),
    Case(
        loss.losses_together,
        lambda log: (W, {"MAE": surface(log)[5], "MAE − 1": surface(log)[5] - 1}),
        ("MAE", "MAE − 1"),
    ),
    Case(
        loss.landscape_and_map,
        lambda log: (B, W, surface(log), ("here", *MARKS["here"])),
    ),
    Case(
        loss.bells_around_line,
        lambda log: ((0.1, 0.97), days(log).X[:3, 0], days(log).y[:3]),
        ("round bell", "pointed bell"),
    ),
    Case(
        loss.error_surfaces,
        lambda log: (
            *(B, W, {"MAE": surface(log), "MSE": surface(log, mse)}),
            MARKS,
        ),
        ("MAE", "MSE", *MARKS),
    ),
    Case(
        loss.odd_day,
        (W + 1, {"median": 0 * W + 4, "mean": W + 4}),
        ("median", "mean"),
    ),
    Case(
        loss.surprise,
        lambda log: (["low", "same", "high"], 1, {"overall": share(log)}),
        ("low", "same", "high", "overall"),
    ),
    Case(optimization.cost_of_brute_force, (np.arange(1, 13), 100)),
    Case(optimization.tangents, (U, VALLEYS, along(1.5), 5)),
    Case(
        optimization.losses_by_step,
        lambda log: ({"slow": walk(log), "fast": walk(log)}, "Two walks"),
        ("slow", "fast"),
    ),
    Case(
        optimization.two_valleys,
        (U, VALLEYS, [along(-1.5), along(1.5)]),
        ("from −1.5", "from 1.5"),
    ),
    Case(
        optimization.paths_on_surface,
        lambda log: (B, W, surface(log), {"one": walk(log), "two": walk(log, (0, 1))}),
        ("one", "two"),
    ),
    Case(
        optimization.paths_side_by_side,
        lambda log: (
            {
                "raw": ("b", B, W, surface(log), walk(log)),
                "centred": ("β", B, W, surface(log, centred=True), walk(log)),
            },
        ),
        ("raw", "centred", "β"),
    ),
    Case(
        optimization.promised_and_real,
        (W, -2 * W, W**2 - 2 * W),
    ),
    Case(
        optimization.forecast_and_truth,
        lambda log: (days(log).dates, days(log).y, days(log).X[:, 0], "yesterday"),
        ("yesterday",),
    ),
    Case(
        optimization.error_by_weekday,
        lambda log: (days(log).dates, {"line": error(log), "level": 0 * error(log)}),
        ("line", "level"),
    ),
    Case(optimization.weights, (np.ones(7) / 7, np.ones(7) / 8)),
    Case(
        optimization.losses_by_past_days,
        lambda log: (
            (1, 7),
            {"training": [0.5, 0.4], "unseen": [0.6, 0.5]},
            {"training": [0.5, 0.3], "unseen": [0.6, 0.5]},
            {"yesterday": np.abs(error(log)).mean()},
        ),
        ("training", "unseen", "yesterday"),
    ),
]
