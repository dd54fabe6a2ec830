"""The figures of chapter 4: what a line can't follow, and what is built from bends."""

import numpy as np

from viewcast.plots.figure import (
    ACCENT,
    COLOURS,
    DASHES,
    DATA,
    GROUND,
    MODEL,
    SMALL,
    Picture,
    canvas,
    house_style,
    mark_level,
    signed,
)
from viewcast.sigmoid import hard_sigmoid, one_layer, sigmoid
from viewcast.views import WEEKDAYS, weekday


@house_style
def error_size_by_weekday(dates, e):
    """Mean |ŷ − y| of each weekday as bars; dates, e (n,), e in k."""
    figure, axes = canvas(size=(6.6, 3))
    day = weekday(dates)
    sizes = np.array([np.abs(e[day == k]).mean() for k in range(7)])
    axes.bar(range(7), sizes, color=np.where(sizes == sizes.max(), ACCENT, MODEL))
    axes.set_xticks(range(7), WEEKDAYS)
    axes.set_ylabel("mean error |ŷ − y| (k)")
    axes.grid(axis="x", visible=False)
    worst = int(np.argmax(sizes))
    return Picture(
        figure,
        "Size of the errors by weekday",
        f"Seven bars. The tallest is {WEEKDAYS[worst]}, {sizes[worst]:.2f} thousand; "
        f"the others lie between {sizes.min():.2f} and {np.sort(sizes)[-2]:.2f}.",
    )


@house_style
def cloud_and_curves(x, y, curves, labels, dots="a day"):
    """Examples as dots and the models drawn through them.

    x, y (n,); curves: {name: f}, f a function of x (m,); labels: of x and of y;
    dots: what each one is. A few are drawn large.
    """
    figure, axes = canvas(size=(6.6, 3.8))
    size = 5 if len(x) > 20 else 14
    axes.plot(x, y, ".", color=DATA, alpha=0.5, markersize=size, label=dots)
    across, told = np.linspace(x.min(), x.max(), 201), []
    for (name, f), colour, dash in zip(curves.items(), COLOURS, DASHES, strict=False):
        axes.plot(across, f(across), dash, color=colour, label=name)
        told.append(
            f"{name} runs from {f(across)[0]:.2f} to {f(across)[-1]:.2f} and is "
            f"{np.abs(f(x) - y).mean():.2f} off on average"
        )
    axes.set(xlabel=labels[0], ylabel=labels[1])
    axes.legend(loc="upper right")
    thirds = np.array_split(y[np.argsort(x)], 3)
    middles = ", ".join(f"{np.median(third):.2f}" for third in thirds)
    return Picture(
        figure,
        f"{labels[1]} against {labels[0]}",
        f"{len(x)} dots, {labels[0]} across and {labels[1]} up. From left to right, "
        f"the middle values of the three thirds are {middles}. {'; '.join(told)}.",
    )


@house_style
def piece_by_piece(theta, x):
    """A sum of hard sigmoids grows in panels: the constant, then a piece at a time.

    theta: (1 + 3h,) as `pieces_through` gives it; x: (m,) where to draw.
    """
    h = (len(theta) - 1) // 3
    figure, panels = canvas(1, h + 1, size=(6.6, 2.6), sharey=True)
    X, whole = x[:, None], one_layer(theta, x[:, None], hard_sigmoid)
    c = slice(2 * h + 1, None)
    for k, axes in enumerate(panels):
        some = np.array(theta)
        some[c][k:] = 0
        axes.plot(x, whole, color=ACCENT, linewidth=4, alpha=0.35, label="red curve")
        axes.plot(x, one_layer(some, X, hard_sigmoid), color=MODEL, label="sum so far")
        if k:
            alone = some.copy()
            alone[c][: k - 1] = 0
            alone[2 * h] = 0
            axes.plot(x, one_layer(alone, X, hard_sigmoid), "--", color=DATA)
        axes.set_title(f"constant + {k}" if k else "constant", fontsize=SMALL)
        axes.set_xlabel("x")
    panels[0].set_ylabel("y")
    climbs = ", ".join(f"{climb:+.2f}" for climb in theta[c])
    return Picture(
        figure,
        "The red curve, piece by piece",
        f"{h + 1} panels over one red curve of straight pieces. The first shows the "
        f"constant {theta[2 * h]:.2f} alone. Each further panel adds one hard sigmoid, "
        f"drawn dashed, of height {climbs}, and the sum agrees with the red curve one "
        "piece further; in the last panel everywhere.",
    )


