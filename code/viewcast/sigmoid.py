"""Step 1 again, a function that bends: a constant and a sum of S-shaped pieces.

    ŷ = b + cᵀσ(𝐛 + Wx)

All parameters together are one long vector θ, so that loss and descent need not know
which of its numbers came from a matrix.
"""

import numpy as np

from viewcast.parameters import flatten, shapes, unflatten, units_of

# Notebooks that are handed out take it from here.
from viewcast.parameters import start as start


def sigmoid(z):
    """σ(z) = 1 / (1 + e⁻ᶻ): from 0 up to 1, with slope ¼ in the middle.

    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    with np.errstate(over="ignore"):  # e⁻ᶻ may be infinite, and 1/∞ is the right 0
        return 1 / (1 + np.exp(-np.asarray(z, float)))


def hard_sigmoid(z):
    """The sigmoid made of straight pieces: 0, then ½ + z/4 for |z| ≤ 2, then 1.

    In the middle it has the sigmoid's own height and slope. Libraries choose other
    slopes: torch's is ½ + z/6.

    >>> hard_sigmoid(np.array([-3.0, -1.0, 0.0, 2.0]))
    array([0.  , 0.25, 0.5 , 1.  ])
    """
    return np.clip(0.5 + np.asarray(z, float) / 4, 0, 1)


def pieces_through(x, y):
    """θ of the sum of hard sigmoids that runs straight from point to point.

    A constant y₀, then a piece for each gap between neighbours: it climbs by
    cᵢ = yᵢ − yᵢ₋₁ while x goes from xᵢ₋₁ to xᵢ, and is flat elsewhere. Outside the
    points the curve is flat. x (h + 1,), ascending; y (h + 1,) → theta (1 + 3h,) of
    `one_layer` with h pieces. ValueError unless x ascends.

    >>> theta = pieces_through([0, 1, 3], [5, 7, 3])
    >>> one_layer(theta, np.array([[0.0], [0.5], [1.0], [2.0], [9.0]]), hard_sigmoid)
    array([5., 6., 7., 5., 3.])
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    if x.ndim != 1 or x.shape != y.shape or len(x) < 2 or (np.diff(x) <= 0).any():
        raise ValueError(
            f"x {x.shape} and y {y.shape} must hold the same number of points, two or "
            "more, and x must ascend: sort the points and drop those with equal x"
        )
    w = 4 / np.diff(x)  # the ramp of a hard sigmoid is 4 long
    middle = (x[1:] + x[:-1]) / 2
    return flatten([-w * middle, w[:, None], y[0], np.diff(y)])


def one_layer(theta, X, activation=sigmoid):
    """The forecasts ŷ = b + cᵀσ(𝐛 + Wx), one for each row of X.

    theta: (1 + h(d + 2),) with 𝐛 (h,), W (h, d), b, c (h,) in this order; X: (n, d);
    activation: what bends, elementwise; returns ŷ (n,). The body runs on arrays and,
    with an activation of torch's, on tensors.

    >>> one_layer([0.0, 1.0, 5.0, 2.0], np.array([[0.0], [100.0]]))
    array([6., 7.])
    """
    sizes = X.shape[1], units_of(theta, X.shape[1])
    b_hidden, W, b, c = unflatten(theta, shapes(sizes))
    r = b_hidden + X @ W.T
    a = activation(r)
    return b + a @ c
