"""The figures of the data card: what the recipe adds up, and how seeds differ."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.support.sentences import counted


@fig.house_style
def parts(dates, known, above):
    """One stretch of the log, taken apart: the calendar, and what comes on top of it.

    dates, known, above: (n,); known and above in log, as the recipe makes them.
    """
    figure, (top, bottom) = fig.canvas(2, 1, size=(6.6, 4.6), sharex=True)
    calendar, factor = np.exp(known) / 1000, np.exp(above)
    whole = np.exp(known + above) / 1000
    top.plot(dates, calendar, color=fig.DATA, label="calendar")
    top.plot(dates, whole, "--", color=fig.MODEL, label="with interest")
    top.set(ylabel="views (k)", ylim=(0, 1.3 * whole.max()))
    top.legend(loc="upper left", ncols=2)
    bottom.plot(dates, factor, color=fig.MODEL)
    bottom.axhline(1, color=fig.DATA, linewidth=0.8)
    bottom.set(ylabel="factor")
    fig.date_axis(bottom)
    steps = np.diff(above)
    return fig.Picture(
        figure,
        "The log taken apart",
        f"Two panels, {dates[0]} to {dates[-1]}. Above, views by the calendar alone, "
        f"{calendar.min():.1f} to {calendar.max():.1f} thousand, and with interest, "
        f"{whole.min():.1f} to {whole.max():.1f}. Below, interest as "
        f"a factor from {factor.min():.2f} to {factor.max():.2f}: it sinks on "
        f"{np.mean(steps < 0):.0%} of the days and jumps up "
        f"{counted(np.sum(steps > 0.2), 'time')}.",
    )


@fig.house_style
def spread_over_seeds(names, figures, chosen, goals):
    """Each loss over all seeds, the chosen seed's, and the lecture's.

    names (m,); figures (seeds, m), chosen (m,) and goals (m,) in k.
    """
    figure, axes = fig.canvas(size=(6.6, 3.8))
    place, means = np.arange(len(names)), figures.mean(axis=0)
    jitter = np.linspace(-0.25, 0.25, len(figures))[:, None] + place
    dots = {"alpha": 0.25, "markersize": 3}
    axes.plot(jitter.ravel(), figures.ravel(), ".", color=fig.DATA, **dots)
    axes.plot(place, chosen, "o", color=fig.MODEL, markersize=8, label="chosen seed")
    axes.plot(place, goals, "_", color=fig.ACCENT, markersize=26, label="lecture")
    axes.plot(place, means, "d", color=fig.SECOND, label="mean of all seeds")
    axes.set_xticks(place, names, fontsize=11)
    axes.set(ylabel="MAE (k)", ylim=(0, 1.15 * figures.max()))
    axes.legend(loc="upper right", ncols=3)
    miss, mean_miss = np.abs(chosen - goals), np.abs(means - goals)
    columns = [name.replace("\n", ", ") for name in names]
    worst = int(np.argmax(mean_miss))
    return fig.Picture(
        figure,
        "The seeds that were looked at",
        f"{fig.capital(fig.spelled(len(names), 'column'))} of {len(figures)} dots, "
        f"the losses of each seed's log: {'; '.join(columns)}. The chosen seed lies "
        f"at most {miss.max():.2f} thousand from the lecture's marks. The mean of all "
        f"seeds is farthest from them at {columns[worst]}, by {mean_miss[worst]:.2f}.",
    )
