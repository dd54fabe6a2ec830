"""Today against yesterday: the cloud of days, what it says itself, lines through it."""

import numpy as np

from viewcast.function import linear
from viewcast.plots import figure as fig


@fig.house_style
def yesterday_and_today(X, y, thetas=()):
    """Today's views against yesterday's, a dot a day, with a line for each θ.

    X (n, 1), y (n,) in k; thetas: {label: (b in k, w)}, three at most.
    """
    figure, axes = fig.canvas(size=(6.6, 4.2))
    dots = {"alpha": 0.35, "markersize": 4, "label": "a day"}
    axes.plot(X[:, 0], y, ".", color=fig.DATA, **dots)
    ends = np.array([[0.0], [X.max()]])
    looks = (fig.MODEL, fig.ACCENT, fig.SECOND), ("-", "--", "-.")
    for label, theta, colour, dash in fig.series(thetas, *looks):
        axes.plot(ends[:, 0], linear(theta, ends), dash, color=colour, label=label)
    axes.set(xlabel="yesterday's views $x_1$ (k)", ylabel="today's views $y$ (k)")
    axes.set(xlim=(0, None), ylim=(0, 1.15 * y.max()))
    axes.legend(loc="upper left")
    lines = f" Lines drawn over it: {', '.join(dict(thetas))}." if thetas else ""
    return fig.Picture(
        figure,
        "Today against yesterday",
        f"{len(y)} dots, yesterday's views across and today's up, in a cloud that "
        f"{_slant(X[:, 0], y)}.{lines}",
    )


def _slant(x, y):
    """Which way a cloud of dots x, y (n,) goes, and how surely."""
    together = np.corrcoef(x, y)[0, 1]
    way = "goes neither up nor down"
    if abs(together) > 0.3:
        way = "rises to the right" if together > 0 else "falls to the right"
    return f"{way} (correlation {together:.2f})"


@fig.house_style
def mean_today(X, y, edges):
    """Mean and middle half of today's views, for each interval of yesterday's.

    X (n, 1), y (n,) and edges (m,), the ends of the intervals, in k. An interval with
    no day in it is left out.
    """
    figure, axes = fig.canvas(size=(6.6, 4))
    middle, means, low, high = _intervals(X[:, 0], y, edges)
    width = 0.35 * np.diff(edges).min()
    bars = fig.BAR | {"label": "middle half"}
    axes.bar(middle, high - low, width, low, **bars)
    axes.plot(middle, means, "o", color=fig.MODEL, label="mean")
    ends = edges[[0, -1]]
    axes.plot(ends, ends, ":", color=fig.DATA, label="same as yesterday")
    axes.set(xlabel="yesterday's views $x_1$ (k)", ylabel="today's views $y$ (k)")
    axes.legend(loc="upper left")
    straight = np.corrcoef(middle, means)[0, 1]
    return fig.Picture(
        figure,
        "Today's mean, by yesterday",
        f"{len(means)} dots, the mean of today's views for each interval of "
        f"yesterday's, from {means[0]:.2f} to {means[-1]:.2f} thousand; their "
        f"correlation with a straight line is {straight:.3f}. Bars show the middle "
        f"half of the days, {np.mean(high - low):.2f} thousand long on average. "
        "Dotted: same as yesterday.",
    )


def _intervals(x, y, edges):
    """Middle of x, mean and quartiles of y for intervals with days in them: (4, m)."""
    interval = np.digitize(x, edges)
    groups = {i: y[interval == i] for i in range(1, len(edges))}
    rows = [
        ((edges[i - 1] + edges[i]) / 2, group.mean(), *np.quantile(group, [0.25, 0.75]))
        for i, group in groups.items()
        if len(group)
    ]
    if len(rows) < 2:
        raise ValueError(
            f"days in {len(rows)} intervals from {edges[0]:g} to {edges[-1]:g}, and "
            "two are needed: choose edges between which views lie"
        )
    return np.array(rows).T


@fig.house_style
def two_unknowns(X, y, slopes, intercepts):
    """What w does (b = 0) and what b does (w = 1): a family of lines for each.

    X (n, 1), y (n,) in k; slopes: of w, intercepts: of b in k, three at most.
    """
    figure, (left, right) = fig.canvas(1, 2, size=(6.6, 3.8), sharey=True)
    left.set(title="w turns the line (b = 0)", ylabel="ŷ (k)")
    right.set(title="b shifts it (w = 1)")
    _lines_over_cloud(left, X, y, {f"w = {w}": (0, w) for w in slopes})
    _lines_over_cloud(right, X, y, {f"b = {b}k": (b, 1) for b in intercepts})
    turned = fig.spelled(len(slopes), "line")
    shifted = fig.spelled(len(intercepts), "parallel line")
    return fig.Picture(
        figure,
        "What w and b do",
        f"Two panels over the same cloud of days. Left: {turned} through the origin "
        f"with the slopes w = {', '.join(map(str, slopes))}. Right: {shifted}, which "
        f"start at the heights b = {', '.join(map(str, intercepts))} thousand.",
    )


def _lines_over_cloud(axes, X, y, thetas):
    """Every fourth day as a dot, and the line of each θ; thetas: {label: (b, w)}."""
    ends = np.array([[0.0], [X.max()]])
    axes.plot(X[::4, 0], y[::4], ".", color=fig.DATA, alpha=0.2, markersize=3)
    for label, theta, dash in fig.series(thetas, ("--", "-", "-.")):
        axes.plot(ends[:, 0], linear(theta, ends), dash, label=label)
    axes.set(xlabel="$x_1$ (k)", xlim=(0, None), ylim=(0, 1.5 * y.max()))
    axes.legend(loc="upper left")