@house_style
def polygons(x, y, fitted):
    """A curve and its approximations, a panel each; fitted: {pieces: ŷ (m,)}."""
    figure, panels = canvas(1, len(fitted), size=(6.6, 2.6), sharey=True)
    told = []
    for axes, (pieces, y_hat) in zip(panels, fitted.items(), strict=True):
        axes.plot(x, y, color=ACCENT, linewidth=4, alpha=0.35)
        axes.plot(x, y_hat, color=MODEL)
        axes.set_title(f"{pieces} pieces")
        axes.set_xlabel("x")
        told.append(f"{pieces} pieces at most {np.abs(y_hat - y).max():.3f}")
    panels[0].set_ylabel("y")
    return Picture(
        figure,
        "A curve made of straight pieces",
        "The same smooth curve in each panel, with a curve of straight pieces over "
        f"it. The distance between the two: {'; '.join(told)}.",
    )


@house_style
def error_by_pieces(pieces, errors):
    """The largest error against the number of pieces; errors: {name: (m,)}."""
    figure, axes = canvas()
    told = []
    for (name, error), colour, marker in zip(
        errors.items(), COLOURS, "os^", strict=False
    ):
        axes.loglog(pieces, error, marker + "-", color=colour, label=name, base=2)
        told.append(f"{name} {error[0]:.2g} to {error[-1]:.2g}")
    axes.set_xticks(pieces, [str(n) for n in pieces])
    axes.set_yscale("log", base=10)
    axes.set(xlabel="pieces", ylabel="largest error")
    axes.legend(loc="lower left")
    return Picture(
        figure,
        "Error against pieces",
        f"Falling lines on logarithmic axes, from {pieces[0]} to {pieces[-1]} pieces: "
        f"{'; '.join(told)}.",
    )


@house_style
def hard_and_soft():
    """The sigmoid and the hard sigmoid, and how far they lie apart."""
    figure, axes = canvas(size=(6.6, 3))
    z = np.linspace(-8, 8, 321)
    axes.plot(z, hard_sigmoid(z), "--", color=DATA, label="hard sigmoid")
    axes.plot(z, sigmoid(z), color=MODEL, label="sigmoid")
    axes.set(xlabel="z", ylabel="σ(z)")
    axes.legend(loc="upper left")
    apart = np.abs(hard_sigmoid(z) - sigmoid(z))
    return Picture(
        figure,
        "Sigmoid and hard sigmoid",
        "An S-shaped curve that rises from 0 to 1 around z = 0, and a curve of three "
        "straight pieces with the same middle: 0, a ramp from z = −2 to z = 2, and 1. "
        f"They are at most {apart.max():.2f} apart, at the corners.",
    )


@house_style
def what_each_does(x, values, activation=sigmoid):
    """c·σ(b + wx) with one of the three changed; values: {"w": (…), …}."""
    figure, panels = canvas(1, 3, size=(6.6, 3.2), sharey=True)
    usual = {"c": 1.0, "b": 0.0, "w": 1.0}
    for axes, (name, options) in zip(panels, values.items(), strict=True):
        for value, dash in zip(options, ("--", "-", "-."), strict=True):
            p = usual | {name: value}
            label = f"{name} = {signed(value)}"
            axes.plot(x, p["c"] * activation(p["b"] + p["w"] * x), dash, label=label)
        axes.legend(loc="upper left", fontsize=SMALL)
        axes.set_xlabel("x")
    low, high = panels[0].get_ylim()
    panels[0].set_ylim(low, low + 1.7 * (high - low))  # room for the legends
    panels[0].set_ylabel(f"c · {activation.__name__}(b + wx)")
    return Picture(
        figure,
        "What w, b and c do",
        f"Three panels with curves of c times {activation.__name__}(b + wx). A "
        "larger w is steeper; another b moves the curve sideways, to the left when b "
        "grows; another c stretches it in height.",
    )


