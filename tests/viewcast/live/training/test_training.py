"""Training in JavaScript: the losses of the package's, from the same seed."""

import numpy as np
import pytest

from tests.helpers.live import in_javascript
from tests.helpers.worker import begin
from viewcast import results, views
from viewcast.training.laboratory import Settings, run

LOG = views.load_log()
TRAIN = """(() => {
  const { layers, units, pastDays, seed } = setting;
  const part = (name) => js.examples(log.views, pastDays, log[name]);
  const parts = { training: part("training"), unseen: part("unseen") };
  const sizes = [pastDays, ...Array(layers).fill(units)];
  const training = new js.Training(sizes, parts, setting, seed, fast);
  const reports = [training.report()];
  while (training.updates < training.total) {
    training.update();
    if (each && Number.isInteger(training.epoch)) reports.push(training.report());
  }
  return [...reports, training.report(), [...training.network.theta()]];
})()"""
SETTINGS = [
    *(Settings(layers, 100, 56, epochs=3) for layers in range(5)),
    *(Settings(2, units, 28, epochs=3, seed=5) for units in (1, 20)),
    *(Settings(1, 20, days, epochs=3, seed=2**31) for days in (1, 7)),
    Settings(2, 10, 7, 0.03, 1024, 3),
    Settings(1, 3, 7, 0.001, 1405, 3),
]


def trained(settings, fast=True, each=True):
    """What JavaScript reports, and θ at the end."""
    message = begin(LOG, settings)
    values = {"setting": message["setting"], "log": message["log"]}
    return in_javascript("../training/training", TRAIN, fast=fast, each=each, **values)


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda s: "-".join(map(str, s)))
def test_losses_are_the_packages_after_each_epoch(settings):
    *reports, _, _ = trained(settings)
    assert [report["epoch"] for report in reports] == [0, 1, 2, 3]
    ours = [(r["training"], r["unseen"]) for r in reports]
    expected = [(r.training, r.unseen) for r in run(LOG, settings)]
    np.testing.assert_allclose(ours, expected, rtol=0, atol=1e-9)


def test_machine_code_ends_at_the_same_numbers_as_plain_javascript():
    settings = Settings(3, 20, 28, epochs=3)
    assert trained(settings) == trained(settings, fast=False)


@pytest.mark.parametrize("layers", [1, 2])
def test_a_whole_run_ends_at_the_digits_of_the_lectures_table(layers):
    (row,) = (
        row
        for row in results.load("lecture-table")
        if (row["layers"], row["units"], row["past_days"]) == (layers, 100, 56)
        and row["seed"] == 0
    )
    *_, end, _ = trained(Settings(layers, 100, 56, epochs=120), each=False)
    found = round(end["training"], 4), round(end["unseen"], 4)
    assert found == (row["train_mae"], row["unseen_mae"])


@pytest.mark.parametrize("past_days", [1, 7, 28, 56])
def test_examples_are_the_packages(past_days):
    code = """["training", "unseen"].map((part) => {
      const { X, y } = js.examples(log.views, pastDays, log[part]);
      return [[...X], [...y]];
    })"""
    log = begin(LOG, Settings())["log"]
    name = "../training/training"
    theirs = in_javascript(name, code, log=log, pastDays=past_days)
    for (X, y), part in zip(theirs, views.split(LOG, past_days), strict=True):
        assert part.X.ravel().tolist() == X and part.y.tolist() == y
