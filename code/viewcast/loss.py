"""Step 2, a loss: one number that says how good a set of parameters is.

A loss takes the forecasts ŷ and the labels y, in this order. Smaller is better.
"""

import numpy as np

from viewcast.function import linear


def mae(y_hat, y):
    """Mean absolute error, L = (1/N) Σₙ |ŷₙ − yₙ|, in the unit of y.

    y_hat, y: (n,). ValueError unless both have that shape.

    >>> mae([5.0, 6.0], [4.0, 8.0])
    1.5
    """
    y_hat, y = _pair(y_hat, y)
    return float(np.mean(np.abs(y_hat - y)))


def mse(y_hat, y):
    """Mean squared error, L = (1/N) Σₙ (ŷₙ − yₙ)², in the unit of y, squared.

    Some texts write 1/2N, so that the 2 of the derivative cancels: half this loss,
    half this gradient, the same minimum. y_hat, y: (n,); ValueError otherwise.

    >>> mse([5.0, 6.0], [4.0, 8.0])
    2.5
    """
    y_hat, y = _pair(y_hat, y)
    return float(np.mean((y_hat - y) ** 2))


def cross_entropy(p_hat, p):
    """Cross-entropy, L = −(1/N) Σₙ Σₖ pₙₖ log p̂ₙₖ, in nats.

    For forecasts that are distributions: p_hat, p (n, classes), rows that sum to 1.
    A class that happens (p > 0) and was held impossible (p̂ = 0) costs infinity.

    >>> round(cross_entropy([[0.8, 0.2]], [[1.0, 0.0]]), 3)
    0.223
    """
    p_hat, p = _distributions("p_hat", p_hat), _distributions("p", p)
    if p_hat.shape != p.shape:
        raise ValueError(f"p_hat {p_hat.shape} and p {p.shape} must have one shape")
    happens = p > 0  # 0 · log 0 counts as 0
    with np.errstate(divide="ignore"):
        return float(-np.sum(p[happens] * np.log(p_hat[happens])) / len(p))


def loss_surface(loss, b, w, X, y):
    """The error surface: L(b, w) of the one-day model on a grid.

    loss: `mae` or `mse`; b: (rows,) in k; w: (columns,); X: (n, 1); y: (n,).
    Returns (rows, columns), the loss at (b[i], w[j]).

    >>> X, y = np.array([[1.0], [2.0]]), np.array([1.0, 2.0])
    >>> loss_surface(mae, [0.0, 1.0], [0.0, 1.0], X, y)
    array([[1.5, 0. ],
           [0.5, 1. ]])
    """
    return np.array([[loss(linear((b_i, w_j), X), y) for w_j in w] for b_i in b])


def _pair(y_hat, y):
    """Both as float vectors of one length: (n, 1) − (n,) would be (n, n), a lie."""
    y_hat, y = np.asarray(y_hat, float), np.asarray(y, float)
    if y_hat.shape != y.shape or y.ndim != 1 or len(y) == 0:
        raise ValueError(
            f"y_hat {y_hat.shape} and y {y.shape} must both be (n,), n ≥ 1: "
            "flatten a column with .ravel()"
        )
    return y_hat, y


def _distributions(name, p):
    """p as floats (n, classes) whose rows are distributions, or a ValueError."""
    p = np.asarray(p, float)
    if p.ndim != 2 or len(p) == 0:
        raise ValueError(f"{name} {p.shape} must be (n, classes), a row an example")
    wrong = (p < 0).any(axis=1) | ~np.isclose(p.sum(axis=1), 1)
    if wrong.any():
        row = int(np.argmax(wrong))
        raise ValueError(
            f"{name}, row {row}: {p[row]} is no distribution; its values must be 0 or "
            "more and sum to 1"
        )
    return p
