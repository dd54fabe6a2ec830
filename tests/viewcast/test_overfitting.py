"""Many networks at once end where one plain torch loop ends."""

import numpy as np
import pytest
import torch

from tests.helpers.plain_loop import plain_loop
from viewcast.deep import network
from viewcast.loss import mae
from viewcast.overfitting import forecasts, train
from viewcast.parameters import flatten, parameter_count, start

RNG = np.random.default_rng(0)
X = RNG.normal(size=(300, 6))  # four whole batches and a smaller one
Y = np.abs(X[:, 0]) + X[:, 1] * (X[:, 2] > 0) + 0.1 * RNG.normal(size=300)
SIZES = [(6, 10), (6, 10, 8, 5)]

at_both_depths = pytest.mark.parametrize("sizes", SIZES, ids=["depth 1", "depth 3"])


def theta_of(module):
    """The vector θ of a torch module's biases and weights."""
    linears = [part for part in module if isinstance(part, torch.nn.Linear)]
    both = [part.detach() for layer in linears for part in (layer.bias, layer.weight)]
    return flatten(both)


@at_both_depths
def test_training_ends_where_the_plain_loop_ends(sizes):
    thetas = train(sizes, X, Y, [5, 2], epochs=3)
    assert thetas.shape == (2, parameter_count(sizes))
    for theta, seed in zip(thetas, [5, 2], strict=True):
        expected = theta_of(plain_loop(sizes, X, Y, 3, seed))
        np.testing.assert_allclose(theta, expected, rtol=0, atol=1e-9)


@at_both_depths
def test_a_seed_ends_at_the_same_numbers_alone_and_in_company(sizes):
    alone = train(sizes, X, Y, [3], epochs=3)
    again = train(sizes, X, Y, [3], epochs=3)
    stack = train(sizes, X, Y, [8, 3, 1], epochs=3)
    assert (alone == again).all()
    np.testing.assert_allclose(stack[1], alone[0], rtol=0, atol=1e-12)
    assert (stack[0] != stack[1]).any() and (stack[1] != stack[2]).any()


@pytest.fixture
def threads():
    """torch.set_num_threads, undone after the test."""
    before = torch.get_num_threads()
    yield torch.set_num_threads
    torch.set_num_threads(before)


def test_the_number_of_threads_does_not_matter(threads):
    """A learner's kernel has several: training takes one, and gives them back."""
    found, shared = [], []
    for count in (1, 2):
        threads(count)
        found.append(train((6, 100, 100), X, Y, [0, 1, 2], epochs=3))
        shared.append(train.__wrapped__((6, 100, 100), X, Y, [0, 1, 2], epochs=3))
        assert torch.get_num_threads() == count
    assert (found[0] == found[1]).all()
    np.testing.assert_allclose(*shared, rtol=0, atol=1e-9)


def test_threads_are_given_back_after_an_error(threads):
    threads(2)
    with pytest.raises(TypeError):
        train((6, 10), X, Y, ["no seed"], epochs=1)
    assert torch.get_num_threads() == 2


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
