"""What the lecture told: days, its table of losses, its lines, its last forecasts.

Facts, quoted from the lecture and kept in `data/`; ours stand beside them.
"""

import numpy as np

from viewcast.support.files import data_file, read_rows


def load_real_days():
    """The sixteen days the lecture showed: a dictionary of (16,) arrays.

    >>> load_real_days()["views"][:3]
    array([6788, 6242, 5868])
    """
    return _days("views-real.csv")


def load_rounded_days():
    """Five more days, to the hundred, from its slides: a dictionary of (5,) arrays.

    The first three begin the log; the last two, the end of 2020, aren't in it.

    >>> load_rounded_days()["views"]
    array([4800, 4900, 7500, 3400, 9800])
    """
    return _days("views-rounded.csv")


def _days(name):
    """A file of days: its dates, datetime64[D], and its counts, an array a column."""
    rows = read_rows(data_file(name))
    columns = {key: [row[key] for row in rows] for key in rows[0]}
    dates = np.array(columns.pop("date"), "datetime64[D]")
    return {"date": dates} | {key: np.array(n, int) for key, n in columns.items()}


def load_lecture_figures():
    """The lecture's table, a dictionary a row; losses are MAE in thousands of views.

    >>> row = load_lecture_figures()[0]
    >>> row["model"], row["past_days"], row["train_mae"], row["unseen_mae"]
    ('linear', 1, 0.48, 0.58)
    """
    kinds = {"past_days": int, "layers": int, "units": int}
    kinds |= {"model": str, "train_mae": float, "unseen_mae": float}
    rows = read_rows(data_file("lecture-figures.csv"))
    return [{name: kind(row[name]) for name, kind in kinds.items()} for row in rows]


def load_lecture_forecasts():
    """The lecture's two last forecasts, by its network of three layers, in k.

    >>> load_lecture_forecasts()
    {'2021-02-25': 5.25, '2021-02-26': 3.96}
    """
    rows = read_rows(data_file("lecture-forecasts.csv"))
    return {row["date"]: float(row["forecast"]) for row in rows}


def load_lecture_theta(past_days):
    """The lecture's best linear model of 1 or 7 past days: θ (1 + d,), first b in k.

    >>> load_lecture_theta(1)
    array([0.1 , 0.97])
    """
    rows = read_rows(data_file("lecture-parameters.csv"))
    values = [float(row["value"]) for row in rows if row["past_days"] == str(past_days)]
    if not values:
        raise ValueError(f"past_days is {past_days}; the lecture tells θ for 1 and 7")
    return np.array(values)
