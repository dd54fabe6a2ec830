"""Choosing and being judged: peeking, stopping early, two days ahead."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from viewcast.plots import figure as fig

HOUR = np.timedelta64(1, "h")


@fig.house_style
def promised_and_kept(promised, kept, average=None):
    """The loss that a choice promised and the one it kept, a dot a split; (m,) in k.

    average: the same two losses, (m,) each, of a network that nobody chose.
    """
    figure, axes = fig.canvas(size=(6.6, 5))
    drawn = [promised, kept, *(() if average is None else average)]
    ends = np.array([np.min(drawn), np.max(drawn)])
    axes.plot(ends, ends, ":", color=fig.DATA, label="kept = promised")
    told = ""
    if average is not None:
        grey = {"color": fig.DATA, "alpha": 0.35, "label": "average network"}
        axes.plot(*average, "o", **grey)
        first, second = (np.mean(loss) for loss in average)
        told = (
            f" Behind them, grey dots for an average network on the same weeks: "
            f"{first:.2f} and {second:.2f} on average."
        )
    axes.plot(promised, kept, "o", color=fig.MODEL, alpha=0.7, label="chosen network")
    axes.set(xlabel="promised MAE (k)", ylabel="kept MAE (k)", aspect="equal")
    figure.legend(loc="outside upper center", ncols=2)
    return fig.Picture(
        figure,
        "Promised and kept",
        f"{len(kept)} dots, the loss promised across and the loss kept up. "
        f"{np.sum(kept > promised)} lie above the diagonal. Promised losses average "
        f"{promised.mean():.2f} thousand, kept ones {kept.mean():.2f}.{told}",
    )


@fig.house_style
def early_stopping(kinds):
    """Losses by epoch, a panel for each kind of training: the seeds' mean and range.

    kinds: {name: (epochs (m,), {period: (seeds, m) in k})}, the start first, the same
    periods for all kinds and three at most; a ring is where a period's mean is lowest.
    """
    size = {"size": (6.6, 3.8), "sharey": True, "squeeze": False}
    figure, panels = fig.canvas(1, len(kinds), **size)
    told, high = [], 0
    for axes, (name, (epochs, periods)) in zip(panels[0], kinds.items(), strict=True):
        axes.set(title=name, xlabel="epochs")
        axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        looks = fig.series(periods, fig.COLOURS, fig.DASHES)
        lows = [_curves(axes, epochs, look) for look in looks]
        told.append(f"{name}: {', '.join(lows)}")
        high = max(high, *(runs[:, 5:].max() for runs in periods.values()))
    panels[0, 0].set(ylabel="MAE (k)", ylim=(0, 1.1 * high))
    handles, names = panels[0, 0].get_legend_handles_labels()
    figure.legend(handles, names, loc="outside upper center", ncols=len(names))
    return fig.Picture(
        figure,
        "Losses by epoch",
        f"{fig.capital(fig.spelled(len(kinds), 'panel'))} of losses against epochs, "
        "curves for the means over seeds in bands from the lowest to the highest. "
        f"Where the means are lowest, in thousands: {'; '.join(told)}.",
    )


def _curves(axes, epochs, look):
    """Draw runs (seeds, m) in k at epochs (m,); say where their mean is lowest.

    look: name, runs, colour and dash.
    """
    name, runs, colour, dash = look
    mean = runs.mean(axis=0)
    low = int(mean.argmin())
    ends = runs.min(axis=0), runs.max(axis=0)
    axes.fill_between(epochs, *ends, color=colour, linewidth=0, alpha=0.2)
    axes.plot(epochs, mean, dash, color=colour, label=name)
    ring = {"markersize": 8, "color": colour, "fillstyle": "none"}
    axes.plot(epochs[low], mean[low], "o", **ring)
    return (
        f"{name} {mean[low]:.2f} at epoch {epochs[low]:.0f}, {mean[-1]:.2f} at the end"
    )


@fig.house_style
def last_act(dates, y, y_hat, lecture):
    """The last days and every network's two forecasts; lecture: its two forecasts.

    dates, y (n,); y_hat (m, 2): forecasts of the last two days; lecture (2,); all in k.
    """
    figure, axes = fig.canvas(size=(6.6, 3.4))
    line = {"markersize": 3, "label": "known"}
    axes.plot(dates[:-2], y[:-2], "o-", color=fig.DATA, **line)
    last = dates[-2:].astype("datetime64[h]")
    ring = {"color": "white", "markeredgecolor": fig.DATA, "label": "log"}
    axes.plot(last - 9 * HOUR, y[-2:], "o", **ring)
    aside = HOUR * np.linspace(-6, 6, len(y_hat)).astype(int)
    for day, f, label in zip(last, y_hat.T, ("a network", None), strict=True):
        axes.plot(day + aside, f, ".", color=fig.MODEL, alpha=0.7, label=label)
    diamond = {"color": fig.ACCENT, "markersize": 5, "label": "lecture"}
    axes.plot(last + 9 * HOUR, lecture, "D", **diamond)
    axes.set(ylabel="views (k)", ylim=(0, 1.35 * y.max()))
    axes.legend(loc="upper left", ncols=4, fontsize=fig.SMALL)
    fig.date_axis(axes)
    told = [
        f"{day}: networks {f.min():.2f} to {f.max():.2f}, log {t:.2f}, lecture {theirs}"
        for day, f, t, theirs in zip(dates[-2:], y_hat.T, y[-2:], lecture, strict=True)
    ]
    return fig.Picture(
        figure,
        "Two days ahead",
        f"Views of the days before as a line, then two days with a dot for each of "
        f"{len(y_hat)} networks. In thousands, {'; '.join(told)}.",
    )
