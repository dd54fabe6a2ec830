"""Choose the seed of the simulated log, and record every seed looked at.

The rule: a miss is |figure - goal| / tolerance over the GOALS below. Of the seeds 0 to
199, those that miss none of the lecture's eight linear losses and its forecasts of the
last Thursday and Friday by more than their tolerance go on to a second round, in which
three networks of each depth are trained on each log. Of those, keep the logs on which
the losses on unseen days come in the lecture's order: the line's highest, those of two
or of three layers lowest, that of four between. Of these take the one on which depth
pays most: one layer's loss less the lower of two and three layers'.

So every figure of the lecture's table had a say. See the data card for what follows.

    python data/choose_seed.py     some ten minutes; prints the seed for simulate.Recipe
"""

import csv
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from viewcast import overfitting, simulate, views
from viewcast.lecture import load_lecture_figures, load_lecture_forecasts
from viewcast.loss import mae
from viewcast.results import fit_and_score, sizes_of
from viewcast.support.jobs import compute

SEEDS = range(200)
NETWORK_SEEDS = (100, 101, 102)  # the table's own are 0 to 19
NAIVE = {"yesterday": views.same_as_yesterday, "last_week": views.same_day_last_week}
ROWS = load_lecture_figures()
LINEAR = [row for row in ROWS if row["model"] == "linear"]
BY_DEPTH = [row for row in ROWS if row["units"] == 100]
TOLERANCES = {"training": (0.02, 0.04), "unseen": (0.06, 0.06)}  # k: lines, networks
DAYS = zip(("thursday", "friday"), load_lecture_forecasts().values(), strict=True)
GOALS = {day: (forecast, 1.0) for day, forecast in DAYS}  # k: goal, tolerance
NETWORK_GOALS = {}
for side, column in (("training", "train_mae"), ("unseen", "unseen_mae")):
    line, network = TOLERANCES[side]
    GOALS |= {f"{side}_{r['past_days']}": (r[column], line) for r in LINEAR}
    NETWORK_GOALS |= {f"{side}_{r['layers']}l": (r[column], network) for r in BY_DEPTH}


def make(seed):
    """The log of one seed of the recipe."""
    return simulate.make_log(replace(simulate.Recipe(), seed=seed))


def largest_miss(found, goals):
    """The largest of the misses, in tolerances."""
    return max(abs(found[name] - goal) / tol for name, (goal, tol) in goals.items())


def figures(log):
    """All figures of one log that need no network, by name."""
    found = {}
    for past_days in (row["past_days"] for row in LINEAR):
        theta, training, unseen = fit_and_score(log, past_days)
        if past_days == 1:
            found |= {"b": theta[0], "w": theta[1]}
        found |= {f"training_{past_days}": training, f"unseen_{past_days}": unseen}
    for name, (X, y, _) in zip(
        ("training", "unseen"), views.split(log, 7), strict=True
    ):
        found |= {f"{name}_{rule}": mae(NAIVE[rule](X), y) for rule in NAIVE}
    found["thursday"], found["friday"] = log.thousands[-2:]
    return found | {"largest_miss": largest_miss(found, GOALS)}


def network_figures(log):
    """The mean losses of three networks of each depth on one log, by name."""
    found, sides = {}, dict(zip(TOLERANCES, views.split(log, 56), strict=True))
    for row in BY_DEPTH:
        training, sizes = sides["training"], sizes_of(row)
        thetas = overfitting.train(sizes, training.X, training.y, NETWORK_SEEDS)
        for side, days in sides.items():
            y_hat = overfitting.forecasts(thetas, days.X, sizes)
            found[f"{side}_{row['layers']}l"] = np.abs(y_hat - days.y).mean()
    return found | {"largest_network_miss": largest_miss(found, NETWORK_GOALS)}


def in_order(found):
    """Whether the losses on unseen days come in the lecture's order."""
    one, two, three, four = (found[f"unseen_{k}l"] for k in (1, 2, 3, 4))
    return min(two, three) < min(one, four) and found["unseen_56"] > max(one, four)


def look(seed, models):
    """The record of one seed, in the first round of "lines", then of "networks"."""
    found = {"lines": figures, "networks": network_figures}[models](make(seed))
    return {"seed": seed} | {name: f"{value:.4f}" for name, value in found.items()}


def look_at(seeds, models):
    """The records of many seeds, on all cores."""
    with TemporaryDirectory() as folder:
        jobs = [(seed, models) for seed in seeds]
        return compute(look, jobs, Path(folder), models, [1] * len(jobs))


def write(name, rows):
    """Write the records of a round."""
    with open(Path(__file__).with_name(name), "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    """Write seeds.csv and seeds-networks.csv, print the chosen seed."""
    first = look_at(SEEDS, "lines")
    write("seeds.csv", first)
    close = [row["seed"] for row in first if float(row["largest_miss"]) <= 1]
    second = look_at(close, "networks")
    write("seeds-networks.csv", second)
    print(
        len(close), "seeds in the second round; the chosen one is", chosen(*records())
    )


def records():
    """What both rounds have on record: {seed: figures} of each."""
    rounds = []
    for name in ("seeds.csv", "seeds-networks.csv"):
        rows = views.read_rows(views.data_file(name))
        rounds.append(
            {int(r["seed"]): {k: float(v) for k, v in r.items()} for r in rows}
        )
    return rounds


def gain(found):
    """What depth gains on unseen days: one layer's loss less that of two or three."""
    return found["unseen_1l"] - min(found["unseen_2l"], found["unseen_3l"])


def chosen(first, second):
    """The seed that the rule takes."""
    both = {seed: first[seed] | found for seed, found in second.items()}
    kept = {seed: found for seed, found in both.items() if in_order(found)}
    return max(kept, key=lambda seed: gain(kept[seed]))


if __name__ == "__main__":
    main()
