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


def score(block, periods):
    """Do one block: a record for each seed, with its losses and its forecasts.

    The losses are MAE in k over each period. The forecasts are of every day from the
    last period's first to the log's last but one and, fed back, of the log's last.
    """
    name, row, seeds = block
    everything = views.examples(load(name), row["past_days"])
    parts = [everything.between(*days) for days in periods.values()]
    predict = fitted(row, parts[0].X, parts[0].y, seeds)
    losses = [np.abs(predict(part.X) - part.y).mean(axis=1) for part in parts]
    new = everything.between(parts[-1].dates[0], everything.dates[-2])
    y_hat = np.column_stack([predict(new.X), fed_back(predict, new.X[-1])])
    return [
        {"log": name, **{key: row[key] for key in results.KEYS}, "seed": seed}
        | {
            f"{p}_mae": f"{loss[i]:.4f}"
            for p, loss in zip(periods, losses, strict=True)
        }
        | {"forecasts": [f"{value:.3f}" for value in y_hat[i]]}
        for i, seed in enumerate(seeds)
    ]
