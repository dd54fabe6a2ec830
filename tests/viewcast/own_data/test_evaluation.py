"""The story on any log: fair days, fair words, and no more than the days can say."""

from dataclasses import replace

import numpy as np
import pytest

from viewcast import simulate, views
from viewcast.function import linear
from viewcast.loss import mae
from viewcast.optimization import exact_mae_fit
from viewcast.own_data.evaluation import tell
from viewcast.own_data.evaluation.gains import Gain, coin, gain
from viewcast.own_data.evaluation.models import LEVEL, LONGEST, NAIVE, parts, today
from viewcast.own_data.requirements import DAYS_NEEDED

FIRST = np.datetime64("2022-01-05")  # a Wednesday


def a_log(values):
    days = FIRST + np.arange(len(values))
    return views.Log(days, np.asarray(values), np.zeros(len(values), bool))


def weekly(n, scale=1000, noise=0.05, seed=0):
    """A log that lives by the week: Fridays and Saturdays low."""
    rng = np.random.default_rng(seed)
    shape = np.array([1.1, 1.2, 1.1, 1.0, 0.7, 0.8, 1.0])
    days = views.weekday(FIRST + np.arange(n))
    return a_log(np.rint(scale * shape[days] * np.exp(noise * rng.normal(size=n))))


@pytest.fixture(scope="module")
def story():
    return tell(weekly(400), epochs=5)


