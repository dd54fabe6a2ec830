"""One block of work done: its models trained, their losses and forecasts told."""

import numpy as np

from viewcast import overfitting, results, views
from viewcast.function import linear
from viewcast.optimization import exact_mae_fit
from viewcast.results import sizes_of
from viewcast.training.plans import load


def fitted(row, X, y, seeds):
    """The row's models after training: a function X (n, d) → forecasts (models, n).

    A linear model is fitted exactly, so there is one of it, whatever the seeds.
    """
    if row["layers"] == 0:
        theta = exact_mae_fit(X, y)
        return lambda X: linear(theta, X)[None, :]
    thetas = overfitting.train(sizes_of(row), X, y, seeds)
    return lambda X: overfitting.forecasts(thetas, X, sizes_of(row))


def fed_back(predict, x):
    """Two days ahead of x (d,): each model's own forecast takes yesterday's place."""
    tomorrow = predict(x[None, :])[:, 0]
    inputs = np.column_stack([tomorrow, np.tile(x[:-1], (len(tomorrow), 1))])
    return np.diagonal(predict(inputs))


def score(block, experiment):
    """Do one block: a record for each seed, with its losses and its forecasts.

    The losses are MAE in k over each period, and over the fresh logs' first period.
    """
    name, row, seeds = block
    everything = views.examples(load(name), row["past_days"])
    parts = {p: everything.between(*days) for p, days in experiment.periods.items()}
    learned = experiment.periods["train"]
    predict = fitted(row, parts["train"].X, parts["train"].y, seeds)
    losses = {p: loss_of(predict, part) for p, part in parts.items()}
    if experiment.fresh:
        new = [views.examples(load(log), row["past_days"]) for log in experiment.fresh]
        each = [loss_of(predict, log.between(*learned)) for log in new]
        losses["fresh"] = np.mean(each, axis=0)
    kept = {
        file: daily(predict, everything, experiment.periods[period])
        for file, period in experiment.forecasts
    }
    return [
        {"log": name, **{key: row[key] for key in results.KEYS}, "seed": seed}
        | {f"{p}_mae": f"{loss[i]:.4f}" for p, loss in losses.items()}
        | {f: {d: f"{y[i]:.3f}" for d, y in days.items()} for f, days in kept.items()}
        for i, seed in enumerate(seeds)
    ]


def loss_of(predict, part):
    """The MAE in k of each model on these `Examples`: (models,)."""
    return np.abs(predict(part.X) - part.y).mean(axis=1)


def daily(predict, everything, period):
    """Each model's forecasts, {day: (models,)}, of a period.

    If no later period is judged, of all days after it too; then the log's last day is
    forecast with the forecast of the day before fed back.
    """
    if period[1] != views.UNSEEN[1]:
        part = everything.between(*period)
        return dict(zip(map(str, part.dates), predict(part.X).T, strict=True))
    part = everything.between(period[0], everything.dates[-2])
    y_hat = np.vstack([predict(part.X).T, fed_back(predict, part.X[-1])])
    days = [*part.dates, everything.dates[-1]]
    return dict(zip(map(str, days), y_hat, strict=True))
