"""The figures of chapter 2: errors, what a loss makes of them, and its surface."""

import numpy as np
from matplotlib import colormaps

from viewcast.plots.figure import (
    ACCENT,
    DATA,
    MODEL,
    SECOND,
    SMALL,
    Picture,
    canvas,
    date_axis,
    house_style,
)

LABEL = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "none"}


@house_style
def errors_as_bars(dates, y_hat, y):
    """Forecasts, labels, and between them each day's error as a vertical bar; in k."""
    figure, axes = canvas()
    axes.vlines(dates, y, y_hat, color=ACCENT, linewidth=5, alpha=0.4, label="error")
    axes.plot(dates, y_hat, "_", color=MODEL, markersize=12, label="forecast ŷ")
    axes.plot(dates, y, "o", color=DATA, markersize=5, label="label y")
    axes.set(ylabel="views (k)", ylim=(0, 1.3 * max(y.max(), y_hat.max())))
    axes.legend(loc="upper left", ncols=3)
    date_axis(axes)
    e = np.abs(y_hat - y)
    return Picture(
        figure,
        "An error for each day",
        f"{len(y)} days, each with a dot for its label, a dash for its forecast and a "
        f"bar between them. The longest bar is {e.max():.2f} thousand views, the "
        f"shortest {e.min():.2f}; {np.sum(y_hat > y)} forecasts lie above the label.",
    )


@house_style
def error_histogram(e):
    """How the errors ŷ − y of many days spread; e (n,) in k."""
    figure, axes = canvas()
    axes.hist(
        e, bins=np.arange(np.floor(e.min()), e.max() + 0.25, 0.25), color="#9ecae1"
    )
    axes.axvline(0, color=DATA, linewidth=1)
    axes.set(xlabel="error ŷ − y (k)", ylabel="days")
    near = np.mean(np.abs(e) < 0.5)
    return Picture(
        figure,
        "The errors of all training days",
        f"A histogram of {len(e)} errors from {e.min():.1f} to {e.max():.1f} thousand "
        f"views, highest near zero. {near:.0%} of the errors are smaller than 0.5 "
        "thousand in size.",
    )


@house_style
def two_penalties(e):
    """What one error costs: |e| beside e². e (n,) in k, sorted."""
    figure, axes = canvas(size=(6.6, 3.2))
    axes.plot(e, np.abs(e), color=MODEL, label="|e|, as in MAE")
    axes.plot(e, e**2, "--", color=ACCENT, label="e², as in MSE")
    axes.set(xlabel="error e = ŷ − y (k)", ylabel="cost of one day")
    axes.legend(loc="upper center")
    return Picture(
        figure,
        "Two prices for an error",
        "A V and a parabola over the error. They touch at 0 and cross at 1 and −1: an "
        "error below one thousand is cheaper squared, a larger one dearer. At "
        f"{e.max():g} thousand the V costs {e.max():g}, the parabola {e.max() ** 2:g}.",
    )


@house_style
def loss_along(values, losses, name="w", marks=()):
    """Loss against one parameter, a curve for each loss, its lowest point marked.

    values (n,); losses: {label: (n,)}; marks: {label: value} drawn on the first curve.
    """
    figure, panels = canvas(1, len(losses), size=(6.6, 3.2), squeeze=False)
    lowest = {}
    for axes, (label, L), colour in zip(
        panels[0], losses.items(), (MODEL, ACCENT, SECOND), strict=False
    ):
        best = int(np.argmin(L))
        lowest[label] = f"{values[best]:.2f}"
        axes.plot(values, L, color=colour)
        axes.plot(values[best], L[best], "v", color=DATA, markersize=8)
        axes.set(title=label, xlabel=name)
        for mark, value in dict(marks).items():
            height = np.interp(value, values, L)
            axes.plot(value, height, "o", color=DATA)
            place = {"xytext": (0, 14), "textcoords": "offset points", "ha": "center"}
            axes.annotate(mark, (value, height), **place)
    panels[0, 0].set_ylabel("loss")
    return Picture(
        figure,
        f"Loss along {name}",
        f"Loss against {name} from {values[0]:g} to {values[-1]:g}, falling to a "
        "lowest point and rising again: "
        + "; ".join(f"{label} is lowest at {at}" for label, at in lowest.items())
        + ".",
    )