@pytest.mark.parametrize("n", [DAYS_NEEDED, 279, 280, 400, 1000, 3000])
def test_the_split_is_by_date_in_whole_weeks(n):
    log = a_log(1 + np.arange(n))
    training, unseen = parts(log)
    assert unseen.dates[-1] == log.dates[-1]
    assert len(unseen.y) % 7 == 0
    assert len(unseen.y) == max(28, 7 * (n // 70))
    assert unseen.dates[0] - training.dates[-1] == np.timedelta64(1, "D")
    assert len(training.y) == min(n - 56 - len(unseen.y), LONGEST)
    assert training.X.shape[1] == unseen.X.shape[1] == 56


def test_tomorrow_is_forecast_from_the_last_days():
    log = a_log(1000 * np.arange(1, 301))
    assert today(log).tolist() == list(range(300, 244, -1))


def test_too_few_days_and_silent_ones_are_refused():
    with pytest.raises(ValueError, match="197 days, and 198 are needed"):
        tell(weekly(DAYS_NEEDED - 1))
    late = np.zeros(400)
    late[390:] = 5
    with pytest.raises(ValueError, match="to 2023-01-04 are 0, nothing to learn"):
        tell(a_log(late))


@pytest.mark.parametrize("views", [3, 11, 5135])
def test_days_that_are_alike_are_on_no_side_of_the_week(views):
    story = tell(a_log(np.full(DAYS_NEEDED, views)), epochs=1)
    assert "No weekday stands out in 80% of the weeks or more." in story.words


def test_no_week_with_views_is_said():
    silent = np.zeros(DAYS_NEEDED, int)
    silent[56] = 3  # the first training day, a Wednesday, before the first whole week
    story = tell(a_log(silent), epochs=1)
    assert "No whole week of the training days has views." in story.words
    assert story.week.rows[0] == ["Mon", "–", "0 of 0"]


def test_the_least_that_is_needed_is_enough():
    story = tell(weekly(DAYS_NEEDED), epochs=1)
    assert "114 training days" in story.losses.caption
    assert "28 unseen days" in story.losses.caption
    assert not [row for row in story.gains.rows if row[-1] == "better"]  # four weeks


def test_every_model_stands_beside_the_naive_ones(story):
    names = [row[0] for row in story.losses.rows]
    assert names[:2] == list(NAIVE)
    assert names[2:6] == [f"linear, {d} day{'s' * (d > 1)}" for d in (1, 7, 28, 56)]
    assert names[6:] == ["100 ReLU", "100 ReLU × 3 layers"]
    assert story.losses.header[-1] == "forecast, Thu 2023-02-09"
    assert len(story.gains.rows) == 7
    assert set(story.y_hat) == set(names)


def test_naive_losses_are_those_of_the_log(story):
    log = weekly(400)
    e = np.abs(np.diff(log.thousands)[-35:])
    assert story.losses.rows[0][3] == f"{e.mean():.3f}"
    assert story.dates[0] == log.dates[-35]
    assert (story.y == log.thousands[-35:]).all()
    last_week = story.y_hat["same day last week"]
    np.testing.assert_allclose(last_week, log.thousands[-42:-7], rtol=1e-12)


def test_a_week_is_found(story):
    assert "Fri and Sat below the week's mean" in " ".join(repr(story).split())
    assert repr(story).startswith("To beat: “same day last week”")
    shares = {row[0]: row[1] for row in story.week.rows}
    assert 70 <= int(shares["Fri"][:-1]) <= 72  # 0.7 of a mean of 0.986
    assert 120 <= int(shares["Tue"][:-1]) <= 123


def test_no_week_is_found_where_there_is_none():
    noise = np.random.default_rng(3).integers(500, 1500, size=400)
    assert "No weekday stands out" in repr(tell(a_log(noise), epochs=1))


def test_nothing_clearly_beats_yesterday_where_nothing_can():
    """On a random walk yesterday is the best forecast there is."""
    for seed in range(3):
        steps = np.random.default_rng(seed).normal(0, 0.03, size=600)
        story = tell(a_log(np.rint(5000 * np.exp(np.cumsum(steps)))), epochs=20)
        assert repr(story).startswith("To beat: “same as yesterday”")
        assert "better" not in {row[-1] for row in story.gains.rows}, seed


@pytest.mark.parametrize("scale", [2, 300, 70_000])
def test_the_unit_suits_the_log(scale):
    story = tell(weekly(300, scale), epochs=1)
    assert ("thousands (k)" in story.losses.caption) == (scale > 1000)
    smallest = min(row[3].split()[0] for row in story.losses.rows)
    assert float(smallest) > 0


def test_a_larger_channel_has_the_same_story():
    """Models see days scaled to one level, so that only the unit differs."""
    small, large = weekly(300, 2000), weekly(300, 2000)
    large = replace(large, views=1000 * large.views)
    one, other = tell(small, epochs=2), tell(large, epochs=2)
    for name, y_hat in one.y_hat.items():
        np.testing.assert_allclose(1000 * y_hat, other.y_hat[name], rtol=1e-6)
    assert [row[-1] for row in one.gains.rows] == [row[-1] for row in other.gains.rows]


def test_constant_and_odd_logs_have_a_story():
    assert "0 off" in repr(tell(a_log(np.full(250, 7)), epochs=1))
    spike = np.zeros(300)
    spike[100] = 1e6
    assert "To beat" in repr(tell(a_log(spike), epochs=1))


def test_decimals_are_as_good_as_counts():
    log = weekly(250)
    story = tell(replace(log, views=log.views + 0.25), epochs=1)
    assert story.y[0] * 1000 % 1 == pytest.approx(0.25)


def test_the_same_log_has_the_same_story(story):
    again = tell(weekly(400), epochs=5)
    assert repr(again) == repr(story)
    assert repr(again.losses) == repr(story.losses)
    assert repr(again.gains) == repr(story.gains)


def test_the_courses_log_tells_the_courses_story():
    log = simulate.make_log(simulate.Recipe())
    story = tell(log, epochs=30, seeds=(0, 1))
    training = {row[0]: float(row[2].split()[0]) for row in story.losses.rows}
    assert training["linear, 1 day"] > training["linear, 7 days"]
    assert training["linear, 56 days"] > training["100 ReLU × 3 layers"]
    assert story.losses.rows[-1][1] == "26,001"


def test_days_are_scaled_to_the_level_of_the_courses_log():
    training = views.split(views.load_log(), 56)[0]
    assert pytest.approx(training.y.mean(), abs=0.06) == LEVEL


def test_with_the_least_days_a_shorter_line_mostly_does_better():
    """What the chapter says of 198 days, on pieces of channels of the recipe."""
    better = []
    for seed in (400, 401, 402):
        log = simulate.make_log(replace(simulate.Recipe(), seed=seed), real={})
        for i in range(0, len(log.views) - DAYS_NEEDED, 97):
            piece = slice(i, i + DAYS_NEEDED)
            some = views.Log(log.dates[piece], log.views[piece], log.real[piece])
            training, unseen = parts(some)
            seven, all_days = (
                exact_mae_fit(training.X[:, :d], training.y) for d in (7, 56)
            )
            better.append(
                mae(linear(seven, unseen.X[:, :7]), unseen.y)
                < mae(linear(all_days, unseen.X), unseen.y)
            )
    assert np.mean(better) > 0.7


def test_a_coin_falls_as_it_does():
    assert coin(0, 5) == 1
    assert coin(5, 5) == 1 / 32
    assert coin(8, 10) == pytest.approx(56 / 1024)


@pytest.mark.parametrize(
    ("low", "high", "won", "weeks", "verdict"),
    [
        (0.1, 0.3, 9, 10, 1),
        (0.1, 0.3, 8, 10, 0),  # a coin does that in 5.5 %
        (-0.1, 0.3, 9, 10, 0),
        (-0.3, -0.1, 1, 10, -1),
        (-0.3, -0.1, 2, 10, 0),
        (0.1, 0.3, 4, 4, 0),
        (0.0, 0.0, 0, 10, 0),
    ],
)
def test_a_verdict_needs_range_and_weeks(low, high, won, weeks, verdict):
    assert Gain((low + high) / 2, low, high, won, weeks).verdict == verdict


def test_equal_models_are_seldom_called_different():
    """Two forecasts of the same worth, fifteen weeks each time."""
    rng = np.random.default_rng(0)
    e = np.abs(rng.normal(size=(200, 2, 105)))
    verdicts = [gain(a, b, rng).verdict for a, b in e]
    assert np.mean(np.array(verdicts) != 0) < 0.1
