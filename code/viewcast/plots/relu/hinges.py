"""Hinges of one input, what two of them make, and how steep a bend is."""

import numpy as np

from viewcast.plots import figure as fig
from viewcast.relu import kinks, relu
from viewcast.sigmoid import one_layer, sigmoid
from viewcast.support.sentences import counted


@fig.house_style
def two_make_one():
    """Two ReLUs, one turned over, and their sum, the hard sigmoid."""
    figure, (left, right) = fig.canvas(1, 2, size=(6.6, 2.8), sharey=True)
    z = np.linspace(-6, 6, 121)
    first, second = relu(z + 2) / 4, -relu(z - 2) / 4
    left.plot(z, first, color=fig.MODEL, label="¼ max(0, z + 2)")
    left.plot(z, second, "--", color=fig.ACCENT, label="−¼ max(0, z − 2)")
    right.plot(z, first + second, color=fig.SECOND, label="sum")
    for axes in (left, right):
        axes.set(xlabel="z", ylim=(-1.2, 2.6))
        axes.legend(loc="upper left", fontsize=fig.SMALL)
    return fig.Picture(
        figure,
        "Two ReLUs make a hard sigmoid",
        "Left: a line that is 0 up to z = −2 and then rises, and one that is 0 up to "
        "z = 2 and then falls as steeply. Right, their sum: 0, then a ramp from "
        f"z = −2 to z = 2, then flat at {(first + second)[-1]:g}.",
    )


@fig.house_style
def curve_and_kinks(theta, x):
    """A one-feature model of ReLUs, its bends marked.

    theta (1 + 3h,), x (m,); no units.
    """
    figure, axes = fig.canvas(size=(6.6, 3))
    places = kinks(theta)
    axes.plot(x, one_layer(theta, x[:, None], relu), color=fig.MODEL)
    heights = one_layer(theta, places[:, None], relu)
    axes.plot(places, heights, "o", color=fig.ACCENT, label="a bend")
    axes.set(xlabel="x", ylabel="y")
    axes.legend(loc="lower right")
    units = counted((len(theta) - 1) // 3, "ReLU")
    told = "It doesn't bend."
    if len(places):
        told = f"It bends at {counted(len(places), 'place')}, x = "
        told += (
            f"{', '.join(f'{place:g}' for place in places)}, each marked with a dot."
        )
    return fig.Picture(
        figure,
        "A curve of ReLUs and its bends",
        f"A curve of straight pieces made of {units}. {told}",
    )


@fig.house_style
def activations_and_slopes():
    """Sigmoid and ReLU, and beside them their slopes."""
    figure, (left, right) = fig.canvas(1, 2, size=(6.6, 2.8))
    z = np.linspace(-6, 6, 121)
    a = sigmoid(z)
    for axes, soft, hinge in ((left, a, relu(z)), (right, a * (1 - a), z > 0)):
        axes.plot(z, soft, color=fig.MODEL, label="sigmoid")
        axes.plot(z, hinge, "--", color=fig.ACCENT, label="ReLU")
        axes.set(xlabel="z", ylim=(-0.1, 2.1 if axes is left else 1.1))
        axes.legend(loc="upper left", fontsize=fig.SMALL)
    left.set_title("activation")
    right.set_title("its slope")
    return fig.Picture(
        figure,
        "Two activation functions and their slopes",
        "Left: the sigmoid, an S from 0 to 1, and ReLU, 0 up to z = 0 and then the "
        "diagonal. Right: the sigmoid's slope is a low hump with a top of "
        f"{(a * (1 - a)).max():.2f} at 0, and ReLU's is 0 to the left and 1 to the "
        "right.",
    )
