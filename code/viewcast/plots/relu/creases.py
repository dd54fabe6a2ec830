"""Two inputs: each ReLU folds the plane along a line, and the lines bound regions."""

import numpy as np

from viewcast.parameters import shapes, unflatten
from viewcast.plots import figure as fig
from viewcast.relu import region_count, relu
from viewcast.sigmoid import one_layer

GRID = 25  # as many points across as up
TONES = ("#e3eef8", "#c5ddef", "#9ecae1", "#7ab4d8", "#579ccb", "#3a85bd")


@fig.house_style
def creases(theta, ends, names):
    """A model of two inputs and three ReLUs: each ReLU by itself, then the forecast.

    theta (13,); ends: from where to where both inputs go; names: of the first input,
    of the second and of the forecast, with their units.
    """
    figure, panels = fig.canvas(2, 2, size=(6.6, 6.4), sharex=True, sharey=True)
    b_hidden, W, _, c = unflatten(np.asarray(theta, float), shapes((2, 3)))
    across = np.linspace(*ends, GRID)
    X = np.stack(np.meshgrid(across, across), axis=-1)
    r = b_hidden + X @ W.T
    for i, axes in enumerate(panels.flat[:3]):
        _heights(axes, across, relu(r[..., i]))
        _folds(axes, across, r[..., i : i + 1])
        axes.set_title(f"ReLU {i + 1}, c = {fig.signed(c[i])}")
    y_hat = one_layer(theta, X.reshape(-1, 2), relu).reshape(GRID, GRID)
    _heights(panels[1, 1], across, y_hat)
    _folds(panels[1, 1], across, r)
    panels[1, 1].set_title(names[2])
    for axes in panels.flat:
        axes.set(aspect="equal")
    for below, beside in zip(panels[1], panels[:, 0], strict=True):
        below.set_xlabel(names[0])
        beside.set_ylabel(names[1])
    alt = _told(theta, X.reshape(-1, 2), (r > 0).mean(axis=(0, 1)), names)
    return fig.Picture(figure, "Three ReLUs over a plane", alt)


def _heights(axes, across, height):
    """Heights (GRID, GRID) in tones; the lowest, or what is 0, stays plain."""
    top = height.max()
    levels = np.linspace(max(0, height.min()), top, len(TONES) + 1)
    levels[0] += 1e-6 * top
    axes.contourf(across, across, height, levels, colors=TONES)


def _folds(axes, across, r):
    """A dashed line where each weighted sum, r (GRID, GRID, h), is 0."""
    for i in range(r.shape[-1]):
        style = {"colors": fig.ACCENT, "linestyles": "--", "linewidths": 1.8}
        axes.contour(across, across, r[..., i], [0], **style)


def _told(theta, X, shares, names):
    """The four panels in words; shares (3,): of the square in which each is above 0."""
    y_hat = one_layer(theta, X, relu)
    where = ", ".join(f"ReLU {i} {share:.0%}" for i, share in enumerate(shares, 1))
    regions = fig.spelled(region_count(theta, X), "region")
    return (
        f"Four panels, {names[0]} across and {names[1]} up. In each of the first three "
        "a dashed line, where one ReLU has its crease: plain on one side, where it is "
        "0, and evenly bluer on the other, where it grows. Of the square they are "
        f"above 0 in: {where}. The fourth is {names[2]}, from {y_hat.min():.1f} to "
        f"{y_hat.max():.1f}, with all three creases. They cut the square into {regions}"
        "; in each, the bands of equal tone are straight and run side by side, and at "
        "a crease they turn."
    )
