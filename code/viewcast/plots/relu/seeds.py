"""The rows of the lecture's table, network by network."""

import numpy as np

from viewcast import results
from viewcast.plots import figure as fig

SIDES = {"train": "training", "unseen": "unseen"}


@fig.house_style
def seeds_by_row(records, rows, lecture=True):
    """Every seed's training and unseen loss, a column a row of the lecture's table.

    records: of `results.load`, losses in k; rows: of the lecture's table; lecture:
    whether its own losses are marked.
    """
    figure, panels = fig.canvas(1, 2, size=(7.4, 4.2), sharey=True)
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
    axes.plot(spots, losses, ".", color=fig.MODEL, alpha=0.7, label=dots)
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
