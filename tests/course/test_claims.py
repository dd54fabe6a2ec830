"""What the chapters say in words about the log, beyond the numbers they print.

Whoever changes the recipe learns here which sentences no longer hold.
"""

import functools
from itertools import pairwise

import numpy as np
import pytest

from viewcast import views
from viewcast.exercises import own_log
from viewcast.function import linear
from viewcast.lecture import (
    load_lecture_figures,
    load_lecture_forecasts,
    load_lecture_theta,
    load_rounded_days,
)
from viewcast.loss import cross_entropy, loss_surface, mae, mse
from viewcast.optimization import (
    descend,
    exact_mae_fit,
    mae_and_gradient,
    mse_and_gradient,
    walk_until,
)
from viewcast.results import fit_and_score
from viewcast.simulate import EVES

LOG = views.load_log()
TRAINING, UNSEEN = views.split(LOG, 1)
WEEK, WEEK_UNSEEN = views.split(LOG, 7)
TRAINING_X = TRAINING.X[:, 0]
ERRORS = linear(load_lecture_theta(1), TRAINING.X) - TRAINING.y  # chapter 2's
LECTURE = [row for row in load_lecture_figures() if row["model"] == "linear"]
NEW = {d: views.split(LOG, d)[1] for d in (1, 7, 28, 56)}


@functools.cache
def fit(past_days):
    """The best line's parameters, and its losses: when first asked for, not before."""
    return fit_and_score(LOG, past_days)


def best(past_days):
    return fit(past_days)[0]


def loss(theta, examples):
    return mae(linear(theta, examples.X), examples.y)


def losses(past_days):
    return fit(past_days)[1:]


def objective(theta):
    return mae_and_gradient(theta, TRAINING.X, TRAINING.y)


def mean_error_by_weekday(past_days):
    part = views.split(LOG, past_days)[0]
    e, day = linear(best(past_days), part.X) - part.y, views.weekday(part.dates)
    return np.array([e[day == k].mean() for k in range(7)])


@pytest.mark.parametrize("row", LECTURE, ids=lambda row: row["past_days"])
def test_linear_losses_come_near_the_lectures(row):
    training, unseen = losses(row["past_days"])
    assert training == pytest.approx(row["train_mae"], abs=0.02)
    assert unseen == pytest.approx(row["unseen_mae"], abs=0.04)


def test_the_line_and_the_end_of_the_log_are_near_the_lectures():
    (b, w), (lecture_b, lecture_w) = best(1), load_lecture_theta(1)
    assert b == pytest.approx(lecture_b, abs=0.15)
    assert w == pytest.approx(lecture_w, abs=0.04)
    two_days = list(load_lecture_forecasts().values())
    assert LOG.thousands[-2:] == pytest.approx(two_days, abs=0.5)


def test_the_weights_of_a_week_are_like_the_lectures():
    ours, lecture = best(7)[1:], load_lecture_theta(7)[1:]
    assert np.corrcoef(ours, lecture)[0, 1] > 0.93
    large = np.abs(lecture) > 0.15
    assert (np.sign(ours[large]) == np.sign(lecture[large])).all()


def test_chapter_1_a_wider_band_makes_another_option_win():
    change = TRAINING.y / TRAINING.X[:, 0] - 1

    def best(band):
        return np.histogram(change, [-1, -band, band, np.inf])[0].argmax()

    assert best(0.05) == 0 and best(0.1) == 1  # lower, similar


def test_chapter_1_the_log_is_low_in_every_summer():
    month = LOG.dates.astype("datetime64[M]")
    months = np.unique(month[LOG.dates < np.datetime64("2021-01-01")])
    means = np.array([LOG.thousands[month == m].mean() for m in months])
    year = means.reshape(4, 12)
    assert (np.sort(np.argsort(year)[:, :2]) == [6, 7]).all()  # July and August
    assert (year[:, 6:8].max(axis=1) < 0.5 * np.median(year, axis=1)).all()


def test_chapter_1_most_days_are_like_the_day_before_and_4k_is_the_mean():
    change = TRAINING.y / TRAINING.X[:, 0] - 1
    assert np.mean(np.abs(change) < 0.2) > 0.8
    assert np.mean(TRAINING.y) == pytest.approx(4, abs=0.15)