@house_style
def one_layer_diagram():
    """Three features, three sigmoids and one output, with the names of all numbers."""
    figure, axes = canvas(size=(6.6, 3.4))
    axes.set(xlim=(-0.6, 8.6), ylim=(-0.5, 3.2))
    axes.set_axis_off()
    rows = (2.5, 1.3, 0.1)
    for i, high in enumerate(rows, start=1):
        for low in rows:
            axes.plot((0.35, 2.55), (low, high), color="#bdbdbd", linewidth=1)
        _node(axes, 0, high, f"$x_{i}$", DATA)
        _node(axes, 2.9, high, f"$r_{i}$", MODEL)
        _node(axes, 5.1, high, f"$a_{i}$", MODEL)
        axes.annotate("", (4.7, high), (3.3, high), arrowprops={"arrowstyle": "->"})
        axes.text(4.0, high + 0.12, "σ", ha="center")
        axes.plot((5.45, 7.6), (high, 1.3), color="#bdbdbd", linewidth=1)
        axes.text(2.9, high - 0.52, f"$+\\, b_{i}$", ha="center", fontsize=SMALL)
        _on_line(axes, 6.2, high + 0.35 * (1.3 - high), f"$c_{i}$")
    _on_line(axes, 1.45, 2.5, "$w_{11}$")
    _on_line(axes, 0.9, 0.7, "$w_{13}$")
    _node(axes, 8, 1.3, "$ŷ$", ACCENT)
    axes.text(8, 0.78, "$+\\, b$", ha="center", fontsize=SMALL)
    return Picture(
        figure,
        "Three features, three sigmoids",
        "From left to right: three features x₁ to x₃; lines from each of them, with "
        "weights w, to each of three sums r₁ to r₃, to which b₁ to b₃ are added; an "
        "arrow marked σ from each r to an a; lines with c₁ to c₃ from the three a to "
        "the forecast ŷ, to which b is added.",
    )


def _on_line(axes, x, y, name):
    """The name of a line, in a gap of it."""
    style = {"ha": "center", "va": "center", "bbox": GROUND, "fontsize": SMALL}
    axes.text(x, y, name, **style)


def _node(axes, x, y, name, colour):
    axes.plot(x, y, "o", markersize=26, color="white", markeredgecolor=colour)
    axes.text(x, y, name, ha="center", va="center")


@house_style
def losses_by_epoch(runs, lines=()):
    """Training loss against epochs; runs: {name: (m,)}, a value an epoch, first 0.

    lines: {name: loss} drawn level, for comparison.
    """
    figure, axes = canvas()
    told = []
    for (name, loss), colour, dash in zip(runs.items(), COLOURS, DASHES, strict=False):
        axes.plot(loss, dash, color=colour, label=name)
        told.append(f"{name}: {loss[0]:.2f} to {loss[-1]:.2f}")
    last = max(map(len, runs.values())) - 1
    for name, loss in dict(lines).items():
        mark_level(axes, loss, name, last, below=True)
        told.append(f"dotted, {name}: {loss:.2f}")
    axes.set(xlabel="epochs", ylabel="training loss (k)", yscale="log")
    low, high = axes.get_ylim()
    axes.set_ylim(low / 1.3, high * 2)  # room for a name below and the legend above
    axes.set_yticks([0.25, 0.5, 1, 2, 4], ["0.25", "0.5", "1", "2", "4"])
    axes.minorticks_off()
    axes.legend(loc="upper right", ncols=2)
    return Picture(
        figure,
        "Loss by epoch",
        f"Falling curves, training loss against epochs. {'; '.join(told)}.",
    )
