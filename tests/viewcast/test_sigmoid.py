"""Bends against torch and scipy, pieces through points, one layer against torch."""

import warnings

import numpy as np
import pytest
from scipy.special import expit

from viewcast.deep import network
from viewcast.parameters import (
    flatten,
    parameter_count,
)
from viewcast.sigmoid import hard_sigmoid, one_layer, pieces_through, sigmoid

RNG = np.random.default_rng(0)


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
        (sigmoid, lambda _, z: expit(z)),
        (sigmoid, lambda torch, z: torch.sigmoid(torch.from_numpy(z))),
        (
            hard_sigmoid,
            lambda torch, z: torch.nn.functional.hardsigmoid(torch.from_numpy(1.5 * z)),
        ),
    ],
)
def test_bends_agree_with_the_libraries(torch, ours, theirs):
    z = np.concatenate([np.linspace(-9, 9, 361), [-1e4, 1e4]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = ours(z)
    np.testing.assert_allclose(found, theirs(torch, z), rtol=0, atol=1e-15)
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


def test_one_layer_and_its_gradient_agree_with_torch(torch):
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
