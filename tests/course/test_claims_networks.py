"""What chapters 4 to 7 say in words about the stored experiments and the log.

Whoever trains the tables again learns here which sentences no longer hold.
"""

from functools import cache, partial
from itertools import combinations, pairwise

import nbformat
import numpy as np
import pytest

from tests.helpers.environment import ROOT
from viewcast import results, simulate, views
from viewcast.deep import mae_and_gradient
from viewcast.exercises import own_log
from viewcast.function import linear
from viewcast.lecture import load_lecture_figures
from viewcast.loss import mae
from viewcast.optimization import (
    descend,
    exact_mae_fit,
    minibatches,
    updates_per_epoch,
    walk_until,
)
from viewcast.overfitting import forecasts, train_from
from viewcast.parameters import spread_start, start
from viewcast.relu import region_count
from viewcast.results.resampling import nine_in_ten
from viewcast.sigmoid import hard_sigmoid, one_layer, pieces_through, sigmoid

TRAINING, UNSEEN = views.split(views.load_log(), 56)
TABLE = results.load("lecture-table")
NETWORKS = [row for row in load_lecture_figures() if row["layers"]]
DEPTHS = (1, 2, 3, 4)
RNG = partial(np.random.default_rng, 1)
EVE = int(np.flatnonzero(UNSEEN.dates == np.datetime64("2021-02-11"))[0])
AUTUMN = views.examples(views.load_log(), 56).between("2020-10-01", "2020-12-31")


@cache
def best_line():
    """Chapter 3's line of 56 days: when first asked for, not before."""
    return exact_mae_fit(TRAINING.X, TRAINING.y)


# A peek into the recipe:
UPLOADS = simulate.days()[simulate.upload_days(simulate.Recipe())]
BREAKS = simulate.days()[simulate.on_break(simulate.Recipe())]


def losses(side, layers, units=100, records=TABLE):
    return results.column(records, f"{side}_mae", layers=layers, units=units)


def means(side, records=TABLE):
    return [losses(side, k, records=records).mean() for k in DEPTHS]


def daily(layers, units=100):
    y_hat = results.forecasts(layers, units)[1][:, : len(UNSEEN.y)]
    return np.abs(y_hat - UNSEEN.y).mean(axis=0)


def printed(chapter, caption):
    """The rows of a table as a chapter's notebook prints them, in words."""
    cells = nbformat.read(ROOT / f"chapters/{chapter}.ipynb", 4).cells
    outputs = [out for cell in cells for out in cell.get("outputs", [])]
    texts = [out.get("data", {}).get("text/plain", "") for out in outputs]
    (text,) = (text for text in texts if text.startswith(caption))
    return [line.split() for line in text.splitlines()[2:]]


@pytest.mark.parametrize("row", NETWORKS, ids=results.label)
def test_the_table_comes_near_the_lectures(row):
    training = losses("train", row["layers"], row["units"]).mean()
    unseen = losses("unseen", row["layers"], row["units"]).mean()
    if row["units"] == 1000:  # chapter 5: here we part
        assert training < row["train_mae"] - 0.05
    else:
        assert training == pytest.approx(row["train_mae"], abs=0.04)
    if row["layers"] == 4:  # chapter 7: and here
        assert unseen < row["unseen_mae"] - 0.06
    else:
        assert unseen == pytest.approx(row["unseen_mae"], abs=0.06)


def test_chapter_4_tuesdays_pay_most():
    e = np.abs(linear(best_line(), TRAINING.X) - TRAINING.y)
    day = views.weekday(TRAINING.dates)
    sizes = [e[day == k].mean() for k in range(7)]
    assert sizes[1] > 2.3 * max(sizes[:1] + sizes[2:])


def on_tuesdays(part):
    """Chapter 4's feature (m,) in k and its label (m,), and the dates (m,)."""
    X, y, dates = (values[views.weekday(part.dates) == 1] for values in part)
    return X[:, :5].mean(axis=1), y / X[:, 0], dates


