"""A network of one layer, drawn as nodes and lines."""

from viewcast.plots import figure as fig

ROWS = (2.5, 1.3, 0.1)  # how high the three features, sums and activations stand


@fig.house_style
def one_layer_diagram():
    """Three features, three sigmoids and one output, with the names of all numbers."""
    figure, axes = fig.canvas(size=(6.6, 3.4))
    axes.set(xlim=(-0.6, 8.6), ylim=(-0.5, 3.2))
    axes.set_axis_off()
    for i, high in enumerate(ROWS, start=1):
        _row(axes, i, high)
    _on_line(axes, 1.45, 2.5, "$w_{11}$")
    _on_line(axes, 0.9, 0.7, "$w_{13}$")
    node(axes, (8, 1.3), "$ŷ$", fig.ACCENT)
    axes.text(8, 0.78, "$+\\, b$", ha="center", fontsize=fig.SMALL)
    return fig.Picture(
        figure,
        "Three features, three sigmoids",
        "From left to right: three features x₁ to x₃; lines from each of them, with "
        "weights w, to each of three sums r₁ to r₃, to which b₁ to b₃ are added; an "
        "arrow marked σ from each r to an a; lines with c₁ to c₃ from the three a to "
        "the forecast ŷ, to which b is added.",
    )


def _row(axes, i, high):
    """Feature, sum and activation number i, and the lines that leave them."""
    for low in ROWS:
        axes.plot((0.35, 2.55), (low, high), color=fig.GREY, linewidth=1)
    node(axes, (0, high), f"$x_{i}$", fig.DATA)
    node(axes, (2.9, high), f"$r_{i}$", fig.MODEL)
    node(axes, (5.1, high), f"$a_{i}$", fig.MODEL)
    axes.annotate("", (4.7, high), (3.3, high), arrowprops={"arrowstyle": "->"})
    axes.text(4.0, high + 0.12, "σ", ha="center")
    axes.plot((5.45, 7.6), (high, 1.3), color=fig.GREY, linewidth=1)
    axes.text(2.9, high - 0.52, f"$+\\, b_{i}$", ha="center", fontsize=fig.SMALL)
    _on_line(axes, 6.2, high + 0.35 * (1.3 - high), f"$c_{i}$")


def _on_line(axes, x, y, name):
    """The name of a line, in a gap of it."""
    style = {"ha": "center", "va": "center", "bbox": fig.GROUND, "fontsize": fig.SMALL}
    axes.text(x, y, name, **style)


def node(axes, place, name, colour):
    """A circle with a name in it, at a place (x, y) of the axes."""
    axes.plot(*place, "o", markersize=26, color="white", markeredgecolor=colour)
    axes.text(*place, name, ha="center", va="center")
