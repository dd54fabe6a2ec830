"""The figures of chapter 1: the log, the kinds of function, and a line on the log."""

import numpy as np
from matplotlib.patches import FancyBboxPatch

from viewcast.function import linear
from viewcast.plots.figure import (
    ACCENT,
    DATA,
    MODEL,
    SECOND,
    SMALL,
    Picture,
    canvas,
    date_axis,
    house_style,
)
from viewcast.views import UNSEEN, WEEKDAYS, weekday

STEPS = ("function", "loss", "optimization")
STEP_QUESTIONS = (
    "Which functions\ndo we look among?",
    "How good is\none of them?",
    "Which one\nis best?",
)


@house_style
def three_steps(here):
    """The map of the three steps; here: the step this chapter is about."""
    figure, axes = canvas(size=(6.6, 1.5))
    axes.set(xlim=(-0.1, 9.7), ylim=(0, 2))
    axes.set_axis_off()
    for i, (step, question) in enumerate(zip(STEPS, STEP_QUESTIONS, strict=True)):
        colour, face = (MODEL, "#dceaf5") if step == here else (DATA, "white")
        box = FancyBboxPatch((3.4 * i, 0.2), 2.8, 1.6, "round,pad=0.05")
        box.set(edgecolor=colour, facecolor=face, linewidth=2 if step == here else 1)
        axes.add_patch(box)
        middle = 3.4 * i + 1.4
        weight = "bold" if step == here else "normal"
        axes.text(middle, 1.45, f"{i + 1}  {step}", ha="center", weight=weight)
        axes.text(middle, 0.4, question, ha="center", fontsize=SMALL)
        if i:
            arrow = {"arrowstyle": "->", "color": DATA}
            ends = (3.4 * i - 0.05, 1), (3.4 * i - 0.55, 1)
            axes.annotate("", *ends, arrowprops=arrow)
    return Picture(
        figure,
        "The three steps",
        "Three boxes joined by arrows: 1 function, 2 loss, 3 optimization. "
        f"The box “{here}” is marked: this is where we are.",
    )


@house_style
def views_over_time(log):
    """All days of the log; unseen days shaded, real days marked."""
    figure, axes = canvas()
    axes.axvspan(*np.array(UNSEEN, "datetime64[D]"), color="#f6e3d5", label="unseen")
    axes.plot(log.dates, log.thousands, color=DATA, linewidth=0.6, label="simulated")
    axes.plot(
        log.dates[log.real], log.thousands[log.real], color=ACCENT, label="16 real days"
    )
    axes.set(ylabel="views a day (k)", ylim=(0, 1.2 * log.thousands.max()))
    axes.legend(loc="upper left", ncols=3)
    date_axis(axes)
    early, late = (
        log.thousands[part].mean() for part in (slice(365), slice(-365, None))
    )
    return Picture(
        figure,
        "Daily views, 2017 to 2021",
        f"A jagged line of daily views from {log.dates[0]} to {log.dates[-1]}. The "
        f"first year averages {early:.1f} thousand views a day, the last "
        f"{late:.1f} thousand. The unseen days of early 2021 are shaded and the "
        f"{log.real.sum()} real days are marked.",
    )


@house_style
def sixteen_days(real):
    """The real days as bars, with their weekdays; Friday and Saturday hatched."""
    figure, axes = canvas()
    thousands, days = real["views"] / 1000, weekday(real["date"])
    low = np.isin(days, (4, 5))
    colours = np.where(low, "#f0b894", "#9ecae1")
    axes.bar(range(len(days)), thousands, color=colours, hatch=np.where(low, "//", ""))
    labels = [
        f"{WEEKDAYS[k][:2]}\n{str(d)[8:]}"
        for k, d in zip(days, real["date"], strict=True)
    ]
    axes.set_xticks(range(len(days)), labels)
    axes.grid(axis="x", visible=False)
    axes.set(ylabel="views (k)", xlabel="26 January to 10 February 2021")
    return Picture(
        figure,
        "The sixteen real days",
        f"Sixteen bars, one a day from 26 January to 10 February 2021, between "
        f"{thousands.min():.2f} and {thousands.max():.2f} thousand views. The Fridays "
        f"and Saturdays, hatched, average {thousands[low].mean():.2f} thousand, the "
        f"other days {thousands[~low].mean():.2f} thousand.",
    )


@house_style
def kinds_of_function(last_days, share, next_week):
    """One log, three kinds of answer: a number, a choice, a structured object.

    last_days (m,) in k; share (3,) of days that came lower, similar, higher than the
    day before; next_week (7,) in k, one whole week as the answer.
    """
    figure, (left, middle, right) = canvas(
        1, 3, size=(6.6, 3.2), width_ratios=(1, 1.2, 1)
    )
    past, future = np.arange(-len(last_days), 0), np.arange(7)
    for axes in (left, right):
        axes.plot(past, last_days, color=DATA)
        axes.set(
            xlabel="days from\ntomorrow", ylim=(0, 1.1 * max(*last_days, *next_week))
        )
    left.plot([0], next_week[:1], "o", color=ACCENT)
    left.set(title="regression:\na number", ylabel="views (k)")
    middle.tick_params(axis="x", labelsize=SMALL)
    middle.bar(["lower", "similar", "higher"], share, color=[MODEL] * 3)
    middle.set(title="classification:\none of the options", ylabel="share of days")
    right.plot(future, next_week, "o-", color=ACCENT, markersize=4)
    right.set(title="structured\nlearning:\na whole week")
    return Picture(
        figure,
        "Three kinds of function",
        "Three panels. Regression: after a week of daily views, one dot, tomorrow's "
        "views. Classification: three bars, how often a day came lower "
        f"({share[0]:.0%}), similar ({share[1]:.0%}) or higher ({share[2]:.0%}) than "
        "the day before. Structured learning: seven dots joined, a whole week.",
    )


