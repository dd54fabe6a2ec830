"""A network as a row of boxes."""

from matplotlib.patches import FancyBboxPatch

from viewcast.plots import figure as fig


@fig.house_style
def layers_diagram(sizes):
    """A network as a row of boxes, an arrow with W and 𝐛 between them.

    sizes: numbers of features and of the units of each layer, (d, h, h′, …).
    """
    figure, axes = fig.canvas(size=(7.6, 1.9))
    names = ["x", *["a" + "′" * k for k in range(len(sizes) - 1)], "ŷ"]
    kinds = ["input", *["hidden layer"] * (len(sizes) - 1), "output"]
    axes.set(xlim=(-0.2, 3 * len(names) - 1), ylim=(-0.6, 2))
    axes.set_axis_off()
    told = []
    for i, layer in enumerate(zip(names, kinds, [*sizes, 1], strict=True)):
        _box(axes, i, *layer)
        if i:
            _arrow(axes, i, last=i == len(sizes))
        name, kind, size = layer
        told.append(f"{kind} {name} with {size}")
    return fig.Picture(
        figure,
        "A network, layer by layer",
        f"Boxes joined by arrows from left to right: {', then '.join(told)}. Each "
        "arrow carries its own weights and biases, and all but the last bend what "
        "comes out.",
    )


def _box(axes, i, name, kind, size):
    """Box number i, with its name and size in it and what it is below."""
    box = FancyBboxPatch((3 * i + 0.05, 0.4), 1.4, 0.9, "round,pad=0.05")
    colour = fig.MODEL if kind == "hidden layer" else fig.DATA
    box.set(edgecolor=colour, facecolor="white")
    axes.add_patch(box)
    axes.text(3 * i + 0.75, 0.85, f"{name}   {size}", ha="center", va="center")
    axes.text(3 * i + 0.75, -0.05, kind, ha="center", fontsize=fig.SMALL)


def _arrow(axes, i, last):
    """The arrow to box number i; only the last one has no σ."""
    ends = (3 * i - 0.1, 0.85), (3 * i - 1.4, 0.85)
    axes.annotate("", *ends, arrowprops={"arrowstyle": "->"})
    dash, bold = "′" * (i - 1), r"$\mathbf{b}$"
    step = r"$\mathbf{c}$, b" if last else f"W{dash}, {bold}{dash}"
    axes.text(3 * i - 0.75, 1.05, step, ha="center", fontsize=fig.SMALL)
    axes.text(3 * i - 0.75, 0.45, "" if last else "σ", ha="center")
