"""What the chapters say in words about the log, beyond the numbers they print.

Whoever changes the recipe learns here which sentences no longer hold.
"""

from itertools import pairwise

import numpy as np
import pytest

from viewcast import views
from viewcast.function import linear
from viewcast.lecture import load_lecture_figures, load_lecture_theta
from viewcast.loss import loss_surface, mae
from viewcast.optimization import descend, mae_and_gradient, walk_until
from viewcast.results import fit_and_score
from viewcast.support.files import data_file, read_rows

LOG = views.load_log()
TRAINING, UNSEEN = views.split(LOG, 1)
WEEK, WEEK_UNSEEN = views.split(LOG, 7)
LECTURE = [row for row in load_lecture_figures() if row["model"] == "linear"]
FITS = {d: fit_and_score(LOG, d) for d in (1, 7, 28, 56)}
THETA = {d: theta for d, (theta, *_) in FITS.items()}


def loss(theta, examples):
    return mae(linear(theta, examples.X), examples.y)


def losses(past_days):
    return FITS[past_days][1:]


def objective(theta):
    return mae_and_gradient(theta, TRAINING.X, TRAINING.y)


def mean_error_by_weekday(past_days):
    part = views.split(LOG, past_days)[0]
    e, day = linear(THETA[past_days], part.X) - part.y, views.weekday(part.dates)
    return np.array([e[day == k].mean() for k in range(7)])


@pytest.mark.parametrize("row", LECTURE, ids=lambda row: row["past_days"])
def test_linear_losses_come_near_the_lectures(row):
    training, unseen = losses(row["past_days"])
    assert training == pytest.approx(row["train_mae"], abs=0.02)
    assert unseen == pytest.approx(row["unseen_mae"], abs=0.06)


def test_the_line_and_the_end_of_the_log_are_near_the_lectures():
    yesterday = np.linspace(2, 8, 7)
    ours = linear(THETA[1], yesterday[:, None])
    lecture = linear(load_lecture_theta(1), yesterday[:, None])
    assert ours == pytest.approx(yesterday, rel=0.1)  # nearly like today
    assert ours[-1] < lecture[-1] and ours[0] > lecture[0]  # more to the middle
    thursday, friday = LOG.thousands[-2:]
    assert thursday == pytest.approx(5, abs=0.6)
    assert friday == pytest.approx(4, abs=0.6)


def test_chapter_1_means_lie_close_to_a_line():
    x, y = TRAINING.X[:, 0], TRAINING.y
    edges = np.arange(1.0, 7.1, 0.5)
    means = [y[(x >= a) & (x < b)].mean() for a, b in pairwise(edges)]
    assert np.corrcoef(edges[:-1], means)[0, 1] > 0.99


def test_chapter_2_the_lectures_line_beats_its_example_and_yesterday():
    best = loss(load_lecture_theta(1), TRAINING)
    assert best < loss([0, 1], TRAINING) < loss([0.5, 1], TRAINING)
    assert best < mae(views.same_day_last_week(WEEK.X), WEEK.y)


def test_chapter_2_the_valley_is_oblique():
    b, w = np.linspace(-2, 3, 21), np.linspace(0.2, 1.6, 29)
    surface = loss_surface(mae, b, w, TRAINING.X, TRAINING.y)
    assert (np.diff(w[surface.argmin(axis=1)]) <= 0).all()  # higher b, lower w


def test_chapter_2_the_weekday_tells_something():
    change = TRAINING.y / TRAINING.X[:, 0] - 1
    friday = change[views.weekday(TRAINING.dates) == 4]
    assert np.mean(friday < -0.05) > 2 * np.mean(change < -0.05)


@pytest.mark.parametrize("theta", [(0.5, 0.3), (2.5, 1.4), (-1.5, 0.9)])
def test_chapter_3_every_start_ends_in_the_same_place(theta):
    walk = walk_until(4000, descend(objective, theta, eta=0.01))
    assert walk.theta[-1] == pytest.approx(THETA[1], abs=0.03)
    assert walk.loss[-1] < losses(1)[0] + 0.001


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


def test_chapter_3_unseen_days_are_harder_because_the_channel_grew():
    training, unseen = losses(1)
    assert unseen > training
    shares = training / TRAINING.y.mean(), unseen / UNSEEN.y.mean()
    assert shares[1] < 1.15 * shares[0]


def test_chapter_3_the_line_errs_with_the_week():
    error = mean_error_by_weekday(1)
    assert error.argmax() == 4  # too high on Fridays
    assert error[6] < -0.1 and error[0] < -0.1  # too low on Sundays and Mondays
    assert abs(error[5]) < 0.5 * error[4]
    day, e = views.weekday(TRAINING.dates), linear(THETA[1], TRAINING.X) - TRAINING.y
    assert np.mean(e[day == 4] > 0) > 0.75
    assert min(np.mean(e[day == k] < 0) for k in (6, 0)) > 0.6


def test_chapter_3_seven_days_mend_part_of_it():
    assert (
        np.abs(mean_error_by_weekday(7)).max()
        < 0.8 * np.abs(mean_error_by_weekday(1)).max()
    )


def test_data_card_no_seed_reaches_the_lectures_weight():
    seeds = read_rows(data_file("seeds.csv"))
    assert max(float(row["w"]) for row in seeds) < 0.97


def test_chapter_1_last_weeks_day_is_first_too_low_then_too_high():
    X, y, dates = views.examples(LOG, 7).between("2021-01-26", "2021-02-10")
    error = views.same_day_last_week(X) - y
    february = dates >= np.datetime64("2021-02-01")
    assert (error[~february] < -1).sum() == 6 and (error[february] > 0).all()


def test_chapter_3_mondays_stay_too_low():
    assert mean_error_by_weekday(7).argmin() == 0
    assert mean_error_by_weekday(7)[0] < -0.3


def test_chapter_3_no_gain_is_sure_on_so_few_unseen_days():
    e = {}
    for d, theta in THETA.items():
        unseen = views.split(LOG, d)[1]
        e[d] = np.abs(linear(theta, unseen.X) - unseen.y)
    for before, after in ((1, 7), (7, 28), (28, 56), (1, 56)):
        first = np.random.default_rng(1).integers(0, 39, size=(2000, 7))
        drawn = (first[:, :, None] + np.arange(7)).reshape(2000, -1)[:, :45]
        gains = (e[before] - e[after])[drawn].mean(axis=1)
        assert np.quantile(gains, 0.05) < 0
    assert (e[1] - e[56]).mean() > 0.1


def test_chapter_3_the_weights_compare_as_told():
    lecture = load_lecture_theta(7)
    assert np.argmax(THETA[7][1:]) == np.argmax(lecture[1:]) == 0
    assert loss(lecture, WEEK) > losses(7)[0] + 0.05  # made for another log


def test_chapter_3_longer_memories_and_naive_forecasts():
    training = [losses(d)[0] for d in THETA]
    assert training == sorted(training, reverse=True)
    assert abs(losses(56)[1] - losses(28)[1]) < 0.03
    for part, line in zip((WEEK, WEEK_UNSEEN), losses(7), strict=True):
        yesterday = mae(views.same_as_yesterday(part.X), part.y)
        last_week = mae(views.same_day_last_week(part.X), part.y)
        assert line < yesterday < last_week
    assert losses(1)[1] < mae(views.same_as_yesterday(WEEK_UNSEEN.X), WEEK_UNSEEN.y)
