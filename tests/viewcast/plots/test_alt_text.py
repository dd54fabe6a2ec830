"""Alt text follows the data: other data, other words."""

import numpy as np
import pytest

from tests.helpers.figures.material import VALLEYS, B, U, W, along, days, error, surface
from viewcast.plots import deep, function, loss, optimization, relu, sigmoid, simulate
from viewcast.sigmoid import pieces_through
from viewcast.views import load_log, load_real_days, weekday

LOG = load_log()
X, Y, DATES = days(LOG)
SIDES = {"training": np.array([0.5, 0.4]), "unseen": np.array([0.6, 0.5])}


def test_a_surface_of_centred_features_is_not_called_oblique():
    slanted = loss.error_surfaces(B, W, {"L": surface(LOG)})
    b = B + Y.mean() - B.mean()
    centred = loss.error_surfaces(b, W, {"L": surface(LOG, centred=True)})
    assert "oblique, from top left to bottom right" in slanted.alt
    assert "oblique" not in centred.alt


def test_marks_on_a_surface_are_told_with_their_heights():
    L = surface(LOG)
    worst = loss.error_surfaces(B, W, {"L": L}, {"A": (B[-1], W[-1])}).alt
    best = np.unravel_index(L.argmin(), L.shape)
    least = loss.error_surfaces(B, W, {"L": L}, {"A": (B[best[0]], W[best[1]])}).alt
    assert "A, marked at w = 1.5 and b = 3, lies between" in worst
    assert worst.endswith(f" and {L.max():.1f}.")
    assert "lies below" in least


@pytest.mark.parametrize("best", [0, 1, 2])
def test_the_option_of_the_longest_bar_is_the_answer(best):
    share = np.full(3, 0.3)
    share[best] = 0.4
    picture = function.kinds_of_function(Y[-14:-7], share, Y[-7:])
    option = ("lower", "similar", "higher")[best]
    assert f"the longest, “{option}”, is marked" in picture.alt
    bars = picture.figure.axes[1].patches
    (marked,) = {bar.get_facecolor() for bar in bars if bar.get_width() == 0.4}
    assert [bar.get_facecolor() for bar in bars].count(marked) == 1


@pytest.mark.parametrize(
    ("errors", "words"), [((9, 5), "error falls"), ((5, 9), "error rises")]
)
def test_bars_fall_only_if_they_do(errors, words):
    networks = {f"net {i}": (8 + i, error) for i, error in enumerate(errors)}
    assert words in deep.challenge(networks).alt
    assert "Two bars" in deep.challenge(networks).alt


def test_dots_of_a_second_kind_are_hollow_and_counted():
    second = np.greater(Y, np.median(Y))
    kinds = {"low": ~second, "high": second}
    picture = sigmoid.cloud_and_curves(X[:, 0], Y, {}, ("x", "y"), kinds)
    low, high = picture.figure.axes[0].lines
    assert (low.get_fillstyle(), high.get_fillstyle()) == ("full", "none")
    assert (
        f"{len(Y)} dots, {second.sum()} of them hollow (high), x across" in picture.alt
    )
    assert len(high.get_ydata()) == second.sum()


def test_a_bar_of_any_height_stands_in_the_frame():
    axes = deep.challenge({"one": (1, 60.0)}).figure.axes[0]
    assert axes.get_ylim()[1] > 60


@pytest.mark.parametrize(
    ("L", "words"),
    [
        (abs(W - 1), "falls and rises, lowest at w = 1.00"),
        (W, "rises, lowest at w = 0.00"),
        (-W, "falls, lowest at w = 1.50"),
    ],
)
def test_a_loss_has_a_valley_only_if_it_has(L, words):
    assert words in loss.loss_along(W, {"L": L}).alt


def test_a_loss_below_zero_is_told_with_its_sign():
    told = loss.losses_together(W, {"low": abs(W - 1) - 0.5, "high": W}).alt
    assert "low: falls and rises, lowest at w = 1.00, there −0.5" in told
    assert "high: rises, lowest at w = 0.00, there 0." in told


def test_a_landscape_tells_its_lowest_point_and_the_mark():
    L = surface(LOG)
    told = loss.landscape_and_map(B, W, L, ("worst", B[-1], W[-1])).alt
    assert f"the lowest point, {L.min():.2f} at w =" in told
    assert f"a dot worst, {L[-1, -1]:.2f}" in told


def test_bells_charge_what_their_errors_cost():
    told = loss.bells_around_line((0, 1), np.array([3.0, 5.0]), np.array([2.0, 5.5]))
    assert "at two places" in told.alt and "errors 1, −0.5 thousand" in told.alt
    assert "they cost 5.42 and 3.69" in told.alt  # ½ log 2π + 4.5, and log 2 + 3


def test_riddles_are_drawn_as_their_exercises_need_them():
    told = loss.unnamed_curves().alt
    assert "A: falls and rises, lowest at w = 1.08" in told
    assert "B: falls and rises, lowest at w = 0.80" in told and "C: rises" in told
    told = loss.invented_map(np.random.default_rng(5)).alt
    assert "near w = 0.67 and b = 1.00" in told


