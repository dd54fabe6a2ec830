"""Days that the networks had not seen: their forecasts, and the steps in them."""

import numpy as np

from viewcast.plots import figure as fig


@fig.house_style
def forecast_band(dates, y, y_hat, marked):
    """The truth, and the mean and range of many networks' forecasts.

    dates, y (n,); y_hat (m, n), all in k; marked: {name: day} to point out.
    """
    figure, axes = fig.canvas()
    low, mean, high = y_hat.min(axis=0), y_hat.mean(axis=0), y_hat.max(axis=0)
    axes.fill_between(dates, low, high, **fig.BAR, label="all seeds")
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


@fig.house_style
def around_days(y, y_hat, chosen, reach=3):
    """The mean course of truth and forecasts around chosen days, a step say.

    y (n,) of days in a row; y_hat: {name: (m, n)}, three at most, all in k; chosen:
    indices of days that have `reach` days before and after them.
    """
    figure, axes = fig.canvas()
    offsets = np.arange(-reach, reach + 1)
    window = np.asarray(chosen)[:, None] + offsets
    truth = y[window].mean(axis=0)
    axes.plot(offsets, truth, "o-", color=fig.DATA, label="true views")
    told = []
    for name, each, colour, dash in fig.series(y_hat, fig.COLOURS[:3], fig.DASHES[1:]):
        mean = each.mean(axis=0)[window].mean(axis=0)
        axes.plot(offsets, mean, dash, color=colour, label=name)
        told.append(f"{name} {mean[reach]:.2f}")
    axes.set(xlabel="days from the step", ylabel="views (k)", xticks=offsets)
    axes.margins(y=0.1)
    axes.legend(loc="upper left")
    return fig.Picture(
        figure,
        "Around the days of a step",
        f"Means over {len(window)} chosen days and the {reach} days before and after "
        f"each, in thousands. The true views are {truth[reach - 1]:.2f} the day before "
        f"and {truth[reach]:.2f} on the day. Forecast for the day: {', '.join(told)}.",
    )
