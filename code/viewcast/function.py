"""Step 1, a function with unknown parameters: the linear model.

    ŷ = b + w₁x₁ + … + w_d x_d

One past day is d = 1, the lecture's first model; 7, 28 and 56 days are the same code.
"""

import numpy as np


def linear(theta, X):
    """The forecasts ŷ = b + Xw, one for each row of X.

    theta: (1 + d,), first b in k, then the weights w₁ … w_d, without unit;
    X: (n, d) past views in k, column 0 is yesterday; returns ŷ (n,) in k.
    ValueError where the shapes don't fit.

    >>> linear([0.5, 1.0], np.array([[4.8], [4.9]]))
    array([5.3, 5.4])
    """
    theta, X = np.asarray(theta, float), np.asarray(X, float)
    if X.ndim != 2 or theta.shape != (1 + X.shape[1],):
        raise ValueError(
            f"theta {theta.shape} and X {X.shape} don't fit: X is (n, d), a row an "
            "example, and theta is (1 + d,), first b and then a weight for each column"
        )
    b, w = theta[0], theta[1:]
    return b + X @ w


def forecast(theta, days):
    """Tomorrow's views ŷ, in k, from the log's last days.

    theta: (1 + d,); days: (n ≥ d,) views in k, oldest first, as in the log.
    ValueError where the log is shorter than the model looks back.

    >>> forecast([0.5, 1.0], [3.75, 3.5, 4.25])
    4.75
    """
    theta, days = np.asarray(theta, float), np.asarray(days, float)
    d = len(theta) - 1
    if days.ndim != 1 or len(days) < d:
        raise ValueError(
            f"days {days.shape} is too short for a model of {d} past days: "
            f"give a vector of at least {d} values, oldest first"
        )
    latest_first = days[::-1][:d]
    return float(linear(theta, latest_first[None, :])[0])