RECENT, RISE, TUESDAYS = on_tuesdays(TRAINING)
UPLOAD, BREAK = np.isin(TUESDAYS, UPLOADS), np.isin(TUESDAYS, BREAKS)


@cache
def rising_line():
    return exact_mae_fit(RECENT[:, None], RISE)


def test_chapter_4_the_dots_go_up_and_down_again():
    few, middle, many = RECENT < 2.8, (RECENT > 3) & (RECENT < 4), RECENT > 4.4
    summer = simulate.days()[simulate.in_summer(simulate.Recipe())]
    assert np.isin(TUESDAYS[few], summer).mean() > 0.7
    assert UPLOAD[middle].mean() > 0.7
    assert not UPLOAD[many].any()
    assert ((RISE > 4 / 3) == UPLOAD).all()  # a Tuesday jumps if it has a lecture
    for side in (few, many):
        assert np.median(RISE[side]) == pytest.approx(1, abs=0.03)
    assert np.median(RISE[middle]) > 1.45
    far = TUESDAYS[(RISE < 0.7) | (RISE > 2.2)].astype(str)
    assert list(far) == ["2018-09-11", "2019-06-25"]  # after a summer, and its first


def test_chapter_4_what_the_feature_cant_tell():
    month = TUESDAYS.astype("datetime64[M]").astype(int) % 12 + 1
    year = TUESDAYS.astype("datetime64[Y]").astype(int) + 1970
    ordinary = ~UPLOAD & ~BREAK
    assert set(month[UPLOAD & (RECENT < 2.8)]) == {9}
    assert set(year[ordinary & (RECENT > 3) & (RECENT < 4)]) == {2017}
    assert set(year[UPLOAD & (RECENT > 4)]) == {2019, 2020}


def test_chapter_4_a_line_or_one_bend_is_hardly_worth_having():
    level = np.abs(1 - RISE).mean()
    line = mae(linear(rising_line(), RECENT[:, None]), RISE)
    assert level - 0.005 < line <= level
    for at in np.sort(RECENT)[5:-5]:  # the steepest bend, wherever it is
        left = at > RECENT
        step = np.where(left, np.median(RISE[left]), np.median(RISE[~left]))
        assert mae(step, RISE) > 0.95 * line


def test_chapter_4_two_hard_sigmoids_beat_the_line_and_on_other_logs_too():
    corners = [2.8, 3.0, 4.0, 4.4]
    zone = np.digitize(RECENT, corners)
    heights = [np.median(RISE[zone == k]) for k in (0, 2, 2, 4)]
    theta = pieces_through(corners, heights)
    others = (simulate.make_log(simulate.Recipe(seed=k)) for k in range(300, 306))
    for part in (TRAINING, *(views.split(log, 56)[0] for log in others)):
        recent, rise, _ = on_tuesdays(part)
        line = mae(linear(rising_line(), recent[:, None]), rise)
        bent = one_layer(theta, recent[:, None], hard_sigmoid)
        assert mae(bent, rise) < 0.83 * line
    assert np.isin(on_tuesdays(UNSEEN)[2], UPLOADS).sum() == 1


