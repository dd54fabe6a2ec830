"""The bend itself: sigmoid and hard sigmoid, and what its three numbers do."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.sigmoid import hard_sigmoid, sigmoid

EFFECTS = {
    "w": "sets how steep the curve is, and a negative one turns it round",
    "b": "moves it sideways, to the left when it grows",
    "c": "stretches it in height, and a negative one turns it upside down",
}


@fig.house_style
def hard_and_soft():
    """The sigmoid and the hard sigmoid, and how far they lie apart."""
    figure, axes = fig.canvas(size=(6.6, 3))
    z = np.linspace(-8, 8, 321)
    axes.plot(z, hard_sigmoid(z), "--", color=fig.DATA, label="hard sigmoid")
    axes.plot(z, sigmoid(z), color=fig.MODEL, label="sigmoid")
    axes.set(xlabel="z", ylabel="σ(z)")
    axes.legend(loc="upper left")
    apart = np.abs(hard_sigmoid(z) - sigmoid(z))
    return fig.Picture(
        figure,
        "Sigmoid and hard sigmoid",
        "An S-shaped curve that rises from 0 to 1 around z = 0, and a curve of three "
        "straight pieces with the same middle: 0, a ramp from z = −2 to z = 2, and 1. "
        f"They are at most {apart.max():.2f} apart, at the corners.",
    )


@fig.house_style
def what_each_does(x, values, activation=sigmoid):
    """c·σ(b + wx) with one of the three changed, a panel each.

    x (m,); values: {"w": (…), "b": (…), "c": (…)}, three values each at most; no
    units. activation: σ, a function of z (m,).
    """
    size, told = (6.6, 3.2), []
    figure, panels = fig.canvas(1, len(values), size=size, sharey=True, squeeze=False)
    for axes, (name, options) in zip(panels[0], values.items(), strict=True):
        named = {f"{name} = {fig.signed(value)}": value for value in options}
        for label, value, dash in fig.series(named, ("--", "-", "-.")):
            p = {"c": 1.0, "b": 0.0, "w": 1.0} | {name: value}
            axes.plot(x, p["c"] * activation(p["b"] + p["w"] * x), dash, label=label)
        axes.legend(loc="upper left", fontsize=fig.SMALL)
        axes.set_xlabel("x")
        told.append(f"{', '.join(named)}: {name} {EFFECTS[name]}")
    low, high = panels[0, 0].get_ylim()
    panels[0, 0].set_ylim(low, low + 1.7 * (high - low))  # room for the legends
    panels[0, 0].set_ylabel(f"c · {activation.__name__}(b + wx)")
    panels = fig.capital(fig.spelled(len(values), "panel"))
    return fig.Picture(
        figure,
        "What w, b and c do",
        f"{panels} with curves of c times {activation.__name__}(b + wx). "
        f"{'. '.join(told)}.",
    )