def test_chapter_1_days_far_below_the_cloud_begin_a_break():
    fell = TRAINING.dates[TRAINING.y < 0.65 * TRAINING.X[:, 0]]
    eves = np.array(EVES, "datetime64[D]")[:, None]
    by_eve = (np.abs((fell - eves).astype(int)) <= 2).any(axis=0)
    summer = np.array([str(day).endswith("-06-25") for day in fell])
    assert (by_eve | summer).all() and by_eve.any() and summer.sum() == 4


def test_chapter_1_a_low_yesterday_does_not_decide_a_jump():
    x = TRAINING.X[:, 0]
    jumped = TRAINING.y > 4 / 3 * x
    as_low = x <= np.median(x[jumped])
    assert 40 < jumped.sum() < 0.06 * len(x)
    assert jumped[~as_low].mean() < jumped[as_low].mean() < 0.1
    assert np.mean(x > x[jumped].max()) > 0.2  # "a high one": not a handful of days


def test_chapter_1_the_slides_hold_two_jumps_one_of_them_in_the_log():
    told = load_rounded_days()["views"]
    assert (told[[2, 4]] > 4 / 3 * told[[1, 3]]).all()
    assert str(TRAINING.dates[1]) == "2017-01-03"
    assert (TRAINING.X[1, 0], TRAINING.y[1]) == (4.9, 7.5)
    assert (np.diff(LOG.views) < told[4] - told[3]).all()  # none is as large


def test_chapter_1_means_bend_a_little_around_a_line():
    x, y = TRAINING.X[:, 0], TRAINING.y
    edges = np.arange(0.5, 7.1, 0.5)
    means = np.array([y[(x >= a) & (x < b)].mean() for a, b in pairwise(edges)])
    above = means - (edges[:-1] + 0.25)  # the dotted line, same as yesterday
    assert (above[5:8] > 0.2).all() and (above[9:] < -0.2).all()  # 3 to 4.5k, from 5k
    jumped = x[y > 4 / 3 * x]
    assert np.mean((jumped >= 3) & (jumped < 4.5)) > 0.5
    for level in (3, 4, 5, 6):  # a tenth wide, and the bars still have length
        assert np.ptp(np.quantile(y[abs(x - level) < 0.05], [0.25, 0.75])) > 0.3
    inside = (x >= 0.5) & (x < 7)
    looked_up = means[np.digitize(x[inside], edges) - 1]
    line = linear(best(1), x[inside, None])
    assert mae(line, y[inside]) < mae(looked_up, y[inside]) + 0.02  # nearly the same


def test_exercise_1_4_fridays_fall_far_more_often_than_days_in_general():
    for log in (LOG, *map(own_log, range(1, 6))):
        x, y, dates = views.split(log, 1)[0]
        fell = y < 0.8 * x[:, 0]
        assert fell[views.weekday(dates) == 4].mean() > 3 * fell.mean()


def test_chapter_1_the_sixteen_real_days_are_unseen_ones():
    assert np.isin(views.load_real_days()["date"], UNSEEN.dates).all()


def test_chapter_1_last_weeks_real_day_is_too_high_every_day():
    X, y, dates = views.examples(LOG, 7).between("2021-01-26", "2021-02-10")
    known = LOG.real[np.isin(LOG.dates, dates - 7)]
    assert str(dates[known][0]) == "2021-02-02" and known[7:].all()
    assert (views.same_day_last_week(X)[7:] > y[7:]).all()
    assert (y[:7] > y[7:14]).all()  # the channel was losing views


def test_chapter_1_three_settings_and_a_line_through_two_of_three_days():
    x, y, _ = views.examples(LOG, 1).between("2021-01-27", "2021-01-29")
    settings = [0.5, 1.0], [0.1, 0.97], [2.0, 0.5]
    off = np.abs([linear(theta, x) - y for theta in settings])
    assert off.argmin(axis=0).tolist() == [1, 1, 2]
    w, b = np.polyfit(x[[0, 2], 0], y[[0, 2]], 1)
    assert w > 1.6 and b < -1  # off the sliders
    assert abs(linear([b, w], x)[1] - y[1]) > 0.5 and b + 3 * w < 0


