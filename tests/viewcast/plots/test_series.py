"""A figure draws all that it is given, or says how much it can tell apart."""

from typing import NamedTuple

import numpy as np
import pytest

from tests.helpers.figures.material import (
    VALLEYS,
    B,
    U,
    W,
    along,
    days,
    surface,
    walk,
    written,
)
from viewcast.plots import function, loss, optimization, sigmoid
from viewcast.plots.figure import series
from viewcast.views import load_log

NAMED = {"first": 0.1, "second": 0.2, "third": 0.3, "fourth": 0.4, "fifth": 0.5}
X, Y, DATES = days(load_log())
WALK, SURFACE = walk(load_log()), surface(load_log())
ROW = np.array([0.5, 0.4])
each, at = dict.fromkeys, dict.values


class Crowd(NamedTuple):
    """A figure, the most that it tells apart, its arguments for some of NAMED.

    says: what is written for a name and its value.
    """

    figure: object
    most: int
    arguments: object
    says: str = "{name}"


CROWDS = [
    Crowd(function.yesterday_and_today, 3, lambda named: (X, Y, each(named, (0, 1)))),
    Crowd(function.two_unknowns, 3, lambda named: (X, Y, at(named), [0]), "w = {at}"),
    Crowd(function.two_unknowns, 3, lambda named: (X, Y, [1], at(named)), "b = {at}k"),
    Crowd(function.forecasts_and_truth, 3, lambda named: (DATES, Y, each(named, Y))),
    Crowd(loss.loss_along, 3, lambda named: (W, each(named, W**2))),
    Crowd(loss.odd_day, 2, lambda named: (W, each(named, W))),
    Crowd(loss.surprise, 2, lambda named: (["no", "yes"], 0, each(named, ROW))),
    Crowd(optimization.losses_by_step, 4, lambda named: (each(named, WALK), "Walks")),
    Crowd(
        optimization.two_valleys,
        4,
        lambda named: (U, VALLEYS, [along(u) for u in at(named)]),
        "from {at}",
    ),
    Crowd(
        optimization.paths_on_surface,
        3,
        lambda named: (B, W, SURFACE, each(named, WALK)),
    ),
    Crowd(optimization.error_by_weekday, 3, lambda named: (DATES, each(named, Y))),
    Crowd(
        optimization.losses_by_past_days,
        2,
        lambda named: ((1, 7), each(named, ROW), each(named, ROW), {}),
    ),
    Crowd(
        sigmoid.cloud_and_curves,
        4,
        lambda named: (X[:, 0], Y, each(named, abs), ("x", "y")),
    ),
    Crowd(sigmoid.error_by_pieces, 3, lambda named: ((2, 4), each(named, ROW))),
    Crowd(sigmoid.what_each_does, 3, lambda named: (U, {"w": at(named)}), "w = {at}"),
    Crowd(sigmoid.losses_by_epoch, 4, lambda named: (each(named, ROW),)),
]


def first(n):
    return dict(list(NAMED.items())[:n])


@pytest.mark.parametrize("crowd", CROWDS, ids=lambda crowd: crowd.figure.__name__)
def test_as_many_as_can_be_told_apart_are_all_drawn(crowd):
    picture = crowd.figure(*crowd.arguments(first(crowd.most)))
    picture.svg()
    for name, at in first(crowd.most).items():
        assert crowd.says.format(name=name, at=at) in written(picture)


@pytest.mark.parametrize("crowd", CROWDS, ids=lambda crowd: crowd.figure.__name__)
def test_one_more_is_refused_and_not_left_out(crowd):
    with pytest.raises(ValueError, match=f"at most {crowd.most} can be told apart"):
        crowd.figure(*crowd.arguments(first(crowd.most + 1)))


def test_the_error_names_what_was_to_be_drawn_and_the_fix():
    message = r"3 to be drawn \(first, second, third\).* 2 .*make two figures"
    with pytest.raises(ValueError, match=message):
        series(first(3), "rg", "-:")


def test_fewer_names_than_looks_take_the_first_looks():
    assert series({"a": 1}, "rgb", "-:") == [("a", 1, "r", "-")]
    assert series((), "rgb") == []