def test_chapter_4_two_sigmoids_found_by_descent_climb_and_fall():
    X, found = ((RECENT - RECENT.mean()) / RECENT.std())[:, None], {}
    for sizes in ((1, 1), (1, 2)):
        slope = partial(mae_and_gradient, X=X, y=RISE, sizes=sizes, activation=sigmoid)
        descent = descend(slope, start(sizes, RNG()), eta=0.1)
        found[sizes[1]] = walk_until(10_000, descent)
    line = mae(linear(rising_line(), RECENT[:, None]), RISE)
    assert found[1].loss[-1] == pytest.approx(line, abs=0.003)
    assert found[2].loss[-1] < 0.8 * line
    b_1, b_2, w_1, w_2, b, c_1, c_2 = theta = found[2].theta[-1]
    assert min(w_1, w_2) > 0 and c_1 < 0 < c_2 and -b_2 / w_2 < -b_1 / w_1
    heights = one_layer(theta, X)
    assert heights[RECENT.argmin()] == pytest.approx(b, abs=0.05)
    assert heights.max() < min(-c_1, c_2)  # the two ramps overlap


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_chapter_4_only_small_batches_come_down_to_the_line_and_hover(seed):
    X, y, sizes = TRAINING.X, TRAINING.y, (56, 10)
    line, X = mae(linear(best_line(), X), y), (X - X.mean()) / X.std()

    def slope(theta, batch_X, batch_y):
        return mae_and_gradient(theta, batch_X, batch_y, sizes, sigmoid)

    def last_losses(batch_size, rng):
        theta, batches = start(sizes, rng), minibatches(X, y, batch_size, rng)
        epoch = updates_per_epoch(len(y), batch_size)
        walk = walk_until(30 * epoch, descend(slope, theta, 0.03, batches))
        return [mae(one_layer(t, X), y) for t in walk.theta[22 * epoch :: epoch]]

    small, larger = (last_losses(B, np.random.default_rng(seed)) for B in (16, 64))
    assert np.mean(small) == pytest.approx(line, abs=0.02)
    assert (np.diff(small) > 0).sum() >= 2 and (np.diff(larger) > 0).sum() <= 1
    assert min(larger) > line + 0.02


def test_chapter_4_the_medians_of_one_past_day_leave_the_line():
    X, y, _ = views.split(views.load_log(), 1)[0]
    fifths = np.array_split(np.argsort(X[:, 0], kind="stable"), 5)
    x_1, middle = (np.array([np.median(v[days]) for days in fifths]) for v in (X, y))
    above = middle - linear(exact_mae_fit(X, y), x_1[:, None])
    assert min(above[1:3]) > 0.1 and above[4] < -0.1


def test_chapter_5_relus_end_lower_and_bear_the_longest_step():
    found = printed("5-relu", "Training loss (k), mean of the last ten")
    ends = {(row[0], row[1]): np.array(row[2:], float) for row in found}
    for eta in ("0.01", "0.03", "0.1"):
        assert (ends["relu", eta] < ends["sigmoid", eta]).all()
    assert (ends["sigmoid", "0.1"] > 2 * ends["relu", "0.1"]).all()


def test_chapter_5_at_the_start_most_days_have_a_region_to_themselves():
    theta = start((56, 100), np.random.default_rng(0))
    n, regions = len(TRAINING.y), region_count(theta, TRAINING.X)
    assert 2 * regions - n > 0.6 * n  # so many days alone, at least


def test_chapter_5_in_summer_the_week_shrinks_in_proportion():
    log = views.load_log()
    month = log.dates.astype("datetime64[M]").astype(int) % 12 + 1
    summer, saturday = np.isin(month, (7, 8)), views.weekday(log.dates) == 5
    level, share = [], []
    for part in (summer, ~summer):
        level.append(log.thousands[part].mean())
        share.append(log.thousands[part & saturday].mean() / level[-1])
    assert level[0] < 0.5 * level[1]
    assert share[0] == pytest.approx(share[1], rel=0.05)


def test_chapter_5_width_lowers_the_training_loss_for_every_network():
    widths = [losses("train", 1, units) for units in (10, 100, 1000)]
    assert all(wide.max() < narrow.min() for narrow, wide in pairwise(widths))
    line = losses("train", 0, 0)[-1]
    assert losses("train", 1, 10).mean() == pytest.approx(line, abs=0.02)
    assert 0 < (losses("train", 1, 10) < line).sum() < 6  # "only … are below it"
    assert losses("train", 1, 100).mean() < line - 0.04


