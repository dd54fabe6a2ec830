"""ReLU against torch, hard sigmoids made of ReLUs, and where a model bends."""

from itertools import pairwise

import numpy as np
import pytest

from viewcast.parameters import parameter_count
from viewcast.relu import as_relus, kinks, region_count, relu, which_work
from viewcast.sigmoid import hard_sigmoid, one_layer

RNG = np.random.default_rng(0)


def theta_of(d, h):
    return RNG.normal(size=parameter_count((d, h)))


def test_relu_is_torchs(torch):
    z = np.concatenate([RNG.normal(size=50), [0.0, -1e300, 1e300]])
    assert relu(z).tolist() == torch.relu(torch.from_numpy(z)).tolist()


@pytest.mark.parametrize("d", [1, 5])
@pytest.mark.parametrize("h", [1, 6])
def test_two_relus_are_a_hard_sigmoid(d, h):
    theta, X = theta_of(d, h), 3 * RNG.normal(size=(500, d))
    twice = as_relus(theta, d)
    assert len(twice) == parameter_count((d, 2 * h))
    expected = one_layer(theta, X, hard_sigmoid)
    found = one_layer(twice, X, relu)
    np.testing.assert_allclose(found, expected, rtol=0, atol=1e-12)


def test_a_theta_of_another_model_is_refused():
    with pytest.raises(ValueError, match="theta has 8 numbers"):
        as_relus(np.zeros(8), d=1)


def test_a_model_bends_at_its_kinks_and_nowhere_else():
    theta = theta_of(1, 8)
    bends = kinks(theta)
    assert len(bends) == 8
    edges = np.concatenate([[bends[0] - 1], bends, [bends[-1] + 1]])
    for low, high in pairwise(edges):
        piece = one_layer(theta, np.linspace(low, high, 9)[:, None], relu)
        np.testing.assert_allclose(np.diff(piece, 2), 0, atol=1e-12)
    step = np.diff(bends).min() / 2
    around = bends[:, None] + step * np.array([-1, 0, 1])
    heights = one_layer(theta, around.reshape(-1, 1), relu).reshape(-1, 3)
    w, c = theta[8:16], theta[17:]
    turns = np.sort(np.abs(w * c))  # by how much the slope changes
    found = np.sort(np.abs(np.diff(heights, 2)[:, 0]) / step)
    np.testing.assert_allclose(found, turns, rtol=1e-6)


def test_units_without_weight_or_with_one_place_add_no_kink():
    b_hidden, w = [3.0, -1.0, -2.0, 4.0], [0.0, 1.0, 2.0, 1.0]
    assert kinks([*b_hidden, *w, 0.0, *np.ones(4)]).tolist() == [-4.0, 1.0]


def test_in_a_region_the_model_is_linear():
    theta, X = theta_of(3, 4), RNG.normal(size=(400, 3))
    patterns = which_work(theta, X)
    b_hidden, W = theta[:4], theta[4:16].reshape(4, 3)
    for pattern in np.unique(patterns, axis=0):
        inside = X[(patterns == pattern).all(axis=1)]
        w = theta[17:] * pattern  # the pieces that are at work, and no bend
        linear = theta[16] + (b_hidden + inside @ W.T) @ w
        np.testing.assert_allclose(one_layer(theta, inside, relu), linear, atol=1e-12)


@pytest.mark.parametrize(("h", "regions"), [(1, 2), (2, 4), (3, 7), (4, 11)])
def test_lines_in_a_plane_make_as_many_regions_as_are_said(h, regions):
    angles = np.pi * (np.arange(h) + 0.5) / h
    W = np.column_stack([np.cos(angles), np.sin(angles)])
    theta = np.concatenate([0.1 * np.arange(1, h + 1) ** 2, W.ravel(), [0], np.ones(h)])
    X = RNG.uniform(-30, 30, (200_000, 2))
    assert region_count(theta, np.concatenate([X, X / 10, X / 100])) == regions
