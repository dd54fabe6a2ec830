"""Step 3, optimization: find the parameters θ that make the loss smallest.

An objective is a function θ → (L, ∇L). `descend` walks, `walk_until` stops the walk.
"""

import math
from itertools import count, product, repeat
from typing import NamedTuple

import numpy as np

from viewcast.function import linear
from viewcast.loss import mae, mse


class Step(NamedTuple):
    """Where a walk stands: theta (p,), the loss there, and its gradient (p,)."""

    theta: np.ndarray
    loss: float
    gradient: np.ndarray


class Walk(NamedTuple):
    """A finished walk, start included: theta (t, p), loss (t,), gradient (t, p).

    stopped_by: "steps", "patience" or "epsilon".
    """

    theta: np.ndarray
    loss: np.ndarray
    gradient: np.ndarray
    stopped_by: str

    @property
    def updates(self):
        """How often θ was updated: one less than the places visited."""
        return len(self.loss) - 1

    @property
    def best(self):
        """The θ (p,) with the smallest loss that the walk met."""
        return self.theta[np.argmin(self.loss)]

    def updates_to(self, loss):
        """How many updates it took to come below a loss; None if it never did."""
        below = self.loss < loss
        return int(np.argmax(below)) if below.any() else None


def brute_force(loss, grids):
    """Grid search, every combination: the best θ, its loss, how many losses it took.

    loss: θ (p,) → number; grids: p sequences of values to try.

    >>> brute_force(lambda theta: float(abs(theta - 2).sum()), [range(4)] * 2)
    (array([2, 2]), 0.0, 16)
    """
    candidates = np.array(list(product(*grids)))
    losses = [loss(theta) for theta in candidates]
    best = int(np.argmin(losses))
    return candidates[best], losses[best], len(losses)


def mae_and_gradient(theta, X, y):
    """The linear model's objective, with MAE: ∂L/∂ŷₙ = sign(ŷₙ − yₙ)/N.

    theta (1 + d,), X (n, d), y (n,) → L in k, ∇L (1 + d,). At ŷ = y the absolute
    value has a kink, and 0 is taken for its slope, as torch does.
    """
    y_hat = linear(theta, X)
    loss = mae(y_hat, y)
    return loss, linear_gradient(np.sign(y_hat - y) / len(y), X)


def mse_and_gradient(theta, X, y):
    """The linear model's objective, with MSE: ∂L/∂ŷₙ = 2(ŷₙ − yₙ)/N.

    theta (1 + d,), X (n, d), y (n,) → L in k², ∇L (1 + d,).
    """
    y_hat = linear(theta, X)
    loss = mse(y_hat, y)
    return loss, linear_gradient(2 * (y_hat - y) / len(y), X)


def linear_gradient(slope, X):
    """The chain rule for ŷ = b + Xw: ∂L/∂b = Σₙ sₙ and ∂L/∂w = Xᵀs.

    slope s = ∂L/∂ŷ (n,), X (n, d) → (1 + d,).

    >>> linear_gradient(np.array([0.5, 0.5]), np.array([[1.0], [3.0]]))
    array([1., 2.])
    """
    return np.concatenate([[slope.sum()], X.T @ slope])


def descend(objective, theta, eta, batches=None):
    """Gradient descent, θ ← θ − η∇L, without an end: yields a `Step` a place.

    objective: θ (p,), and the batch if there are batches, → (L, ∇L (p,));
    theta: (p,) where to start; eta > 0, the learning rate; batches: what
    `minibatches` gives, for a step on part of the data at a time.
    ValueError, naming the step and eta, when the loss stops being finite.
    """
    if not eta > 0:
        raise ValueError(f"eta is {eta}, must be above 0, or no step goes downhill")
    theta = np.array(theta, float)
    for step, batch in zip(count(), batches or repeat(()), strict=False):
        with np.errstate(over="ignore", invalid="ignore"):
            loss, gradient = objective(theta, *batch)
        if not (math.isfinite(loss) and np.isfinite(gradient).all()):
            why = "each step overshot by more than the one before; try a smaller eta"
            if step == 0:
                why = "nothing has moved yet; look for nan in theta, X or y"
            raise ValueError(
                f"loss is {loss} after {step} steps with eta = {eta}: {why}"
            )
        yield Step(theta, loss, gradient)
        theta = theta - eta * gradient


def walk_until(steps, descent, patience=None, epsilon=None):
    """Follow a descent until the first of three rules says stop: a `Walk`.

    steps: at most so many updates; patience: stop after so many updates without a
    smaller loss than before; epsilon: stop where ‖∇L‖ ≤ epsilon.

    >>> parabola = lambda theta: (float(theta @ theta), 2 * theta)
    >>> walk = walk_until(100, descend(parabola, [1.0], eta=0.25), epsilon=0.1)
    >>> print(walk.updates, walk.stopped_by, walk.theta.ravel())
    5 epsilon [1.      0.5     0.25    0.125   0.0625  0.03125]
    """
    visited, best = [], 0  # best: where in the walk the loss was smallest
    for t, step in enumerate(descent):
        visited.append(step)
        best = t if step.loss < visited[best].loss else best
        if epsilon is not None and np.linalg.norm(step.gradient) <= epsilon:
            return _walk(visited, "epsilon")
        if patience is not None and t - best >= patience:
            return _walk(visited, "patience")
        if t >= steps:
            break
    return _walk(visited, "steps")


def minibatches(X, y, batch_size, rng):
    """Batches (X, y) without end: each epoch shuffles the examples and uses all once.

    X (n, d), y (n,); batch_size from 1 to n; the last batch of an epoch may be
    smaller. rng: numpy.random.Generator.
    """
    updates_per_epoch(len(y), batch_size)  # checks batch_size
    while True:
        order = rng.permutation(len(y))
        for start in range(0, len(y), batch_size):
            batch = order[start : start + batch_size]
            yield X[batch], y[batch]


def updates_per_epoch(n, batch_size):
    """How many updates see each of n examples once: ⌈N/B⌉.

    >>> updates_per_epoch(10_000, 100), updates_per_epoch(1_000, 100)
    (100, 10)
    """
    if not 1 <= batch_size <= n:
        raise ValueError(f"batch_size is {batch_size}, must be from 1 to {n} examples")
    return math.ceil(n / batch_size)


def exact_mae_fit(X, y):
    """The linear model with the smallest possible MAE: what descent tries to reach.

    Least absolute deviations is a linear programme. Its dual is small and quick:
    maximize y·z where A = [1 X], Aᵀz = 0 and −1 ≤ z ≤ 1; the prices of the equalities
    are θ (Koenker and Bassett 1978). X (n, d), y (n,) → theta (1 + d,).

    >>> exact_mae_fit(np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([1, 90.0, 5, 7]))
    array([1., 2.])
    """
    from scipy.optimize import linprog  # half a second at the start, saved for others

    A = np.column_stack([np.ones(len(y)), X])
    zero = np.zeros(A.shape[1])
    solution = linprog(-y, A_eq=A.T, b_eq=zero, bounds=(-1, 1), method="highs")
    if not solution.success:
        raise ValueError(f"no exact fit of X {np.shape(X)}: {solution.message}")
    return -solution.eqlin.marginals


def _walk(visited, stopped_by):
    theta, loss, gradient = (np.array(column) for column in zip(*visited, strict=True))
    return Walk(theta, loss, gradient, stopped_by)
