"""Many networks at once: a seed a layer of one stack.

`train` is the loop a learner writes for one network, on a stack of networks: every
product is a batched one, a seed a layer of the stack. Each seed has its own start and
its own batches, so that it ends where it would have ended alone, up to rounding.
"""

import numpy as np
import torch

from viewcast.deep import forward
from viewcast.optimization import minibatches, updates_per_epoch
from viewcast.parameters import flatten, shapes, start, unflatten
from viewcast.support.threads import one_thread

EPOCHS = 120
BATCH_SIZE = 64
ETA = 0.003  # of Adam at the first update; it falls in a straight line to 0


@one_thread()
def train(sizes, X, y, seeds, epochs=EPOCHS):
    """Train a ReLU network from each seed, MAE by Adam: thetas (seeds, p).

    sizes: features and hidden layers' units; X (n, d) and y (n,) in k; seeds: ints.
    """
    generators = [np.random.default_rng(seed) for seed in seeds]
    stack = _stack([start(sizes, rng) for rng in generators], sizes)
    return _descend(stack, X, y, generators, epochs)


@one_thread()
def train_from(thetas, sizes, examples, generators, epochs=EPOCHS):
    """As `train`, from starts of one's own: thetas (seeds, p) → thetas (seeds, p).

    examples: X (n, d) and y (n,); generators: a numpy Generator of batches a network.
    """
    return _descend(_stack(thetas, sizes), *examples, generators, epochs)


def _descend(stack, X, y, generators, epochs):
    """Adam from where the stack stands, a generator's batches for each network."""
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
