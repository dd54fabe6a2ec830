"""What is lost: the errors of a line by weekday, and a training loss by epoch."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.plots.optimization import by_weekday
from viewcast.views import WEEKDAYS


@fig.house_style
def error_size_by_weekday(dates, e):
    """Mean |ŷ − y| of each weekday as bars; dates, e (n,), e in k."""
    figure, axes = fig.canvas(size=(6.6, 3))
    sizes = by_weekday(dates, np.abs(e))
    worst, known = int(np.nanargmax(sizes)), sizes[np.isfinite(sizes)]
    colours = np.where(sizes == sizes[worst], fig.ACCENT, fig.MODEL)
    axes.bar(range(7), sizes, color=colours)
    axes.set_xticks(range(7), WEEKDAYS)
    axes.set_ylabel("mean error |ŷ − y| (k)")
    axes.grid(axis="x", visible=False)
    return fig.Picture(
        figure,
        "Size of the errors by weekday",
        f"{fig.capital(fig.spelled(len(known), 'bar'))}. The tallest is "
        f"{WEEKDAYS[worst]}, {sizes[worst]:.2f} thousand; the others lie between "
        f"{known.min():.2f} and {np.sort(known)[:-1].max(initial=known.min()):.2f}.",
    )


@fig.house_style
def losses_by_epoch(runs, lines=()):
    """Training loss against epochs.

    runs: {name: (m,) in k}, a value an epoch, first 0, four at most; lines: {name:
    loss in k} drawn level, for comparison.
    """
    figure, axes = fig.canvas()
    told = []
    for name, loss, colour, dash in fig.series(runs, fig.COLOURS, fig.DASHES):
        axes.plot(loss, dash, color=colour, label=name)
        told.append(f"{name}: {loss[0]:.2f} to {loss[-1]:.2f}")
    for name, loss in dict(lines).items():  # the curves begin high: room on the left
        fig.mark_level(axes, (0, loss), name, "left", "top")
        told.append(f"dotted, {name}: {loss:.2f}")
    axes.set(xlabel="epochs", ylabel="training loss (k)", yscale="log")
    low, high = axes.get_ylim()
    axes.set_ylim(low / 1.3, high * 2)  # room for a name below and the legend above
    axes.set_yticks([0.25, 0.5, 1, 2, 4], ["0.25", "0.5", "1", "2", "4"])
    axes.minorticks_off()
    axes.legend(loc="upper right", ncols=2)
    return fig.Picture(
        figure,
        "Loss by epoch",
        "Curves of the training loss against epochs, from the first to the last. "
        f"{'; '.join(told)}.",
    )
