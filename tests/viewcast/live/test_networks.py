"""Live pictures without a browser: their arithmetic is Python's, and they are small."""

import base64
import gzip
import json
import subprocess
from html import escape
from pathlib import Path

import numpy as np
import pytest

from builder.site.formulas import NODE
from viewcast import deep, loss, optimization, results, views
from viewcast.function import linear
from viewcast.live import deep as deep_live
from viewcast.live import function as function_live
from viewcast.live import loss as loss_live
from viewcast.live import optimization as optimization_live
from viewcast.live import overfitting as overfitting_live
from viewcast.live import relu as relu_live
from viewcast.live import sigmoid as sigmoid_live
from viewcast.live.picture import FOLDER, bundle
from viewcast.parameters import parameter_count, start
from viewcast.relu import relu
from viewcast.sigmoid import hard_sigmoid, one_layer, pieces_through, sigmoid

LOG = views.load_log()
TRAINING, _ = views.split(LOG, 1)
RNG = np.random.default_rng(0)
X, Y = RNG.normal(3, 1, size=50), RNG.normal(3, 1, size=50)
THETAS = RNG.normal(size=(20, 2))
LIVE = {
    "function": lambda: function_live.line_and_forecast(LOG),
    "loss": lambda: loss_live.line_and_surface(TRAINING.X, TRAINING.y),
    "optimization": lambda: optimization_live.walks(TRAINING.X, TRAINING.y),
    "sigmoid": sigmoid_live.red_curve,
    "relu": relu_live.hinges,
    "deep": deep_live.folds,
    "overfitting": overfitting_live.commit,
}


def in_javascript(name, expression, **values):
    """What an expression gives with a bundle's exports and these values in scope."""
    module = base64.b64encode(bundle(name).encode()).decode()
    names = ", ".join(values)
    program = (
        f'import * as js from "data:text/javascript;base64,{module}";\n'
        f"const {{ {names} }} = {json.dumps(values)};\n"
        f"console.log(JSON.stringify({expression}));"
    )
    command = [NODE, "--input-type=module", "--eval", program]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def assert_equal(theirs, ours):
    np.testing.assert_allclose(theirs, ours, rtol=0, atol=1e-9)


def test_function_forecasts_as_python_does():
    theirs = in_javascript(
        "function",
        "x.map((value) => js.forecast(b, w, value))",
        x=X.tolist(),
        b=0.3,
        w=1.1,
    )
    assert_equal(theirs, linear([0.3, 1.1], X[:, None]))


@pytest.mark.parametrize("name", ["mae", "mse"])
def test_losses_are_pythons(name):
    theirs = in_javascript(
        "loss",
        f"thetas.map(([b, w]) => js.{name}(x, y, b, w))",
        x=X.tolist(),
        y=Y.tolist(),
        thetas=THETAS.tolist(),
    )
    of = getattr(loss, name)
    assert_equal(theirs, [of(linear(theta, X[:, None]), Y) for theta in THETAS])


@pytest.mark.parametrize("name", ["mae", "mse"])
def test_gradients_and_walks_are_pythons(name):
    objective = getattr(optimization, f"{name}_and_gradient")
    walk = optimization.walk_until(
        60, optimization.descend(lambda t: objective(t, X[:, None], Y), THETAS[0], 0.02)
    )
    theirs = in_javascript(
        "optimization",
        f"js.descend((t) => js.{name}AndGradient(x, y, t), theta, 0.02, 60)",
        x=X.tolist(),
        y=Y.tolist(),
        theta=THETAS[0].tolist(),
    )
    for key, ours in (
        ("theta", walk.theta),
        ("loss", walk.loss),
        ("gradient", walk.gradient),
    ):
        assert_equal([step[key] for step in theirs], ours)


def test_the_two_valleys_are_the_chapters():
    u = np.linspace(-1.6, 1.6, 33)
    theirs = np.array(
        in_javascript("optimization", "u.map((v) => js.twoValleys([v]))", u=u.tolist())
    )
    assert_equal(theirs[:, 0], u**4 - 2 * u**2 + 0.4 * u + 1.5)
    differences = np.gradient(theirs[:, 0], u)[1:-1]
    np.testing.assert_allclose(theirs[1:-1, 1], differences, atol=0.08)


def test_a_walk_that_explodes_ends():
    theirs = in_javascript(
        "optimization",
        "js.descend((t) => js.mseAndGradient(x, y, t), [0, 0], 1, 1000).length",
        x=X.tolist(),
        y=Y.tolist(),
    )
    assert theirs < 50


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


def test_overfitting_compares_all_pairs():
    losses = overfitting_live.by_kind(results.load("lecture-table"))["unseen"]
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


def test_ticks_are_round_and_within():
    theirs = in_javascript(
        "kit", "ends.map((end) => js.ticks(end))", ends=[[0, 10], [-2, 3], [0, 1.6]]
    )
    assert theirs[0] == [0, 2, 4, 6, 8, 10]
    assert theirs[1] == [-2, -1, 0, 1, 2, 3]
    assert theirs[2] == [0, 0.5, 1, 1.5]


def test_numbers_are_told_with_a_minus_where_there_is_one():
    theirs = in_javascript(
        "kit",
        "[-1.25, -0.004, 0, -0.006, -10].map((value) => js.told(value))",
    )
    assert theirs == ["−1.25", "0.00", "0.00", "−0.01", "−10.00"]


@pytest.mark.parametrize("name", LIVE)
def test_a_bundle_is_one_module_that_imports_nothing(name):
    source = bundle(name)
    assert "import " not in source
    assert source.count("export default") == 1
    assert f'export default picture("{name}", build);' in source  # the tests' addresses
    for command in (
        [NODE, "--input-type=module", "--eval", source],
        [NODE, FOLDER / f"{name}.mjs"],  # its imports are there, too
    ):
        assert subprocess.run(command, capture_output=True).returncode == 0


def test_a_picture_carries_no_other_chapters_code():
    assert "oneLayer" in bundle("relu") and "oneLayer" not in bundle("loss")
    assert "linePanel" in bundle("loss") and "linePanel" not in bundle("relu")


@pytest.mark.parametrize("name", LIVE)
def test_a_picture_repeats_carries_its_still_and_is_small(name):
    live = LIVE[name]()
    shown = live._repr_mimebundle_()
    assert shown == live._repr_mimebundle_() == LIVE[name]()._repr_mimebundle_()
    html = shown["text/html"]
    assert html.count("</script>") == 1
    assert f'<img alt="{escape(live.still.alt)}"' in html
    assert "data:image/svg+xml,%3Csvg" in html
    assert len(gzip.compress(html.encode())) < 60_000
    assert len(live.still.alt) > 100


def test_all_javascript_is_small():
    sources = b"".join(path.read_bytes() for path in sorted(FOLDER.glob("*.mjs")))
    assert len(gzip.compress(sources)) < 40_000


def test_every_picture_here_is_in_its_chapter():
    for name in LIVE:
        (chapter,) = Path("chapters").glob(f"*-{name}.md")
        assert "live." in chapter.read_text("utf8")
