"""Gradients against differences and torch, walks, stops, batches, the exact fit."""

import itertools

import numpy as np
import pytest
from scipy.optimize import minimize

from viewcast import views
from viewcast.function import linear
from viewcast.loss import mae, mse
from viewcast.optimization import (
    brute_force,
    descend,
    exact_mae_fit,
    mae_and_gradient,
    minibatches,
    mse_and_gradient,
    updates_per_epoch,
    walk_until,
)

RNG = np.random.default_rng(0)
X = RNG.normal(size=(80, 5))
Y = X @ np.array([1.0, -2.0, 0.5, 0.0, 3.0]) + 0.7 + RNG.standard_t(2, size=80)
THETA = RNG.normal(size=6)
OBJECTIVES = [(mae_and_gradient, mae), (mse_and_gradient, mse)]


def parabola(theta):
    return float(theta @ theta), 2 * theta


@pytest.mark.parametrize(("objective", "loss"), OBJECTIVES)
def test_gradient_agrees_with_central_differences(objective, loss):
    value, gradient = objective(THETA, X, Y)
    assert value == loss(linear(THETA, X), Y)
    h = 1e-6
    for i, e_i in enumerate(np.eye(6)):
        up, down = (loss(linear(THETA + s * h * e_i, X), Y) for s in (1, -1))
        assert gradient[i] == pytest.approx((up - down) / (2 * h), abs=1e-7)


@pytest.mark.parametrize(
    ("objective", "theirs"),
    [(mae_and_gradient, "l1_loss"), (mse_and_gradient, "mse_loss")],
)
def test_gradient_agrees_with_torch(torch, objective, theirs):
    theta = torch.tensor(THETA, requires_grad=True)
    y_hat = theta[0] + torch.from_numpy(X) @ theta[1:]
    getattr(torch.nn.functional, theirs)(y_hat, torch.from_numpy(Y)).backward()
    gradient = objective(THETA, X, Y)[1]
    np.testing.assert_allclose(gradient, theta.grad.numpy(), rtol=0, atol=1e-12)


def test_at_the_kink_the_slope_is_torchs():
    y = linear(THETA, X)  # every error is exactly 0
    assert (mae_and_gradient(THETA, X, y)[1] == 0).all()


def test_descent_follows_torchs_sgd(torch):
    theta = torch.zeros(6, dtype=torch.float64, requires_grad=True)
    sgd = torch.optim.SGD([theta], lr=0.05)
    for _ in range(50):
        sgd.zero_grad()
        y_hat = theta[0] + torch.from_numpy(X) @ theta[1:]
        torch.nn.functional.mse_loss(y_hat, torch.from_numpy(Y)).backward()
        sgd.step()
    walk = walk_until(
        50, descend(lambda t: mse_and_gradient(t, X, Y), np.zeros(6), 0.05)
    )
    np.testing.assert_allclose(walk.theta[-1], theta.detach().numpy(), atol=1e-10)


def test_descent_reaches_least_squares():
    A = np.column_stack([np.ones(80), X])
    expected = np.linalg.lstsq(A, Y, rcond=None)[0]
    walk = walk_until(
        5000,
        descend(lambda t: mse_and_gradient(t, X, Y), np.zeros(6), 0.1),
        epsilon=1e-9,
    )
    assert walk.stopped_by == "epsilon"
    np.testing.assert_allclose(walk.theta[-1], expected, atol=1e-8)


def test_each_rule_stops_where_it_says():
    steps = walk_until(7, descend(parabola, [1.0], 0.1))
    assert (steps.updates, steps.stopped_by, len(steps.theta)) == (7, "steps", 8)
    flat = walk_until(500, descend(parabola, [1.0], 0.1), epsilon=0.01)
    assert flat.stopped_by == "epsilon"
    norms = np.linalg.norm(flat.gradient, axis=1)
    assert norms[-1] <= 0.01 < norms[-2]
    bounce = walk_until(500, descend(parabola, [1.0], 1.0), patience=4)
    assert (bounce.stopped_by, bounce.updates) == ("patience", 4)
    assert walk_until(0, descend(parabola, [1.0], 0.1)).updates == 0


def test_best_is_the_lowest_place_met_not_the_last():
    losses = iter([3.0, 1.0, 2.0])
    walk = walk_until(2, descend(lambda t: (next(losses), np.array([1.0])), [0.0], 1.0))
    assert walk.best.tolist() == [-1.0]


def test_updates_to_a_loss_are_counted_from_the_start():
    walk = walk_until(5, descend(parabola, [1.0], 0.25))  # 1, 1/4, 1/16, …
    assert [walk.updates_to(loss) for loss in (2, 0.5, 0.25)] == [0, 1, 2]
    assert walk.updates_to(0) is None


def test_centring_the_feature_ends_the_coupling_of_constant_and_weight():
    x = np.random.default_rng(1).normal(5, 1, size=(400, 1))
    y, mean = 0.5 + 0.9 * x[:, 0], x.mean()

    def updates(x, b):
        walk = descend(lambda t: mse_and_gradient(t, x, y), [b, 0.0], 0.02)
        return walk_until(5000, walk).updates_to(0.001)

    assert 10 * updates(x - mean, 3.0) < updates(x, 3.0)  # one line, two ways to say it