def test_chapter_5_on_unseen_days_the_averages_fall_and_the_clouds_overlap():
    line = losses("unseen", 0, 0)[-1]
    clouds = [losses("unseen", 1, units) for units in (10, 100, 1000)]
    assert [c.mean() for c in clouds] == sorted(c.mean() for c in clouds)[::-1]
    assert all(wide.max() > narrow.min() for narrow, wide in pairwise(clouds))
    assert clouds[0].mean() == pytest.approx(line, abs=0.01)
    assert 5 < (clouds[0] < line).sum() < 15 < (clouds[1] < line).sum()
    naive = views.same_as_yesterday(UNSEEN.X), views.same_day_last_week(UNSEEN.X)
    worst = max(losses("unseen", r["layers"], r["units"]).max() for r in NETWORKS)
    assert worst < min(mae(y_hat, UNSEEN.y) for y_hat in naive)


def test_chapter_5_the_line_is_a_member_of_every_family():
    assert linear(best_line(), TRAINING.X).min() > 0  # so a single ReLU can be the line


def test_chapter_5_seeds_say_yes_to_a_thousand_and_not_in_every_pair():
    narrow, wide = losses("unseen", 1, 100), losses("unseen", 1, 1000)
    from scipy.stats import ttest_ind  # half a second, for this test alone

    assert ttest_ind(narrow, wide, equal_var=False).pvalue < 0.01
    assert 0.5 < np.mean(wide < narrow[:, None]) < 0.95


def test_chapter_5_these_days_say_yes_to_no_width():
    e_line = np.abs(linear(best_line(), UNSEEN.X) - UNSEEN.y)
    gains = [e_line - daily(1, units) for units in (10, 100, 1000)]
    for gain in (*gains, daily(1, 100) - daily(1, 1000)):
        assert 19 <= (gain > 0).sum() <= 26 and len(gain) == 45  # about half


def test_chapter_5_on_fresh_days_width_pays_and_in_winter_it_does_not():
    records = results.load("other-logs")
    assert len({record["log"] for record in records}) == 30

    def by_log(side):
        rows = [(0, 0), (1, 10), (1, 100), (1, 1000)]
        keys = [dict(past_days=56, layers=k, units=h) for k, h in rows]
        return [results.column(records, f"{side}_mae", **key) for key in keys]

    line, ten, hundred, thousand = by_log("fresh")
    assert (ten > line).all()
    assert (hundred < line).all() and (thousand < hundred).all()
    line, *widths = by_log("unseen")
    assert all(line.mean() < width.mean() for width in widths)
    real = views.load_log().dates[views.load_log().real]
    assert np.isin(UNSEEN.dates, real).sum() == 16


def test_chapter_5_a_tuesday_with_an_upload_stands_out():
    days = views.examples(views.load_log(), 56)
    rise = (days.y / days.X[:, 0])[(views.weekday(days.dates) == 1)]
    upload = np.isin(days.dates, UPLOADS)[views.weekday(days.dates) == 1]
    assert (rise[~upload] < 1.2).all() and (rise[upload] > 1.35).all()


def test_chapter_5_a_hundred_relus_hardly_find_the_bend():
    dates, y_hat = results.forecasts(1, 100, "autumn-forecasts")
    line = results.forecasts(0, 0, "autumn-forecasts")[1]
    off, line_off = np.abs(y_hat - AUTUMN.y).mean(axis=0), np.abs(line - AUTUMN.y)[0]
    upload = np.isin(dates, UPLOADS)
    assert 0.9 * line_off[upload].mean() < off[upload].mean() < line_off[upload].mean()


def test_chapter_5_a_thousand_foresee_the_only_upload_of_early_2021():
    upload = np.isin(UNSEEN.dates, UPLOADS)
    assert UNSEEN.dates[upload].tolist() == [np.datetime64("2021-01-19").item()]
    day = int(np.flatnonzero(upload)[0])
    line = linear(best_line(), UNSEEN.X)[day]
    narrow, wide = (results.forecasts(1, units)[1][:, day] for units in (100, 1000))
    assert line < narrow.mean() < narrow.max() < wide.min()
    assert wide.mean() - line > 0.6 * (UNSEEN.y[day] - line)
    gain = np.abs(linear(best_line(), UNSEEN.X) - UNSEEN.y) - daily(1, 1000)
    assert gain[day : day + 2].sum() > 0.8 * gain.sum()