def test_chapter_2_the_lectures_line_beats_its_example_and_yesterday():
    best = loss(load_lecture_theta(1), TRAINING)
    assert best < loss([0, 1], TRAINING) < loss([0.5, 1], TRAINING)
    assert best < mae(views.same_day_last_week(WEEK.X), WEEK.y)
    later = views.Examples(WEEK.X[:, :1], WEEK.y, WEEK.dates)
    assert loss([0, 1], later) < mae(views.same_day_last_week(WEEK.X), WEEK.y)
    assert 0 < abs(loss([0, 1], later) - loss([0, 1], TRAINING)) < 0.01
    assert 0 < loss([0, 1], later) - loss(load_lecture_theta(1), later) < 0.02


def test_chapter_2_the_first_days_are_the_lectures_and_the_first_jump():
    assert LOG.thousands[:3].tolist() == [4.8, 4.9, 7.5] and LOG.real[:3].all()
    jump = TRAINING.y > 1.5 * TRAINING.X[:, 0]
    assert np.argmax(ERRORS < -1.5) == np.argmax(jump) == 1


def test_chapter_2_far_too_low_are_tuesdays_but_not_all_tuesdays():
    tuesday, jump = views.weekday(TRAINING.dates) == 1, TRAINING.y > 4 / 3 * TRAINING_X
    assert np.mean(np.abs(ERRORS) < 0.5) > 0.6  # most are small
    assert np.mean(tuesday[ERRORS < -1]) > 0.7 and tuesday[ERRORS < -1.5].all()
    assert np.mean(ERRORS[jump] < -1.5) > 0.7  # most of chapter 1's
    assert np.mean(ERRORS[tuesday] < -1) < 0.3
    shelf, _ = np.histogram(ERRORS, np.arange(-3, -0.9, 0.5))  # level, then a cliff
    assert np.ptp(shelf[:3]) < 5 and (ERRORS < -1.5).sum() > 3 * (ERRORS > 1.5).sum()


def test_chapter_2_a_yardstick_gives_the_trap_away():
    column = linear(load_lecture_theta(1), TRAINING.X)[:, None]
    wrong = np.abs(column - TRAINING.y).mean()
    assert wrong > loss([4, 0], TRAINING) > loss([0.5, 1], TRAINING)


def test_chapter_2_far_from_the_valley_the_loss_is_nearly_straight():
    L = np.array([loss([0.1, w], TRAINING) for w in np.linspace(0.4, 1.6, 13)])
    slopes = np.diff(L)
    assert slopes[:3] == pytest.approx(slopes[0], rel=0.05)
    assert slopes[-3:] == pytest.approx(slopes[-1], rel=0.1)
    for theta, sign in (([3, 1.6], 1), ([-2, 0.2], -1)):  # the map's high corners
        assert (sign * (linear(theta, TRAINING.X) - TRAINING.y) > 0).all()


def test_chapter_2_the_valley_is_oblique():
    b, w = np.linspace(-2, 3, 21), np.linspace(0.2, 1.6, 29)
    surface = loss_surface(mae, b, w, TRAINING.X, TRAINING.y)
    assert (np.diff(w[surface.argmin(axis=1)]) <= 0).all()  # higher b, lower w


def test_chapter_2_w_pays_for_b_and_the_mse_lies_elsewhere():
    b, w = best(1)
    weights = np.linspace(0.2, 1.6, 141)
    rise = loss([b + 0.5, w], TRAINING) - losses(1)[0]
    paid = min(loss([b + 0.5, w_j], TRAINING) for w_j in weights) - losses(1)[0]
    assert rise > 0.1 and paid < rise / 4  # most of it is gone
    squares = np.polyfit(TRAINING_X, TRAINING.y, 1)[::-1]
    assert squares[0] > b + 0.15  # the lowest place moves, to be seen
    assert mse(linear(squares, TRAINING.X), TRAINING.y) < mse(
        linear(best(1), TRAINING.X), TRAINING.y
    )


