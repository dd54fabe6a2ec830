"""The figures of chapter 6: layers, the way there and back, and what depth buys."""

import numpy as np
from matplotlib.patches import FancyBboxPatch

from viewcast.plots.figure import (
    ACCENT,
    DATA,
    GROUND,
    MODEL,
    SECOND,
    SMALL,
    Picture,
    canvas,
    date_axis,
    house_style,
    signed,
)


@house_style
def layers_diagram(sizes):
    """A network as a row of boxes, an arrow with W and 𝐛 between them."""
    figure, axes = canvas(size=(6.6, 1.7))
    names = ["x", *["a" + "′" * k for k in range(len(sizes) - 1)], "ŷ"]
    kinds = ["input", *["hidden layer"] * (len(sizes) - 1), "output"]
    axes.set(xlim=(-0.2, 3 * len(names) - 1), ylim=(-0.6, 2))
    axes.set_axis_off()
    for i, (name, kind, size) in enumerate(zip(names, kinds, [*sizes, 1], strict=True)):
        box = FancyBboxPatch((3 * i + 0.05, 0.4), 1.4, 0.9, "round,pad=0.05")
        box.set(edgecolor=MODEL if kind == "hidden layer" else DATA, facecolor="white")
        axes.add_patch(box)
        axes.text(3 * i + 0.75, 0.85, f"{name}   {size}", ha="center", va="center")
        axes.text(3 * i + 0.75, -0.05, kind, ha="center", fontsize=SMALL)
        if i:
            ends = (3 * i - 0.1, 0.85), (3 * i - 1.4, 0.85)
            axes.annotate("", *ends, arrowprops={"arrowstyle": "->"})
            dash = "′" * (i - 1)
            bold = r"$\mathbf{b}$" + dash
            step = f"W{dash}, {bold}" if i < len(sizes) else r"$\mathbf{c}$, b"
            axes.text(3 * i - 0.75, 1.05, step, ha="center", fontsize=SMALL)
            axes.text(3 * i - 0.75, 0.45, "σ" * (i < len(sizes)), ha="center")
    told = ", then ".join(
        f"{kind} {name} with {size}"
        for name, kind, size in zip(names, kinds, [*sizes, 1], strict=True)
    )
    return Picture(
        figure,
        "A network, layer by layer",
        f"Boxes joined by arrows from left to right: {told}. Each arrow carries "
        "its own weights and biases, and all but the last bend what comes out.",
    )


@house_style
def there_and_back(names, values, slopes, factors):
    """A chain of numbers: values forward above, slopes ∂L/∂ backward below.

    names, values, slopes: one for each place; factors: one for each step back.
    """
    figure, axes = canvas(size=(6.6, 2.6))
    axes.set(xlim=(-0.6, len(names) - 0.4), ylim=(-1.9, 1.5))
    axes.set_axis_off()
    for i, (name, value, slope) in enumerate(zip(names, values, slopes, strict=True)):
        axes.plot(i, 0, "o", markersize=26, color="white", markeredgecolor=DATA)
        axes.text(i, 0, name, ha="center", va="center")
        axes.text(i, 0.7, signed(value), ha="center", color=MODEL)
        axes.text(i, -1.2, signed(slope), ha="center", color=ACCENT)
        if i:
            for high, head, tail in ((0.5, i - 0.2, i - 0.8), (-0.5, i - 0.8, i - 0.2)):
                arrow = {"arrowstyle": "->"}
                axes.annotate("", (head, high), (tail, high), arrowprops=arrow)
            axes.text(i - 0.5, -0.8, factors[i - 1], ha="center", fontsize=SMALL)
    axes.text(-0.5, 1.25, "values, forward →", color=MODEL, fontsize=SMALL)
    axes.text(-0.5, -1.8, "← slopes of L, backward", color=ACCENT, fontsize=SMALL)
    there = ", ".join(f"{n} {signed(v)}" for n, v in zip(names, values, strict=True))
    back = ", ".join(
        f"{n} {signed(s)}" for n, s in zip(names[::-1], slopes[::-1], strict=True)
    )
    return Picture(
        figure,
        "There and back",
        f"A chain of circles. Above, from left to right, the values: {there}. Below, "
        f"from right to left, the slope of the loss with respect to each: {back}. The "
        f"factors between neighbours are, from left to right, {', '.join(factors)}.",
    )