def test_chapter_6_depth_wins_on_the_nested_truth_and_loses_side_by_side():
    records = results.load("layered-truth")
    nested, side = (
        [results.column(records, "unseen_mae", truth=t, layers=k) for k in DEPTHS]
        for t in ("nested", "side by side")
    )
    assert all(b.mean() < a.mean() / 1.5 for a, b in pairwise(nested))
    assert nested[1].max() < nested[0].min()
    seen = results.column(records, "train_mae", truth="nested", layers=1).mean()
    assert nested[0].mean() / seen == pytest.approx(3, abs=0.4)
    assert all(deeper.min() > 2 * side[0].max() for deeper in side[1:])


def test_chapter_6_from_a_fair_start_fat_meets_the_zigzag_as_deep_does():
    x = np.linspace(0, 1, 257)
    y = np.abs((8 * x - 1) % 2 - 1)  # 0, 1, 0, 1, …, in eight pieces
    X, off = ((x - x.mean()) / x.std())[:, None], {}
    for sizes in ((1, 300), (1, 20, 20, 20)):
        for draw in (lambda sizes, X, rng: start(sizes, rng), spread_start):
            rngs = [RNG(), np.random.default_rng(2)]
            thetas = [draw(sizes, X, rng) for rng in rngs]
            thetas = train_from(thetas, sizes, (X, y), rngs, 800)
            distance = np.abs(forecasts(thetas, X, sizes) - y).mean()
            off[len(sizes), draw is spread_start] = distance
    assert off[2, False] > 1.3 * off[4, False] > 0.05
    assert max(off[2, True], off[4, True]) < 0.02


def test_chapter_6_each_layer_lowers_the_training_loss():
    one, two, three = (losses("train", k) for k in DEPTHS[:3])
    assert two.max() < one.min() and three.mean() < two.mean()
    assert two.mean() < losses("train", 1, 1000).mean()  # a quarter of the parameters


def test_chapter_6_and_on_unseen_days_the_second_and_the_third_pay():
    line, (one, two, three) = losses("unseen", 0, 0)[-1], means("unseen")[:3]
    assert line > one > losses("unseen", 1, 1000).mean() > two > three
    validation = means("validation", results.load("validation-table"))
    assert validation[0] > validation[1] + 0.01 > validation[2] + 0.02


def test_chapter_6_on_fresh_days_of_thirty_logs_too_and_not_on_their_winters():
    records = results.load("other-logs")
    assert len({record["log"] for record in records}) == 30

    def mean_and_error(gain):
        assert len(gain) == 30
        return gain.mean(), gain.std(ddof=1) / np.sqrt(30)

    fresh, winter = (
        [losses(side, k, records=records) for k in DEPTHS[:3]]
        for side in ("fresh", "unseen")
    )
    for shallower, deeper in pairwise(fresh):
        mean, error = mean_and_error(shallower - deeper)
        assert mean > 10 * error and (deeper < shallower).all()
    mean, error = mean_and_error(losses("fresh", 1, 1000, records) - fresh[1])
    assert 3 * error < mean < 0.01  # deep is ahead of fat, by little
    mean, error = mean_and_error(winter[0] - winter[2])
    assert abs(mean) < 2 * error
    assert 13 <= (winter[1] < winter[0]).sum() <= 17  # as often as not
    line = results.column(records, "unseen_mae", layers=0, past_days=56)
    assert line.mean() < min(L.mean() for L in winter)


def autumn_errors(layers):
    y_hat = results.forecasts(layers, 100 if layers else 0, "autumn-forecasts")[1]
    return y_hat - AUTUMN.y


