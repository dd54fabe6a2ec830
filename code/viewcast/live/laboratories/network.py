"""Chapter 7's laboratory: the log, and what its networks are compared with."""

from viewcast import results, views
from viewcast.live.laboratories import scripts
from viewcast.live.laboratories.log import known
from viewcast.loss import mae
from viewcast.overfitting import COURSE

SIDES = {"training": "train_mae", "unseen": "unseen_mae"}


def data():
    """What the laboratory knows, as JSON can hold it.

    The log (`known`); dates: names of the unseen days; naive: the unseen loss of "same
    as yesterday", in k; table: see `table`; epochs: the table's;
    worker: the source of the worker that trains, but for the shared script.
    """
    log = views.load_log()
    _, unseen = views.split(log, 1)
    return {
        **known(log),
        "dates": [_name(day) for day in unseen.dates.tolist()],
        "naive": mae(views.same_as_yesterday(unseen.X), unseen.y),
        "table": table(results.load("lecture-table")),
        "epochs": COURSE.epochs,
        "worker": scripts.worker(),
    }


def table(records):
    """The rows of the lecture's table, {name: row}; a name is "layers units days".

    row: seeds, and for training and unseen days [mean, standard deviation], in k. An
    exact line, which has no seed, has 0 for units and no spread.
    """
    rows = {}
    for record in records:
        key = {name: record[name] for name in ("layers", "units", "past_days")}
        row = rows[" ".join(map(str, key.values()))] = {}
        for side, name in SIDES.items():
            losses = results.column(records, name, **key)
            row["seeds"] = len(losses)
            row[side] = [losses.mean(), losses.std(ddof=1) if len(losses) > 1 else 0]
    return rows


def _name(day):
    return f"{day.day} {day:%b}"
