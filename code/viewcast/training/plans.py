"""What is trained: the lecture's table and its companions, as blocks of work."""

from dataclasses import replace
from typing import NamedTuple

from viewcast import simulate, views
from viewcast.lecture import load_lecture_figures
from viewcast.own_data.reader import read_channel
from viewcast.parameters import parameter_count
from viewcast.results import sizes_of

LECTURE = tuple(load_lecture_figures())
BY_DEPTH = tuple(r for r in LECTURE if r["past_days"] == 56 and r["units"] in (0, 100))
# A channel that lives by the week: steady growth, no summer, no Lunar New Year.
SECOND_CHANNEL = simulate.Recipe(
    seed=1,
    growth=0.8,
    week=(0.30, 0.25, 0.15, 0.05, -0.30, -0.40, -0.05),
    summer=("12-31", "01-01"),  # its last day comes before its first: there is none
    eve_dip=(0.0,) * 8,
    eve_break=(-1, -1),  # the same
)
THIRTY_LOGS = tuple(f"seed {k}" for k in range(200, 230))  # of the course's recipe
FRESH_LOGS = tuple(f"seed {k}" for k in range(300, 306))  # nothing is trained on them


class Experiment(NamedTuple):
    """What to train, and on which days to learn and to judge.

    logs: names that `load` knows; rows: of the lecture's table; seeds: of the
    networks; periods: {name: (first day, last day)}, the first one to learn from;
    forecasts: pairs of a file and the period whose forecasts it keeps; fresh: logs on
    whose first period the models are judged as well.
    """

    logs: tuple
    rows: tuple
    seeds: range
    periods: dict
    forecasts: tuple = ()
    fresh: tuple = ()


PERIODS = {"train": views.TRAINING, "unseen": views.UNSEEN}
VALIDATED = {
    "train": (views.TRAINING[0], "2020-09-30"),
    "validation": ("2020-10-01", views.TRAINING[1]),
    "unseen": views.UNSEEN,
}
EXPERIMENTS = {
    "lecture-table": Experiment(
        ("course",), LECTURE, range(20), PERIODS, (("network-forecasts", "unseen"),)
    ),
    "validation-table": Experiment(
        ("course",),
        BY_DEPTH,
        range(20),
        VALIDATED,
        (("autumn-forecasts", "validation"),),
    ),
    "second-channel": Experiment(("second",), BY_DEPTH, range(20), PERIODS),
    "other-logs": Experiment(THIRTY_LOGS, LECTURE, range(1), PERIODS, fresh=FRESH_LOGS),
}


def load(name):
    """The log of this name: "course", "second", "seed 200", or the path of a file."""
    if name == "course":
        return views.load_log()
    if name == "second":
        return simulate.make_log(SECOND_CHANNEL, real={})
    if name.startswith("seed "):
        return simulate.make_log(replace(simulate.Recipe(), seed=int(name[5:])))
    return read_channel(name)


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
