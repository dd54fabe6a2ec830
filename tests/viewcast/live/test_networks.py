"""The arithmetic of chapters 4 to 7 in JavaScript: what Python computes."""

import numpy as np
import pytest

from tests.helpers.live import LIVE, assert_equal, in_javascript
from viewcast import deep, results
from viewcast.live.overfitting import by_kind
from viewcast.parameters import parameter_count, start
from viewcast.relu import relu
from viewcast.sigmoid import hard_sigmoid, one_layer, pieces_through, sigmoid

RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("module", "name", "activation"),
    [
        ("sigmoid", "sigmoid", sigmoid),
        ("sigmoid", "hardSigmoid", hard_sigmoid),
        ("relu", "relu", relu),
    ],
)
def test_one_layer_bends_as_python_does(module, name, activation):
    theta, x = RNG.normal(size=1 + 3 * 4), RNG.normal(size=30)
    theirs = in_javascript(
        module,
        f"js.oneLayer(theta, x, js.{name})",
        theta=theta.tolist(),
        x=x.tolist(),
    )
    assert_equal(theirs, one_layer(theta, x[:, None], activation))


def test_sigmoid_builds_the_red_curve_piece_by_piece():
    data = LIVE["sigmoid"]().data
    assert data["theta"] == pieces_through(data["x"], data["y"]).tolist()
    places = in_javascript(
        "sigmoid",
        "[1, 2, 3].map((i) => js.place(theta, i))",
        theta=data["theta"],
    )
    state = {key: value for place in places for key, value in place.items()}
    theta = in_javascript("sigmoid", "js.thetaOf(state)", state=state)
    assert_equal(theta, data["theta"])


@pytest.mark.parametrize("n", [1, 7, 30])
def test_relu_meets_the_smooth_curve_where_hard_sigmoids_do(n):
    x = np.linspace(0, 7, 141)
    theirs = in_javascript(
        "relu", "js.oneLayer(js.approximate(n, [0, 7]), x)", n=n, x=x.tolist()
    )
    points = np.linspace(0, 7, n + 1)
    theta = pieces_through(points, 3 + 2 * np.sin(points))
    assert_equal(theirs, one_layer(theta, x[:, None], hard_sigmoid))


def test_relu_makes_a_hard_sigmoid_of_two():
    z = np.linspace(-5, 5, 41)
    theirs = in_javascript(
        "relu", "js.oneLayer(js.twoMakeOne(-2, 4, 0.25), z)", z=z.tolist()
    )
    assert_equal(theirs, hard_sigmoid(z))


@pytest.mark.parametrize("sizes", [(1, 2), (1, 2, 2, 2), (3, 4, 5)])
def test_deep_runs_forward_as_python_does(sizes):
    theta = start(sizes, RNG) + 0.1 * RNG.normal(size=parameter_count(sizes))
    X = RNG.normal(size=(7, sizes[0]))
    theirs = in_javascript(
        "deep",
        "[js.forward(theta, X, sizes).at(-1), js.parameterCount(sizes)]",
        theta=theta.tolist(),
        X=X.tolist(),
        sizes=sizes,
    )
    assert_equal(theirs[0], deep.forward(theta, X, sizes)[-1])
    assert theirs[1] == len(theta)


@pytest.mark.parametrize("peak", [0.5, 0.3])
@pytest.mark.parametrize("layers", [1, 2, 5])
def test_deep_folds_and_counts_its_pieces(layers, peak):
    theta, corners = in_javascript(
        "deep",
        "(() => { const theta = js.folded(layers, peak);"
        " const sizes = [1, ...Array(layers).fill(2)];"
        " return [theta, js.corners(theta, sizes)]; })()",
        layers=layers,
        peak=peak,
    )
    sizes = (1, *[2] * layers)
    x, tents = np.linspace(0, 1, 400), np.linspace(0, 1, 400)
    for _ in range(layers):
        tents = np.where(tents <= peak, tents / peak, (1 - tents) / (1 - peak))
    assert_equal(deep.forward(np.array(theta), x[:, None], sizes)[-1], tents)
    assert len(corners) - 1 == 2**layers
    assert_equal(np.interp(x, *np.transpose(corners)), tents)


@pytest.mark.parametrize("pieces", [3, 8])
def test_deep_draws_through_points_with_one_layer(pieces):
    x, y = np.linspace(0, 1, pieces + 1), RNG.normal(size=pieces + 1)
    theta = in_javascript("deep", "js.relusThrough(x, y)", x=x.tolist(), y=y.tolist())
    across = np.linspace(0, 1, 200)
    found = deep.forward(np.array(theta), across[:, None], (1, pieces))[-1]
    assert_equal(found, np.interp(across, x, y))


def test_overfitting_begins_where_no_chapter_has_been():
    data = LIVE["overfitting"]().data
    assert list(data["logs"]) == ["second", "course"]
    high = in_javascript("overfitting", "js.ceiling(logs)", logs=data["logs"])
    assert high > results.column(results.load("lecture-table"), "unseen_mae")[4:].max()


def test_overfitting_compares_all_pairs():
    losses = by_kind(results.load("lecture-table"))["unseen"]
    shares, best, mean = in_javascript(
        "overfitting",
        "[js.shares(losses, '4x100'), js.best(losses), js.mean(losses['4x100'])]",
        losses=losses,
    )
    four = np.array(losses["4x100"])
    for kind, share in shares.items():
        assert share == np.mean(four < np.array(losses[kind])[:, None])
    assert set(shares) == set(losses) - {"4x100"}
    assert best == min(losses, key=lambda kind: np.mean(losses[kind]))
    assert mean == pytest.approx(four.mean(), abs=1e-12)
