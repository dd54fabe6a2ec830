"""The same model with a simpler bend, max(0, z), the rectified linear unit.

Two of them, one subtracted from the other, are a hard sigmoid.
"""

import numpy as np

from viewcast.parameters import flatten, shapes, unflatten, units_of


def relu(z):
    """max(0, z), elementwise: nothing below zero, z itself above (Nair, Hinton 2010).

    >>> relu(np.array([-2.0, 0.0, 3.0]))
    array([0., 0., 3.])
    """
    return np.maximum(0, z)


def as_relus(theta, d):
    """The same function with ReLUs: θ of h hard sigmoids → θ of 2h ReLUs.

    hard_sigmoid(z) = ¼ relu(z + 2) − ¼ relu(z − 2), so each piece becomes two with
    its own weights, the biases 2 apart to both sides, and c/4 with both signs.
    theta: (1 + h(d + 2),) → (1 + 2h(d + 2),).

    >>> as_relus(np.array([0.0, 1.0, 5.0, 8.0]), d=1)
    array([ 2., -2.,  1.,  1.,  5.,  2., -2.])
    """
    theta = np.asarray(theta, float)
    b_hidden, W, b, c = unflatten(theta, shapes((d, units_of(theta, d))))
    both = np.concatenate([b_hidden + 2, b_hidden - 2])
    return flatten([both, np.vstack([W, W]), b, np.concatenate([c, -c]) / 4])


def kinks(theta):
    """Where a one-feature model of ReLUs bends: x = −bᵢ/wᵢ, ascending.

    theta: (1 + 3h,) → at most h places; units with w = 0 never bend.

    >>> kinks([-1.0, 4.0, 1.0, 2.0, 0.0, 1.0, 1.0])
    array([-2.,  1.])
    """
    theta = np.asarray(theta, float)
    b_hidden, W, _, _ = unflatten(theta, shapes((1, units_of(theta, 1))))
    w = W[:, 0]
    return np.unique(-b_hidden[w != 0] / w[w != 0])


def which_work(theta, X):
    """Which ReLUs of a one-layer model are above 0: (n, h) of True and False.

    theta: (1 + h(d + 2),), X: (n, d). Examples of one pattern lie in one region, in
    which the model is linear.

    >>> which_work([0.0, 1.0, 0.0, 1.0], np.array([[-2.0], [3.0]]))
    array([[False],
           [ True]])
    """
    X = np.asarray(X, float)
    sizes = X.shape[1], units_of(theta, X.shape[1])
    b_hidden, W, _, _ = unflatten(np.asarray(theta, float), shapes(sizes))
    return b_hidden + X @ W.T > 0


def region_count(theta, X):
    """In how many regions of a one-layer model of ReLUs the examples X (n, d) lie.

    >>> region_count([0.0, 1.0, 0.0, 1.0], np.array([[-2.0], [-1.0], [3.0]]))
    2
    """
    return len(np.unique(which_work(theta, X), axis=0))
