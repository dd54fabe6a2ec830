"""Step 1 again, a function that bends: a constant and a sum of S-shaped pieces.

    ŷ = b + cᵀσ(𝐛 + Wx)

All parameters together are one long vector θ, so that loss and descent need not know
which of its numbers came from a matrix.
"""

from itertools import pairwise
from math import prod

import numpy as np


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


def units_of(theta, d):
    """How many pieces h a one-layer θ of d features holds: (len(θ) − 1) / (d + 2)."""
    h, rest = divmod(len(theta) - 1, d + 2)
    if h < 1 or rest:
        raise ValueError(
            f"theta has {len(theta)} numbers; a model of {d} features and h pieces has "
            f"1 + {d + 2}h, for instance {1 + (d + 2) * max(h, 1)}"
        )
    return h


def shapes(sizes):
    """The shapes of all parameters, in the order of θ: a bias, then its weights.

    sizes: the number of features, then the units of each hidden layer. The last pair
    is the output's: the number b and the vector c.

    >>> shapes((56, 3))
    [(3,), (3, 56), (), (3,)]
    """
    pairs = [shape for d, h in pairwise(sizes) for shape in ((h,), (h, d))]
    return [*pairs, (), (sizes[-1],)]


def parameter_count(sizes):
    """How many numbers θ holds.

    >>> parameter_count((1,)), parameter_count((56, 100))
    (2, 5801)
    """
    return sum(prod(shape) for shape in shapes(sizes))


def flatten(arrays):
    """θ, one long vector: all arrays one after another, a matrix row by row."""
    return np.concatenate([np.ravel(array) for array in arrays])


def unflatten(theta, shapes):
    """The arrays of these shapes that θ was made of: undoes `flatten`.

    theta: (p,), array or tensor; ValueError unless p is what the shapes need.

    >>> unflatten(np.arange(4.0), [(1,), (1, 1), (), (1,)])
    [array([0.]), array([[1.]]), array(2.), array([3.])]
    """
    needed = sum(map(prod, shapes))
    if len(theta) != needed:
        raise ValueError(f"theta has {len(theta)} numbers, {shapes} need {needed}")
    theta = np.asarray(theta, float) if isinstance(theta, list) else theta
    arrays, start = [], 0
    for shape in shapes:
        end = start + prod(shape)
        arrays.append(theta[start:end].reshape(shape))
        start = end
    return arrays


def start(sizes, rng):
    """A random θ to start from: biases 0, weights uniform within ±√(6/inputs).

    The more inputs a unit has, the smaller its weights, so that sums neither vanish
    nor explode from layer to layer (He et al. 2015). rng: numpy.random.Generator.

    >>> start((6, 2), np.random.default_rng(0))[:4].round(2)
    array([ 0.  ,  0.  ,  0.27, -0.46])
    """
    arrays = []
    for inputs, (bias, weights) in zip(sizes, _pairs(shapes(sizes)), strict=True):
        reach = np.sqrt(6 / inputs)
        arrays += [np.zeros(bias), rng.uniform(-reach, reach, weights)]
    return flatten(arrays)


def _pairs(arrays):
    """Biases and weights, layer by layer."""
    return zip(arrays[::2], arrays[1::2], strict=True)