def test_chapter_6_layers_gain_on_the_upload_days_of_autumn():
    e = {k: np.abs(autumn_errors(k)).mean(axis=0) for k in (0, *DEPTHS)}
    tuesday, upload = views.weekday(AUTUMN.dates) == 1, np.isin(AUTUMN.dates, UPLOADS)
    assert upload.sum() == 4 and tuesday[upload].all()
    one, two, three = (e[k][upload].mean() for k in DEPTHS[:3])
    assert e[0][upload].mean() * 0.9 < one and three < two < 0.7 * one
    others = [e[k][tuesday & ~upload].mean() for k in DEPTHS[:3]]
    assert others == sorted(others, reverse=True)
    assert abs(np.mean((e[1] - e[3])[~tuesday])) < 0.01
    gained = e[1] - e[3]
    assert 0.85 < gained[upload].sum() / gained.sum() < 1
    surprise = AUTUMN.dates == np.datetime64("2020-10-27")
    assert min(each[surprise][0] for each in e.values()) > 2


def test_chapter_6_of_the_step_one_layer_expects_little_and_three_most():
    day = np.flatnonzero(np.isin(AUTUMN.dates, UPLOADS))
    before, y = AUTUMN.y[day - 1].mean(), AUTUMN.y[day].mean()
    expected = [
        ((y + autumn_errors(k)[:, day].mean()) - before) / (y - before)
        for k in (0, 1, 3)
    ]
    assert max(expected[:2]) < 0.3 and expected[2] > 0.6


def test_chapter_6_three_layers_follow_the_weekly_lows_but_one():
    y_hat = results.forecasts(3)[1][:, : len(UNSEEN.y)].mean(axis=0)
    monday = int(np.argmax(views.weekday(UNSEEN.dates) == 0))
    weeks = [slice(i, i + 7) for i in range(monday, len(UNSEEN.y) - 6, 7)]
    met = [y_hat[week].argmin() == UNSEEN.y[week].argmin() for week in weeks]
    assert len(met) == 6 and all(met[:-1]) and not met[-1]
    assert weeks[-1].start <= EVE < weeks[-1].stop


def test_chapter_6_networks_miss_the_eve_and_dip_a_day_late():
    y_hat = results.forecasts(3)[1]
    assert (y_hat[:, EVE] > UNSEEN.y[EVE] + 1).all()
    assert (y_hat[:, EVE + 1] < y_hat[:, EVE]).all()
    assert y_hat[:, EVE + 1].mean() == pytest.approx(UNSEEN.y[EVE + 1], abs=0.3)


def test_chapter_6_the_next_worst_days_are_tuesdays_and_real():
    log, y_hat = views.load_log(), results.forecasts(3)[1][:, : len(UNSEEN.y)]
    worst = np.argsort(-np.abs(y_hat.mean(axis=0) - UNSEEN.y))[:3]
    named = ["2021-02-11", "2021-01-26", "2021-02-09"]
    assert [str(day) for day in UNSEEN.dates[worst]] == named
    assert np.isin(UNSEEN.dates[worst[1:]], log.dates[log.real]).all()
    assert (views.weekday(UNSEEN.dates[worst[1:]]) == 1).all()


def test_chapter_6_from_eve_to_eve_the_share_differs_less_than_the_fall():
    ours, *others = (views.load_log(), *(own_log(seed) for seed in range(10)))
    for log in (*others, ours):
        eves = np.searchsorted(log.dates, np.array(simulate.EVES, "datetime64[D]"))
        y, x_1 = log.thousands[eves], log.thousands[eves - 1]
        fall, share = (x_1 - y)[:-1], (y / x_1)[:-1]
        assert share.max() / share.min() < fall.max() / fall.min()
    assert fall.max() > 1.5 * fall.min() and share.max() < 1.25 * share.min()


def by_depth(side):
    """Losses on the thirty other logs: (logs, 5), the line first."""
    records = results.load("other-logs")
    line = results.column(records, f"{side}_mae", layers=0, past_days=56)
    networks = [losses(side, k, records=records) for k in DEPTHS]
    return np.column_stack([line, *networks])