@pytest.mark.parametrize(
    ("L", "words", "title"),
    [
        (VALLEYS, "two minima, at u = −1.05 and 0.95", "Two valleys"),
        (U**2, "one minimum, at u = 0", "One valley"),
    ],
)
def test_valleys_are_counted(L, words, title):
    picture = optimization.two_valleys(U, L, [along(1.5)])
    assert words in picture.alt
    assert f"a loss with {words.split(',')[0]}" in repr(picture)
    assert picture.title == title


def test_tangents_are_no_more_than_the_walk_has_places():
    told = optimization.tangents(U, VALLEYS, along(1.5), steps=1000).alt
    assert "goes up and down" in told
    assert "falls." in optimization.tangents(U, -U, along(1.5)).alt.split("Gradient")[0]


def test_errors_fall_with_the_pieces_only_if_they_do():
    told = sigmoid.error_by_pieces((4, 8), {"one": [4, 1], "two": [1, 4]}).alt
    assert "one falls, 4 to 1; two rises, 1 to 4" in told


def test_how_far_the_lecture_is_from_ours_is_worked_out():
    lecture = SIDES | {"unseen": SIDES["unseen"] + [0, 0.3]}
    told = optimization.losses_by_past_days((1, 7), SIDES, lecture, {}).alt
    assert "training 0.50, 0.40, the lecture's at most 0.00 from it" in told
    assert "unseen 0.60, 0.50, the lecture's at most 0.30 from it" in told
    assert "Four lines" in told


def test_promise_and_reality_are_told_with_their_numbers():
    eta = np.linspace(0, 1, 11)
    told = optimization.promised_and_real(eta, -eta, eta).alt
    assert "promise falls in a straight line, the real change rises" in told
    assert "At η = 0.1, −0.100 was promised and +0.100 came" in told


@pytest.mark.parametrize(("sign", "words"), [(1, "rises"), (-1, "falls")])
def test_a_cloud_rises_only_if_it_does(sign, words):
    told = function.yesterday_and_today(X, 10 + sign * X[:, 0]).alt
    assert f"{words} to the right" in told


def test_the_highest_bar_of_a_histogram_is_where_most_errors_are():
    e = np.array([-1.0, 2.1, 2.2, 0.1])
    assert "highest between 2 and 2.25" in loss.error_histogram(e).alt


def test_days_are_counted_and_dated():
    real = {name: column[:10] for name, column in load_real_days().items()}
    picture = function.sixteen_days(real)
    assert picture.title == "The ten real days"
    assert "Ten bars, one a day from 26 January to 4 February 2021" in picture.alt
    sundays = {"date": DATES[2:3], "views": np.array([4000])}
    assert "Fridays" not in function.sixteen_days(sundays).alt


def test_a_forecast_of_no_friday_says_nothing_of_fridays():
    told = optimization.forecast_and_truth(DATES[3:6], Y[3:6], Y[3:6] + 1, "x").alt
    assert "on average +1.00 thousand off." in told
    assert "shaded days" not in told


def test_columns_of_seeds_are_counted():
    losses = np.abs(error(LOG)[:6]).reshape(3, 2)
    told = simulate.spread_over_seeds(["a", "b"], losses, losses[0], losses[1]).alt
    assert "Two columns of 3 dots" in told


def test_a_sum_that_is_red_from_the_start_says_so():
    flat = pieces_through(np.array([1.0, 3.0]), np.array([2.0, 2.0]))
    assert "on 100%, 100% of the way" in sigmoid.piece_by_piece(flat, U).alt


def test_a_curve_without_bends_has_none():
    assert "doesn't bend" in relu.curve_and_kinks(np.array([0.0, 0, 1, 1]), U).alt


@pytest.mark.parametrize(
    ("W", "regions"),
    [([1, 0, 0, 1, 1, 1], "seven"), ([1, 0, 1, 0, 1, 0], "four")],
)
def test_regions_are_counted_and_creases_may_be_parallel(W, regions):
    theta = np.array([-1.0, -2, -4, *W, 0, 1, 1, 1])
    told = relu.creases(theta, (0, 8), ("a", "b", "c")).alt
    assert f"cut the square into {regions} regions" in told


def test_the_worst_weekday_is_the_one_with_the_largest_mean():
    e = np.where(weekday(DATES) == 2, -0.5, 0.1)
    told = optimization.error_by_weekday(DATES, {"line": e}).alt
    assert "line errs most on Wed, by −0.50 thousand" in told
    told = sigmoid.error_size_by_weekday(DATES, e).alt
    assert "Seven bars. The tallest is Wed, 0.50 thousand" in told


def test_a_weekday_without_days_has_no_bar():
    told = sigmoid.error_size_by_weekday(DATES[:3], np.array([0.1, -0.4, 0.2])).alt
    assert "Three bars. The tallest is Sat, 0.40 thousand" in told
    assert "between 0.10 and 0.20" in told
