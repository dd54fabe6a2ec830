"""The two truths are what their formulas say, the stored table is today's recipe's."""

import hashlib
import json

import numpy as np
import pytest

from viewcast import overfitting, results
from viewcast.deep import forward
from viewcast.parameters import flatten, parameter_count, shapes, start, unflatten
from viewcast.support.files import data_file
from viewcast.training import layered
from viewcast.training.layered import NAME, SIZES, TRUTHS, h, nested, side_by_side

U = np.random.default_rng(0).uniform(size=(50, 8))
PAIRS = [(i, j) for i in range(8) for j in range(i + 1, 8)]


def tents_of(pairs, inputs):
    """A layer that gives for each pair z = a + b the ReLUs of z and of z − 1."""
    W = np.zeros((2 * len(pairs), inputs))
    for k, (i, j) in enumerate(pairs):
        W[2 * k : 2 * k + 2, [i, j]] = 1
    return np.tile([0.0, -1.0], len(pairs)), W


def test_h_is_the_chapters_tent_of_the_mean():
    a, b = U[:, 0], U[:, 1]
    x = (a + b) / 2
    tent = 2 * np.maximum(0, x) - 4 * np.maximum(0, x - 0.5)
    np.testing.assert_allclose(h(a, b), tent, rtol=0, atol=1e-12)
    assert h(a, b).min() >= 0 and h(a, b).max() <= 1


def test_three_small_layers_are_the_nested_truth():
    up = np.array([[1.0, -2, 0, 0], [0, 0, 1, -2]])  # two ReLUs make a tent
    b_1, W_1 = tents_of([(0, 1), (2, 3), (4, 5), (6, 7)], 8)
    b_2, W_2 = tents_of([(0, 1), (2, 3)], 4)
    b_3, W_3 = tents_of([(0, 1)], 2)
    W_2, W_3 = W_2 @ np.kron(np.eye(2), up), W_3 @ up
    sizes = (8, 8, 4, 2)
    theta = flatten([b_1, W_1, b_2, W_2, b_3, W_3, 0.0, [1.0, -2.0]])
    assert len(theta) == parameter_count(sizes) == 121
    y = forward(theta, U, sizes)[-1]
    np.testing.assert_allclose(y, nested(U), rtol=0, atol=1e-12)


def test_one_layer_is_the_truth_side_by_side():
    signs = [1 if (i + j) % 2 else -1 for i, j in PAIRS]
    c = np.kron(signs, [1.0, -2.0]) / 4
    y = forward(flatten([*tents_of(PAIRS, 8), 0.0, c]), U, (8, 56))[-1]
    np.testing.assert_allclose(y, side_by_side(U), rtol=0, atol=1e-12)


def test_the_networks_have_about_as_many_parameters():
    counts = [parameter_count(sizes) for sizes in SIZES]
    assert max(counts) < 1.01 * min(counts)


def test_a_small_start_is_within_pytorchs_reach():
    sizes = (64, 96, 24)
    arrays = unflatten(
        layered.small_start(sizes, np.random.default_rng(0)), shapes(sizes)
    )
    for inputs, bias, weights in zip(sizes, arrays[::2], arrays[1::2], strict=True):
        both = np.abs(np.concatenate([np.ravel(bias), np.ravel(weights)]))
        assert 0.8 / np.sqrt(inputs) < both.max() <= 1 / np.sqrt(inputs)


def test_training_from_a_given_start_is_training():
    X, sizes = np.vstack([U, 1 - U]), (8, 5)  # more than a batch
    examples = X, nested(X)
    rngs = [np.random.default_rng(seed) for seed in (3, 4)]
    thetas = [start(sizes, rng) for rng in rngs]
    ours = overfitting.train_from(thetas, sizes, examples, rngs, epochs=2)
    assert (ours == overfitting.train(sizes, *examples, (3, 4), epochs=2)).all()


def test_a_block_names_and_repeats_its_networks():
    first, again = (layered.score("nested", (8, 3, 2), 1, epochs=1) for _ in "ab")
    assert first == again and len(first) == layered.NETWORKS
    assert [record["seed"] for record in first] == list(range(5, 10))
    assert tuple(first[0]) == layered.COLUMNS
    assert len({record["unseen_mae"] for record in first}) > 1


def test_the_stored_table_belongs_to_todays_recipe():
    made = results.how_made(NAME)
    table = data_file(f"{NAME}.csv").read_bytes()
    assert hashlib.sha256(table).hexdigest() == made["sha256"]
    today = json.loads(json.dumps(layered.describe()))
    assert {key: made[key] for key in today} == today
    assert made.keys() - today.keys() == {"versions", "sha256"}


@pytest.mark.parametrize("truth", TRUTHS)
def test_the_stored_table_holds_a_record_for_each_network(truth):
    for sizes in SIZES:
        row = {"truth": truth, "layers": len(sizes) - 1, "units": sizes[1]}
        seeds = results.column(results.load(NAME), "seed", **row)
        assert seeds.tolist() == list(range(layered.DRAWS * layered.NETWORKS))
