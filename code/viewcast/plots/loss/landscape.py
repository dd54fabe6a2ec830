"""The loss as a landscape with heights, and beside it the map of that landscape."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import BoundaryNorm

from viewcast.plots import figure as fig
from viewcast.plots.loss.surface import draw_surface, shades
from viewcast.plots.loss.terrain import height_at, low_ground

FACETS = 12  # of the landscape each way: enough for its shape, and light
TURN, TILT, TALL = np.radians(-35), np.radians(35), 1  # how it is looked at


@fig.house_style
def landscape_and_map(b, w, L, mark):
    """The same losses twice: as heights above the parameters, and as a contour map.

    b (rows,) in k, w (columns,), L (rows, columns) in k; mark: (name, b, w) of a place
    that is marked in both, as the lowest one is.
    """
    figure, (left, right) = fig.canvas(1, 2)
    levels = draw_surface(right, b, w, L)
    right.set(title="its map", ylabel="b (k)")
    right.locator_params("x", nbins=5)
    _ground(left, L.shape)
    _facets(left, L, levels)
    _, *place = mark
    lowest = np.unravel_index(np.argmin(L), L.shape)
    here = tuple(np.abs(a - v).argmin() for a, v in zip((b, w), place, strict=True))
    for (i, j), look, colour in ((lowest, "v", fig.DATA), (here, "o", fig.ACCENT)):
        seen = _seen(L.shape, i, j, L[i, j] / L.max())
        left.plot(*seen, look, color=colour, markersize=8)
        right.plot(w[j], b[i], look, color=colour, markersize=8)
    return fig.Picture(figure, "A landscape and its map", _told(b, w, L, mark))


def _told(b, w, L, mark):
    """What `landscape_and_map` shows, in words."""
    name, *place = mark
    row, column = np.unravel_index(np.argmin(L), L.shape)
    best_b = f"{b[row]:.2f}".replace("-", "−")
    return (
        "Left: the loss as a landscape above the plane of w and b, seen from a corner. "
        f"Right: its contour map, w from {w[0]:g} to {w[-1]:g} across and b from "
        f"{fig.signed(b[0])} to {b[-1]:g} thousand up. The low ground is "
        f"{low_ground(L)}. In both a triangle marks the lowest point, {L.min():.2f} at "
        f"w = {w[column]:.2f} and b = {best_b}, and a dot {name}, "
        f"{height_at(b, w, L, place):.2f}. The highest corner is {L.max():.1f}."
    )


def _seen(shape, i, j, height=0):
    """Where a point is drawn, (across, up): row i, column j, height a share of the top.

    The plane, (rows, columns), is turned so that one looks along a falling diagonal,
    and tilted; what is higher is drawn higher.
    """
    b, w = (np.asarray(k) / (n - 1) - 0.5 for k, n in zip((i, j), shape, strict=True))
    across = w * np.cos(TURN) - b * np.sin(TURN)
    away = w * np.sin(TURN) + b * np.cos(TURN)
    return across, away * np.sin(TILT) + TALL * height * np.cos(TILT)


def _facets(axes, L, levels):
    """The landscape, the far facets first, in the shades that the map has."""
    i, j = (np.linspace(0, n - 1, FACETS + 1).round().astype(int) for n in L.shape)
    rows, columns = np.divmod(np.arange(FACETS**2), FACETS)
    rows = FACETS - 1 - rows
    ways = (0, 0), (0, 1), (1, 1), (1, 0)
    corners = [(i[rows + up], j[columns + aside]) for up, aside in ways]
    seen = [_seen(L.shape, *corner, L[corner] / L.max()) for corner in corners]
    heights = np.mean([L[corner] for corner in corners], axis=0)
    shade = BoundaryNorm([L.min(), *levels], len(levels))(heights)
    looks = {"facecolors": shades(len(levels))[shade], "edgecolors": fig.DATA}
    polygons = PolyCollection(np.array(seen).transpose(2, 0, 1), **looks)
    polygons.set(linewidth=0.3, zorder=2)
    axes.add_collection(polygons)


def _ground(axes, shape):
    """The plane at loss 0 below the landscape, and the names of its two near edges."""
    top, right = shape[0] - 1, shape[1] - 1
    ends = [(0, 0), (0, right), (top, right), (top, 0)]
    axes.fill(*np.transpose([_seen(shape, *end) for end in ends]), color="#eeeeee")
    below = {"xytext": (0, -4), "textcoords": "offset points", "va": "top"}
    axes.annotate("w →", _seen(shape, 0, right / 2), ha="right", **below)
    axes.annotate("b →", _seen(shape, top / 2, right), ha="left", **below)
    axes.set(title="the loss as height", aspect="equal")
    axes.set_axis_off()
