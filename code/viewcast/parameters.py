"""θ, all parameters of a network as one long vector, and the arrays it is made of.

`sizes` is always the number of features and then the units of each hidden layer:
(56, 100, 100) is two layers on 56 past days, and (56,) is the linear model.
"""

from itertools import pairwise
from math import prod

import numpy as np


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
    """Random initialization: a θ to start from, biases 0, weights within ±√(6/inputs).

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


def spread_start(sizes, X, rng):
    """A θ as `start` draws it, with the first layer's bends where the examples are.

    Each unit's bias is set so that its sum is 0 at a row of X (n, d), drawn at random:
    with one feature these are the corners. rng: numpy.random.Generator.

    >>> theta = spread_start((1, 2), np.array([[3.0]]), np.random.default_rng(0))
    >>> -theta[:2] / theta[2:4]
    array([3., 3.])
    """
    theta = start(sizes, rng)
    b, W, *_ = unflatten(theta, shapes(sizes))
    theta[: len(b)] = -(W * rng.choice(X, len(b))).sum(axis=1)
    return theta


def _pairs(arrays):
    """Biases and weights, layer by layer."""
    return zip(arrays[::2], arrays[1::2], strict=True)
