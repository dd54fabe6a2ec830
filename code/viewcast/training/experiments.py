"""The lecture's table, trained over many seeds on all cores, and kept as small files.

An experiment trains the same models from many seeds, on one log or several. Blocks of
seeds are trained side by side, a process a core and one thread each. What a block has
found is written whole when it is done, so a run that was stopped goes on where it was.

    python -m viewcast.training.experiments lecture-table     what `make table` runs
    python -m viewcast.training.experiments --log mine.csv    on a log of your own
"""

import argparse
import hashlib
import json
import platform
import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import scipy
import torch

from viewcast import overfitting, results, simulate, views
from viewcast.function import linear
from viewcast.lecture import load_lecture_figures
from viewcast.optimization import exact_mae_fit
from viewcast.parameters import parameter_count
from viewcast.results import sizes_of
from viewcast.support.files import data_file, write_whole
from viewcast.support.jobs import compute

LECTURE = tuple(load_lecture_figures())
BY_DEPTH = tuple(r for r in LECTURE if r["past_days"] == 56 and r["units"] in (0, 100))
# A channel that lives by the week: steady growth, no terms, no Lunar New Year.
SECOND_CHANNEL = simulate.Recipe(
    seed=1,
    growth=0.8,
    growth_power=1.0,
    term_lift=0.0,
    week=(0.30, 0.25, 0.15, 0.05, -0.30, -0.40, -0.05),
    eve_dip=(0.0,) * 8,
)
TEN_LOGS = tuple(f"seed {k}" for k in range(200, 210))  # of the course's recipe


class Experiment(NamedTuple):
    """What to train, and on which days to learn and to judge.

    logs: names that `load` knows; rows: of the lecture's table; seeds: of the
    networks; periods: {name: (first day, last day)}, the first one to learn from.
    """

    logs: tuple
    rows: tuple
    seeds: range
    periods: dict


PERIODS = {"train": views.TRAINING, "unseen": views.UNSEEN}
VALIDATED = {
    "train": (views.TRAINING[0], "2020-09-30"),
    "validation": ("2020-10-01", views.TRAINING[1]),
    "unseen": views.UNSEEN,
}
EXPERIMENTS = {
    "lecture-table": Experiment(("course",), LECTURE, range(20), PERIODS),
    "validation-table": Experiment(("course",), BY_DEPTH, range(20), VALIDATED),
    "second-channel": Experiment(("second",), BY_DEPTH, range(20), PERIODS),
    "other-logs": Experiment(TEN_LOGS, BY_DEPTH, range(4), PERIODS),
}


def load(name):
    """The log of this name: "course", "second", "seed 200", or the path of a file."""
    if name == "course":
        return views.load_log()
    if name == "second":
        return simulate.log(SECOND_CHANNEL, real={})
    if name.startswith("seed "):
        return simulate.log(replace(simulate.Recipe(), seed=int(name[5:])))
    return views.load_log(name)


def blocks(experiment):
    """The work as blocks (log, row, seeds), the longest first: cores end together.

    >>> work = blocks(EXPERIMENTS["lecture-table"])
    >>> len(work), sizes_of(work[0][1]), work[0][2]
    (18, (56, 100, 100, 100, 100), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    """
    work = []
    for log in experiment.logs:
        for row in experiment.rows:
            step = 5 if row["units"] > 100 else 10
            seeds = list(experiment.seeds) if row["layers"] else [0]
            work += [
                (log, row, seeds[i : i + step]) for i in range(0, len(seeds), step)
            ]
    return sorted(work, key=cost, reverse=True)


def cost(block):
    """How long a block takes, roughly: all parameters of all its models."""
    _, row, seeds = block
    return len(seeds) * parameter_count(sizes_of(row))


def fitted(row, X, y, seeds):
    """The row's models after training: a function X (n, d) → forecasts (models, n).

    A linear model is fitted exactly, so there is one of it, whatever the seeds.
    """
    if row["layers"] == 0:
        theta = exact_mae_fit(X, y)
        return lambda X: linear(theta, X)[None, :]
    thetas = overfitting.train(sizes_of(row), X, y, seeds)
    return lambda X: overfitting.forecasts(thetas, X, sizes_of(row))


def fed_back(predict, x):
    """Two days ahead of x (d,): each model's own forecast takes yesterday's place."""
    tomorrow = predict(x[None, :])[:, 0]
    inputs = np.column_stack([tomorrow, np.tile(x[:-1], (len(tomorrow), 1))])
    return np.diagonal(predict(inputs))


