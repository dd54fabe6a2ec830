"""The figures of the data card: what the recipe adds up, and how seeds differ."""

import numpy as np

from viewcast.plots.figure import (
    ACCENT,
    DATA,
    MODEL,
    SECOND,
    Picture,
    canvas,
    date_axis,
    house_style,
)


@house_style
def parts(dates, known, above):
    """One stretch of the log, taken apart: the calendar, and what comes on top of it.

    dates, known, above: (n,); known and above in log, as the recipe makes them.
    """
    figure, (top, bottom) = canvas(2, 1, size=(6.6, 4.6), sharex=True)
    top.plot(dates, np.exp(known) / 1000, color=DATA, label="calendar")
    top.plot(
        dates,
        np.exp(known + above) / 1000,
        "--",
        color=MODEL,
        label="with interest and noise",
    )
    top.set(ylabel="views (k)", ylim=(0, 1.3 * np.exp(known + above).max() / 1000))
    top.legend(loc="upper left", ncols=2)
    bottom.plot(dates, np.exp(above), color=MODEL)
    bottom.axhline(1, color=DATA, linewidth=0.8)
    bottom.set(ylabel="factor")
    date_axis(bottom)
    jumps = int(np.sum(np.diff(above) > 0.2))
    return Picture(
        figure,
        "The log taken apart",
        f"Two panels, {dates[0]} to {dates[-1]}. Above, the calendar's weekly wave, "
        "and the same wave lifted and lowered by interest. Below, interest and noise "
        f"as a factor from {np.exp(above.min()):.2f} to {np.exp(above.max()):.2f}: it "
        f"sinks by the day and jumps up {jumps} times.",
    )


@house_style
def spread_over_seeds(names, figures, chosen, goals):
    """Each loss over all seeds, the chosen seed's, and the lecture's.

    names (m,); figures (seeds, m), chosen (m,) and goals (m,) in k.
    """
    figure, axes = canvas(size=(6.6, 3.8))
    place, n = np.arange(len(names)), len(figures)
    jitter = np.linspace(-0.25, 0.25, n)[:, None] + place
    axes.plot(
        jitter.ravel(), figures.ravel(), ".", color=DATA, alpha=0.25, markersize=3
    )
    axes.plot(place, chosen, "o", color=MODEL, markersize=8, label="chosen seed")
    axes.plot(place, goals, "_", color=ACCENT, markersize=26, label="lecture")
    axes.plot(place, figures.mean(axis=0), "d", color=SECOND, label="mean of all seeds")
    axes.set_xticks(place, names, fontsize=11)
    axes.set(ylabel="MAE (k)", ylim=(0, 1.15 * figures.max()))
    axes.legend(loc="upper right", ncols=3)
    miss, mean_miss = (np.abs(f - goals) for f in (chosen, figures.mean(axis=0)))
    worst = names[int(np.argmax(mean_miss))].replace("\n", ", ")
    return Picture(
        figure,
        "The seeds that were looked at",
        f"Eight columns of {n} dots, the losses of each seed's log. The chosen seed "
        f"lies at most {miss.max():.2f} thousand from the lecture's marks. The mean "
        f"of all seeds is farthest from them at {worst}, by {mean_miss.max():.2f}.",
    )
