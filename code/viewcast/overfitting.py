"""Many networks at once, and how sure we may be of what they say of unseen days.

`train` is the loop a learner writes for one network, on a stack of networks: every
product is a batched one, a seed a layer of the stack. Each seed has its own start and
its own batches, so that it ends where it would have ended alone, up to rounding.
"""

import numpy as np
import torch

from viewcast.deep import forward
from viewcast.optimization import minibatches, updates_per_epoch
from viewcast.sigmoid import flatten, shapes, start, unflatten

EPOCHS = 120
BATCH_SIZE = 64
ETA = 0.003  # of Adam at the first update; it falls in a straight line to 0


def train(sizes, X, y, seeds, epochs=EPOCHS):
    """Train a ReLU network from each seed, MAE by Adam: thetas (seeds, p).

    sizes: features and hidden layers' units; X (n, d) and y (n,) in k; seeds: ints.
    """
    generators = [np.random.default_rng(seed) for seed in seeds]
    stack = _stack([start(sizes, rng) for rng in generators], sizes)
    X_t, y_t = torch.tensor(X), torch.tensor(y)
    adam = torch.optim.Adam(stack, lr=ETA, fused=True)
    updates = epochs * updates_per_epoch(len(y), BATCH_SIZE)
    days = np.arange(len(y))
    streams = [minibatches(days, days, BATCH_SIZE, rng) for rng in generators]
    for step in range(updates):
        adam.param_groups[0]["lr"] = ETA * (1 - step / updates)
        batch = torch.from_numpy(np.stack([next(stream)[0] for stream in streams]))
        errors = stacked_forward(stack, X_t[batch]) - y_t[batch]
        adam.zero_grad()
        errors.abs().mean(dim=1).sum().backward()  # no seed's loss touches another's
        adam.step()
    return _unstack(stack)


def stacked_forward(stack, a):
    """Each network's forecasts for its own days: a (seeds, n, d) → ŷ (seeds, n).

    stack: b (seeds, 1, h) and W (seeds, h, d) of each layer in turn.
    """
    for b, W in zip(stack[:-2:2], stack[1:-2:2], strict=True):
        a = torch.baddbmm(b, a, W.mT).relu()
    b, c = stack[-2:]
    return torch.baddbmm(b, a, c.mT)[..., 0]


def forecasts(thetas, X, sizes):
    """Each network's forecasts for the same days: thetas (m, p), X (n, d) → (m, n)."""
    return np.array([forward(theta, X, sizes)[-1] for theta in thetas])


def nine_in_ten(values, rng, draws=2000):
    """Where nine in ten means of such days lie: a bootstrap of runs of seven days.

    values: (n ≥ 7,), a number a day → (2,), the 5 % and 95 % quantiles. Days close
    together share their luck, so they are drawn together (Künsch 1989). With few days
    or long memory the true mean lies outside more often than one time in ten.

    >>> nine_in_ten(np.ones(45), np.random.default_rng(0))
    array([1., 1.])
    """
    values, n = np.asarray(values), len(values)
    if n < 7:
        raise ValueError(f"{n} days are too few to draw runs of seven from: give more")
    first = rng.integers(0, n - 6, size=(draws, n // 7 + 1, 1))
    drawn = (first + np.arange(7)).reshape(draws, -1)[:, :n]
    return np.quantile(values[drawn].mean(axis=1), [0.05, 0.95])


def _stack(thetas, sizes):
    """Vectors θ as torch's stacked layers, for `stacked_forward`."""
    stack = []
    for arrays in zip(*(unflatten(t, shapes(sizes)) for t in thetas), strict=True):
        part = np.stack([np.atleast_1d(array) for array in arrays])
        part = part[:, None] if part.ndim == 2 else part  # b, and c, as rows
        stack.append(torch.tensor(part).requires_grad_())
    return stack


def _unstack(stack):
    """The vectors θ (seeds, p) of torch's stacked layers."""
    parts = [part.detach().numpy() for part in stack]
    return np.array([flatten(seed) for seed in zip(*parts, strict=True)])
