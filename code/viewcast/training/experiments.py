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
from pathlib import Path

import numpy as np
import scipy

from viewcast import overfitting, results, simulate, views
from viewcast.results import sizes_of
from viewcast.support.files import data_file, write_whole
from viewcast.support.jobs import compute
from viewcast.training.plans import EXPERIMENTS, blocks, cost, load
from viewcast.training.scoring import score


def run(name, experiment, folder):
    """Train what is missing, with a progress bar: all records, in order.

    Blocks that are done wait in a hidden folder beside the table, under a digest of
    all that their numbers depend on; `write` removes it.
    """
    work = blocks(experiment)
    jobs = [(block, experiment) for block in work]
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
    losses = [key for key in records[0] if key.endswith("_mae")]
    named = [*several, *results.KEYS, "seed"]
    table = folder / f"{name}.csv"
    write_csv(table, [*named, *losses], records)
    for file, _ in experiment.forecasts:
        days = list(records[0][file])
        write_csv(
            folder / f"{file}.csv", [*named, *days], [r | r[file] for r in records]
        )
    versions = {"numpy": np.__version__, "scipy": scipy.__version__}
    write_record(table, describe(experiment), versions)
    shutil.rmtree(unfinished(name, experiment, folder).parent)


def write_record(table, described, versions):
    """Write how a table was made beside it: its recipe, the libraries, its digest.

    table: its Path; versions: {library: version} beside that of Python.
    """
    made = described | {
        "versions": versions | {"python": platform.python_version()},
        "sha256": hashlib.sha256(table.read_bytes()).hexdigest(),
    }
    write_whole(table.with_suffix(".json"), json.dumps(made, indent=1) + "\n")


def describe(experiment):
    """All that decides the numbers but the versions of the libraries: the recipe."""
    return {
        "training": how_trained("uniform within sqrt(6/inputs), biases 0"),
        "seeds": [experiment.seeds.start, experiment.seeds.stop - 1],
        "rows": [list(sizes_of(row)) for row in experiment.rows],
        "periods": {name: list(days) for name, days in experiment.periods.items()},
        "logs": {
            name: hashlib.sha256(simulate.as_csv(load(name)).encode()).hexdigest()
            for name in (*experiment.logs, *experiment.fresh)
        },
    }


def how_trained(start):
    """The settings of `overfitting.train`, in a record's words; start: that of θ."""
    return {
        "loss": "MAE",
        "optimizer": "Adam",
        "start": start,
        "epochs": overfitting.EPOCHS,
        "batch_size": overfitting.BATCH_SIZE,
        "eta": [overfitting.ETA, 0],
        "precision": "float64",
    }


def unfinished(name, experiment, folder):
    """Where the finished blocks of an unfinished run wait."""
    everything = json.dumps([describe(experiment), np.__version__])
    digest = hashlib.sha256(everything.encode()).hexdigest()[:16]
    return folder / f".{name}.unfinished" / digest


def refuse_short(name, experiment):
    """ValueError unless a log has the days that the experiment trains and judges on."""
    longest = max(row["past_days"] for row in experiment.rows)
    everything = views.examples(load(name), longest)
    for days in experiment.periods.values():
        everything.between(*days)


def write_csv(path, header, records):
    """Write the records' columns named in header, the file whole or not at all."""
    lines = [",".join(str(record[name]) for name in header) for record in records]
    write_whole(path, "\n".join([",".join(header), *lines]) + "\n")


def on_own_log(path):
    """The lecture's table on a log of one's own: {name: experiment}."""
    name = f"{Path(path).stem}-table"
    if name in EXPERIMENTS:
        raise ValueError(f"{path} would overwrite {name}.csv: rename your file")
    experiment = EXPERIMENTS["lecture-table"]._replace(logs=(path,), forecasts=())
    refuse_short(path, experiment)
    return {name: experiment}


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
        try:
            work |= on_own_log(options.log)
        except (OSError, ValueError) as error:
            parser.error(str(error))
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
