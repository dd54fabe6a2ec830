"""Training many networks: backpropagation and Adam by hand, in arrays made once.

The products are those of `deep.forward` and `deep.backward`, the end is that of a plain
loop in torch, in less than half of its time (`make benchmark`): no array is made anew
for a batch, and rows and columns stand in the order in which products are fastest. One
network is trained after the other, so each ends at the same numbers, bit for bit, alone
and in company.
"""

from collections import deque
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from viewcast.deep import forward, layers
from viewcast.optimization import minibatches, updates_per_epoch
from viewcast.parameters import flatten, start, unflatten
from viewcast.support.threads import one_thread

EPOCHS = 120
BATCH_SIZE = 64
ETA = 0.003  # of Adam at the first update; it falls in a straight line to 0


class Schedule(NamedTuple):
    """How long to train, on batches of which size, and at which eta to begin."""

    epochs: int = EPOCHS
    batch_size: int = BATCH_SIZE
    eta: float = ETA


COURSE = Schedule()  # that of all tables


def train(sizes, X, y, seeds, epochs=EPOCHS):
    """Train a ReLU network from each seed, MAE by Adam: thetas (seeds, p).

    sizes: features and hidden layers' units; X (n, d) and y (n,) in k; seeds: ints.
    """
    rngs = [np.random.default_rng(seed) for seed in seeds]
    thetas = [start(sizes, rng) for rng in rngs]
    return train_from(thetas, sizes, (X, y), rngs, epochs)


def train_from(thetas, sizes, examples, rngs, epochs=EPOCHS):
    """As `train`, from starts of one's own: thetas (seeds, p) → thetas (seeds, p).

    examples: X (n, d) and y (n,); rngs: a numpy Generator of batches a network.
    """
    ends, schedule = [], Schedule(epochs)
    for theta, rng in zip(thetas, rngs, strict=True):
        walk = descend(theta, sizes, examples, rng, schedule)
        ends += deque(walk, maxlen=1)  # only the last θ is kept
    return np.array(ends)


def descend(theta, sizes, examples, rng, schedule=COURSE):
    """Train one network: yields its θ (p,) at the start and after each epoch."""
    X, y = examples
    network, rows = Network(theta, sizes), np.arange(len(y))
    adam = Adam(network.parameters, network.slopes)
    per_epoch = updates_per_epoch(len(y), schedule.batch_size)
    updates = schedule.epochs * per_epoch
    batches = minibatches(rows, rows, schedule.batch_size, rng)
    for epoch in range(schedule.epochs):
        yield network.theta()
        with one_thread:
            for step in range(epoch * per_epoch, (epoch + 1) * per_epoch):
                batch, _ = next(batches)
                network.differentiate(X[batch], y[batch])
                adam.update(schedule.eta * (1 - step / updates))
    yield network.theta()


def forecasts(thetas, X, sizes):
    """Each network's forecasts for the same days: thetas (m, p), X (n, d) → (m, n)."""
    return np.array([forward(theta, X, sizes)[-1] for theta in thetas])


class Network:
    """A ReLU network and its gradient, each as one vector and as one matrix a layer.

    A bias is the weight of a feature that is always 1, so a layer of h units on d
    features is one matrix [𝐛 W] (h, 1 + d). Examples are columns: what a layer gives
    out is (1 + h, n), a row of ones first.
    """

    def __init__(self, theta, sizes):
        pairs = layers(theta, sizes)
        matrices = [np.column_stack([np.ravel(b), np.atleast_2d(W)]) for b, W in pairs]
        self.sizes, self.arrays = sizes, {}
        self.parameters = flatten(matrices)
        self.slopes = np.empty_like(self.parameters)
        shapes = [matrix.shape for matrix in matrices]
        self.matrices = unflatten(self.parameters, shapes)
        self.gradient = unflatten(self.slopes, shapes)

    def theta(self):
        """The parameters in the order of θ, as a new vector (p,)."""
        return flatten(
            part for matrix in self.matrices for part in (matrix[:, 0], matrix[:, 1:])
        )

    def differentiate(self, X, y):
        """Write the gradient of the loss on X (n, d), y (n,) into `slopes`."""
        given, backs = self._arrays(len(y))
        given[0][1:] = X.T
        for W, (a, out) in zip(self.matrices, pairwise(given), strict=False):
            r = np.matmul(W, a, out=out[1:])
            np.maximum(r, 0, out=r)
        delta = self.slope(self.matrices[-1] @ given[-1] - y)  # (1, n)
        for k in reversed(range(len(given))):
            np.matmul(delta, given[k].T, out=self.gradient[k])
            if k > 0:
                W, (back, is_open) = self.matrices[k][:, 1:], backs[k]
                product = np.matmul if len(W) > 1 else np.multiply  # the same, faster
                product(W.T, delta, out=back)
                back *= np.greater(given[k][1:], 0, out=is_open)
                delta = back

    def slope(self, errors):
        """∂L/∂ŷ of the MAE: the one place that knows the loss. errors: ŷ − y (1, n)."""
        return np.sign(errors) / errors.size

    def _arrays(self, n):
        """What batches of n examples are computed in: made for the first of them."""
        if n not in self.arrays:
            given = [np.ones((1 + h, n)) for h in self.sizes]
            backs = [(np.empty((h, n)), np.empty((h, n), bool)) for h in self.sizes]
            self.arrays[n] = given, backs
        return self.arrays[n]


class Adam:
    """Adam (Kingma and Ba 2015), which changes the parameters where they are.

    m and v are kept without their factors 1 − β and 1 − γ, which are made up for with
    the step's length: two multiplications less for each parameter.
    """

    def __init__(self, parameters, slopes, beta=0.9, gamma=0.999, epsilon=1e-8):
        self.constants, self.updates = (beta, gamma, epsilon), 0
        self.parameters, self.slopes = parameters, slopes
        self.m, self.v = np.zeros_like(parameters), np.zeros_like(parameters)

    def update(self, eta):
        """θ ← θ − η m̂/(√v̂ + ε), from the slopes as they are, which it uses up."""
        (beta, gamma, epsilon), g = self.constants, self.slopes
        self.updates += 1
        spread = np.sqrt((1 - gamma**self.updates) / (1 - gamma))
        self.m *= beta
        self.m += g
        self.v *= gamma
        self.v += np.square(g, out=g)
        np.sqrt(self.v, out=g)
        g += epsilon * spread
        np.divide(self.m, g, out=g)
        g *= eta * spread * (1 - beta) / (1 - beta**self.updates)
        self.parameters -= g