def test_chapter_2_the_weekday_tells_something():
    p = np.eye(3)[np.digitize(TRAINING.y / TRAINING_X - 1, [-0.05, 0.05])]
    day, year = views.weekday(TRAINING.dates), TRAINING.dates.astype("datetime64[Y]")

    def counted(rows):
        counts = np.array([p[rows & (day == k)].sum(axis=0) + 1 for k in range(7)])
        return counts / counts.sum(axis=1, keepdims=True)

    by_weekday = counted(year == year)
    fair = [
        cross_entropy(counted(year != left)[day[year == left]], p[year == left])
        for left in np.unique(year)
    ]
    overall = cross_entropy(np.tile(p.mean(axis=0), (len(p), 1)), p)
    flattered = cross_entropy(by_weekday[day], p)
    assert flattered < np.mean(fair) < flattered + 0.03  # a little
    assert np.mean(fair) < overall - 0.3
    assert np.log(3) - 0.02 < overall < np.log(3)  # next to nothing
    assert min(p[day == k].sum(axis=0).min() for k in range(7)) <= 1  # so small
    assert by_weekday.max(axis=1).argmin() == 1  # least sure of Tuesdays
    jumps = np.mean(TRAINING.y[day == 1] > 1.5 * TRAINING_X[day == 1])
    assert 0.1 < jumps < 0.5  # on some of them


def test_chapter_2_counting_days_and_the_mean_can_disagree():
    x, y, _ = views.examples(LOG, 1).between("2019-01-01", "2019-01-31")
    off, off_naive = (np.abs(linear(theta, x) - y) for theta in ([2, 0.6], [0, 1]))
    won, gain = off < off_naive, off_naive - off
    assert len(y) == 31 and won.sum() < 15 and gain.mean() > 0.02
    assert gain[won].mean() > -1.5 * gain[~won].mean()
    towards = (y - x[:, 0]) / (5 - x[:, 0])
    assert (won == (towards > 0.2)).all()


@pytest.mark.parametrize("theta", [(0.5, 0.3), (2.8, 1.3), (-0.8, 0.4)])
def test_chapter_3_every_start_ends_in_the_same_place(theta):
    walk = walk_until(4000, descend(objective, theta, eta=0.01))
    assert walk.theta[-1] == pytest.approx(best(1), abs=0.03)
    assert walk.loss[-1] < losses(1)[0] + 0.001


ETAS = np.linspace(0.01, 0.3, 30)


def test_chapter_3_learning_rates_do_what_the_figure_says():
    def walk(eta):
        return walk_until(150, descend(objective, [0.5, 0.3], eta)).loss

    small, middle, large = walk(0.001), walk(0.01), walk(0.15)
    assert (np.diff(small) < 0).all()  # still on its way
    assert small[-1] > middle[-1] + 0.05
    assert large[-1] > large[:5].min() + 0.1  # drops at once, then jumps
    assert (
        np.abs(np.diff(large[-20:])).mean() > 10 * np.abs(np.diff(middle[-20:])).mean()
    )
    first = [walk_until(1, descend(objective, [0.5, 0.3], eta)) for eta in ETAS]
    best = ETAS[np.argmin([one.loss[1] for one in first])]
    thrown = walk(best)  # up the side again
    assert thrown[1] < 0.55 and thrown[-20:].min() > thrown[1] + 0.3


def test_chapter_3_unseen_days_are_harder_because_their_level_is_higher():
    training, unseen = losses(1)
    hindsight = loss(exact_mae_fit(UNSEEN.X, UNSEEN.y), UNSEEN)
    assert training + 0.05 < hindsight < unseen  # harder for any line
    month = TRAINING.dates.astype("datetime64[M]").astype(int) % 12 + 1
    summer = np.isin(month, (7, 8))
    e = np.abs(linear(best(1), TRAINING.X) - TRAINING.y)
    assert TRAINING.y[summer].mean() < 0.5 * TRAINING.y[~summer].mean()
    assert e[summer].mean() < 0.5 * e[~summer].mean()
    assert UNSEEN.y.mean() > 1.1 * TRAINING.y.mean()
    shares = training / TRAINING.y.mean(), unseen / UNSEEN.y.mean()
    assert abs(shares[1] - shares[0]) < 0.015


