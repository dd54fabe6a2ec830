"""Walks downhill: their losses, on a curve with two valleys, and on a map."""

import numpy as np
from matplotlib.patheffects import withStroke

from viewcast.plots import figure as fig
from viewcast.plots.loss import draw_surface
from viewcast.plots.loss.terrain import low_ground

RIM = withStroke(linewidth=4, foreground="#e6f0f9")
STRIDE = 10  # updates from one small dot of a path to the next


@fig.house_style
def losses_by_step(walks, title):
    """The loss of each walk, in k, against its steps; walks: {label: `Walk`}."""
    figure, axes = fig.canvas()
    told = []
    for label, walk, colour, dash in fig.series(walks, fig.COLOURS, fig.DASHES):
        axes.plot(walk.loss, dash, color=colour, label=label)
        told.append(f"{label}: {walk.loss[0]:.2f} to {walk.loss[-1]:.2f}")
    axes.set(xlabel="steps", ylabel="loss (k)")
    axes.legend(loc="upper right")
    return fig.Picture(figure, title, f"Loss against steps. {'; '.join(told)}.")


@fig.house_style
def two_valleys(values, L, walks):
    """A curve with two minima, and where walks from several starts end.

    values (n,) of u, L (n,): the curve, without a unit; walks: of one parameter, four
    at most.
    """
    figure, axes = fig.canvas(size=(6.6, 3.4))
    axes.plot(values, L, color=fig.DATA)
    told = []
    numbered = dict(enumerate(walks, start=1))
    for _, walk, colour, marker in fig.series(numbered, fig.COLOURS, "os^D"):
        start, end = walk.theta[0, 0], walk.theta[-1, 0]
        name = f"from {fig.signed(start)}"
        _start_and_end(axes, (walk.theta[:, 0], walk.loss), name, marker, colour)
        told.append(f"{name} to {fig.signed(round(end, 2))}, loss {walk.loss[-1]:.2f}")
    lows = _minima(L)
    minima = fig.spelled(len(lows), "minimum", "minima")
    axes.set(xlabel="u", ylabel=f"a loss with {minima}", ylim=(None, 1.1 * L.max()))
    axes.legend(loc="upper center", ncols=2)
    places = " and ".join(fig.signed(round(u, 2)) for u in values[lows])
    return fig.Picture(
        figure,
        fig.capital(fig.spelled(len(lows), "valley")),
        f"A curve with {minima}{', at u = ' + places if places else ''}. Where walks "
        f"start and where they end: {'; '.join(told)}.",
    )


def _minima(L):
    """Where a curve L (n,) is lower than before and not higher than after."""
    return np.flatnonzero((L[1:-1] < L[:-2]) & (L[1:-1] <= L[2:])) + 1


@fig.house_style
def paths_on_surface(b, w, L, walks):
    """Walks over the error surface; open marks are starts, full marks are ends.

    b (rows,) in k, w (columns,), L (rows, columns) in k or k²; walks: {label: `Walk`
    over (b, w)}, three at most. A unit of w is as long as one of b, so that a right
    angle looks like one.
    """
    figure, axes = fig.canvas(size=(5, 5.2))
    draw_surface(axes, b, w, L, labels=2)
    told = []
    for label, walk, colour, marker in fig.series(walks, fig.COLOURS[1:], "os^"):
        _start_and_end(axes, walk.theta.T[::-1], label, marker, colour)
        told.append(_path_in_words(label, walk))
    axes.set(ylabel="b (k)", aspect="equal")
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    _clear_labels(figure, axes)
    return fig.Picture(
        figure,
        "Paths on the error surface",
        f"Paths over the contour map of the loss: {'; '.join(told)}.",
    )


@fig.house_style
def paths_side_by_side(maps):
    """One walk a map, to compare two ways of writing a model; one scale everywhere.

    Small dots mark every tenth place, so that crowded dots are slow going.
    maps: {title: (name of the constant, its grid (rows,) in k, w (columns,),
    L (rows, columns) in k, `Walk` over the constant and w)}, two at most.
    """
    figure, panels = fig.canvas(1, len(maps), size=(6.6, 5.2), squeeze=False)
    told = []
    drawn = zip(panels[0], fig.series(maps, fig.COLOURS[1:3], "os"), strict=True)
    for axes, (title, (name, up, w, L, walk), colour, marker) in drawn:
        draw_surface(axes, up, w, L, labels=2)
        _start_and_end(axes, walk.theta.T[::-1], title, marker, colour)
        axes.plot(*walk.theta[::STRIDE].T[::-1], ".", color=colour, markersize=5)
        axes.set(title=title, ylabel=f"{name} (k)", aspect="equal")
        told.append(f"{_path_in_words(title, walk, name)}, low ground {low_ground(L)}")
    for axes in panels[0]:
        _clear_labels(figure, axes)
    return fig.Picture(
        figure,
        "One walk, written in two ways",
        f"A contour map of the loss for each way, w across, in one scale, with small "
        f"dots every {STRIDE} steps: {'; '.join(told)}.",
    )


def _path_in_words(label, walk, name="b"):
    """Where a walk over (a constant, w) begins and ends, and in how many steps."""
    (up, w), (up_end, w_end) = walk.theta[0], walk.theta[-1]
    return (
        f"{label} from ({name} {up:.2f}, w {w:.2f}) to ({name} {up_end:.2f}, "
        f"w {w_end:.2f}) in {walk.updates} steps"
    )


def _start_and_end(axes, path, name, marker, colour):
    """A path, x and y (t,), its start marked with a ring and its end with a disc."""
    x, y = path
    axes.plot(x, y, "-", color=colour, linewidth=1)
    axes.plot(x[0], y[0], marker, color="white", markeredgecolor=colour)
    axes.plot(x[-1], y[-1], marker, color=colour, label=name)


def _clear_labels(figure, axes):
    """Give a contour's label a rim where a path runs under it."""
    figure.draw_without_rendering()  # now it is known where the labels lie
    paths = [line.get_path().transformed(line.get_transform()) for line in axes.lines]
    for label in axes.texts:
        box = label.get_window_extent()
        if any(path.intersects_bbox(box, filled=False) for path in paths):
            label.set_path_effects([RIM])