@pytest.mark.parametrize("start", [[1.0, 1.0], [1e200, 0.0]])
def test_divergence_stops_with_step_and_eta(start):
    with pytest.raises(ValueError, match=r"after \d+ steps with eta = 1.5"):
        walk_until(10_000, descend(parabola, start, eta=1.5))


def test_bad_numbers_are_not_blamed_on_eta():
    with pytest.raises(ValueError, match=r"after 0 steps .* look for nan"):
        walk_until(5, descend(parabola, [np.nan], eta=0.1))


def test_a_walk_ends_with_its_batches():
    batches = [(X, Y)] * 3
    walk = walk_until(10, descend(mse_and_gradient, np.zeros(6), 0.05, batches))
    assert (walk.updates, walk.stopped_by) == (2, "steps")


@pytest.mark.parametrize("eta", [0, -0.1, float("nan")])
def test_a_learning_rate_that_goes_nowhere_is_refused(eta):
    with pytest.raises(ValueError, match="eta is"):
        walk_until(1, descend(parabola, [1.0], eta))


def test_descent_leaves_its_start_alone():
    start = np.array([1.0, 2.0])
    walk_until(5, descend(parabola, start, 0.1))
    assert start.tolist() == [1.0, 2.0]


def test_an_epoch_sees_each_example_once():
    rows = np.arange(10.0)
    batches = minibatches(rows[:, None], rows, 4, np.random.default_rng(3))
    for _ in range(2):
        epoch = list(itertools.islice(batches, updates_per_epoch(10, 4)))
        assert [len(y) for _, y in epoch] == [4, 4, 2]
        assert sorted(np.concatenate([y for _, y in epoch])) == rows.tolist()
        assert all((X_b[:, 0] == y_b).all() for X_b, y_b in epoch)


def test_epochs_are_shuffled_anew_and_repeatably():
    def first_two(seed):
        batches = minibatches(X, Y, 80, np.random.default_rng(seed))
        return [next(batches)[1].tolist() for _ in range(2)]

    assert first_two(1) == first_two(1)
    assert first_two(1)[0] != first_two(1)[1]


def test_one_whole_batch_is_gradient_descent():
    whole = minibatches(X, Y, len(Y), np.random.default_rng(0))
    walk = walk_until(20, descend(mse_and_gradient, np.zeros(6), 0.05, whole))
    plain = walk_until(
        20, descend(lambda t: mse_and_gradient(t, X, Y), np.zeros(6), 0.05)
    )
    np.testing.assert_allclose(walk.theta, plain.theta, atol=1e-12)


def test_minibatches_go_downhill():
    batches = minibatches(X, Y, 8, np.random.default_rng(0))
    walk = walk_until(200, descend(mse_and_gradient, np.zeros(6), 0.02, batches))
    assert mse(linear(walk.theta[-1], X), Y) < 0.5 * mse(linear(np.zeros(6), X), Y)


@pytest.mark.parametrize("batch_size", [0, 81])
def test_impossible_batches_are_refused(batch_size):
    with pytest.raises(ValueError, match=f"batch_size is {batch_size}.*80 examples"):
        next(minibatches(X, Y, batch_size, RNG))


def test_brute_force_tries_every_combination():
    tried = []

    def loss(theta):
        tried.append(tuple(theta))
        return (theta[0] - 2) ** 2 + (theta[1] + 1) ** 2

    theta, smallest, count = brute_force(loss, [range(4), range(-2, 2)])
    assert (theta.tolist(), smallest, count) == ([2, -1], 0, 16)
    assert len(set(tried)) == 16


def test_exact_fit_can_not_be_bettered():
    theta = exact_mae_fit(X, Y)
    lowest = mae(linear(theta, X), Y)
    found = minimize(
        lambda t: mae(linear(t, X), Y),
        THETA,
        method="Powell",
        options={"maxiter": 10**5},
    )
    assert lowest <= found.fun + 1e-12
    nudges = RNG.normal(scale=0.01, size=(500, 6))
    assert all(mae(linear(theta + nudge, X), Y) >= lowest for nudge in nudges)


@pytest.mark.parametrize("past_days", [1, 7])
def test_descent_comes_near_the_exact_fit_on_the_log(past_days):
    training, _ = views.split(views.load_log(), past_days)
    exact = mae(linear(exact_mae_fit(training.X, training.y), training.X), training.y)
    objective = descend(
        lambda t: mae_and_gradient(t, training.X, training.y),
        np.zeros(1 + past_days),
        0.002,
    )
    walk = walk_until(20_000, objective)
    assert exact <= walk.loss.min() < exact + 0.002


def test_exact_fit_needs_examples():
    with pytest.raises(ValueError):
        exact_mae_fit(np.full((3, 1), np.nan), np.ones(3))
