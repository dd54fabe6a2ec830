"""The losses of chapter 7 by epoch: four layers, on all days and on the last year.

The first networks are those of the validation table. The others learn from one year
only, in as many more epochs as make about the same number of updates.

    python -m viewcast.training.by_epoch     two minutes, writes data/loss-by-epoch.csv
"""

from viewcast import overfitting, results, views
from viewcast.deep import forward
from viewcast.loss import mae
from viewcast.results import KEYS, sizes_of
from viewcast.support.files import data_file
from viewcast.support.threads import one_thread
from viewcast.training.experiments import write_csv
from viewcast.training.laboratory import Settings, epochs
from viewcast.training.plans import VALIDATED

NAME = "loss-by-epoch"
SEEDS = range(5)
LOSSES = [f"{period}_mae" for period in VALIDATED]
# The first day to learn from: how many epochs lie between two looks at the losses.
EVERY = {VALIDATED["train"][0]: 1, "2019-10-01": 4}


def settings(every, seed):
    """Those of the validation table for four layers, in so many times its epochs."""
    longer = every * overfitting.EPOCHS
    return Settings(layers=4, units=100, epochs=longer, seed=seed)


def records(log, first, every, chosen):
    """Train one network: yields a record at the start and each look, losses in k.

    log: a `Log`; first: the first day to learn from; every: epochs between two looks;
    chosen: `Settings`.
    """
    everything = views.examples(log, chosen.past_days)
    parts = [everything.between(*days) for days in VALIDATED.values()]
    parts[0] = everything.between(first, VALIDATED["train"][1])
    row = ("relu", chosen.past_days, chosen.layers, chosen.units)
    named = dict(zip(KEYS, row, strict=True)) | {"seed": chosen.seed}
    named["days"] = len(parts[0].y)
    for epoch, theta in enumerate(epochs(parts[0], chosen)):
        if epoch % every == 0:
            losses = zip(LOSSES, losses_of(theta, parts, sizes_of(named)), strict=True)
            found = {name: f"{loss:.4f}" for name, loss in losses}
            yield named | {"epoch": epoch} | found


@one_thread
def losses_of(theta, parts, sizes):
    """The MAE in k of a network on each of several `Examples`."""
    return [mae(forward(theta, part.X, sizes)[-1], part.y) for part in parts]


def main():
    """Train all and write the table."""
    log, found = views.load_log(), []
    for first, every in EVERY.items():
        for seed in SEEDS:
            found += records(log, first, every, settings(every, seed))
            print(results.label(found[-1]), first, "seed", seed, found[-1][LOSSES[-1]])
    header = [*KEYS, "days", "seed", "epoch", *LOSSES]
    write_csv(data_file("views-simulated.csv").parent / f"{NAME}.csv", header, found)


if __name__ == "__main__":
    main()
