"""The figures of chapter 5: hinges, what two of them make, and the table by seeds."""

import numpy as np

from viewcast import results
from viewcast.plots.figure import (
    ACCENT,
    MODEL,
    SECOND,
    SMALL,
    Picture,
    canvas,
    house_style,
)
from viewcast.relu import kinks, relu
from viewcast.sigmoid import one_layer, sigmoid

SIDES = {"train": "training", "unseen": "unseen"}


@house_style
def two_make_one():
    """Two ReLUs, one turned over, and their sum, the hard sigmoid."""
    figure, (left, right) = canvas(1, 2, size=(6.6, 2.8), sharey=True)
    z = np.linspace(-6, 6, 121)
    first, second = relu(z + 2) / 4, -relu(z - 2) / 4
    left.plot(z, first, color=MODEL, label="¼ max(0, z + 2)")
    left.plot(z, second, "--", color=ACCENT, label="−¼ max(0, z − 2)")
    right.plot(z, first + second, color=SECOND, label="sum")
    for axes in (left, right):
        axes.set(xlabel="z", ylim=(-1.2, 2.6))
        axes.legend(loc="upper left", fontsize=SMALL)
    return Picture(
        figure,
        "Two ReLUs make a hard sigmoid",
        "Left: a line that is 0 up to z = −2 and then rises, and one that is 0 up to "
        "z = 2 and then falls as steeply. Right, their sum: 0, then a ramp from "
        f"z = −2 to z = 2, then flat at {(first + second)[-1]:g}.",
    )


@house_style
def curve_and_kinks(theta, x):
    """A one-feature model of ReLUs, its bends marked; theta (1 + 3h,), x (m,)."""
    figure, axes = canvas(size=(6.6, 3))
    places = kinks(theta)
    axes.plot(x, one_layer(theta, x[:, None], relu), color=MODEL)
    heights = one_layer(theta, places[:, None], relu)
    axes.plot(places, heights, "o", color=ACCENT, label="a bend")
    axes.set(xlabel="x", ylabel="y")
    axes.legend(loc="lower right")
    units = (len(theta) - 1) // 3
    told = ", ".join(f"{place:g}" for place in places)
    return Picture(
        figure,
        "A curve of ReLUs and its bends",
        f"A curve of straight pieces made of {units} ReLUs. It bends at {len(places)} "
        f"places, x = {told}, each marked with a dot.",
    )


@house_style
def activations_and_slopes():
    """Sigmoid and ReLU, and beside them their slopes."""
    figure, (left, right) = canvas(1, 2, size=(6.6, 2.8))
    z = np.linspace(-6, 6, 121)
    a = sigmoid(z)
    for axes, soft, hinge in ((left, a, relu(z)), (right, a * (1 - a), z > 0)):
        axes.plot(z, soft, color=MODEL, label="sigmoid")
        axes.plot(z, hinge, "--", color=ACCENT, label="ReLU")
        axes.set(xlabel="z", ylim=(-0.1, 2.1 if axes is left else 1.1))
        axes.legend(loc="upper left", fontsize=SMALL)
    left.set_title("activation")
    right.set_title("its slope")
    return Picture(
        figure,
        "Two activation functions and their slopes",
        "Left: the sigmoid, an S from 0 to 1, and ReLU, 0 up to z = 0 and then the "
        "diagonal. Right: the sigmoid's slope is a low hump with a top of "
        f"{(a * (1 - a)).max():.2f} at 0, and ReLU's is 0 to the left and 1 to the "
        "right.",
    )


@house_style
def seeds_by_row(records, rows, lecture=True):
    """Every seed's training and unseen loss, a column a row of the lecture's table.

    records: of `results.load`; rows: of the lecture's table.
    """
    figure, panels = canvas(1, 2, size=(6.6, 4), sharey=True)
    told = []
    for axes, side in zip(panels, ("train", "unseen"), strict=True):
        dots, diamonds = "a seed; bar: mean", "lecture"
        for i, row in enumerate(rows):
            key = {name: row[name] for name in results.KEYS}
            losses = results.column(records, f"{side}_mae", **key)
            spots = i + np.linspace(-0.25, 0.25, len(losses)) * (len(losses) > 1)
            axes.plot(spots, losses, ".", color=MODEL, alpha=0.6, label=dots)
            axes.plot((i - 0.32, i + 0.32), [losses.mean()] * 2, color=MODEL)
            if lecture:
                loss = row[f"{side}_mae"]
                axes.plot(i, loss, "D", color=ACCENT, markersize=5, label=diamonds)
            dots = diamonds = None
            theirs = f", lecture {row[f'{side}_mae']}" * lecture
            spread = f"{losses.min():.2f} to {losses.max():.2f}"
            told.append(
                f"{SIDES[side]}, {results.label(row)}: {losses.mean():.2f} ({spread})"
                f"{theirs}"
            )
        names = [results.label(row).replace("100 ReLU × ", "") for row in rows]
        names = [name.replace(", ", "\n").replace(" ", "\n") for name in names]
        axes.set_xticks(range(len(rows)), names, fontsize=SMALL)
        axes.grid(axis="x", visible=False)
        axes.set_title(SIDES[side])
    panels[0].set(ylabel="MAE (k)", ylim=(0, None))
    panels[0].legend(loc="lower left", fontsize=SMALL)
    return Picture(
        figure,
        "Losses, seed by seed",
        "Two panels, training and unseen, a column for each model, with a dot for "
        f"each seed and a bar at the mean. Means and ranges: {'; '.join(told)}.",
    )
