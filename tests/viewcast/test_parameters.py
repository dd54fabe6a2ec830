"""θ in and out of its parts, how many numbers it holds, and where it starts."""

import numpy as np
import pytest

from viewcast.deep import network
from viewcast.parameters import (
    flatten,
    parameter_count,
    shapes,
    spread_start,
    start,
    unflatten,
    units_of,
)
from viewcast.sigmoid import one_layer

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


@pytest.mark.parametrize("d", [1, 3])
def test_a_spread_start_bends_at_examples(d):
    X, sizes = RNG.normal(size=(20, d)), (d, 30, 4)
    theta = spread_start(sizes, X, np.random.default_rng(2))
    plain = start(sizes, np.random.default_rng(2))
    assert (theta[30:] == plain[30:]).all() and (plain[:30] == 0).all()
    b, W, *_ = unflatten(theta, shapes(sizes))
    sums = np.abs(b + X @ W.T)  # a row an example
    assert (sums.min(axis=0) < 1e-12).all()
    assert len(set(sums.argmin(axis=0))) > 10


def test_one_seed_one_start_and_another_seed_another():
    thetas = [start((5, 4), np.random.default_rng(seed)) for seed in (1, 1, 2)]
    assert (thetas[0] == thetas[1]).all()
    weights = thetas[0] != 0
    assert (thetas[0] != thetas[2])[weights].all()