@house_style
def yesterday_and_today(X, y, thetas=()):
    """Today's views against yesterday's, a dot a day, with a line for each θ."""
    figure, axes = canvas(size=(6.6, 4.2))
    axes.plot(X[:, 0], y, ".", color=DATA, alpha=0.35, markersize=4, label="a day")
    ends = np.array([[0.0], [X.max()]])
    for (label, theta), colour, dash in zip(
        dict(thetas).items(), (MODEL, ACCENT, SECOND), ("-", "--", "-."), strict=False
    ):
        axes.plot(ends[:, 0], linear(theta, ends), dash, color=colour, label=label)
    axes.set(xlabel="yesterday's views $x_1$ (k)", ylabel="today's views $y$ (k)")
    axes.set(xlim=(0, None), ylim=(0, 1.15 * y.max()))
    axes.legend(loc="upper left")
    together = np.corrcoef(X[:, 0], y)[0, 1]
    return Picture(
        figure,
        "Today against yesterday",
        f"{len(y)} dots, yesterday's views across and today's up, in a cloud that "
        f"rises along the diagonal (correlation {together:.2f})."
        + (f" Lines drawn over it: {', '.join(dict(thetas))}." if thetas else ""),
    )


@house_style
def mean_today(X, y, edges):
    """Mean and middle half of today's views, for each interval of yesterday's.

    X (n, 1), y (n,) and edges (m,), the ends of the intervals, in k.
    """
    figure, axes = canvas(size=(6.6, 4))
    interval = np.digitize(X[:, 0], edges)
    groups = [y[interval == i] for i in range(1, len(edges))]
    middle = (edges[1:] + edges[:-1]) / 2
    low, high = np.array([np.quantile(group, [0.25, 0.75]) for group in groups]).T
    means = np.array([group.mean() for group in groups])
    straight = np.corrcoef(middle, means)[0, 1]
    axes.vlines(middle, low, high, color="#9ecae1", linewidth=8, label="middle half")
    axes.plot(middle, means, "o", color=MODEL, label="mean")
    axes.plot(
        edges[[0, -1]], edges[[0, -1]], ":", color=DATA, label="same as yesterday"
    )
    axes.set(xlabel="yesterday's views $x_1$ (k)", ylabel="today's views $y$ (k)")
    axes.legend(loc="upper left")
    return Picture(
        figure,
        "Today's mean, by yesterday",
        f"{len(means)} dots, the mean of today's views for each interval of "
        f"yesterday's, from {means[0]:.2f} to {means[-1]:.2f} thousand; their "
        f"correlation with a straight line is {straight:.3f}. Bars show the middle "
        f"half of the days, {np.mean(high - low):.2f} thousand long on average.",
    )


@house_style
def two_unknowns(X, y, slopes, intercepts):
    """What w does (b = 0) and what b does (w = 1): a family of lines for each."""
    figure, (left, right) = canvas(1, 2, size=(6.6, 3.8), sharey=True)
    left.set(title="w turns the line (b = 0)", ylabel="ŷ (k)")
    right.set(title="b shifts it (w = 1)")
    _lines_over_cloud(left, X, y, {f"w = {w}": (0, w) for w in slopes})
    _lines_over_cloud(right, X, y, {f"b = {b}k": (b, 1) for b in intercepts})
    return Picture(
        figure,
        "What w and b do",
        "Two panels over the same cloud of days. Left: three lines through the origin, "
        f"w = {', '.join(map(str, slopes))}: a larger w is steeper. Right: three "
        f"parallel lines, b = {', '.join(map(str, intercepts))} thousand: a larger b "
        "is higher.",
    )


def _lines_over_cloud(axes, X, y, thetas):
    """Every fourth day as a dot, and the line of each θ; thetas: {label: (b, w)}."""
    ends = np.array([[0.0], [X.max()]])
    axes.plot(X[::4, 0], y[::4], ".", color=DATA, alpha=0.2, markersize=3)
    for (label, theta), dash in zip(thetas.items(), ("--", "-", "-."), strict=True):
        axes.plot(ends[:, 0], linear(theta, ends), dash, label=label)
    axes.set(xlabel="$x_1$ (k)", xlim=(0, None), ylim=(0, 1.5 * y.max()))
    axes.legend(loc="upper left")


@house_style
def forecasts_and_truth(dates, y, forecasts):
    """The true views of some days, and one line for each forecaster.

    dates, y (n,); forecasts: {name: ŷ (n,)}, all in k.
    """
    figure, axes = canvas()
    draw_forecasts(axes, dates, y, forecasts)
    errors = [
        f"{name} {np.abs(y_hat - y).mean():.2f}" for name, y_hat in forecasts.items()
    ]
    return Picture(
        figure,
        "Forecasts and truth",
        f"True views from {dates[0]} to {dates[-1]} and forecasts of the same days. "
        f"Mean distance to the truth, in thousands: {'; '.join(errors)}.",
    )


def draw_forecasts(axes, dates, y, forecasts):
    """The true views, and over them a line for each forecaster; as above."""
    axes.plot(dates, y, "o-", color=DATA, markersize=3, label="true views")
    for (name, y_hat), colour, dash in zip(
        forecasts.items(), (MODEL, ACCENT, SECOND), ("--", "-.", ":"), strict=False
    ):
        axes.plot(dates, y_hat, dash, color=colour, label=name)
    top = max(y.max(), *map(np.max, forecasts.values()))
    axes.set(ylabel="views (k)", ylim=(0, 1.35 * top))
    axes.legend(loc="upper left", ncols=2)
    date_axis(axes)
