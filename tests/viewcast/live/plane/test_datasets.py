"""What the plane's laboratory learns from: the package's truth, the package's days."""

import numpy as np
import pytest

from tests.helpers.live import in_javascript
from viewcast import views
from viewcast.live.laboratories.plane import data
from viewcast.training.layered import nested

MADE = "js.layered({ rings, seen: 30, noise })"
PARTS = """(({ truth, ...set }) => ["training", "unseen"].map((part) => {
  const { X, y, places } = set[part];
  return { X: [...X], y: [...y], places, rival: set.rival, floor: set.floor };
}))"""
COLUMNS = {1: [0, 0, 1, 1], 2: [0, 0, 1, 1] * 2}  # of the truth's four or eight numbers


@pytest.mark.parametrize("noise", [0, 0.2])
@pytest.mark.parametrize("rings", [1, 2])
def test_the_rings_are_the_nested_truth_of_two_numbers(rings, noise):
    parts = in_javascript(
        "../plane/datasets", f"{PARTS}({MADE})", rings=rings, noise=noise
    )
    drawn = np.random.default_rng(0).random((230, 3))
    for part, rows in zip(parts, (drawn[200:], drawn[:200]), strict=True):
        places = rows[:, :2]
        np.testing.assert_array_equal(part["places"], places)
        X = (places - 0.5) * np.sqrt(12)
        np.testing.assert_allclose(part["X"], X.ravel(), rtol=0, atol=1e-15)
        y = nested(places[:, COLUMNS[rings]]) + noise * (2 * rows[:, 2] - 1)
        np.testing.assert_allclose(part["y"], y, rtol=0, atol=1e-14)
        assert part["floor"] == noise / 2
    seen, unseen = parts
    loss = np.abs(np.array(unseen["y"]) - np.median(seen["y"])).mean()
    assert seen["rival"]["loss"] == pytest.approx(loss, abs=1e-12)


@pytest.mark.parametrize("rings", [1, 2])
def test_a_small_network_folds_exactly_these_rings(rings):
    pieces = in_javascript(
        "../plane/datasets", f"{MADE}.truth.output", rings=rings, noise=0
    )
    for piece in pieces:
        corners, (flat,) = np.array(piece["corners"]), piece["sums"]
        y = nested(corners[:, COLUMNS[rings]])
        np.testing.assert_allclose(flat[0] + corners @ flat[1:], y, atol=1e-12)
    assert len(pieces) == {1: 8, 2: 16}[rings]


def test_the_log_gives_two_of_seven_past_days():
    parts = in_javascript(
        "../plane/datasets", f"{PARTS}(js.twoDays(known))", known=data()
    )
    for part, days in zip(parts, views.split(views.load_log(), 7), strict=True):
        X = days.X[:, [0, 6]]
        np.testing.assert_allclose(part["X"], X.ravel(), rtol=0, atol=1e-12)
        np.testing.assert_allclose(part["places"], X, rtol=0, atol=1e-12)
        np.testing.assert_allclose(part["y"], days.y, rtol=0, atol=1e-12)
    naive = np.abs(views.same_as_yesterday(days.X) - days.y).mean()
    assert part["rival"]["loss"] == pytest.approx(naive, abs=1e-12)
