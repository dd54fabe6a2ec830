"""The worker in Chromium, made by a page that was opened as a file."""

import gzip

import numpy as np
import pytest

from tests.helpers.worker import ask, begin
from viewcast import views
from viewcast.live.bundle import worker
from viewcast.training.laboratory import Settings, run

LOG = views.load_log()
QUICK = Settings(2, 10, 7, epochs=4)


@pytest.fixture
def page(tab, tmp_path):
    """A page from the disk, which has no server and no origin."""
    file = tmp_path / "page.html"
    file.write_text("<!doctype html><title>Training</title>", "utf8")
    page = tab(600)
    page.goto(file.as_uri())
    yield page
    assert page.wrong == []


def reports(answers):
    return [report for answer in answers for report in answer["reports"]]


def test_it_trains_as_the_package_and_tells_of_each_epoch(page):
    answers = ask(page, begin(LOG, QUICK), {"ask": "train"})
    expected = list(run(LOG, QUICK))
    assert [report["epoch"] for report in reports(answers)] == [0, 1, 2, 3, 4]
    losses = [(r["training"], r["unseen"]) for r in reports(answers)]
    np.testing.assert_allclose(losses, [r[:2] for r in expected], rtol=0, atol=1e-9)
    for answer, report in ((answers[0], expected[0]), (answers[-1], expected[-1])):
        np.testing.assert_allclose(answer["forecasts"], report.y_hat, rtol=0, atol=1e-9)


def test_it_goes_on_by_epochs_and_ends_with_the_last(page):
    step, train = {"ask": "step"}, {"ask": "train"}
    by_steps = ask(page, begin(LOG, QUICK), step, step, train, step)
    epochs = [answer["epoch"] for answer in by_steps if not answer["working"]]
    assert epochs == [0, 1, 2, 4, 4]
    at_once = ask(page, begin(LOG, QUICK), train)
    assert reports(by_steps) == reports(at_once)


def test_it_speaks_seldom_and_a_pause_is_heard_meanwhile(page):
    long = begin(LOG, Settings(1, 10, 7, epochs=3_000))
    answers = ask(page, long, {"ask": "train", "pause": 400}, {"ask": "step"})
    *working, paused, stepped = answers[1:]
    assert len(working) >= 2 and all(answer["working"] for answer in working)
    assert 0 < paused["epoch"] < stepped["epoch"] <= paused["epoch"] + 1
    assert len(working) <= 2 + (paused["at"] - answers[0]["at"]) / 33


def test_it_says_why_a_setting_cannot_be_trained(page):
    (answer,) = ask(page, begin(LOG, QUICK._replace(batch_size=5000)))
    assert answer["error"] == "batch size is 5000, must be from 1 to 1454 examples"


def test_its_source_is_small():
    assert len(gzip.compress(worker().encode())) < 9_000