@house_style
def folded(x, curves):
    """What one, two, three layers of the same two units make; curves: {layers: y}."""
    figure, panels = canvas(1, len(curves), size=(6.6, 2.4), sharey=True)
    told = []
    for axes, (layers, y) in zip(panels, curves.items(), strict=True):
        axes.plot(x, y, color=MODEL)
        axes.set_title(f"{layers} layer{'s' * (layers > 1)}")
        axes.set_xlabel("x")
        pieces = 1 + np.sum(np.diff(np.sign(np.diff(y))) != 0)
        told.append(f"{layers}: {pieces} pieces")
    panels[0].set_ylabel("y")
    return Picture(
        figure,
        "A tent, folded",
        "Zigzag curves between 0 and 1. With each layer the number of straight pieces "
        f"doubles: {', '.join(told)}.",
    )


@house_style
def curve_and_fits(x, y, fits):
    """A curve and what several networks made of it, a panel each.

    x, y (n,); fits: {name: ŷ (m, n)}, m networks of one shape.
    """
    figure, panels = canvas(1, len(fits), size=(6.6, 2.8), sharey=True)
    told = []
    for axes, (name, y_hat) in zip(panels, fits.items(), strict=True):
        axes.plot(x, y, color=ACCENT, linewidth=4, alpha=0.35, label="to be learned")
        axes.plot(x, y_hat.T, color=MODEL, linewidth=0.7, alpha=0.7)
        axes.set_title(name)
        axes.set_xlabel("x")
        L = np.abs(y_hat - y).mean(axis=1)
        told.append(f"{name} {L.min():.2f} to {L.max():.2f}")
    panels[0].set_ylabel("y")
    return Picture(
        figure,
        "Wide and deep on a zigzag",
        "The same zigzag in each panel, with the curves of trained networks over it. "
        f"Mean distances, from the best to the worst network: {'; '.join(told)}.",
    )


@house_style
def challenge(networks):
    """Error against layers; networks: {name: (layers, error in %)}."""
    figure, axes = canvas(size=(6.6, 3))
    errors = [error for _, error in networks.values()]
    bars = axes.bar(range(len(networks)), errors, 0.6, color="#9ecae1")
    axes.bar_label(bars, [f"{error:g} %" for error in errors], padding=2)
    names = [f"{name}\n{layers} layers" for name, (layers, _) in networks.items()]
    axes.set_xticks(range(len(networks)), names)
    axes.set(ylabel="error (%)", ylim=(0, 19))
    axes.grid(axis="x", visible=False)
    told = ", ".join(
        f"{name} with {layers} layers {error:g} %"
        for name, (layers, error) in networks.items()
    )
    return Picture(
        figure,
        "Depth and error in image classification",
        f"Four bars, top-5 error from 2012 to 2015, falling while depth grew: {told}.",
    )


@house_style
def forecast_band(dates, y, y_hat, marked):
    """The truth, and the mean and range of many networks' forecasts.

    dates, y (n,); y_hat (m, n), all in k; marked: {name: day} to point out.
    """
    figure, axes = canvas()
    low, mean, high = y_hat.min(axis=0), y_hat.mean(axis=0), y_hat.max(axis=0)
    axes.fill_between(dates, low, high, color="#9ecae1", label="all seeds")
    axes.plot(dates, mean, "--", color=MODEL, label="their mean")
    axes.plot(dates, y, "o-", color=DATA, markersize=3, label="true views")
    for name, day in marked.items():
        axes.axvline(np.datetime64(day), color=SECOND, linestyle=":")
        side = {"xytext": (-5, 8), "textcoords": "offset points", "ha": "right"}
        axes.annotate(name, (np.datetime64(day), 0), **side, bbox=GROUND)
    axes.set(ylabel="views (k)", ylim=(0, 1.3 * max(high.max(), y.max())))
    axes.legend(loc="upper left", ncols=3)
    date_axis(axes)
    inside = np.mean((low <= y) & (y <= high))
    return Picture(
        figure,
        "Forecasts of many networks beside the truth",
        f"True views from {dates[0]} to {dates[-1]} and a band that holds the "
        f"forecasts of {len(y_hat)} networks, {np.mean(high - low):.2f} thousand wide "
        f"on average. The truth lies inside it on {inside:.0%} of the days. Their "
        f"mean is {np.abs(mean - y).mean():.2f} thousand off on average. "
        + " ".join(f"A line marks {name}, {day}." for name, day in marked.items()),
    )
