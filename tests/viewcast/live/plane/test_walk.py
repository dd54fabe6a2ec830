"""Networks of two inputs train in a page as they do in the package."""

import numpy as np
import pytest

from tests.helpers.live import in_javascript
from viewcast import overfitting
from viewcast.live.laboratories.plane import data
from viewcast.loss import mae
from viewcast.parameters import spread_start, start

SETTING = {"units": 5, "epochs": 5, "eta": 0.03}
WALK = """(() => {
  const set = setting.data === "log" ? js.twoDays(known)
    : js.layered({ rings: 2, seen: 50, noise: 0.1 });
  const walk = new js.Walk(setting, set), parts = Object.values(walk.training.parts);
  while (walk.epoch < epochs) walk.step();
  const { layers, last, reports } = walk, theta = [...walk.training.network.theta()];
  const examples = parts.map(({ X, y }) => [[...X], [...y]]);
  return { last, reports, layers, theta, parts: examples };
})()"""


def walked(epochs, **setting):
    """What the page has after so many epochs, and the parts' X (n, 2) and y (n,)."""
    setting = {**SETTING, **setting, "seed": 4}
    given = {"setting": setting, "epochs": epochs, "known": data()}
    found = in_javascript("../laboratories/plane", WALK, **given)
    parts = [(np.reshape(X, (-1, 2)), np.array(y)) for X, y in found["parts"]]
    return found, *parts


@pytest.mark.parametrize("layers", [0, 1, 3])
@pytest.mark.parametrize("of", ["rings", "log"])
def test_losses_are_those_of_the_package(of, layers):
    found, seen, unseen = walked(3, data=of, bends="zero", layers=layers)
    sizes, rng = (2, *[SETTING["units"]] * layers), np.random.default_rng(4)
    schedule = overfitting.Schedule(SETTING["epochs"], 32, SETTING["eta"])
    walk = overfitting.descend(start(sizes, rng), sizes, seen, rng, schedule)
    thetas = [next(walk).copy() for _ in range(4)]
    for report, theta in zip(found["reports"], thetas, strict=True):
        for side, (X, y) in (("training", seen), ("unseen", unseen)):
            (y_hat,) = overfitting.forecasts([theta], X, sizes)
            assert report[side] == pytest.approx(mae(y_hat, y), abs=1e-9)
    flat = [np.append(each["b"], each["W"]) for each in found["layers"]]
    assert [*np.concatenate(flat)] == found["theta"]
    assert found["last"] == found["reports"][-1]


@pytest.mark.parametrize("layers", [1, 3])
def test_bends_are_spread_as_the_package_does(layers):
    """Only the start: at an example where a unit bends, rounding says if it is on."""
    found, (X, _), _ = walked(0, data="rings", bends="spread", layers=layers)
    sizes = (2, *[SETTING["units"]] * layers)
    theta = spread_start(sizes, X, np.random.default_rng(4))
    np.testing.assert_allclose(found["theta"], theta, rtol=0, atol=1e-15)
