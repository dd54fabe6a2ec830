"""The loss as a height over the parameters: along one of them, or a map over two."""

import numpy as np
from matplotlib import colormaps

from viewcast.plots import figure as fig
from viewcast.plots.loss.terrain import between, height_at, low_ground

LEVELS = 12  # of a map
LABEL = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "none"}


@fig.house_style
def loss_along(values, losses, name="w", marks=()):
    """Loss against one parameter, a panel for each loss, its lowest point marked.

    values (n,) of the parameter, in its own unit; losses: {label: (n,) in k or k²},
    three at most; marks: {label: value} drawn on every curve.
    """
    size, told = (6.6, 3.2), []
    figure, panels = fig.canvas(1, len(losses), size=size, squeeze=False)
    named = fig.series(losses, (fig.MODEL, fig.ACCENT, fig.SECOND))
    for axes, (label, L, colour) in zip(panels[0], named, strict=True):
        lowest = values[int(np.argmin(L))]
        axes.plot(values, L, color=colour)
        axes.plot(lowest, L.min(), "v", color=fig.DATA, markersize=8)
        axes.set(title=label, xlabel=name)
        for mark, value in dict(marks).items():
            _mark(axes, mark, value, np.interp(value, values, L))
        told.append(f"{label}: {fig.course(L)}, lowest at {name} = {lowest:.2f}")
    panels[0, 0].set_ylabel("loss")
    marked = f" Marked: {'; '.join(dict(marks))}." if marks else ""
    return fig.Picture(
        figure,
        f"Loss along {name}",
        f"Loss against {name} from {fig.signed(values[0])} to {values[-1]:g}. "
        f"{'; '.join(told)}.{marked}",
    )


@fig.house_style
def losses_together(values, losses, name="w"):
    """Losses against one parameter on one axis that shows zero, lowest points marked.

    values (n,) of the parameter, in its own unit; losses: {label: (n,) in k}, three
    at most.
    """
    figure, axes = fig.canvas(size=(6.6, 3.2))
    axes.axhline(0, color=fig.DATA, linewidth=1)
    told, looks = [], (fig.COLOURS[:3], fig.DASHES)
    for label, L, colour, dash in fig.series(losses, *looks):
        lowest, low = values[int(np.argmin(L))], L.min()
        axes.plot(values, L, dash, color=colour, label=label)
        axes.plot(lowest, low, "v", color=fig.DATA, markersize=8)
        told.append(
            f"{label}: {fig.course(L)}, lowest at {name} = {lowest:.2f}, there "
            f"{fig.signed(round(low, 2))}"
        )
    axes.set(xlabel=name, ylabel="loss")
    axes.legend(loc="upper center")
    return fig.Picture(
        figure,
        "Losses on one axis",
        f"{fig.capital(fig.spelled(len(told), 'curve'))} over {name} from "
        f"{values[0]:g} to {values[-1]:g}, and a line at 0. {'; '.join(told)}.",
    )


def _mark(axes, name, value, height):
    """A dot on a curve, its name above it."""
    axes.plot(value, height, "o", color=fig.DATA)
    place = {"xytext": (0, 14), "textcoords": "offset points", "ha": "center"}
    axes.annotate(name, (value, height), **place)


@fig.house_style
def error_surfaces(b, w, surfaces, marks=()):
    """Contour maps of the loss over (w, b), as the lecture draws them.

    b (rows,) in k, w (columns,); surfaces: {label: (rows, columns) in k or k²};
    marks: {label: (b, w)}.
    """
    size, told = (6.6, 3.6 if len(surfaces) > 1 else 4.4), []
    figure, panels = fig.canvas(1, len(surfaces), size=size, squeeze=False)
    for axes, (label, L) in zip(panels[0], surfaces.items(), strict=True):
        axes.set_title(label)
        levels = draw_surface(axes, b, w, L)
        if len(surfaces) > 1:  # the maps are narrow
            axes.locator_params("x", nbins=5)
        row, column = np.unravel_index(np.argmin(L), L.shape)
        axes.plot(w[column], b[row], "v", color=fig.DATA, markersize=8)
        figure.draw_without_rendering()  # now it is known where the labels lie
        for mark, place in dict(marks).items():
            _name_place(axes, mark, place, left=place[1] < w[column])
        best_b = f"{b[row]:.2f}".replace("-", "−")
        told.append(
            f"{label}: the low ground is {low_ground(L)}; lowest, {L.min():.2f}, near "
            f"w = {w[column]:.2f} and b = {best_b}, highest {L.max():.1f}"
        )
        told += _places(b, w, L, levels, marks)
    panels[0, 0].set_ylabel("b (k)")
    return fig.Picture(
        figure,
        "The error surface",
        f"Contour map of the loss, w from {w[0]:g} to {w[-1]:g} across and b from "
        f"{fig.signed(b[0])} to {fig.signed(b[-1])} thousand up. {'. '.join(told)}.",
    )


def _places(b, w, L, levels, marks):
    """Each mark in words, as far as it can be read off the map."""
    for mark, (b_mark, w_mark) in dict(marks).items():
        found = between(height_at(b, w, L, (b_mark, w_mark)), levels)
        place = f"w = {fig.signed(w_mark)} and b = {fig.signed(b_mark)}"
        yield f"{mark}, marked at {place}, lies {found}"


def _name_place(axes, name, place, left):
    """Mark a place (b, w) and name it, clear of the contours' labels."""
    axes.plot(*place[::-1], "o", color=fig.ACCENT)
    taken = [label.get_window_extent() for label in axes.texts]
    x, ha = (-8, "right") if left else (8, "left")
    side = {"textcoords": "offset points", "ha": ha, "va": "bottom", "bbox": LABEL}
    text = axes.annotate(name, place[::-1], (x, 6), **side)
    if text.get_window_extent().padded(3).count_overlaps(taken):
        text.set(position=(x, -6), va="top")


def draw_surface(axes, b, w, L, labels=1):
    """Contours at losses evenly spaced in logarithm, labelled, lowest bluest.

    b (rows,) in k, w (columns,), L (rows, columns) in k or k²; labels: 2 for a label
    on every other line, where the map is narrow. Returns the losses at which the shade
    changes, (LEVELS,) rising.
    """
    levels = np.geomspace(L.min() * 1.02, L.max(), LEVELS)
    axes.contourf(w, b, L, levels=[L.min(), *levels], colors=shades(len(levels)))
    thin = {"colors": fig.DATA, "linewidths": 0.6}
    lines = axes.contour(w, b, L, levels=levels[::2], **thin)
    words = {"fontsize": fig.SMALL, "colors": "black"}
    axes.clabel(lines, lines.levels[1::labels], fmt="%.1f", **words)
    axes.grid(visible=False)
    axes.tick_params(pad=5)  # or the two at the corner touch
    axes.set(xlabel="w", xlim=(w[0], w[-1]), ylim=(b[0], b[-1]))
    return levels


def shades(number):
    """So many blues, from full to white, (number, 4): those of a map, lowest first."""
    return colormaps["Blues_r"](np.linspace(0.45, 1, number))
