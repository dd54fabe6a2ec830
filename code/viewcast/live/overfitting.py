"""Chapter 7, live: choose a model by its training loss, then see the unseen days."""

import numpy as np

from viewcast import results
from viewcast.lecture import load_lecture_figures
from viewcast.live import Live
from viewcast.plots import overfitting as plots

DEPTHS = (1, 2, 3, 4)
KINDS = (*((k, 100) for k in DEPTHS), (1, 1000))
SIDES = {"train": "train_mae", "unseen": "unseen_mae"}


def commit():
    """The live picture: losses of every kind of network on two logs, all seeds.

    The unseen side is drawn after the reader has committed to a kind. So the still
    shows training losses only. The second channel comes first: no chapter has shown
    its unseen losses before.
    """
    course, second = results.load("lecture-table"), results.load("second-channel")
    logs = {
        "second": {"name": "another channel", **by_kind(second)},
        "course": {"name": "the course's log", **by_kind(course)},
    }
    logs["course"]["lecture"] = {
        side: {kind: figure for kind, (figure,) in losses.items()}
        for side, losses in by_kind(load_lecture_figures()).items()
    }
    kinds = {_key(*kind): _name(*kind) for kind in KINDS}
    return Live("overfitting", {"kinds": kinds, "logs": logs}, still(logs))


def by_kind(records):
    """Losses in k, {side: {kind: [a loss for each record]}}, of the kinds there are."""
    found = {}
    for side, name in SIDES.items():
        found[side] = {}
        for layers, units in KINDS:
            rows = [r for r in records if (r["layers"], r["units"]) == (layers, units)]
            if rows:
                found[side][_key(layers, units)] = [row[name] for row in rows]
    return found


def still(logs):
    """The training losses of both logs by depth, as the chapter's figures draw them."""
    second, course = (
        np.column_stack([logs[log]["train"][_key(k, 100)] for k in DEPTHS])
        for log in ("second", "course")
    )
    lecture = logs["course"]["lecture"]["train"]
    return plots.losses_by_depth(
        DEPTHS,
        {"another channel": second, "the course's log": course},
        "seed",
        {"the course's log": [lecture[_key(k, 100)] for k in DEPTHS]},
    )


def _key(layers, units):
    return f"{layers}x{units}"


def _name(layers, units):
    return f"{layers} layer{'s' * (layers > 1)} of {units}"
