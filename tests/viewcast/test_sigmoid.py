"""Bends against torch and scipy, pieces through points, θ in and out of its parts."""

import warnings

import numpy as np
import pytest
import torch
from scipy.special import expit

from viewcast.deep import network
from viewcast.parameters import (
    flatten,
    parameter_count,
    shapes,
    start,
    unflatten,
    units_of,
)
from viewcast.sigmoid import hard_sigmoid, one_layer, pieces_through, sigmoid

RNG = np.random.default_rng(0)
COUNTS = [
    ((56,), 57),
    ((56, 10), 581),
    ((56, 100), 5_801),
    ((56, 1000), 58_001),
    ((56, 100, 100), 15_901),
    ((56, 100, 100, 100), 26_001),
    ((56, 100, 100, 100, 100), 36_101),
]


def points(count):
    """Points in ascending order at random distances, and random heights."""
    return np.cumsum(RNG.uniform(0.05, 2, count)) - count / 2, RNG.normal(size=count)


def curve(theta, x):
    return one_layer(theta, x[:, None], hard_sigmoid)


def gap_to_sin(pieces):
    x = np.linspace(0, 2 * np.pi, pieces + 1)
    dense = np.linspace(0, 2 * np.pi, 20_001)
    return np.abs(curve(pieces_through(x, np.sin(x)), dense) - np.sin(dense)).max()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (sigmoid, expit),
        (sigmoid, lambda z: torch.sigmoid(torch.from_numpy(z)).numpy()),
        (
            hard_sigmoid,
            lambda z: torch.nn.functional.hardsigmoid(torch.from_numpy(1.5 * z)),
        ),
    ],
)
def test_bends_agree_with_the_libraries(ours, theirs):
    z = np.concatenate([np.linspace(-9, 9, 361), [-1e4, 1e4]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = ours(z)
    np.testing.assert_allclose(found, theirs(z), rtol=0, atol=1e-15)
    assert found[-2:].tolist() == [0, 1]


def test_both_sigmoids_share_height_and_slope_in_the_middle():
    for bend in (sigmoid, hard_sigmoid):
        assert bend(0) == 0.5
        assert (bend(1e-5) - bend(-1e-5)) / 2e-5 == pytest.approx(0.25, abs=1e-9)


@pytest.mark.parametrize("count", [2, 3, 20, 100])
def test_the_curve_runs_straight_from_point_to_point(count):
    x, y = points(count)
    theta = pieces_through(x, y)
    assert len(theta) == parameter_count((1, count - 1))
    np.testing.assert_allclose(curve(theta, x), y, rtol=0, atol=1e-12)
    everywhere = np.linspace(x[0] - 5, x[-1] + 5, 1001)
    expected = np.interp(everywhere, x, y)  # flat outside, too
    np.testing.assert_allclose(curve(theta, everywhere), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("x", "y"), [([0, 2, 1], [1, 2, 3]), ([0, 0], [1, 2]), ([0], [1]), ([0, 1], [1])]
)
def test_points_that_make_no_curve_are_refused(x, y):
    with pytest.raises(ValueError, match="x must ascend"):
        pieces_through(x, y)


def test_twice_the_pieces_a_quarter_of_the_error():
    pieces = [8, 16, 32, 64]
    gaps = np.array([gap_to_sin(h) for h in pieces])
    np.testing.assert_allclose(gaps[:-1] / gaps[1:], 4, rtol=0.08)
    bounds = (2 * np.pi / np.array(pieces)) ** 2 / 8  # |sin″| is at most 1
    assert (gaps <= bounds).all()
    assert (gaps > 0.9 * bounds).all()


def test_one_layer_and_its_gradient_agree_with_torch():
    sizes, X = (5, 7), torch.from_numpy(RNG.normal(size=(20, 5)))
    theta = torch.from_numpy(RNG.normal(size=parameter_count(sizes)))
    theirs = network(theta.numpy(), sizes)
    theirs[1] = torch.nn.Sigmoid()
    theirs(X).square().sum().backward()
    hidden, _, last, _ = theirs
    grads = [part.grad for part in (hidden.bias, hidden.weight, last.bias, last.weight)]

    theta.requires_grad_()
    y_hat = one_layer(theta, X, torch.sigmoid)
    y_hat.square().sum().backward()
    np.testing.assert_allclose(y_hat.detach(), theirs(X).detach(), rtol=0, atol=1e-12)
    np.testing.assert_allclose(theta.grad, flatten(grads), rtol=0, atol=1e-10)
    numpys = one_layer(theta.detach().numpy(), X.numpy())
    np.testing.assert_allclose(numpys, y_hat.detach(), rtol=0, atol=1e-12)


@pytest.mark.parametrize("sizes", [(3,), (3, 4), (3, 4, 2)])
def test_unflatten_undoes_flatten(sizes):
    arrays = [RNG.normal(size=shape) for shape in shapes(sizes)]
    theta = flatten(arrays)
    back = unflatten(theta, shapes(sizes))
    for array, again in zip(arrays, back, strict=True):
        assert again.shape == np.shape(array) and (again == array).all()
    assert (flatten(back) == theta).all()


@pytest.mark.parametrize("surplus", [-1, 1])
def test_a_theta_of_the_wrong_length_is_refused(surplus):
    theta = np.zeros(parameter_count((3, 4)) + surplus)
    with pytest.raises(ValueError, match=f"theta has {len(theta)} numbers"):
        unflatten(theta, shapes((3, 4)))
    with pytest.raises(ValueError, match="1 \\+ 5h, for instance"):
        one_layer(theta, np.zeros((1, 3)))


@pytest.mark.parametrize(("length", "instance"), [(1, 6), (5, 6), (12, 11), (15, 11)])
def test_units_of_names_a_length_that_would_do(length, instance):
    with pytest.raises(ValueError, match=rf"has {length} .*for instance {instance}$"):
        units_of(np.zeros(length), 3)
    assert units_of(np.zeros(11), 3) == 2


@pytest.mark.parametrize(("sizes", "count"), COUNTS)
def test_parameter_counts_are_the_lectures_and_torchs(sizes, count):
    theta = np.zeros(parameter_count(sizes))
    theirs = sum(part.numel() for part in network(theta, sizes).parameters())
    assert len(theta) == theirs == count


def test_a_start_has_no_biases_and_weights_within_reach():
    sizes = (54, 96, 24)
    arrays = unflatten(start(sizes, np.random.default_rng(0)), shapes(sizes))
    assert all((bias == 0).all() for bias in arrays[::2])
    for inputs, weights in zip(sizes, arrays[1::2], strict=True):
        largest, reach = np.abs(weights).max(), np.sqrt(6 / inputs)
        assert 0.8 * reach < largest <= reach
        assert max(weights.min(), -weights.max()) < -0.7 * reach  # on both sides


def test_one_seed_one_start_and_another_seed_another():
    thetas = [start((5, 4), np.random.default_rng(seed)) for seed in (1, 1, 2)]
    assert (thetas[0] == thetas[1]).all()
    weights = thetas[0] != 0
    assert (thetas[0] != thetas[2])[weights].all()
