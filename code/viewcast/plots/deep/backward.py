"""Backpropagation drawn: a chain of numbers, and several units that pull on one."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.plots.sigmoid.network import node


@fig.house_style
def there_and_back(names, values, slopes, steps):
    """A chain of numbers: values forward above, slopes ∂L/∂ backward below.

    names, values, slopes: one for each place, a slope None where it isn't asked for;
    steps: between neighbours, a weight (name, value, its own slope) or a text.
    """
    figure, axes = fig.canvas(size=(7.6, 3.3))
    axes.set(xlim=(-0.6, len(names) - 0.4), ylim=(-2.5, 1.5))
    axes.set_axis_off()
    values = list(map(fig.signed, values))
    slopes = ["" if slope is None else fig.signed(slope) for slope in slopes]
    for i, (name, value, slope) in enumerate(zip(names, values, slopes, strict=True)):
        node(axes, (i, 0), name, fig.DATA)
        axes.text(i, 0.7, value, ha="center", color=fig.MODEL)
        axes.text(i, -1.1, slope, ha="center", color=fig.WORDS)
    told = [_step(axes, i, step) for i, step in enumerate(steps, start=1)]
    style = {"fontsize": fig.SMALL}
    axes.text(-0.5, 1.25, "values, forward →", color=fig.MODEL, **style)
    axes.text(-0.5, -2.4, "← slopes of L, backward", color=fig.WORDS, **style)
    there = ", ".join(map(" ".join, zip(names, values, strict=True)))
    known = [pair for pair in zip(names[::-1], slopes[::-1], strict=True) if pair[1]]
    return fig.Picture(
        figure,
        "There and back",
        f"A chain of circles. Above, from left to right, the values: {there}. Below, "
        f"from right to left, the slope of the loss with respect to each: "
        f"{', '.join(map(' '.join, known))}. Between neighbours, from left to right: "
        f"{', '.join(told)}.",
    )


def _step(axes, i, step):
    """Between place i and the one before it: arrows there and back; the step in words.

    A weight has its value on the way there and its own slope below the way back.
    """
    for high, head, tail in ((0.5, i - 0.2, i - 0.8), (-0.5, i - 0.8, i - 0.2)):
        axes.annotate("", (head, high), (tail, high), arrowprops={"arrowstyle": "->"})
    style = {"ha": "center", "fontsize": fig.SMALL}
    if isinstance(step, str):
        axes.text(i - 0.5, -0.25, step, va="bottom", **style)
        return step
    name, weight, slope = step
    axes.text(i - 0.5, -0.25, f"{name} = {fig.signed(weight)}", va="bottom", **style)
    axes.text(i - 0.5, -1.6, f"∂L/∂{name}", color=fig.WORDS, **style)
    axes.text(i - 0.5, -1.95, fig.signed(slope), color=fig.WORDS, **style)
    return f"{name} = {fig.signed(weight)} with the slope {fig.signed(slope)}"


@fig.house_style
def pulls(a, W, delta):
    """Units of the next layer pull on those before: W · δ on each line, sums at left.

    a (h,): what the units gave out, 0 if closed; W (k, h); delta (k,): the slopes at
    the sums of the next layer.
    """
    a, W, delta = map(np.asarray, (a, W, delta))
    figure, axes = fig.canvas(size=(6.6, 3.6))
    axes.set(xlim=(-2.6, 5.6), ylim=(-0.7, 2 * max(len(a), len(delta)) - 1.1))
    axes.set_axis_off()
    told = [_puller(axes, i, W[i], delta) for i in range(len(delta))]
    for j, gave in enumerate(a):
        colour = fig.MODEL if gave else fig.GREY
        node(axes, (0, _high(j, len(a))), f"$a_{j + 1}$", colour)
        slope = delta @ W[:, j]
        lines = f"a = {fig.signed(gave)}\nslope {fig.signed(slope)}"
        lines += "" if gave else "\nclosed: 0"
        axes.text(-0.55, _high(j, len(a)), lines, ha="right", va="center")
        passed = "" if gave else ", but the unit is closed and passes 0 on"
        told.append(f"a{j + 1} has the slope {fig.signed(slope)}{passed}")
    return fig.Picture(
        figure,
        "Several units pull on one",
        f"{len(a)} units at the left, {len(delta)} sums of the next layer at the "
        f"right, each joined to each. {'. '.join(told)}.",
    )


def _high(i, count):
    """How high unit i of so many stands; the first one is at the top."""
    return 2.0 * (count - 1 - i)


def _puller(axes, i, weights, delta):
    """Sum number i of the next layer and its lines back: what it pulls, in words."""
    high, products = _high(i, len(delta)), delta[i] * weights
    for j, product in enumerate(products):
        low = _high(j, len(weights))
        axes.annotate("", (0.35, low), (3.65, high), arrowprops={"arrowstyle": "->"})
        share = 0.25 if i == j else 0.3  # two lines that cross keep their labels apart
        place = 3.3 - 3.3 * share, high + share * (low - high)
        text = f"{fig.signed(weights[j])} · {fig.signed(delta[i])}"
        text = text.replace("· −", "· (−") + (")" if delta[i] < 0 else "")
        style = {"ha": "center", "va": "center", "bbox": fig.GROUND}
        axes.text(
            *place, f"{text} = {fig.signed(product)}", fontsize=fig.SMALL, **style
        )
    node(axes, (4, high), f"$r\u2032_{i + 1}$", fig.DATA)
    axes.text(4.5, high, f"δ = {fig.signed(delta[i])}", va="center", color=fig.WORDS)
    parts = " and ".join(
        f"a{j + 1} with {fig.signed(p)}" for j, p in enumerate(np.ravel(products))
    )
    return f"r′{i + 1}, whose slope is {fig.signed(delta[i])}, pulls on {parts}"
