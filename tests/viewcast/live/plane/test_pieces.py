"""The plane that a network folds: pieces, creases and bands, against forecasts."""

import numpy as np
import pytest

from tests.helpers.live import in_javascript
from viewcast.deep import forward
from viewcast.parameters import parameter_count, shapes, unflatten

RNG = np.random.default_rng(0)
SIZES = [(2,), (2, 1), (2, 8), (2, 5, 4), (2, 8, 8, 8)]
SIDE, FINE = [-1.0, 2.0], 301
AXES = {"x": SIDE, "y": SIDE}
INPUTS = [[0.5, 2, 0], [-1, 0, 3]]  # what the network sees of a place
LEVELS = [-2, -0.5, 0, 1.5, 4]
FOLD = """(() => {
  const folded = js.fold(layers, js.cornersOf(axes), inputs);
  const each = (of) =>
    folded.hidden.map((stage) => stage[0].sums.map((_, unit) => of(stage, unit)));
  const creases = each(js.crease), highest = each(js.highest);
  const units = each((stage, unit) => js.bands(stage, unit, [0]));
  const bands = js.bands(folded.output, 0, levels);
  return { ...folded, creases, units, highest, bands };
})()"""


def fold(sizes):
    """What the module makes of a network, and the function of the network's layers."""
    theta = RNG.normal(size=parameter_count(sizes))
    *hidden, b, c = unflatten(theta, shapes(sizes))
    pairs = [*zip(hidden[::2], hidden[1::2], strict=True), ([b], [c])]
    layers = [{"b": np.array(b).tolist(), "W": np.array(W).tolist()} for b, W in pairs]
    given = {"layers": layers, "axes": AXES, "inputs": INPUTS, "levels": LEVELS}
    found = in_javascript("../plane/pieces", FOLD, **given)
    B = np.array(INPUTS)

    def outputs(places):
        places = np.atleast_2d(places)
        return forward(theta, B[:, 0] + places @ B[:, 1:].T, sizes)

    return found, pairs, outputs


def area(polygon):
    x, y = np.array(polygon).T
    return abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def sums(outputs, pairs, layer, unit, places):
    b, W = pairs[layer]
    return outputs(places)[layer] @ W[unit] + b[unit]


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_every_piece_is_flat_and_together_they_are_the_plane(sizes):
    found, _, outputs = fold(sizes)
    assert len(found["hidden"]) == len(sizes) - 1
    if len(sizes) == 1:
        assert found["pieces"] == 1
    total = 0
    for piece in found["output"]:
        corners, (flat,) = np.array(piece["corners"]), piece["sums"]
        total += area(corners)
        inside = RNG.dirichlet(np.ones(len(corners)), size=3) @ corners
        expected = outputs(inside)[-1]
        np.testing.assert_allclose(flat[0] + inside @ flat[1:], expected, atol=1e-9)
    assert total == pytest.approx((SIDE[1] - SIDE[0]) ** 2, abs=1e-9)
    assert len(found["output"]) == found["pieces"]


@pytest.mark.parametrize("sizes", SIZES[1:], ids=str)
def test_pieces_are_as_many_as_patterns_of_units_that_are_on(sizes):
    """A grid may miss a small piece, and never finds one that isn't there."""
    found, _, outputs = fold(sizes)
    middles = np.array([np.mean(p["corners"], axis=0) for p in found["output"]])
    row = np.linspace(*SIDE, FINE)
    grid = np.stack(np.meshgrid(row, row), axis=-1).reshape(-1, 2)

    def patterns(places):
        hidden = outputs(places)[1:-1]
        return {row.tobytes() for row in np.hstack(hidden) > 0}

    assert len(patterns(middles)) == found["pieces"]  # each has its own
    assert patterns(grid) <= patterns(middles)


@pytest.mark.parametrize("sizes", SIZES[1:], ids=str)
def test_along_its_crease_a_units_sum_is_0(sizes):
    found, pairs, outputs = fold(sizes)
    straight = len(found["creases"][0][0])
    assert straight <= 1  # nothing bends it in the first layer
    for layer, units in enumerate(found["creases"]):
        for unit, parts in enumerate(units):
            for start, end in np.array(parts):
                places = start + np.linspace(0, 1, 5)[:, None] * (end - start)
                r = sums(outputs, pairs, layer, unit, places)
                np.testing.assert_allclose(r, 0, atol=1e-8)


@pytest.mark.parametrize("sizes", SIZES[1:], ids=str)
def test_a_unit_is_on_where_its_band_is_and_has_a_crease_if_it_is_off_too(sizes):
    found, pairs, outputs = fold(sizes)
    for layer, units in enumerate(found["units"]):
        for unit, (off, on) in enumerate(units):
            for sign, polygons in ((-1, off), (1, on)):
                for polygon in polygons:
                    r = sums(outputs, pairs, layer, unit, np.mean(polygon, axis=0))
                    assert sign * r >= -1e-9
            assert bool(found["creases"][layer][unit]) == bool(off and on)
            corners = np.array([c for p in off + on for c in p])
            r = sums(outputs, pairs, layer, unit, corners)
            assert found["highest"][layer][unit] == pytest.approx(r.max(), abs=1e-9)


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_bands_lie_between_their_levels_and_leave_nothing_out(sizes):
    found, _, outputs = fold(sizes)
    ends = [-np.inf, *LEVELS, np.inf]
    for low, high, polygons in zip(ends, ends[1:], found["bands"], strict=False):
        for polygon in polygons:
            y_hat = outputs(polygon)[-1]
            assert low - 1e-8 <= y_hat.min() and y_hat.max() <= high + 1e-8
    total = sum(area(polygon) for band in found["bands"] for polygon in band)
    assert total == pytest.approx((SIDE[1] - SIDE[0]) ** 2, abs=1e-8)