def test_chapter_7_the_fourth_layer_ties_where_the_lectures_turns():
    assert means("train") == sorted(means("train"), reverse=True)
    three, four = losses("unseen", 3), losses("unseen", 4)
    assert abs(four.mean() - three.mean()) < 0.01
    assert 0.4 < np.mean(four > three[:, None]) < 0.6  # a coin's throw
    assert np.mean(four >= three[:, None] + 0.06) < 0.03
    autumn = means("validation", results.load("validation-table"))
    fresh = by_depth("fresh").mean(axis=0)
    assert 0.003 < autumn[2] - autumn[3] < 0.012  # a little
    assert 0 < fresh[3] - fresh[4] < 0.003  # next to nothing


def test_chapter_7_the_gain_dries_up_and_the_gap_widens():
    known, fresh = by_depth("train"), by_depth("fresh")
    assert (np.diff(known) < 0).all()
    gains = -np.diff(fresh.mean(axis=0)) / -np.diff(known.mean(axis=0))
    assert (np.diff(gains) < 0.1).all() and gains[3] < 0.1  # of the training gain
    assert (np.diff((fresh - known).mean(axis=0)[1:]) > 0).all()
    records = results.load("other-logs")
    wide, narrow = (losses("fresh", 1, h, records).mean() for h in (1000, 100))
    assert wide < narrow


def test_chapter_7_four_layers_beat_one_on_both_periods():
    part = views.examples(views.load_log(), 56).between("2020-10-01", "2020-12-31")
    autumn = {
        k: results.forecasts(k, name="autumn-forecasts")[1] - part.y for k in DEPTHS
    }
    e = {k: np.abs(error).mean(axis=0) for k, error in autumn.items()}
    assert nine_in_ten(e[4] - e[1], RNG())[1] < 0
    assert nine_in_ten(daily(4) - daily(1), RNG())[1] < 0
    assert abs(nine_in_ten(e[4] - e[3], RNG())[1]) < 0.003  # ends at 0
    low, high = nine_in_ten(daily(4) - daily(3), RNG())
    assert low < 0 < high


def test_chapter_7_on_fresh_days_two_layers_pay_on_every_log():
    steps = np.diff(by_depth("fresh"))
    assert len(steps) == 30
    assert (steps[:, 1:3] < 0).all()
    assert 10 <= (steps[:, 3] > 0).sum() <= 15
    assert abs(steps[:, 3].mean()) < 3 * steps[:, 3].std(ddof=1) / np.sqrt(30)


def test_chapter_7_a_winter_can_show_a_rise_where_a_layer_helps():
    rise, truth = np.diff(by_depth("unseen"))[:, 1:], np.diff(by_depth("fresh"))[:, 1:]
    assert (rise[:, 0] > 0).sum() >= 12  # "seldom": the second layer, a gain on all
    high = rise >= 0.06
    assert 3 <= high.sum() <= 9 and not high[:, 2].any()
    assert (truth[high] < 0).all()
    assert rise[:, 1].std(ddof=1) > 2 * 0.01  # the lecture's step from 0.39k to 0.38k


def test_chapter_7_the_validation_set_votes_for_four_and_cannot_tell_them_from_three():
    records = results.load("validation-table")
    assert means("validation", records) == sorted(means("validation", records))[::-1]
    one, _, three, four = (losses("validation", k, records=records) for k in DEPTHS)
    assert np.mean(four < one[:, None]) > 0.95
    assert 0.5 < np.mean(four < three[:, None]) < 0.8
    after = means("unseen", records)
    assert abs(after[3] - after[2]) < 0.01 < after[0] - after[3]


