"""The arithmetic of chapters 1 to 3 in JavaScript, and numbers on axes: Python's."""

import numpy as np
import pytest

from tests.helpers.live import LIVE, TRAINING, assert_equal, in_javascript, loss_at
from viewcast import loss, optimization
from viewcast.function import linear

RNG = np.random.default_rng(0)
X, Y = RNG.normal(3, 1, size=50), RNG.normal(3, 1, size=50)
THETAS = RNG.normal(size=(20, 2))


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


@pytest.mark.parametrize(
    ("name", "end"), [("mae", "1.50k."), ("mse", "1.50k, its square 2.25k².")]
)
def test_marked_days_are_told(name, end):
    state = {"b": 0.5, "w": 1, "loss": name}
    days = {"x": [1, 2, 3], "y": [1, 4, 3.5]}  # errors 0.5, −1.5, 0
    told = in_javascript("loss", "js.errorsTold(x, y, state)", **days, state=state)
    assert told == (
        f"Of the 3 marked days the line is too high on 1; the largest error is {end}"
    )


def test_marked_days_are_days_and_spread_over_the_picture():
    data = LIVE["loss"]().data
    x = np.array(data["views"])[data["marked"]]
    assert len(x) == 8
    assert np.ptp(x) > 0.5 * np.ptp(data["views"])


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


@pytest.mark.parametrize("name", ["mae", "mse"])
def test_level_lines_are_where_the_loss_has_its_level(name):
    surface = LIVE["loss"]().data["surface"]
    levels = surface["levels"][name]
    lines = in_javascript(
        "loss",
        f"js.levelLines('{name}', x, y, best, levels)",
        x=TRAINING.X[:, 0].tolist(),
        y=TRAINING.y.tolist(),
        best=surface["best"][name],
        levels=levels,
    )
    assert [line["level"] for line in lines] == [*levels][::-1]
    for line in lines:
        w, b = np.transpose(line["line"])
        ours = [
            loss_at(*theta, getattr(loss, name)) for theta in zip(b, w, strict=True)
        ]
        np.testing.assert_allclose(ours, line["level"], rtol=0, atol=1e-5)
        assert_round_enough(name, w, b, line["level"])


def assert_round_enough(name, w, b, level):
    """Between neighbours on the map a level line is straight but for half a pixel."""
    w, b = (w + np.roll(w, 1)) / 2, (b + np.roll(b, 1)) / 2
    scale = np.array([212 / 5, 277 / 1.6])  # pixels, as beside another panel on a desk
    for theta in zip(b, w, strict=True):
        if not (-2 < theta[0] < 3 and 0 < theta[1] < 1.6):
            continue
        there, gradient = getattr(optimization, f"{name}_and_gradient")(
            np.array(theta), TRAINING.X, TRAINING.y
        )
        assert abs(there - level) < 0.5 * np.linalg.norm(gradient / scale)


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
