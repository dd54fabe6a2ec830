"""The loop that a learner writes for one network: what faster training is held to."""

import numpy as np

from viewcast.deep import network
from viewcast.optimization import minibatches, updates_per_epoch
from viewcast.overfitting import BATCH_SIZE, ETA
from viewcast.parameters import start


def plain_loop(sizes, X, y, epochs, seed=0):
    """The torch module after training, one batch at a time; X (n, d), y (n,) in k."""
    import torch  # when it is run, not when tests are collected

    rng = np.random.default_rng(seed)
    module = network(start(sizes, rng), sizes)
    adam = torch.optim.Adam(module.parameters())
    batches = minibatches(X, y, BATCH_SIZE, rng)
    updates = epochs * updates_per_epoch(len(y), BATCH_SIZE)
    for step in range(updates):
        adam.param_groups[0]["lr"] = ETA * (1 - step / updates)
        x_batch, y_batch = map(torch.from_numpy, next(batches))
        adam.zero_grad()
        torch.nn.functional.l1_loss(module(x_batch), y_batch).backward()
        adam.step()
    return module