def test_chapter_7_a_year_is_learned_by_heart_and_stopping_saves_nothing():
    records = results.load("loss-by-epoch")
    every, year = (
        {
            side: results.column(records, f"{side}_mae", days=days).reshape(5, -1)
            for side in ("train", "validation", "unseen")
        }
        for days in sorted({record["days"] for record in records}, reverse=True)
    )
    half = year["train"].shape[1] // 2
    assert year["train"][:, -1].mean() < 0.03 < 0.08 < year["train"][:, half].mean()
    for side in ("validation", "unseen"):
        curve = year[side].mean(axis=0)
        assert abs(curve[-1] - curve[half]) < 0.015  # stands still
        assert every[side][:, -1].mean() < curve[-1] - 0.05  # more days help
    best = year["validation"].argmin(axis=1)
    promised, kept = (
        year[side][range(5), best].mean() for side in ("validation", "unseen")
    )
    assert kept > promised + 0.05
    assert abs(kept - year["unseen"][:, -1].mean()) < 0.015  # nothing saved


def test_chapter_7_on_the_second_channel_the_gain_dries_up_after_two():
    records = results.load("second-channel")
    line = losses("unseen", 0, 0, records)[0]
    assert all((losses("unseen", k, records=records) < line).all() for k in DEPTHS)
    assert means("train", records) == sorted(means("train", records), reverse=True)
    one, *others = means("unseen", records)
    assert one - max(others) > 2 * np.ptp(others)
    assert f"{others[0]:.2f}" == f"{others[2]:.2f}"  # two layers, "and so have four"
    assert line - one > 0.03


def test_chapter_7_every_network_forecasts_a_lower_friday():
    thursday, friday = results.forecasts(3)[1][:, -2:].T
    assert (friday < thursday).all()


def test_chapter_7_room_and_few_days_overfit_without_a_network():
    """Few days, more past days: a lower loss on them and a higher one afterwards."""
    everything = views.examples(views.load_log(), 56)
    quarters = ["2019-04", "2019-10", "2020-01", "2020-04", "2020-10"]
    begins = np.searchsorted(everything.dates, np.array(quarters, "M8[D]"))

    def fit_and_judge(past_days, days):
        X, y, found = everything.X[:, :past_days], everything.y, []
        for t in begins:
            theta = exact_mae_fit(X[t - days : t], y[t - days : t])
            parts = slice(t - days, t), slice(t, t + 91)
            found.append([mae(linear(theta, X[p]), y[p]) for p in parts])
        return np.mean(found, axis=0)

    few, many = (
        np.array([fit_and_judge(d, days) for d in (7, 28, 56)]) for days in (90, 720)
    )
    assert (np.diff(few[:, 0]) < 0).all() and (np.diff(few[:, 1]) > 0).all()
    assert (np.diff(many, axis=0) < 0).all()


def test_chapter_7_peeking_promises_more_than_it_keeps():
    errors = {
        kind: np.abs(results.forecasts(*kind)[1][:, : len(UNSEEN.y)] - UNSEEN.y)
        for kind in ((r["layers"], r["units"]) for r in NETWORKS)
    }
    week = np.arange(len(UNSEEN.y)) // 7

    def gap_and_gain(errors):
        found = []
        for four in combinations(range(7), 4):
            some = np.isin(week, four)
            chosen = errors[:, some].mean(axis=1).argmin()
            kept = errors[chosen, ~some].mean()
            promised, mean = errors[chosen, some].mean(), errors[:, ~some].mean()
            found.append((kept - promised, mean - kept))
        return np.mean(found, axis=0)

    gap, gain = gap_and_gain(np.concatenate(list(errors.values())))
    assert gap > 0.05 and 0.005 < gain < 0.02
    assert abs(gap_and_gain(errors[4, 100])[1]) < 0.01  # among one kind: nothing
    four_weeks = [np.isin(week, four) for four in combinations(range(7), 4)]
    everyone = np.concatenate([errors[r["layers"], r["units"]] for r in NETWORKS])
    chosen = [everyone[:, some].mean(axis=1).argmin() for some in four_weeks]
    assert np.mean(np.array(chosen) >= 4 * len(errors[4, 100])) > 0.8  # mostly deep
