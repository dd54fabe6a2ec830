"""What the experiments found: their stored tables, read and summed up.

`experiments` writes these tables; reading them needs no torch and no training.
"""

import json
from pathlib import Path

import numpy as np

from viewcast.lecture import load_lecture_figures
from viewcast.parameters import parameter_count
from viewcast.results.tables import Table
from viewcast.support.files import data_file, read_rows
from viewcast.support.sentences import counted

KEYS = ("model", "past_days", "layers", "units")  # what names a row of the table
HEADER = ("model", "parameters")
HEADER += tuple(
    f"{side}, {whose}"
    for side in ("training", "unseen")
    for whose in ("lecture", "ours")
)
LOSSES_FIRST = (HEADER[0], *HEADER[2:], HEADER[1])  # what a phone shows of a wide table


def load(name):
    """The records of a stored table: a dictionary a model and seed, losses in k.

    name: of a table in `data/`, or the path of one.

    >>> record = load("lecture-table")[-1]
    >>> record["layers"], record["units"], record["seed"], sorted(record)[-1]
    (4, 100, 19, 'unseen_mae')
    """
    path = name if isinstance(name, Path) else data_file(f"{name}.csv")
    kinds = dict.fromkeys(("model", "log", "truth"), str)
    kinds |= dict.fromkeys((*KEYS[1:], "draw", "seed"), int)
    return [
        {key: kinds.get(key, float)(value) for key, value in row.items()}
        for row in read_rows(path)
    ]


def how_made(name):
    """The record of how a stored table was made: recipe, versions, digests."""
    return json.loads(data_file(f"{name}.json").read_text("utf8"))


def column(records, name, **row):
    """One column of the records of one row, by seed: (seeds,) float64.

    >>> column(load("lecture-table"), "unseen_mae", layers=2).shape
    (20,)
    """
    found = [r[name] for r in records if all(r[key] == row[key] for key in row)]
    if not found:
        raise ValueError(f"no record of {row}; the table has {label_list(records)}")
    return np.array(found)


def forecasts(layers, units=100, name="network-forecasts"):
    """Stored forecasts of early 2021 on 56 past days: dates (m,), ŷ (seeds, m) in k.

    name: "autumn-forecasts" has those of October to December 2020, by networks that
    were trained to September. Of early 2021 the last day, 2021-02-26, was forecast
    with the forecast of the day before fed back; all others from the days before them.
    """
    rows = read_rows(data_file(f"{name}.csv"))
    wanted = ["56", str(layers), str(units)]
    found = [row for row in rows if [row[key] for key in KEYS[1:]] == wanted]
    if not found:
        raise ValueError(
            f"no forecasts by {layers} layers of {units} units: {name}.csv has "
            f"{label_list([{k: int(row[k]) for k in KEYS[1:]} for row in rows])}"
        )
    days = [name for name in rows[0] if name[:2] == "20"]
    y_hat = np.array([[float(row[day]) for day in days] for row in found])
    return np.array(days, "datetime64[D]"), y_hat


def sizes_of(row):
    """The sizes of a row's network: (56, 100, 100) for two layers of 100 units."""
    return (row["past_days"], *[row["units"]] * row["layers"])


def label(row):
    """What a row of the table is called.

    >>> label({"layers": 1, "units": 10}), label({"layers": 3, "units": 100})
    ('10 ReLU', '100 ReLU × 3 layers')
    """
    if row["layers"] == 0:
        return f"linear, {counted(row['past_days'], 'day')}"
    layers = f" × {row['layers']} layers" if row["layers"] > 1 else ""
    return f"{row['units']} ReLU{layers}"


def label_list(records):
    """The names of all rows that the records hold, in their order."""
    return list(dict.fromkeys(map(label, records)))


def lecture_table(records, rows=None):
    """The lecture's rows beside ours: mean ± standard deviation over seeds, MAE in k.

    records: of `load`; rows: which rows of the lecture's table, all by default.
    Columns as in LOSSES_FIRST: on a narrow page the parameters may be out of view.
    """
    shown = []
    for row in rows or [
        r for r in load_lecture_figures() if label(r) in label_list(records)
    ]:
        key = {name: row[name] for name in KEYS}
        ours = [spread(column(records, f"{p}_mae", **key)) for p in ("train", "unseen")]
        theirs = row["train_mae"], row["unseen_mae"]
        losses = theirs[0], ours[0], theirs[1], ours[1]
        shown.append([label(row), *losses, f"{parameter_count(sizes_of(row)):,}"])
    runs = "logs and seeds" if "log" in records[0] else "seeds"
    caption = (
        f"MAE in thousands of views, ours as mean ± standard deviation over {runs}"
    )
    return Table(caption, LOSSES_FIRST, shown)


def spread(values, digits=2):
    """Mean ± standard deviation of values (n,), or the value of one.

    In a narrow column a line may end before the ±.

    >>> spread(np.array([0.5])), spread(np.array([0.25, 0.35])).split()
    ('0.50', ['0.30', '±', '0.07'])
    """
    mean = f"{np.mean(values):z.{digits}f}"  # z: 0, never −0
    if len(values) == 1:
        return mean
    return f"{mean} ±\u00a0{np.std(values, ddof=1):.{digits}f}"