def test_chapter_3_the_line_errs_with_the_week():
    error = mean_error_by_weekday(1)
    assert error.argmax() == 4 and error.argsort()[-2] == 5  # Friday, then Saturday
    day, e = views.weekday(TRAINING.dates), linear(best(1), TRAINING.X) - TRAINING.y
    assert np.mean(e[day == 4] > 0) > 0.95 and np.mean(e[day == 5] > 0) > 0.95
    assert min(np.mean(e[day == k] < 0) for k in (6, 0)) > 0.8
    assert error.argmin() == 1 and 0.5 < np.mean(e[day == 1] < 0) < 0.6
    assert np.mean(day[e < -1] == 1) > 0.6  # a few Tuesdays make the bar


def test_chapter_3_eight_weeks_fall_on_friday_and_rise_on_sunday():
    _, y, dates = autumn = TRAINING.between("2020-11-02", "2020-12-27")
    y, e = y.reshape(8, 7), (linear(best(1), autumn.X) - y).reshape(8, 7)
    assert views.weekday(dates[0]) == 0
    assert (y[:, 4] < y[:, 3]).all() and (y[:, 5] < 0.9 * y[:, 3]).all()
    assert (y[:, 6] > y[:, 5]).all()
    assert (e[:, 4] > 0).all() and (e[:, 6] < 0).all()  # a day late


def test_chapter_3_seven_days_mend_part_of_the_rhythm_and_the_weekday_all():
    day, told = views.weekday(WEEK.dates), with_weekday(WEEK)
    e = linear(exact_mae_fit(told, WEEK.y), told) - WEEK.y
    by_day = np.array([e[day == k].mean() for k in range(7)])
    line, seven = np.abs(mean_error_by_weekday(1)), np.abs(mean_error_by_weekday(7))
    assert 0.4 * line.max() < seven.max() < 0.7 * line.max()
    assert np.abs(np.delete(by_day, 1)).max() < 0.06 and by_day[1] < -0.4
    assert abs(np.mean(e[day == 1] < 0) - 0.5) < 0.02  # its constant is the median


def test_chapter_3_jumps_come_on_some_tuesdays():
    jumped = TRAINING.y > 1.5 * TRAINING.X[:, 0]
    tuesday = views.weekday(TRAINING.dates) == 1
    assert np.mean(tuesday[jumped]) > 0.9 and np.mean(jumped[tuesday]) < 0.3


def updates_to_the_line(objective, eta):
    """From b = 3k, w = 0 to within a view a day of the exact line; None if never."""
    walk = walk_until(3000, descend(objective, [3.0, 0.0], eta))
    return walk.updates_to(losses(1)[0] + 0.001)


def centred(theta):
    return mae_and_gradient(theta, TRAINING.X - TRAINING.X.mean(), TRAINING.y)


def test_chapter_3_centring_cures_the_valley():
    for eta in (0.01, 0.02):
        raw = updates_to_the_line(objective, eta) or 3000
        assert 3 * updates_to_the_line(centred, eta) < raw
    for eta in (0.1, 0.2):
        assert updates_to_the_line(objective, eta) is None
        assert updates_to_the_line(centred, eta) < 30
        calm = walk_until(300, descend(centred, [3.0, 0.0], eta)).loss[-50:]
        assert calm.max() < losses(1)[0] + 0.003
    creeping = walk_until(300, descend(objective, [3.0, 0.0], 0.02))
    arrived = walk_until(300, descend(centred, [3.0, 0.0], 0.02))
    assert creeping.loss[-1] > 1.3 * losses(1)[0]
    assert arrived.loss[-1] < losses(1)[0] + 0.001


def test_chapter_3_the_live_walk_creeps_and_then_jumps():
    def walk(eta, steps):
        return walk_until(steps, descend(objective, [2.5, 1.4], eta))

    calm, slopes = walk(0.01, 100), walk(0.2, 50).gradient[-10:, 1]
    assert (linear(calm.theta[0], TRAINING.X) > TRAINING.y).all()
    b, w = calm.theta[100] - calm.theta[70]
    assert b < 0 < w  # along the valley
    assert 0 < calm.loss[90] - calm.loss[100] < 0.02
    assert (slopes[1:] * slopes[:-1] < 0).all()  # from side to side
    squares = descend(
        lambda theta: mse_and_gradient(theta, *TRAINING[:2]), [2.5, 1.4], 0.2
    )
    assert walk_until(4, squares).loss[-1] > 1e6


