"""Loading, windows and split: above all, no window may hold its own label."""

import numpy as np
import pytest

from viewcast import views


@pytest.fixture(scope="module")
def log():
    return views.load_log()


def write(tmp_path, *rows, header="date,views"):
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_log_runs_over_the_lectures_days(log):
    assert str(log.dates[0]) == "2017-01-01"
    assert str(log.dates[-1]) == "2021-02-26"
    assert (np.diff(log.dates) == np.timedelta64(1, "D")).all()
    assert log.views.dtype.kind == "i"
    assert (log.views > 0).all()


def test_real_days_stand_in_the_log_at_their_dates(log):
    real = views.load_real_days()
    assert len(real["date"]) == 16
    sixteen = np.isin(log.dates, real["date"])
    assert log.real[sixteen].all() and log.real.sum() == 19
    assert log.views[sixteen].tolist() == real["views"].tolist()


@pytest.mark.parametrize("past_days", [1, 7, 28, 56])
def test_windows_hold_the_days_before_and_never_the_label(past_days):
    n = 100
    counting = views.Log(
        np.datetime64("2020-01-01") + np.arange(n), 1000 * np.arange(n), np.zeros(n)
    )
    X, y, dates = views.examples(counting, past_days)
    assert X.shape == (n - past_days, past_days)
    days_ago = y[:, None] - X  # the k-th day has k thousand views
    assert (days_ago == np.arange(1, past_days + 1)).all()
    assert dates[0] == counting.dates[past_days]


@pytest.mark.parametrize("past_days", [1, 7, 28, 56])
def test_split_is_by_date_and_complete(log, past_days):
    training, unseen = views.split(log, past_days)
    assert len(training.y) == 1461 - past_days
    assert str(training.dates[-1]) == "2020-12-31"
    assert [str(unseen.dates[0]), str(unseen.dates[-1])] == list(views.UNSEEN)
    assert len(unseen.y) == 45


def test_naive_forecasts_look_up_the_right_day(log):
    X, y, _ = views.examples(log, 7)
    assert (views.same_as_yesterday(X)[1:] == y[:-1]).all()
    assert (views.same_day_last_week(X)[7:] == y[:-7]).all()
    with pytest.raises(ValueError, match="7th"):
        views.same_day_last_week(X[:, :6])


def test_weekday_agrees_with_the_calendar(log):
    assert views.weekday(log.dates).tolist() == [
        d.weekday() for d in log.dates.tolist()
    ]


@pytest.mark.parametrize("past_days", [0, -1, 1518, 5000])
def test_impossible_windows_are_refused(log, past_days):
    with pytest.raises(ValueError, match=f"past_days is {past_days}.*1517"):
        views.examples(log, past_days)


def test_days_outside_the_log_are_refused(log):
    with pytest.raises(ValueError, match="no example from 2022"):
        views.examples(log, 1).between("2022-01-01", "2022-01-31")


def test_a_log_of_ones_own_is_read(tmp_path):
    path = write(tmp_path, "2024-02-28,5", "2024-02-29,7", "2024-03-01,9")
    log = views.load_log(path)
    assert log.views.tolist() == [5, 7, 9]
    assert not log.real.any()


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["2024-01-01,5", "2024-01-02,many"], "line 3: views is 'many'"),
        (["2024-01-01,5", "tomorrow,5"], "line 3: date is 'tomorrow'"),
        (["2024-01-01,5", ",5"], "line 3: date is ''"),
        (["2024-01-01,5", "2024-01-02"], "line 3: views is None"),
        (["2024-01-01,5", "2024-01-03,5"], "line 3: 2024-01-03 follows 2024-01-01"),
        (["2024-01-01,5", "2024-01-01,5"], "line 3: 2024-01-01 follows"),
        (["2024-01-02,5", "2024-01-01,5"], "line 3: 2024-01-01 follows"),
        (["2024-01-01,5", "2024-01-02,-4"], "line 3: -4 views"),
        ([], "no columns"),
    ],
)
def test_bad_rows_are_named_by_line(tmp_path, rows, says):
    with pytest.raises(ValueError, match=says):
        views.load_log(write(tmp_path, *rows))


def test_missing_columns_are_named(tmp_path):
    with pytest.raises(ValueError, match="`date` and `views`"):
        views.load_log(write(tmp_path, "2024-01-01,5", header="day,count"))
