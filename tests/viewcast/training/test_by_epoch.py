"""The stored losses by epoch: four layers, watched on all days and on a year."""

import numpy as np
import pytest

from viewcast import overfitting, results, views
from viewcast.training import by_epoch
from viewcast.training.plans import VALIDATED

DAYS = [
    len(views.examples(views.load_log(), 56).between(first, VALIDATED["train"][1]).y)
    for first in by_epoch.EVERY
]


def test_the_last_epoch_on_all_days_is_the_validation_table():
    stored, table = results.load(by_epoch.NAME), results.load("validation-table")
    for loss in by_epoch.LOSSES:
        last = results.column(stored, loss, days=DAYS[0], epoch=overfitting.EPOCHS)
        whole = results.column(table, loss, layers=4)[: len(last)]
        np.testing.assert_allclose(last, whole, rtol=0, atol=0.02)


def test_every_look_is_stored_from_the_start_on():
    stored = results.load(by_epoch.NAME)
    looks = np.arange(overfitting.EPOCHS + 1)
    assert len(stored) == len(DAYS) * len(by_epoch.SEEDS) * len(looks)
    for days, every in zip(DAYS, by_epoch.EVERY.values(), strict=True):
        epochs = results.column(stored, "epoch", days=days, seed=2)
        assert epochs.tolist() == (every * looks).tolist()


def test_both_kinds_make_about_the_same_number_of_updates():
    batches = [-(-days // overfitting.BATCH_SIZE) for days in DAYS]
    all_days, year = np.multiply(batches, list(by_epoch.EVERY.values()))
    assert year == pytest.approx(all_days, rel=0.15)


def test_losses_are_those_of_the_network_at_that_epoch():
    log, (start, *_) = views.load_log(), by_epoch.EVERY
    chosen = by_epoch.settings(1, 0)._replace(layers=1, units=10, epochs=4)
    first, _, last = by_epoch.records(log, start, 2, chosen)
    part = views.examples(log, 56).between(*VALIDATED["train"])
    (theta,) = overfitting.train((56, 10), part.X, part.y, [0], epochs=4)
    y_hat = overfitting.forecasts([theta], part.X, (56, 10))[0]
    loss = np.abs(y_hat - part.y).mean()
    assert float(last["train_mae"]) == pytest.approx(loss, abs=1e-4)
    assert (first["epoch"], last["epoch"]) == (0, 4)
    assert float(last["train_mae"]) < float(first["train_mae"])