def with_weekday(part):
    day = views.weekday(part.dates)
    return np.column_stack([part.X[:, 0], day[:, None] == np.arange(1, 7)]).astype(
        float
    )


def test_chapter_3_eight_parameters_are_worth_more_with_the_weekday():
    told = exact_mae_fit(with_weekday(WEEK), WEEK.y)
    for part, seven in zip((WEEK, WEEK_UNSEEN), losses(7), strict=True):
        assert mae(linear(told, with_weekday(part)), part.y) < seven - 0.02


def test_chapter_3_the_weights_have_the_lectures_pattern():
    lecture = load_lecture_theta(7)
    for w in (best(7)[1:], lecture[1:]):
        assert np.argsort(w)[[0, -3, -2, -1]].tolist() == [1, 6, 5, 0] and w[1] < 0
        assert np.abs(w[2:5]).max() < w[6]
    assert loss(lecture, WEEK) > losses(7)[0] + 0.01  # made for another log


def loss_on(*days_ago):
    X = WEEK.X[:, np.array(days_ago) - 1]
    return mae(linear(exact_mae_fit(X, WEEK.y), X), WEEK.y)


def test_chapter_3_days_6_and_7_carry_the_week():
    assert loss_on(1, 2, 6, 7) < losses(7)[0] + 0.001
    assert loss_on(1) - loss_on(1, 6, 7) > 0.8 * (loss_on(1) - losses(7)[0])
    assert loss_on(1, 6) < loss_on(1, 7) - 0.005  # x₆ helps more
    assert loss_on(1, 2, 6) < losses(7)[0] + 0.005  # and does x₇'s work
    assert loss_on(1, 2, 3, 4, 5, 7) < losses(7)[0] + 0.005
    day = views.weekday(WEEK.dates)
    x_6, x_7 = (
        np.array([WEEK.X[day == k, j].mean() for k in range(7)]) for j in (5, 6)
    )
    assert x_6.argmin() == 4  # on Fridays it is Saturday's, the lowest
    assert x_6[6] > x_7[6] + 0.1  # on Sundays it is Monday's, higher again


def test_chapter_3_most_falls_and_rises_last_more_than_a_day():
    day, change = views.weekday(WEEK.dates), WEEK.y - WEEK.X[:, 0]
    signs = np.sign([change[day == k].mean() for k in range(7)])
    goes_on = signs == np.roll(signs, 1)
    assert goes_on.sum() == 5 and goes_on[[5, 0]].all()
    assert signs[[4, 5, 6, 0]].tolist() == [-1, -1, 1, 1]


def test_chapter_3_longer_memories_and_naive_forecasts():
    training = [losses(d)[0] for d in NEW]
    assert training == sorted(training, reverse=True)
    e = {d: np.abs(linear(best(d), new.X) - new.y) for d, new in NEW.items()}
    won = {(a, b): np.sum(e[a] > e[b]) for a, b in ((1, 7), (7, 28), (28, 56), (1, 56))}
    assert won.pop((1, 56)) > 28 and all(17 <= days <= 28 for days in won.values())
    assert abs(losses(56)[1] - losses(28)[1]) < 0.03
    for part, line in zip((WEEK, WEEK_UNSEEN), losses(7), strict=True):
        yesterday = mae(views.same_as_yesterday(part.X), part.y)
        last_week = mae(views.same_day_last_week(part.X), part.y)
        assert line < yesterday < last_week
    assert losses(1)[1] < mae(views.same_as_yesterday(WEEK_UNSEEN.X), WEEK_UNSEEN.y)


def test_chapter_3_same_as_yesterday_errs_most_on_the_first_of_two_falling_days():
    day = views.weekday(WEEK.dates)
    yesterday, last_week = (
        np.array([e[day == k].mean() for k in range(7)])
        for rule in (views.same_as_yesterday, views.same_day_last_week)
        for e in [rule(WEEK.X) - WEEK.y]
    )
    assert yesterday.argmax() == 4 and 0.2 < yesterday[5] < yesterday[4] - 0.15
    assert np.abs(last_week).max() < 0.02  # hardly depends on the weekday
    assert WEEK.y[day == 5].mean() < WEEK.y[day == 4].mean()
