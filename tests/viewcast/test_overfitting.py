"""The package's training ends where a plain torch loop ends."""

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from tests.helpers.plain_loop import plain_loop
from viewcast.deep import mae_and_gradient, network
from viewcast.loss import mae
from viewcast.overfitting import Network, descend, forecasts, train
from viewcast.parameters import flatten, parameter_count, start

RNG = np.random.default_rng(0)
X = RNG.normal(size=(300, 6))  # four whole batches and a smaller one
Y = np.abs(X[:, 0]) + X[:, 1] * (X[:, 2] > 0) + 0.1 * RNG.normal(size=300)
SIZES = {"linear": (6,), "depth 1": (6, 10), "depth 3": (6, 10, 8, 5)}

at_each_depth = pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)


def theta_of(module, Linear):
    """The vector θ of a torch module's biases and weights."""
    linears = [part for part in module if isinstance(part, Linear)]
    both = [part.detach() for layer in linears for part in (layer.bias, layer.weight)]
    return flatten(both)


@at_each_depth
def test_training_ends_where_the_plain_loop_ends(torch, sizes):
    thetas = train(sizes, X, Y, [5, 2], epochs=3)
    assert thetas.shape == (2, parameter_count(sizes))
    for theta, seed in zip(thetas, [5, 2], strict=True):
        expected = theta_of(plain_loop(sizes, X, Y, 3, seed), torch.nn.Linear)
        np.testing.assert_allclose(theta, expected, rtol=0, atol=1e-9)


@at_each_depth
def test_the_gradient_is_backpropagations_whatever_came_before(sizes):
    rng = np.random.default_rng(1)
    theta = rng.normal(size=parameter_count(sizes))
    trained = Network(theta, sizes)
    assert (trained.theta() == theta).all()
    for days in (slice(0, 64), slice(64, 70), slice(100, 164)):
        trained.differentiate(X[days], Y[days])
        _, expected = mae_and_gradient(theta, X[days], Y[days], sizes)
        in_order = Network(theta, sizes)
        in_order.parameters[:] = trained.slopes
        np.testing.assert_allclose(in_order.theta(), expected, rtol=0, atol=1e-12)


@at_each_depth
def test_a_seed_ends_at_the_same_numbers_alone_and_in_company(sizes):
    alone = train(sizes, X, Y, [3], epochs=3)
    again = train(sizes, X, Y, [3], epochs=3)
    company = train(sizes, X, Y, [8, 3, 1], epochs=3)
    assert (alone == again).all() and (company[1] == alone[0]).all()
    assert (company[0] != company[1]).any() and (company[1] != company[2]).any()


def threads():
    """How many threads NumPy's products take."""
    (blas,) = {f["num_threads"] for f in threadpool_info() if f["user_api"] == "blas"}
    return blas


@pytest.fixture
def two_threads():
    """A learner's kernel, which has several."""
    with threadpool_limits(2, user_api="blas"):
        if threads() != 2:
            pytest.skip("NumPy's products have one thread here, always")
        yield


def test_training_takes_one_thread_and_gives_them_back(two_threads, monkeypatch):
    seen, update = [], Network.differentiate

    def watched(network, X, y):
        seen.append(threads())
        update(network, X, y)

    monkeypatch.setattr(Network, "differentiate", watched)
    train((6, 10), X, Y, [0, 1], epochs=2)
    assert seen == [1] * 20
    assert threads() == 2


def test_between_two_epochs_threads_are_free(two_threads):
    rng = np.random.default_rng(0)
    walk = descend(start((6, 10), rng), (6, 10), (X, Y), rng)
    assert [threads() for _, _ in zip(range(3), walk, strict=False)] == [2, 2, 2]


def test_threads_are_given_back_after_an_error(two_threads, monkeypatch):
    monkeypatch.setattr(Network, "differentiate", None)
    with pytest.raises(TypeError):
        train((6, 10), X, Y, [0], epochs=1)
    assert threads() == 2


@pytest.mark.parametrize("sizes", list(SIZES.values())[1:], ids=list(SIZES)[1:])
def test_training_lowers_the_loss_of_every_seed(sizes):
    first = [start(sizes, np.random.default_rng(seed)) for seed in range(3)]
    last = train(sizes, X, Y, range(3), epochs=40)
    before, after = (
        np.array([mae(y_hat, Y) for y_hat in forecasts(thetas, X, sizes)])
        for thetas in (first, last)
    )
    assert (after < 0.6 * before).all()


def test_forecasts_are_each_networks_own(torch):
    thetas = train((6, 10), X, Y, [0, 1], epochs=1)
    for theta, y_hat in zip(thetas, forecasts(thetas, X, (6, 10)), strict=True):
        expected = network(theta, (6, 10))(torch.from_numpy(X)).detach()
        np.testing.assert_allclose(y_hat, expected, rtol=0, atol=1e-12)
