"""The log of daily views, and the examples that a model learns from.

Views are stored as counts and fitted in thousands (k). The log runs from 2017-01-01
to 2021-02-26; all of it is simulated (see `simulate`) but for nineteen real days.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

# Notebooks that are handed out take them from here.
from viewcast.lecture import load_lecture_figures as load_lecture_figures
from viewcast.lecture import load_real_days as load_real_days
from viewcast.support.files import data_file, read_rows

TRAINING = ("2017-01-01", "2020-12-31")  # first and last day to be forecast
UNSEEN = ("2021-01-01", "2021-02-14")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True)
class Log:
    """Daily views of one channel: consecutive days, oldest first.

    dates: (n,) datetime64[D]; views: (n,) counts; real: (n,) True where the lecture
    showed the day, False where it is simulated.
    """

    dates: np.ndarray
    views: np.ndarray
    real: np.ndarray

    @property
    def thousands(self):
        """Views in thousands, (n,) float64: the unit of every model and loss."""
        return self.views / 1000


class Examples(NamedTuple):
    """What a model sees and what it should say.

    X: (n, d) views of the d days before, in k, column 0 is yesterday (x₁);
    y: (n,) views of the day itself, in k, the label; dates: (n,) that day.
    """

    X: np.ndarray
    y: np.ndarray
    dates: np.ndarray

    def between(self, first, last):
        """The examples whose day lies from `first` to `last`, both included.

        >>> examples(load_log(), 1).between(*UNSEEN).X.shape
        (45, 1)
        """
        inside = (self.dates >= np.datetime64(first)) & (
            self.dates <= np.datetime64(last)
        )
        if not inside.any():
            raise ValueError(
                f"no example from {first} to {last}: this log gives examples from "
                f"{self.dates[0]} to {self.dates[-1]}; ask for days within them"
            )
        return Examples(self.X[inside], self.y[inside], self.dates[inside])


def load_log(path=None):
    """The log of daily views; by default the one this course is written on.

    A file of your own has the columns `date` (2021-02-26) and `views` (a count), a
    row a day, no day missing; a column `source` may say `real`, `rounded` (a real day,
    to the hundred) or `simulated`.

    >>> log = load_log()
    >>> print(log.dates[0], log.dates[-1], log.views[-1].dtype, log.real.sum())
    2017-01-01 2021-02-26 int64 19
    """
    path = Path(path or data_file("views-simulated.csv"))
    rows = read_rows(path)
    if not rows or not {"date", "views"} <= set(rows[0]):
        raise ValueError(f"{path.name}: no columns `date` and `views` with rows below")
    dates = _column(path, rows, "date", _read_day)
    views = _column(path, rows, "views", int)
    _check_days(path, dates, views)
    real = [row.get("source") in ("real", "rounded") for row in rows]
    return Log(dates, views, np.array(real))


def examples(log, past_days):
    """Every day of the log that has `past_days` days before it, as `Examples`.

    >>> X, y, dates = examples(load_log(), past_days=7)
    >>> print(X.shape, dates[0], bool(X[1, 0] == y[0]))
    (1511, 7) 2017-01-08 True
    """
    if not 1 <= past_days < len(log.views):
        raise ValueError(
            f"past_days is {past_days}, must be from 1 to {len(log.views) - 1}: "
            f"the log has {len(log.views)} days, and one of them is the label"
        )
    windows = np.lib.stride_tricks.sliding_window_view(log.thousands, past_days)
    X = np.ascontiguousarray(windows[:-1, ::-1])  # yesterday first in x
    return Examples(X, log.thousands[past_days:], log.dates[past_days:])


def split(log, past_days):
    """The training set (2017 to 2020) and the unseen one, or test set (early 2021).

    The split is by the date of the day to be forecast, never at random.

    >>> training, unseen = split(load_log(), past_days=56)
    >>> print(training.X.shape, unseen.X.shape, training.dates[-1] < unseen.dates[0])
    (1405, 56) (45, 56) True
    """
    everything = examples(log, past_days)
    return everything.between(*TRAINING), everything.between(*UNSEEN)


def same_as_yesterday(X):
    """The first naive forecast, persistence: ŷ = x₁. X (n, d) → ŷ (n,), in k."""
    return X[:, 0]


def same_day_last_week(X):
    """The second, seasonal naive: ŷ = x₇. X (n, d ≥ 7) → ŷ (n,), in k."""
    if X.shape[1] < 7:
        raise ValueError(
            f"X holds {X.shape[1]} past days, and last week's day is the 7th: "
            "make the examples with past_days=7 or more"
        )
    return X[:, 6]


def weekday(dates):
    """Day of the week, Monday = 0 to Sunday = 6.

    >>> WEEKDAYS[weekday(np.datetime64("2021-02-26"))]
    'Fri'
    """
    days = np.asarray(dates, "datetime64[D]").astype(int)
    return (days + 3) % 7  # day 0, 1970-01-01, was a Thursday


def _column(path, rows, name, read):
    """One column as an array; an error names the line that can't be read."""
    values = []
    for line, row in enumerate(rows, start=2):  # line 1 is the header
        try:
            values.append(read(row[name]))
        except (TypeError, ValueError):
            raise ValueError(
                f"{path.name}, line {line}: {name} is {row[name]!r}; "
                "a date looks like 2021-02-26, a count like 5135"
            ) from None
    return np.array(values)


def _read_day(text):
    day = np.datetime64(text.strip(), "D")
    if np.isnat(day):  # what NumPy makes of an empty field
        raise ValueError("no date")
    return day


def _check_days(path, dates, views):
    """Days follow one another and counts are not negative, or a ValueError."""
    if (views < 0).any():
        line = int(np.argmax(views < 0)) + 2
        raise ValueError(f"{path.name}, line {line}: {views[line - 2]} views, below 0")
    steps = np.diff(dates).astype(int)
    if (steps != 1).any():
        line = int(np.argmax(steps != 1)) + 3
        raise ValueError(
            f"{path.name}, line {line}: {dates[line - 2]} follows {dates[line - 3]}; "
            "give a row for each day, oldest first, none missing or twice"
        )
