"""Losses of many runs by the number of layers, and differences log by log."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from viewcast.plots import figure as fig


@fig.house_style
def losses_by_depth(layers, losses, each, lecture=()):
    """Losses against the number of layers, a panel each, with the runs' mean.

    layers (m,); losses: {name: (runs, m) in k}; each: what a run is. A "log" is the
    same at every depth, so that a thin line joins it; any other, a "seed" say, means
    other networks at each depth, a cloud of dots. A single run is drawn as it is.
    lecture: {name: (m,) in k} where its losses stand.
    """
    size, told = (6.6, 3.4), []
    figure, panels = fig.canvas(1, len(losses), size=size, sharey=True, squeeze=False)
    for axes, (name, runs) in zip(panels[0], losses.items(), strict=True):
        _runs_and_mean(axes, layers, runs, each)
        if name in dict(lecture):
            style = {"color": fig.ACCENT, "label": "lecture"}
            axes.plot(layers, lecture[name], "D--", **style)
            told.append(f"the lecture's {name} {_listed(lecture[name])}")
        axes.set(xlabel="layers", title=name)
        axes.set_xticks(layers)
        told.append(f"{name} {_listed(runs.mean(axis=0))}")
    panels[0, 0].set(ylabel="MAE (k)", ylim=(0, None))
    _legend(panels[0])
    return fig.Picture(
        figure,
        "Loss against depth",
        f"{fig.capital(fig.spelled(len(losses), 'panel'))} with "
        f"{_what(each, losses)} from {layers[0]} to {layers[-1]} layers: "
        f"{'; '.join(told)}.",
    )


def _what(each, losses):
    """What is drawn in words, up to what is told of it."""
    if all(len(runs) == 1 for runs in losses.values()):
        return f"one {each}, losses"
    mark = "thin line" if each == "log" else "dot"
    return f"a {mark} for each {each} and a thick line for their mean, means"


def _runs_and_mean(axes, layers, runs, each):
    """Runs (runs, m) in k against layers (m,), and a thick line at their mean."""
    if len(runs) > 1:
        (_lines if each == "log" else _clouds)(axes, layers, runs, f"a {each}")
    name = "mean" if len(runs) > 1 else f"a {each}"
    axes.plot(layers, runs.mean(axis=0), "o-", color=fig.MODEL, label=name)


def _lines(axes, layers, runs, name):
    """Runs (runs, m) in k against layers (m,), a thin line each."""
    for i, run in enumerate(runs):
        thin = {"color": fig.MODEL, "linewidth": 0.7, "alpha": 0.4}
        axes.plot(layers, run, **thin, label=None if i else name)


def _clouds(axes, layers, runs, name):
    """Runs (runs, m) in k as dots, side by side at their layers (m,); equal ones once.

    Lines would pretend that the i-th runs of two depths have something in common.
    """
    aside = np.linspace(-0.22, 0.22, len(runs))[:, None]
    moved = aside * (np.ptp(runs, axis=0) > 0) + np.asarray(layers)
    dots = {"color": fig.MODEL, "markersize": 4, "alpha": 0.45, "label": name}
    axes.plot(moved.ravel(), runs.ravel(), ".", **dots)


def _legend(panels):
    """One legend, in the last panel, of all that any of them shows."""
    named = {}
    for axes in panels:
        for handle, name in zip(*axes.get_legend_handles_labels(), strict=True):
            named.setdefault(name, handle)
    panels[-1].legend(named.values(), named, loc="lower left")


def _listed(losses):
    return ", ".join(f"{loss:.2f}" for loss in losses)


@fig.house_style
def differences(named, lecture=()):
    """Differences between two models, a row each and a dot a log: {name: (logs,) in k}.

    A bar stands at the mean, from one standard error below it to one above. lecture:
    {name: its difference in k}, where it has one.
    """
    figure, axes = fig.canvas(size=(6.6, 0.7 + 0.5 * len(named)))
    axes.axvline(0, color=fig.DATA, linewidth=1)
    told = []
    for row, (name, values) in enumerate(named.items()):
        _dots_and_bar(axes, row, values)
        told.append(
            f"{name}: mean {_signed(values.mean())}, from {_signed(values.min())} to "
            f"{_signed(values.max())}, above 0 on {np.sum(values > 0)}"
        )
    if lecture:
        told.append(_diamonds(axes, list(named), lecture))
    axes.set_yticks(range(len(named)), named)
    axes.set(xlabel="difference (k)", ylim=(len(named) - 0.5, -0.5))
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.grid(axis="y", visible=False)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3)
    return fig.Picture(
        figure,
        "Differences, log by log",
        f"{fig.capital(fig.spelled(len(named), 'row'))} of {len(values)} dots, a dot a "
        f"log, around a line at 0. In thousands, {'; '.join(told)}.",
    )


def _diamonds(axes, rows, lecture):
    """Mark the lecture's differences, {row: in k}, in their rows; say them."""
    places = [rows.index(name) for name in lecture]
    style = {"color": fig.ACCENT, "label": "lecture"}
    axes.plot(list(lecture.values()), places, "D", **style)
    listed = [f"{name} {_signed(value)}" for name, value in lecture.items()]
    return f"diamonds for the lecture, {', '.join(listed)}"


def _dots_and_bar(axes, row, values):
    """Values (logs,) in k in a row; the first one names the marks for the legend."""
    names = ("a log", "mean ± standard error") if row == 0 else (None, None)
    error = np.std(values, ddof=1) / np.sqrt(len(values))
    ends = values.mean() + error * np.array([-1, 1])
    bar = {**fig.broad(12), "solid_capstyle": "butt"}
    axes.plot(ends, [row, row], **bar, label=names[1])
    dots = {"color": fig.MODEL, "alpha": 0.7, "label": names[0]}
    axes.plot(values, np.full(len(values), row), "o", **dots)


def _signed(value):
    return f"{value:+.3f}".replace("-", "−")
