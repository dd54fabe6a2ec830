"""Figures of a log with no real days in it, and of other years."""

import numpy as np
import pytest

from viewcast.exercises import own_log
from viewcast.own_data.reader import read_channel
from viewcast.plots import function
from viewcast.views import load_log


@pytest.fixture(scope="module")
def channel(tmp_path_factory):
    """A channel that was read from a file: no real days, and none of early 2021."""
    path = tmp_path_factory.mktemp("log") / "mine.csv"
    dates = load_log().dates[:400] - 1000
    rows = [f"{day},{1000 + 7 * i}" for i, day in enumerate(dates)]
    path.write_text("\n".join(["date,views", *rows]))
    return read_channel(path)


def test_the_books_log_is_drawn_as_it_was():
    picture = function.views_over_time(load_log())
    assert repr(picture).splitlines()[0] == "Figure: Daily views, 2017 to 2021"
    assert "line “simulated”: 1518 points" in repr(picture)
    assert "line “19 real days”: 19 points" in repr(picture)
    spans = "2017-01-01 to 2017-01-03 and 2021-01-26 to 2021-02-10"
    assert f"Marked: 19 real days, {spans}." in picture.alt


def test_real_days_of_other_years_are_not_joined():
    lines = function.views_over_time(load_log()).figure.axes[0].lines
    views = lines[-1].get_ydata()
    assert np.isfinite(views).sum() == 19 and np.isnan(views[3])


def test_a_log_without_real_days_names_none():
    picture = function.views_over_time(own_log(1))
    words = f"{picture!r} {picture.alt} {legend(picture)}"
    assert "real" not in words
    assert "simulated" not in words
    assert "unseen days, 2021-01-01 to 2021-02-14, are shaded" in picture.alt


def test_a_channel_of_other_years_has_nothing_shaded(channel):
    picture = function.views_over_time(channel)
    assert picture.title == "Daily views, 2014 to 2015"
    assert legend(picture) == ["views"]
    assert "shaded" not in picture.alt
    assert "first half averages 1.7 thousand views a day, the last 3.1" in picture.alt


def legend(picture):
    """The names in a figure's legend."""
    return [text.get_text() for text in picture.figure.axes[0].get_legend().texts]