def score(block, periods):
    """Do one block: a record for each seed, with its losses and its forecasts.

    The losses are MAE in k over each period. The forecasts are of every day from the
    last period's first to the log's last but one and, fed back, of the log's last.
    """
    name, row, seeds = block
    everything = views.examples(load(name), row["past_days"])
    parts = [everything.between(*days) for days in periods.values()]
    predict = fitted(row, parts[0].X, parts[0].y, seeds)
    losses = [np.abs(predict(part.X) - part.y).mean(axis=1) for part in parts]
    new = everything.between(parts[-1].dates[0], everything.dates[-2])
    y_hat = np.column_stack([predict(new.X), fed_back(predict, new.X[-1])])
    return [
        {"log": name, **{key: row[key] for key in results.KEYS}, "seed": seed}
        | {
            f"{p}_mae": f"{loss[i]:.4f}"
            for p, loss in zip(periods, losses, strict=True)
        }
        | {"forecasts": [f"{value:.3f}" for value in y_hat[i]]}
        for i, seed in enumerate(seeds)
    ]


def run(name, experiment, folder):
    """Train what is missing, with a progress bar: all records, in order.

    Blocks that are done wait in a hidden folder beside the table, under a digest of
    all that their numbers depend on; `write` removes it.
    """
    work = blocks(experiment)
    jobs = [(block, experiment.periods) for block in work]
    parts = unfinished(name, experiment, folder)
    found = compute(score, jobs, parts, name, [cost(block) for block in work])
    records = [record for block in found for record in block]
    logs, sizes = experiment.logs, [sizes_of(row) for row in experiment.rows]

    def place(record):
        return logs.index(record["log"]), sizes.index(sizes_of(record)), record["seed"]

    return sorted(records, key=place)


def write(name, experiment, folder, records):
    """Write the table, its forecasts and the record of how it was made."""
    several = ["log"] if len(experiment.logs) > 1 else []
    losses = [f"{period}_mae" for period in experiment.periods]
    table = folder / f"{name}.csv"
    write_csv(table, [*several, *results.KEYS, "seed", *losses], records)
    if name == "lecture-table":
        days = simulate.days()[-len(records[0]["forecasts"]) :]
        header = [*results.KEYS, "seed", *map(str, days)]
        flat = [
            r | dict(zip(header[-len(days) :], r["forecasts"], strict=True))
            for r in records
        ]
        write_csv(folder / "network-forecasts.csv", header, flat)
    made = describe(experiment) | {
        "versions": {"numpy": np.__version__, "scipy": scipy.__version__}
        | {"torch": torch.__version__, "python": platform.python_version()},
        "sha256": hashlib.sha256(table.read_bytes()).hexdigest(),
    }
    write_whole(folder / f"{name}.json", json.dumps(made, indent=1) + "\n")
    shutil.rmtree(unfinished(name, experiment, folder).parent)


def describe(experiment):
    """All that decides the numbers but the versions of the libraries: the recipe."""
    return {
        "training": {
            "loss": "MAE",
            "optimizer": "Adam",
            "start": "uniform within sqrt(6/inputs), biases 0",
            "epochs": overfitting.EPOCHS,
            "batch_size": overfitting.BATCH_SIZE,
            "eta": [overfitting.ETA, 0],
            "precision": "float64",
        },
        "seeds": [experiment.seeds.start, experiment.seeds.stop - 1],
        "rows": [list(sizes_of(row)) for row in experiment.rows],
        "periods": {name: list(days) for name, days in experiment.periods.items()},
        "logs": {
            name: hashlib.sha256(simulate.as_csv(load(name)).encode()).hexdigest()
            for name in experiment.logs
        },
    }


def unfinished(name, experiment, folder):
    """Where the finished blocks of an unfinished run wait."""
    everything = json.dumps([describe(experiment), np.__version__, torch.__version__])
    digest = hashlib.sha256(everything.encode()).hexdigest()[:16]
    return folder / f".{name}.unfinished" / digest


def write_csv(path, header, records):
    """Write the records' columns named in header, the file whole or not at all."""
    lines = [",".join(str(record[name]) for name in header) for record in records]
    write_whole(path, "\n".join([",".join(header), *lines]) + "\n")


def main():
    """Read the command line, run the experiments and print their tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", help=f"of {', '.join(EXPERIMENTS)}")
    parser.add_argument("--log", help="a CSV file of your own, with date and views")
    parser.add_argument(
        "--folder", type=Path, default=data_file("views-simulated.csv").parent
    )
    options = parser.parse_args()
    unknown = set(options.names) - set(EXPERIMENTS)
    if unknown or not (options.names or options.log):
        parser.error(
            f"{sorted(unknown) or 'nothing'} to run: name some of {list(EXPERIMENTS)}"
        )
    work = {name: EXPERIMENTS[name] for name in options.names}
    if options.log:
        name = f"{Path(options.log).stem}-table"
        if name in EXPERIMENTS:
            parser.error(f"{options.log} would overwrite {name}.csv: rename your file")
        work[name] = EXPERIMENTS["lecture-table"]._replace(logs=(options.log,))
    for name, experiment in work.items():
        write(name, experiment, options.folder, run(name, experiment, options.folder))
        print(results.lecture_table(results.load(options.folder / f"{name}.csv")))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        raise SystemExit(
            "Stopped. What is done is kept: the same command goes on."
        ) from None
