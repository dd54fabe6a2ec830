"""What depth buys: folds, zigzags met and missed, a challenge, and forecasts."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.plots.sigmoid.curves import over_target
from viewcast.support.sentences import counted


@fig.house_style
def folded(x, curves):
    """What one, two, three layers of the same two units make.

    x (m,); curves: {layers: y (m,)}; no units.
    """
    size, told = (6.6, 2.4), []
    figure, panels = fig.canvas(1, len(curves), size=size, sharey=True, squeeze=False)
    for axes, (layers, y) in zip(panels[0], curves.items(), strict=True):
        axes.plot(x, y, color=fig.MODEL)
        axes.set_title(counted(layers, "layer"))
        axes.set_xlabel("x")
        told.append(f"{layers}: {_pieces(y)} pieces")
    panels[0, 0].set_ylabel("y")
    low, high = (end(np.concatenate([*curves.values()])) for end in (np.min, np.max))
    return fig.Picture(
        figure,
        "A tent, folded",
        f"Zigzag curves between {low:g} and {high:g}. The number of pieces between "
        f"their turns, by layers: {', '.join(told)}.",
    )


def _pieces(y):
    """How many pieces a curve y (m,) has between its turns."""
    return 1 + np.sum(np.diff(np.sign(np.diff(y))) != 0)


@fig.house_style
def curve_and_fits(x, y, fits):
    """A curve and what several networks made of it, a panel each.

    x, y (n,); fits: {name: ŷ (m, n)}, m networks of one shape; no units.
    """
    look = {"linewidth": 0.7, "alpha": 0.7}
    curves = {name: y_hat.T for name, y_hat in fits.items()}
    figure = over_target(x, y, curves, 2.8, "to be learned", **look)
    losses = {name: np.abs(y_hat - y).mean(axis=1) for name, y_hat in fits.items()}
    told = [f"{name} {L.min():.2f} to {L.max():.2f}" for name, L in losses.items()]
    return fig.Picture(
        figure,
        "Wide and deep on a zigzag",
        "The same curve in each panel, with the curves of trained networks over it. "
        f"Mean distances, from the best to the worst network: {'; '.join(told)}.",
    )


@fig.house_style
def challenge(networks):
    """Error against layers; networks: {name: (layers, error in %)}, in their order."""
    figure, axes = fig.canvas(size=(6.6, 3))
    layers, errors = zip(*networks.values(), strict=True)
    bars = axes.bar(range(len(networks)), errors, 0.6, color=fig.LIGHT)
    axes.bar_label(bars, [f"{error:g} %" for error in errors], padding=2)
    names = [f"{name}\n{n} layers" for name, (n, _) in networks.items()]
    axes.set_xticks(range(len(networks)), names)
    axes.set(ylabel="error (%)", ylim=(0, max(19, 1.15 * max(errors))))
    axes.grid(axis="x", visible=False)
    told = [f"{name} with {n} layers {e:g} %" for name, (n, e) in networks.items()]
    return fig.Picture(
        figure,
        "Depth and error in image classification",
        f"{fig.capital(fig.spelled(len(told), 'bar'))}. From left to right the error "
        f"{fig.course(errors)} and the number of layers {fig.course(layers)}: "
        f"{', '.join(told)}.",
    )


@fig.house_style
def forecast_band(dates, y, y_hat, marked):
    """The truth, and the mean and range of many networks' forecasts.

    dates, y (n,); y_hat (m, n), all in k; marked: {name: day} to point out.
    """
    figure, axes = fig.canvas()
    low, mean, high = y_hat.min(axis=0), y_hat.mean(axis=0), y_hat.max(axis=0)
    axes.fill_between(dates, low, high, color=fig.LIGHT, label="all seeds")
    axes.plot(dates, mean, "--", color=fig.MODEL, label="their mean")
    axes.plot(dates, y, "o-", color=fig.DATA, markersize=3, label="true views")
    for name, day in marked.items():
        axes.axvline(np.datetime64(day), color=fig.SECOND, linestyle=":")
        side = {"xytext": (-5, 8), "textcoords": "offset points", "ha": "right"}
        axes.annotate(name, (np.datetime64(day), 0), **side, bbox=fig.GROUND)
    axes.set(ylabel="views (k)", ylim=(0, 1.3 * max(high.max(), y.max())))
    axes.legend(loc="upper left", ncols=3)
    fig.date_axis(axes)
    told = [
        _band(y, y_hat),
        *(f"A line marks {n}, {day}." for n, day in marked.items()),
    ]
    return fig.Picture(
        figure,
        "Forecasts of many networks beside the truth",
        f"True views from {dates[0]} to {dates[-1]} and a band that holds the "
        f"forecasts of {len(y_hat)} networks, {' '.join(told)}",
    )


def _band(y, y_hat):
    """How wide the band of y_hat (m, n) is, and how well it meets y (n,), in words."""
    low, mean, high = y_hat.min(axis=0), y_hat.mean(axis=0), y_hat.max(axis=0)
    inside = np.mean((low <= y) & (y <= high))
    return (
        f"{np.mean(high - low):.2f} thousand wide on average. The truth lies inside it "
        f"on {inside:.0%} of the days. Their mean is {np.abs(mean - y).mean():.2f} "
        "thousand off on average."
    )
