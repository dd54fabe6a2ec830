"""Many networks at once end where one plain torch loop ends; the bootstrap's range."""

import numpy as np
import pytest
import torch

from viewcast.deep import network
from viewcast.loss import mae
from viewcast.optimization import minibatches, updates_per_epoch
from viewcast.overfitting import BATCH_SIZE, ETA, forecasts, train
from viewcast.parameters import flatten, parameter_count, start
from viewcast.results.resampling import nine_in_ten

RNG = np.random.default_rng(0)
X = RNG.normal(size=(300, 6))  # four whole batches and a smaller one
Y = np.abs(X[:, 0]) + X[:, 1] * (X[:, 2] > 0) + 0.1 * RNG.normal(size=300)
SIZES = [(6, 10), (6, 10, 8, 5)]

at_both_depths = pytest.mark.parametrize("sizes", SIZES, ids=["depth 1", "depth 3"])


def plain_loop(sizes, seed, epochs):
    """θ after the loop that a learner writes for one network."""
    rng = np.random.default_rng(seed)
    module = network(start(sizes, rng), sizes)
    adam = torch.optim.Adam(module.parameters())
    batches = minibatches(X, Y, BATCH_SIZE, rng)
    updates = epochs * updates_per_epoch(len(Y), BATCH_SIZE)
    for step in range(updates):
        adam.param_groups[0]["lr"] = ETA * (1 - step / updates)
        x, y = map(torch.from_numpy, next(batches))
        adam.zero_grad()
        torch.nn.functional.l1_loss(module(x), y).backward()
        adam.step()
    linears = [part for part in module if isinstance(part, torch.nn.Linear)]
    both = [part.detach() for layer in linears for part in (layer.bias, layer.weight)]
    return flatten(both)


@at_both_depths
def test_training_ends_where_the_plain_loop_ends(sizes):
    thetas = train(sizes, X, Y, [5, 2], epochs=3)
    assert thetas.shape == (2, parameter_count(sizes))
    for theta, seed in zip(thetas, [5, 2], strict=True):
        expected = plain_loop(sizes, seed, epochs=3)
        np.testing.assert_allclose(theta, expected, rtol=0, atol=1e-9)


@at_both_depths
def test_a_seed_ends_at_the_same_numbers_alone_and_in_company(sizes):
    alone = train(sizes, X, Y, [3], epochs=3)
    again = train(sizes, X, Y, [3], epochs=3)
    stack = train(sizes, X, Y, [8, 3, 1], epochs=3)
    assert (alone == again).all()
    np.testing.assert_allclose(stack[1], alone[0], rtol=0, atol=1e-12)
    assert (stack[0] != stack[1]).any() and (stack[1] != stack[2]).any()


def test_the_number_of_threads_does_not_matter():
    before = torch.get_num_threads()
    found = []
    try:
        for threads in (1, 2):
            torch.set_num_threads(threads)
            found.append(train((6, 100, 100), X, Y, [0, 1, 2], epochs=3))
    finally:
        torch.set_num_threads(before)
    np.testing.assert_allclose(*found, rtol=0, atol=1e-9)


@at_both_depths
def test_training_lowers_the_loss_of_every_seed(sizes):
    first = [start(sizes, np.random.default_rng(seed)) for seed in range(3)]
    last = train(sizes, X, Y, range(3), epochs=40)
    before, after = (
        np.array([mae(y_hat, Y) for y_hat in forecasts(thetas, X, sizes)])
        for thetas in (first, last)
    )
    assert (after < 0.6 * before).all()


def test_forecasts_are_each_networks_own():
    thetas = train((6, 10), X, Y, [0, 1], epochs=1)
    for theta, y_hat in zip(thetas, forecasts(thetas, X, (6, 10)), strict=True):
        expected = network(theta, (6, 10))(torch.from_numpy(X)).detach()
        np.testing.assert_allclose(y_hat, expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("n", [7, 45, 50])
def test_nine_in_ten_means_lie_around_the_mean(n):
    values = np.random.default_rng(n).normal(3, 1, size=n)
    low, high = nine_in_ten(values, np.random.default_rng(1))
    assert low <= values.mean() <= high
    assert nine_in_ten(values, np.random.default_rng(1)).tolist() == [low, high]
    assert nine_in_ten(values.tolist(), np.random.default_rng(1)).tolist() == [
        low,
        high,
    ]
    assert nine_in_ten(np.full(n, 2.5), np.random.default_rng(1)).tolist() == [2.5, 2.5]


def test_days_without_memory_give_the_textbooks_range():
    values = np.random.default_rng(0).normal(size=1000)
    low, high = nine_in_ten(values, np.random.default_rng(1))
    expected = 2 * 1.645 * values.std() / np.sqrt(1000)
    assert high - low == pytest.approx(expected, rel=0.15)


def test_days_that_share_their_luck_widen_the_range():
    daily = np.random.default_rng(0).normal(size=70)
    weeks = np.repeat(daily, 7)  # a week of one luck
    mixed = np.random.default_rng(1).permutation(weeks)
    assert np.ptp(nine_in_ten(weeks, np.random.default_rng(1))) > 1.5 * np.ptp(
        nine_in_ten(mixed, np.random.default_rng(1))
    )
