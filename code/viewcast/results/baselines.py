"""The baselines: exact lines, and naive forecasts that learn nothing, in one table."""

from viewcast import views
from viewcast.function import linear
from viewcast.lecture import load_lecture_figures
from viewcast.loss import mae
from viewcast.optimization import exact_mae_fit
from viewcast.results.records import label


def fit_and_score(log, past_days):
    """The exact linear fit to the training examples: θ, its training and unseen MAE.

    Returns theta (1 + past_days,) and two losses in k.
    """
    training, unseen = views.split(log, past_days)
    theta = exact_mae_fit(training.X, training.y)
    known, new = (mae(linear(theta, part.X), part.y) for part in (training, unseen))
    return theta, known, new


def linear_table(log):
    """The linear rows of the lecture's table beside ours, then the naive forecasts.

    Columns as in HEADER, MAE in k; ours are exact fits to the training examples.
    """
    rows = []
    for row in load_lecture_figures():
        if row["model"] == "linear":
            theta, known, new = fit_and_score(log, row["past_days"])
            losses = row["train_mae"], known, row["unseen_mae"], new
            rows.append([label(row), len(theta), *losses])
    week = views.split(log, past_days=7)
    for rule in (views.same_as_yesterday, views.same_day_last_week):
        known, new = (mae(rule(part.X), part.y) for part in week)
        rows.append([rule.__name__.replace("_", " "), 0, "", known, "", new])
    return rows