@house_style
def error_surfaces(b, w, surfaces, marks=()):
    """Contour maps of the loss over (w, b), as the lecture draws them.

    b (rows,) in k, w (columns,); surfaces: {label: (rows, columns)};
    marks: {label: (b, w)}.
    """
    figure, panels = canvas(
        1, len(surfaces), size=(6.6, 3.6 if len(surfaces) > 1 else 4.4), squeeze=False
    )
    told = []
    for axes, (label, L) in zip(panels[0], surfaces.items(), strict=True):
        draw_surface(axes, b, w, L)
        row, column = np.unravel_index(np.argmin(L), L.shape)
        axes.plot(w[column], b[row], "v", color=DATA, markersize=8)
        axes.set_title(label)
        told.append(
            f"{label}: lowest, {L.min():.2f}, near w = {w[column]:.2f} and "
            f"b = {b[row]:.2f}; {L.max():.1f} in the worst corner"
        )
        figure.draw_without_rendering()  # now it is known where the labels lie
        for mark, (b_mark, w_mark) in dict(marks).items():
            axes.plot(w_mark, b_mark, "o", color=ACCENT)
            _name_place(axes, mark, (w_mark, b_mark), left=w_mark < w[column])
    panels[0, 0].set_ylabel("b (k)")
    return Picture(
        figure,
        "The error surface",
        f"Contour map of the loss, w from {w[0]:g} to {w[-1]:g} across and b from "
        f"{b[0]:g} to {b[-1]:g} thousand up. The contours are long, narrow and "
        f"oblique, from top left to bottom right. {'. '.join(told)}.",
    )


def _name_place(axes, name, place, left):
    """Write a name at a place, on its left or right, clear of the contours' labels."""
    taken = [label.get_window_extent() for label in axes.texts]
    x, ha = (-8, "right") if left else (8, "left")
    side = {"textcoords": "offset points", "ha": ha, "va": "bottom", "bbox": LABEL}
    text = axes.annotate(name, place, (x, 6), **side)
    if text.get_window_extent().padded(3).count_overlaps(taken):
        text.set(position=(x, -6), va="top")


def draw_surface(axes, b, w, L, levels=12):
    """Contours at losses evenly spaced in logarithm, labelled, lowest darkest."""
    levels = np.geomspace(L.min() * 1.02, L.max(), levels)
    blues = colormaps["Blues_r"](np.linspace(0.45, 1, len(levels)))
    axes.contourf(w, b, L, levels=[L.min(), *levels], colors=blues)
    lines = axes.contour(w, b, L, levels=levels[::2], colors=DATA, linewidths=0.6)
    axes.clabel(lines, lines.levels[1:], fmt="%.1f", fontsize=SMALL)
    axes.grid(visible=False)
    axes.tick_params(pad=5)  # or the two at the corner touch
    axes.set(xlabel="w", xlim=(w[0], w[-1]), ylim=(b[0], b[-1]))


@house_style
def odd_day(views, best):
    """The best constant forecast while one day of a fortnight grows without limit.

    views (n,) of the odd day, in k; best: {loss label: (n,) best constant, in k}.
    """
    figure, axes = canvas(size=(6.6, 3.2))
    for (label, constant), colour, dash in zip(
        best.items(), (MODEL, ACCENT), ("-", "--"), strict=True
    ):
        axes.plot(views, constant, dash, color=colour, label=label)
    axes.set(xlabel="views of the odd day (k)", ylabel="best constant (k)")
    axes.legend(loc="upper left")
    ends = [f"{label}: {c[0]:.2f} to {c[-1]:.2f}" for label, c in best.items()]
    return Picture(
        figure,
        "One odd day",
        f"The best constant forecast as one day grows from {views[0]:g} to "
        f"{views[-1]:g} thousand views. {'; '.join(ends)}.",
    )


@house_style
def surprise(options, chosen, forecasters):
    """Two forecasters' distributions, and −log p̂: what surprise costs.

    options: names; chosen: the index of what happened;
    forecasters: {name: p̂ (classes,)}.
    """
    figure, (left, right) = canvas(1, 2, size=(6.6, 3.2))
    grid, place, told = np.linspace(0.02, 1, 200), np.arange(len(options)), []
    right.plot(grid, -np.log(grid), color=DATA)
    looks = ((-0.2, MODEL, "", "o"), (0.2, ACCENT, "//", "s"))
    for (name, p_hat), look in zip(forecasters.items(), looks, strict=True):
        shift, colour, hatch, marker = look
        style = {"color": colour, "hatch": hatch, "edgecolor": "white"}
        left.bar(place + shift, p_hat, 0.4, **style)
        cost = -np.log(p_hat[chosen])
        style = {"color": colour, "markersize": 8, "clip_on": False}
        right.plot(p_hat[chosen], cost, marker, label=name, **style)
        told.append(f"{name} gave it {p_hat[chosen]:.2f} and pays {cost:.2f}")
    left.set_xticks(place, options)
    left.set(ylabel="p̂", title=f"the day came {options[chosen]}", ylim=(0, 1))
    right.set(xlabel="p̂ of what happened", ylabel="cost, −log p̂ (nats)", ylim=(0, 4))
    right.legend(loc="upper right")
    alt = (
        f"Left: two forecasters' bars over the options {', '.join(options)}. Right: "
        "the falling curve −log p̂, 0 where the option that happened was certain, and "
        f"steep near 0. It came {options[chosen]}: {'; '.join(told)}."
    )
    return Picture(figure, "What surprise costs", alt)
