"""The figures of chapter 5: hinges, what two of them make, and the table by seeds."""

import numpy as np

from viewcast import results
from viewcast.plots import figure as fig
from viewcast.relu import kinks, relu
from viewcast.sigmoid import one_layer, sigmoid
from viewcast.support.sentences import counted

SIDES = {"train": "training", "unseen": "unseen"}


@fig.house_style
def two_make_one():
    """Two ReLUs, one turned over, and their sum, the hard sigmoid."""
    figure, (left, right) = fig.canvas(1, 2, size=(6.6, 2.8), sharey=True)
    z = np.linspace(-6, 6, 121)
    first, second = relu(z + 2) / 4, -relu(z - 2) / 4
    left.plot(z, first, color=fig.MODEL, label="¼ max(0, z + 2)")
    left.plot(z, second, "--", color=fig.ACCENT, label="−¼ max(0, z − 2)")
    right.plot(z, first + second, color=fig.SECOND, label="sum")
    for axes in (left, right):
        axes.set(xlabel="z", ylim=(-1.2, 2.6))
        axes.legend(loc="upper left", fontsize=fig.SMALL)
    return fig.Picture(
        figure,
        "Two ReLUs make a hard sigmoid",
        "Left: a line that is 0 up to z = −2 and then rises, and one that is 0 up to "
        "z = 2 and then falls as steeply. Right, their sum: 0, then a ramp from "
        f"z = −2 to z = 2, then flat at {(first + second)[-1]:g}.",
    )


@fig.house_style
def curve_and_kinks(theta, x):
    """A one-feature model of ReLUs, its bends marked.

    theta (1 + 3h,), x (m,); no units.
    """
    figure, axes = fig.canvas(size=(6.6, 3))
    places = kinks(theta)
    axes.plot(x, one_layer(theta, x[:, None], relu), color=fig.MODEL)
    heights = one_layer(theta, places[:, None], relu)
    axes.plot(places, heights, "o", color=fig.ACCENT, label="a bend")
    axes.set(xlabel="x", ylabel="y")
    axes.legend(loc="lower right")
    units = counted((len(theta) - 1) // 3, "ReLU")
    told = "It doesn't bend."
    if len(places):
        told = f"It bends at {counted(len(places), 'place')}, x = "
        told += (
            f"{', '.join(f'{place:g}' for place in places)}, each marked with a dot."
        )
    return fig.Picture(
        figure,
        "A curve of ReLUs and its bends",
        f"A curve of straight pieces made of {units}. {told}",
    )


@fig.house_style
def activations_and_slopes():
    """Sigmoid and ReLU, and beside them their slopes."""
    figure, (left, right) = fig.canvas(1, 2, size=(6.6, 2.8))
    z = np.linspace(-6, 6, 121)
    a = sigmoid(z)
    for axes, soft, hinge in ((left, a, relu(z)), (right, a * (1 - a), z > 0)):
        axes.plot(z, soft, color=fig.MODEL, label="sigmoid")
        axes.plot(z, hinge, "--", color=fig.ACCENT, label="ReLU")
        axes.set(xlabel="z", ylim=(-0.1, 2.1 if axes is left else 1.1))
        axes.legend(loc="upper left", fontsize=fig.SMALL)
    left.set_title("activation")
    right.set_title("its slope")
    return fig.Picture(
        figure,
        "Two activation functions and their slopes",
        "Left: the sigmoid, an S from 0 to 1, and ReLU, 0 up to z = 0 and then the "
        "diagonal. Right: the sigmoid's slope is a low hump with a top of "
        f"{(a * (1 - a)).max():.2f} at 0, and ReLU's is 0 to the left and 1 to the "
        "right.",
    )


@fig.house_style
def seeds_by_row(records, rows, lecture=True):
    """Every seed's training and unseen loss, a column a row of the lecture's table.

    records: of `results.load`, losses in k; rows: of the lecture's table; lecture:
    whether its own losses are marked.
    """
    figure, panels = fig.canvas(1, 2, size=(6.6, 4), sharey=True)
    told = []
    for axes, side in zip(panels, SIDES, strict=True):
        for i, row in enumerate(rows):
            key = {name: row[name] for name in results.KEYS}
            losses = results.column(records, f"{side}_mae", **key)
            theirs = row[f"{side}_mae"] if lecture else None
            _column(axes, i, losses, theirs)
            told.append(
                f"{SIDES[side]}, {results.label(row)}: {_spread(losses, theirs)}"
            )
        axes.set_xticks(range(len(rows)), map(_tick, rows), fontsize=fig.SMALL)
        axes.grid(axis="x", visible=False)
        axes.set_title(SIDES[side])
    panels[0].set(ylabel="MAE (k)", ylim=(0, None))
    panels[0].legend(loc="lower left", fontsize=fig.SMALL)
    return fig.Picture(
        figure,
        "Losses, seed by seed",
        "Two panels, training and unseen, a column for each model, with a dot for "
        f"each seed and a bar at the mean. Means and ranges: {'; '.join(told)}.",
    )


def _column(axes, i, losses, lecture):
    """Column i: a dot a seed, a bar at the mean, the lecture's loss unless it is None.

    losses (seeds,), lecture: in k; the first column names the marks for the legend.
    """
    dots, diamond = ("a seed; bar: mean", "lecture") if i == 0 else (None, None)
    spots = i + np.linspace(-0.25, 0.25, len(losses)) * (len(losses) > 1)
    axes.plot(spots, losses, ".", color=fig.MODEL, alpha=0.6, label=dots)
    axes.plot((i - 0.32, i + 0.32), [losses.mean()] * 2, color=fig.MODEL)
    if lecture is not None:
        style = {"color": fig.ACCENT, "markersize": 5, "label": diamond}
        axes.plot(i, lecture, "D", **style)


def _spread(losses, lecture):
    """Mean and range of losses (seeds,) in k, and the lecture's loss, in words."""
    told = f"{losses.mean():.2f} ({losses.min():.2f} to {losses.max():.2f})"
    return told if lecture is None else f"{told}, lecture {lecture}"


def _tick(row):
    """The name of a row, in lines that are short enough for an axis."""
    name = results.label(row).replace("100 ReLU × ", "")
    return name.replace(", ", "\n").replace(" ", "\n")
