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
from viewcast.own_data.evaluation.models import (
    LEVEL,
    LONGEST,
    NAIVE,
    parts,
    simple,
    today,
)
from viewcast.own_data.evaluation.unit import Unit
from viewcast.own_data.requirements import DAYS_NEEDED
from viewcast.support.sentences import counted

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


@pytest.mark.parametrize("scale", [0.001, 1, 1e6])
@pytest.mark.parametrize(("different", "verdict"), [(0, 0), (3, 0), (4, 0), (5, 1)])
def test_equal_weeks_count_for_neither_side(scale, different, verdict):
    """As in a sign test: 1/16 is a coin's, and 1/32 is clear."""
    rng = np.random.default_rng(0)
    e = scale * rng.uniform(4, 6, size=84)
    worse, better = e * (1 + 1e-13 * rng.normal(size=(2, 84)))  # but for rounding
    worse[: 7 * different] += 2 * scale
    better[: 7 * different] -= 2 * scale
    lost, gained = (gain(new, e, np.random.default_rng(0)) for new in (worse, better))
    assert [lost.won, lost.equal, lost.decided] == [0, 12 - different, different]
    assert [gained.won, gained.equal, gained.weeks] == [different, lost.equal, 12]
    assert [gained.verdict, lost.verdict] == [verdict, -verdict]
    assert gained.low == pytest.approx(-lost.high)


def test_equal_weeks_are_told():
    """A pool that is closed in winter: there both say 0, and it is 0."""
    days = np.datetime64("2021-06-01") + np.arange(1340)
    month = days.astype("datetime64[M]").astype(int) % 12
    visitors = np.random.default_rng(0).integers(120, 450, 1340)
    open_days = (month > 3) & (month < 9)  # May to September
    story = tell(views.Log(days, visitors * open_days, 0 * open_days), deep=False)
    ties = "; a week in which both err alike counts for neither"
    assert story.gains.caption.endswith(ties)
    naive = np.abs(story.y_hat["same as yesterday"] - story.y)
    for name, *_, said, verdict in story.gains.rows:
        less = (naive - np.abs(story.y_hat[name] - story.y)).reshape(-1, 7).mean(1)
        won, lost = (less > 1e-9).sum(), (less < -1e-9).sum()
        assert said == f"{won} of {won + lost}, {19 - won - lost} equal"
        assert verdict == "open" or won + lost >= 5
        words = f"{won} of {counted(won + lost, 'week')}, "
        assert f"{words}{19 - won - lost} equal" in " ".join(story.words)


def bursts(seed, n=365):
    """A small channel with a few days of many views."""
    rng = np.random.default_rng(seed)
    counts = 30 * rng.exponential(size=n)
    for first in (120, 200, 290):
        some = counts[first : first + 15]
        some[:] = 20_000 * 0.7 ** np.arange(len(some)) * rng.uniform(0.2, 2, len(some))
    return a_log(np.rint(counts).astype(int))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_no_count_is_forecast_below_0(seed):
    log = bursts(seed)
    story = tell(log, epochs=3, seeds=(0, 1))
    raw = simple(*parts(log), today(log))
    less = [name for name, model in raw.items() if (model.new < 0).any()]
    assert "linear, 56 days" in less
    for name, y_hat in story.y_hat.items():
        assert (y_hat >= 0).all() and not np.signbit(y_hat).any(), name
    for name, model in raw.items():
        expected = np.abs(np.maximum(model.new, 0) - story.y).mean()
        unseen, tomorrow = cells(story, name)[3:5]
        assert float(unseen) == pytest.approx(1000 * expected, abs=0.5)
        assert float(tomorrow) == pytest.approx(
            1000 * max(model.tomorrow[0], 0), abs=0.5
        )
    (said,) = [words for words in story.words if "never below 0" in words]
    start = "A count is never below 0, so 0 stands for each forecast that was: "
    assert said.startswith(start + "; ".join(less))
    assert not [cell for row in story.losses.rows for cell in row if cell[0] == "-"]


def cells(story, name):
    (found,) = [row for row in story.losses.rows if row[0] == name]
    return found


def test_a_channel_whose_forecasts_are_above_0_is_told_nothing_of_it(story):
    assert "below 0" not in repr(story)


