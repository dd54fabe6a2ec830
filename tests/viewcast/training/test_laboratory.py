"""The laboratory: the same training as the table's, and a run that can be stopped."""

import numpy as np
import pytest

from viewcast import overfitting, views
from viewcast.training import laboratory
from viewcast.training.laboratory import Laboratory, Settings, run

LOG = views.load_log()


def test_it_trains_the_tables_networks(monkeypatch):
    settings = Settings(layers=2, units=10, epochs=3, seed=5)
    *_, last = run(LOG, settings)
    training, unseen = views.split(LOG, 56)
    (theta,) = overfitting.train((56, 10, 10), training.X, training.y, [5], epochs=3)
    y_hat = overfitting.forecasts([theta], unseen.X, (56, 10, 10))[0]
    assert (last.y_hat == y_hat).all()
    assert last.unseen == pytest.approx(np.abs(y_hat - unseen.y).mean(), abs=1e-9)
    assert (settings.eta, settings.batch_size) == (
        overfitting.ETA,
        overfitting.BATCH_SIZE,
    )


@pytest.mark.parametrize("layers", [0, 1])
def test_reports_come_at_the_start_and_after_each_epoch(layers):
    reports = list(run(LOG, Settings(layers=layers, past_days=7, epochs=4)))
    assert len(reports) == 5
    assert reports[-1].training < reports[0].training


def test_training_runs_in_the_background_and_shows_its_picture():
    lab = Laboratory(LOG)
    assert "press Train" in lab.said.value
    lab.controls["epochs"].value = 3
    lab.begin()
    assert lab.train.disabled
    lab.thread.join(60)
    assert lab.bar.value == 3 and not lab.train.disabled
    assert "After 3 epochs" in lab.said.value
    assert lab.shown.value.startswith("<svg")


def test_what_is_typed_is_heeded_within_its_limits():
    lab = Laboratory(LOG)
    for name, typed in {"units": 37, "eta": 0.0123, "batch_size": 100}.items():
        lab.controls[name].value = typed
        assert getattr(lab.settings(), name) == typed
    for name, typed in {"units": 2000, "epochs": 0, "eta": 5, "layers": -1}.items():
        control = lab.controls[name]
        control.value = typed
        assert getattr(lab.settings(), name) in (control.min, control.max)


def test_a_run_can_be_stopped():
    lab = Laboratory(LOG)
    lab.controls["epochs"].value = 200
    lab.stopping = Once()
    lab.begin()
    lab.thread.join(60)
    assert lab.bar.value == 0 and not lab.train.disabled


class Once:
    """A stop button that is pressed as soon as the run has begun."""

    def clear(self):
        pass

    def is_set(self):
        return True


def test_a_setting_that_does_not_fit_is_said():
    lab = Laboratory(LOG)
    lab.controls["batch_size"].value = 5000
    lab.begin()
    lab.thread.join(60)
    assert "batch_size is 5000" in lab.said.value and not lab.train.disabled


def test_without_a_kernel_a_still_says_where_it_runs():
    shown = Laboratory(LOG)._repr_mimebundle_()
    assert laboratory.WHERE in shown["text/html"]
    assert '<img alt="Above, two losses' in shown["text/html"]
    assert shown["application/vnd.jupyter.widget-view+json"]["model_id"]
