"""Curves through dots, what they are built from, and how close pieces come to them."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.sigmoid import hard_sigmoid, one_layer

TARGET = fig.broad(3.4, fig.ACCENT, fig.PALE)  # what is to be met
# The lecture's colour of the curve that is built; its pieces are blue.
RED = fig.broad(3.4, "#d62828", "#eba9a9")


@fig.house_style
def cloud_and_curves(x, y, curves, labels, dots="a day"):
    """Examples as dots and the models drawn through them.

    x, y (n,) in the units that labels, of x and of y, name; curves: {name: f}, four at
    most, f a function of x (m,); dots: what each one is, or two kinds, {what: (n,)
    bool}, the second drawn hollow. A few dots are drawn large.
    """
    figure, axes = fig.canvas(size=(6.6, 3.8))
    kinds = dots if isinstance(dots, dict) else {dots: np.full(len(x), True)}
    style = {"color": fig.DATA, "alpha": 0.6, "markersize": 7 if len(x) > 20 else 14}
    for kind, some, fill in fig.series(kinds, ("full", "none")):
        axes.plot(x[some], y[some], ".", fillstyle=fill, label=kind, **style)
    across, told = np.linspace(x.min(), x.max(), 201), []
    for name, f, colour, dash in fig.series(curves, fig.COLOURS, fig.DASHES):
        heights = f(across)
        axes.plot(across, heights, dash, color=colour, label=name)
        told.append(_course(name, heights, np.abs(f(x) - y).mean()))
    axes.set(xlabel=labels[0], ylabel=labels[1])
    figure.legend(loc="outside upper center", ncols=3)
    return fig.Picture(
        figure,
        f"{labels[1]} against {labels[0]}",
        f"{_counted(kinds, len(x))}, {labels[0]} across and {labels[1]} up."
        f"{_parts(x, y)} {'; '.join(told)}{'.' * bool(told)}",
    )


def _course(name, heights, loss):
    """Where a curve of heights (m,) begins, ends and is highest, and how far off."""
    ends = f"{heights[0]:.2f} to {heights[-1]:.2f}"
    top = f"at most {heights.max():.2f}"
    return f"{name} runs from {ends}, {top}, and is {loss:.2f} off on average"


def _counted(kinds, n):
    """How many dots there are, n, and how many of the second kind, if there is one."""
    told = [f", {some.sum()} of them hollow ({kind})" for kind, some in kinds.items()]
    return f"{n} dots{''.join(told[1:])}"


def _parts(x, y):
    """How y (n,) goes with x (n,), in three to five numbers, if there are dots."""
    if len(x) < 3:
        return ""
    parts = np.array_split(y[np.argsort(x)], min(5, len(x)))
    middles = ", ".join(f"{np.median(part):.2f}" for part in parts)
    count = fig.spelled(len(parts), "part")
    return f" From left to right, in {count}, their middle values are {middles}."


@fig.house_style
def piece_by_piece(theta, x):
    """A sum of hard sigmoids grows in panels: the constant, then a piece at a time.

    theta: (1 + 3h,) as `pieces_through` gives it; x: (m,) where to draw; no units.
    """
    h = (len(theta) - 1) // 3
    figure, panels = fig.canvas(1, h + 1, size=(6.6, 3), sharey=True)
    whole, told = one_layer(theta, x[:, None], hard_sigmoid), []
    for k, axes in enumerate(panels):
        so_far = _sum(theta, x, slice(k))
        axes.plot(x, whole, **RED, label="red curve")
        if k:
            piece = _sum(theta, x, slice(k - 1, k), constant=0)
            axes.plot(x, piece, "--", color=fig.MODEL, label="new piece")
        axes.plot(x, so_far, color="black", linewidth=1.4, label="sum so far")
        axes.set_title(f"piece {k}" if k else "constant", fontsize=fig.SMALL)
        axes.set_xlabel("x")
        told.append(f"{np.mean(np.isclose(so_far, whole)):.0%}")
    panels[0].set_ylabel("y")
    marks = panels[-1].get_legend_handles_labels()
    figure.legend(*marks, loc="outside upper center", ncols=3)
    climbs = ", ".join(f"{climb:+.2f}" for climb in theta[2 * h + 1 :])
    return fig.Picture(
        figure,
        "The red curve, piece by piece",
        f"{h + 1} panels over one broad red curve of straight pieces. The first shows "
        f"the constant {theta[2 * h]:.2f} alone, a solid line. Each further one adds a "
        f"hard sigmoid, dashed and blue, of height {climbs}. From panel to panel, the "
        f"solid sum agrees with the red curve on {', '.join(told)} of the way.",
    )


def _sum(theta, x, pieces, constant=None):
    """A part of the sum, (m,): theta (1 + 3h,) at x (m,) with some of its pieces.

    pieces: a slice of them; constant: in the place of theta's own.
    """
    some, h = np.array(theta), (len(theta) - 1) // 3
    kept = some[2 * h + 1 :][pieces].copy()
    some[2 * h + 1 :] = 0
    some[2 * h + 1 :][pieces] = kept
    some[2 * h] = theta[2 * h] if constant is None else constant
    return one_layer(some, x[:, None], hard_sigmoid)


@fig.house_style
def polygons(x, y, fitted):
    """A curve and its approximations, a panel each.

    x, y (m,): the curve; fitted: {pieces: ŷ (m,)}; no units.
    """
    figure = over_target(x, y, {f"{n} pieces": fit for n, fit in fitted.items()}, 2.6)
    told = [
        f"{n} pieces at most {np.abs(fit - y).max():.3f}" for n, fit in fitted.items()
    ]
    return fig.Picture(
        figure,
        "A curve made of straight pieces",
        "The same curve in each panel, with a curve of straight pieces over it. The "
        f"distance between the two: {'; '.join(told)}.",
    )


def over_target(x, y, fits, height, target=None, **look):
    """A figure with a panel for each fit, ŷ (n,) or (n, m), over what is to be met.

    x, y (n,); fits: {title: ŷ}; height: inches; target: the name of y; look: of ŷ.
    """
    size = (6.6, height)
    figure, panels = fig.canvas(1, len(fits), size=size, sharey=True, squeeze=False)
    for axes, (title, y_hat) in zip(panels[0], fits.items(), strict=True):
        axes.plot(x, y, **TARGET, label=target)
        axes.plot(x, y_hat, color=fig.MODEL, **look)
        axes.set_title(title)
        axes.set_xlabel("x")
    panels[0, 0].set_ylabel("y")
    return figure


@fig.house_style
def error_by_pieces(pieces, errors):
    """The largest error against the number of pieces.

    pieces (m,); errors: {name: (m,)}, three at most; no units.
    """
    figure, axes = fig.canvas()
    told = []
    for name, error, colour, marker in fig.series(errors, fig.COLOURS, "os^"):
        axes.loglog(pieces, error, marker + "-", color=colour, label=name, base=2)
        ends = f"{error[0]:.2g} to {error[-1]:.2g}"
        told.append(f"{name} {fig.course(error)}, {ends}")
    axes.set_xticks(pieces, [str(n) for n in pieces])
    axes.set_yscale("log", base=10)
    axes.set(xlabel="pieces", ylabel="largest error")
    axes.legend(loc="lower left")
    return fig.Picture(
        figure,
        "Error against pieces",
        f"Largest errors on logarithmic axes, from {pieces[0]} to {pieces[-1]} pieces: "
        f"{'; '.join(told)}.",
    )