def test_numbers_below_0_have_a_story():
    """Subscribers gained less lost: near 0 in the mean, now above and now below."""
    values = np.random.default_rng(0).integers(-8, 9, size=400)
    values[100] -= values[56:365].sum()  # the mean training day is 0
    log = a_log(values)
    story = tell(log, epochs=20, seeds=(0, 1))
    raw = simple(*parts(log), today(log))
    for name, model in raw.items():
        assert (story.y_hat[name] == model.new[0]).all()
    assert min(y_hat.min() for y_hat in story.y_hat.values()) < 0
    assert "never below 0" not in repr(story)
    for row in story.losses.rows:
        assert float(row[3].split()[0]) < 10  # none blows up
    size = np.abs(story.y).mean()
    loss = np.abs(raw["same day last week"].new[0] - story.y).mean()
    assert f"{loss / size:.0%} of an average day's size." in story.words[0]


def test_the_week_of_numbers_below_0_is_told_in_differences():
    log = weekly(400, scale=100)
    low = replace(log, views=log.views - 100)  # a mean about 0
    story = tell(low, deep=False)
    assert story.week.header[1] == "from its week's mean"
    shares = {row[0]: float(row[1]) for row in story.week.rows}
    assert -30 <= shares["Fri"] <= -26 and 18 <= shares["Tue"] <= 24
    assert "Fri and Sat below the week's mean" in " ".join(story.words)
    above = [row[2] for row in story.week.rows]
    assert above == [row[2] for row in tell(log, deep=False).week.rows]


@pytest.mark.parametrize("scale", [0.9, 90, 9000])
def test_a_negative_log_is_the_mirror_of_a_positive_one(scale):
    log = weekly(300, 1000 * scale)
    story, mirror = (
        tell(replace(log, views=sign * log.views), deep=False) for sign in (1, -1)
    )
    assert [row[3] for row in story.losses.rows] == [
        row[3] for row in mirror.losses.rows
    ]
    assert [row[-1] for row in story.gains.rows] == [
        row[-1] for row in mirror.gains.rows
    ]
    for name, y_hat in story.y_hat.items():
        np.testing.assert_allclose(mirror.y_hat[name], -y_hat, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize(
    ("scale", "unit", "note"),
    [
        (300, "", ""),
        (300_000, "k", " in thousands (k)"),
        (300_000_000, "M", " in millions (M)"),
        (3_000_000_000, "G", " in billions (G)"),
    ],
)
def test_a_unit_suits_large_logs_too(scale, unit, note):
    story = tell(weekly(300, scale), deep=False)
    assert story.losses.caption.startswith(f"MAE{note}: ")
    shown = story.words[-1].split(" say ")[1].rstrip(".").split(" to ")
    for text in shown:
        assert text.endswith(unit) and 1 <= len(text.removesuffix(unit)) <= 5


def test_a_steady_log_has_a_unit_in_which_its_losses_show():
    log = a_log(5_000_000 + np.random.default_rng(0).integers(-99, 99, size=300))
    story = tell(log, deep=False)
    assert all(float(row[3]) > 0.01 for row in story.losses.rows)
    assert "thousands (k)" in story.losses.caption


def test_rates_have_digits_enough():
    rates = replace(log := weekly(300, 2000), views=log.views / 100_000)  # 0.02
    story = tell(rates, deep=False)
    for row in story.losses.rows:
        assert all(0 < float(cell) < 0.05 for cell in row[2:])
        assert len(row[3].lstrip("0.")) >= 2


def test_seeds_that_differ_do_so_in_print():
    unit = Unit(np.array([200.0]), [16.0])
    shown = [unit.spread(16 + apart * np.array([-1, 0, 1])) for apart in (2, 0.08, 0)]
    assert [text.split() for text in shown] == [
        ["16", "±", "2"],
        ["16.00", "±", "0.08"],
        ["16", "±", "0"],
    ]
    assert unit.spread([16.0, 16.0 + 1e-14]).split() == ["16", "±", "0"]
    assert unit.spread([-0.2]) == "0"  # and not −0


def test_what_is_0_has_no_sign():
    told = tell(a_log([7, 9] * 200), deep=False).words[1:]
    assert "same day last week (0.0, 0 of 0 weeks, 5 equal)" in " ".join(told)
    rng = np.random.default_rng(0)
    week = tell(a_log(rng.integers(-300, 300, 2000)), deep=False).week
    assert all(row[1][0] in "+-" for row in week.rows)
    week = tell(a_log([-7] * 400), deep=False).week
    assert {row[1].strip("0.") for row in week.rows} == {""}


@pytest.mark.parametrize(
    ("change", "share"), [(0, "0%"), (20, "less than 1%"), (50, "1%")]
)
def test_a_small_loss_is_no_0_percent(change, share):
    """Days go up and down, so that yesterday is always wrong by as much."""
    story = tell(a_log(5000 + change * (np.arange(400) % 2)), deep=False)
    assert story.words[0].endswith(f", {share} of an average day.")
