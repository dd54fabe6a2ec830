"""Chapter 7's laboratory in the page: what it knows, takes and says."""

import pytest

from tests.helpers.live import in_javascript
from viewcast import results, views
from viewcast.live.laboratories.network import data
from viewcast.training.laboratory import PAST_DAYS, Settings

SPEC = {"label": "units", "min": 1, "max": 1000, "value": 10, "whole": True}
RATE = {"label": "η", "min": 1e-6, "max": 1, "value": 0.003}
LAST = {"epoch": 20, "training": 0.41249, "unseen": 0.45451}
SETTING = {"layers": 1, "units": 10, "pastDays": 56, "epochs": 20, "seed": 0}


def in_laboratory(module, expression, **values):
    return in_javascript(f"../laboratories/{module}", expression, **values)


def test_it_knows_the_log_and_the_table():
    known, log = data(), views.load_log()
    _, unseen = views.split(log, 56)
    first, last = known["unseen"]
    assert (log.thousands[first : last + 1] == unseen.y).all()
    assert (known["dates"][0], known["dates"][-1]) == ("1 Jan", "14 Feb")
    naive = views.same_as_yesterday(unseen.X)
    assert known["naive"] == pytest.approx(abs(naive - unseen.y).mean(), abs=1e-12)
    records = results.load("lecture-table")
    row, line = known["table"]["3 100 56"], known["table"]["0 0 7"]
    losses = results.column(records, "unseen_mae", layers=3)
    assert row["unseen"] == [losses.mean(), losses.std(ddof=1)]
    assert (row["seeds"], line["seeds"], line["training"][1]) == (20, 1, 0)


@pytest.mark.parametrize(
    ("text", "spec", "number"),
    [
        ("100", SPEC, 100),
        (" 7 ", SPEC, 7),
        ("1,000", SPEC, None),  # a comma is for decimals
        ("2.5", SPEC, None),
        ("", SPEC, None),
        ("0.003", RATE, 0.003),
        (".5", RATE, 0.5),
        ("0,01", RATE, 0.01),
        ("3e-3", RATE, 0.003),
        ("0x1", RATE, None),
        ("three", RATE, None),
    ],
)
def test_numbers_are_read_as_people_write_them(text, spec, number):
    found = in_laboratory("fields", "js.read(text, spec)", text=text, spec=spec)
    assert found == number


def test_what_is_wrong_is_named_with_its_limits():
    texts = ["1", "1000", "2000", "0", "abc", " "]
    found = in_laboratory(
        "fields", "texts.map((text) => js.fault(text, spec))", texts=texts, spec=SPEC
    )
    ends = " but must be a whole number from 1 to 1000: type one, for example 10."
    wrong = ["2000", "0", "abc", "empty"]
    assert found == ["", "", *(f"units is {text},{ends}" for text in wrong)]


def test_the_start_is_that_of_the_kernels_laboratory():
    found = in_laboratory("settings", "js.SETTINGS")
    names = {"past_days": "pastDays", "batch_size": "batchSize"}
    ours = Settings()._asdict()
    assert {k: found[names.get(k, k)]["value"] for k in ours} == ours
    assert tuple(found["pastDays"]["options"]) == PAST_DAYS


def test_the_story_compares_with_yesterday_the_table_and_the_pinned_run():
    known = data()
    run = {"setting": SETTING, "last": LAST}
    pinned = {
        "setting": SETTING | {"layers": 3, "units": 20},
        "last": {"epoch": 1, "training": 0.41249, "unseen": 0.4},
    }
    text = in_laboratory(
        "story", "js.story(run, pinned, known)", run=run, pinned=pinned, known=known
    )
    row = known["table"]["1 10 56"]["unseen"]
    assert "training loss of 0.412k and an unseen loss of 0.455k, 0.042k higher" in text
    assert f"the forecasts are {known['naive'] - 0.45451:.3f}k better" in text
    assert f"{row[0]:.3f} ± {row[1]:.3f}k on unseen ones" in text
    assert "3 layers of 20 ReLUs, 56 past days, seed 0, after 1 epoch: " in text
    assert "the same to a view on training days and 0.055k worse on unseen" in text


def test_a_line_is_told_beside_the_exact_line():
    known, setting = data(), SETTING | {"layers": 0, "pastDays": 7}
    run = {"setting": setting, "last": LAST}
    text = in_laboratory("story", "js.story(run, null, known)", run=run, known=known)
    assert text.startswith("After 20 epochs the linear model has")
    training, unseen = (known["table"]["0 0 7"][s][0] for s in ("training", "unseen"))
    assert f"exact line on as many days has {training:.3f}k on training days" in text
    assert f"{unseen:.3f}k on unseen ones." in text
