"""The log itself: all of its days, the real ones, and what may be asked of them."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.support.sentences import counted
from viewcast.views import UNSEEN, WEEKDAYS, weekday

LOW_DAYS = (4, 5)  # Friday and Saturday


@fig.house_style
def views_over_time(log):
    """All days of a `Log`; unseen days shaded, real days marked, where it has any."""
    figure, axes = fig.canvas()
    shaded = np.clip(np.array(UNSEEN, "datetime64[D]"), log.dates[0], log.dates[-1])
    if shaded[0] < shaded[1]:
        axes.axvspan(*shaded, color=fig.SHADE, label="unseen")
    name = "simulated" if log.real.any() else "views"  # of a log from elsewhere
    axes.plot(log.dates, log.thousands, color=fig.DATA, linewidth=0.6, label=name)
    if log.real.any():
        name = counted(log.real.sum(), "real day")
        real = np.where(log.real, log.thousands, np.nan)  # no stroke over the years
        axes.plot(log.dates, real, ".-", markersize=2, color=fig.ACCENT, label=name)
    axes.set(ylabel="views a day (k)", ylim=(0, 1.2 * log.thousands.max()))
    axes.legend(loc="upper left", ncols=3)
    fig.date_axis(axes)
    first, last = (str(log.dates[end])[:4] for end in (0, -1))
    years = first if first == last else f"{first} to {last}"
    return fig.Picture(figure, f"Daily views, {years}", _told(log, shaded))


def _told(log, shaded):
    """The log in words; shaded (2,): first and last day of what is shaded."""
    part, n = ("year", 365) if len(log.dates) >= 730 else ("half", len(log.dates) // 2)
    early, late = log.thousands[:n].mean(), log.thousands[-n:].mean()
    swing = np.abs(np.diff(log.thousands)).mean()
    told = (
        f"A line of daily views from {log.dates[0]} to {log.dates[-1]}, which on "
        f"average change by {swing:.2f} thousand from a day to the next. The first "
        f"{part} averages {early:.1f} thousand views a day, the last {late:.1f} "
        "thousand."
    )
    if shaded[0] < shaded[1]:
        told += f" The unseen days, {shaded[0]} to {shaded[1]}, are shaded."
    if log.real.any():
        real = counted(log.real.sum(), "real day")
        told += f" Marked: {real}, {_runs(log.dates[log.real])}."
    return told


def _runs(dates):
    """In words, the runs of consecutive days that dates (n,), in order, consist of."""
    cuts = np.flatnonzero(np.diff(dates).astype(int) > 1) + 1
    return " and ".join(f"{run[0]} to {run[-1]}" for run in np.split(dates, cuts))


@fig.house_style
def sixteen_days(real):
    """Days as bars, with their weekdays; Friday and Saturday hatched.

    real: {"date": (n,) days in a row, "views": (n,) counts}, as `load_real_days` gives
    its sixteen.
    """
    figure, axes = fig.canvas()
    thousands, days = real["views"] / 1000, weekday(real["date"])
    low, place = np.isin(days, LOW_DAYS), range(len(days))
    colours, hatches = np.where(low, fig.PALE, fig.LIGHT), np.where(low, "//", "")
    rims = np.where(low, fig.ACCENT, fig.MODEL)
    axes.bar(place, thousands, color=colours, edgecolor=rims, hatch=hatches)
    named = zip(days, real["date"], strict=True)
    axes.set_xticks(place, [f"{WEEKDAYS[k][:2]}\n{str(d)[8:]}" for k, d in named])
    axes.grid(axis="x", visible=False)
    period = _period(real["date"])
    axes.set(ylabel="views (k)", xlabel=period)
    told = (
        f"{fig.capital(fig.spelled(len(days), 'bar'))}, one a day from {period}, "
        f"between {thousands.min():.2f} and {thousands.max():.2f} thousand views."
    )
    if low.any() and not low.all():
        told += (
            " The Fridays and Saturdays, hatched, average "
            f"{thousands[low].mean():.2f} thousand, the other days "
            f"{thousands[~low].mean():.2f} thousand."
        )
    return fig.Picture(figure, f"The {fig.spelled(len(days), 'real day')}", told)


def _period(dates):
    """The first and the last of dates (n,) in words."""
    first, last = dates[0].item(), dates[-1].item()
    year = f" {first.year}" * (first.year != last.year)
    return f"{first.day} {first:%B}{year} to {last.day} {last:%B %Y}"


@fig.house_style
def kinds_of_function(known, share, came):
    """One log, three kinds of answer, each by a forecast that costs nothing.

    known (m ≥ 7,) and came (7,) in k, the days up to today and the week after; share
    (3,) of days that came lower, similar, higher than the day before. The answers are
    yesterday's number, the most frequent option, last week again.
    """
    figure, panels = fig.canvas(1, 3, size=(6.6, 3.4), width_ratios=(1, 1.2, 1))
    left, middle, right = panels
    _answer(left, known, came[:1], known[-1:])
    left.set(title="regression:\na number", ylabel="views (k)")
    options = ["lower", "similar", "higher"]
    best = int(np.argmax(share))
    colours = [fig.ACCENT if i == best else fig.LIGHT for i in range(3)]
    rims = [fig.ACCENT if i == best else fig.MODEL for i in range(3)]
    middle.barh(options, share, color=colours, edgecolor=rims)
    middle.grid(axis="y", visible=False)
    middle.set(title="classification:\nan option", xlabel="share of\npast days")
    _answer(right, known, came, known[-7:])
    right.set(title="structured:\na whole week")
    past, new = (fig.spelled(len(days), "day") for days in (known, came))
    return fig.Picture(
        figure,
        "Three kinds of function",
        f"Three panels. Regression: after the views of {past}, one dot repeats the "
        f"last of them; a ring is what came, {came[0]:.1f} thousand. Classification: "
        f"three bars, how often a day came lower ({share[0]:.0%}), similar "
        f"({share[1]:.0%}) or higher ({share[2]:.0%}) than the day before; the "
        f"longest, “{options[best]}”, is marked. Structured learning: joined dots "
        f"repeat the last {new}, rings are what came.",
    )


def _answer(axes, known, came, answer):
    """Known days as a line, an answer (m,) from tomorrow on, rings for what came."""
    axes.plot(np.arange(-len(known), 0), known, color=fig.DATA)
    days = np.arange(len(answer))
    ring = {"color": fig.DATA, "markerfacecolor": "none", "markersize": 7}
    axes.plot(days, came, "o", **ring)
    axes.plot(days, answer, "o-", color=fig.ACCENT, markersize=4)
    axes.set(xlabel="days from\ntomorrow", ylim=(0, 1.15 * max(*known, *came)))
