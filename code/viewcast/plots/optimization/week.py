"""The figures of chapter 3: walks downhill, and what the week does to a forecast."""

import numpy as np
from matplotlib.patheffects import withStroke

from viewcast.plots.figure import (
    ACCENT,
    COLOURS,
    DASHES,
    DATA,
    MODEL,
    SMALL,
    Picture,
    canvas,
    house_style,
    mark_level,
    signed,
)
from viewcast.plots.function import draw_forecasts
from viewcast.plots.loss import draw_surface
from viewcast.views import WEEKDAYS, weekday


@house_style
def cost_of_brute_force(parameters, values_each):
    """How many losses a grid takes, values_each ** parameters, on a log axis."""
    figure, axes = canvas(size=(6.6, 3.2))
    evaluations = float(values_each) ** np.asarray(parameters)
    axes.semilogy(parameters, evaluations, "o-", color=MODEL)
    for name, count in {
        "a second": 1e6,
        "a year": 3.15e13,
        "age of the universe": 4.3e23,
    }.items():
        mark_level(axes, count, name, parameters[0], "left")
    axes.set(xlabel="parameters", ylabel="losses to work out", ylim=(None, 1e28))
    return Picture(
        figure,
        "The price of brute force",
        f"A straight line on a logarithmic axis: {values_each} values for each of "
        f"{parameters[0]} to {parameters[-1]} parameters take {evaluations[0]:.0e} to "
        f"{evaluations[-1]:.0e} losses. At a million losses a second, marks show what "
        "a second, a year and the age of the universe allow.",
    )


@house_style
def tangents(values, L, walk, steps=4):
    """L(w) with the tangent at the first places of a walk, and where each step lands.

    values, L (n,): the curve; walk: a one-parameter `Walk`.
    """
    figure, axes = canvas(size=(6.6, 3.8))
    axes.plot(values, L, color=DATA)
    reach = 0.08 * (values[-1] - values[0])
    for t in range(steps):
        w, loss, slope = walk.theta[t, 0], walk.loss[t], walk.gradient[t, 0]
        ends = np.array([w - reach, w + reach])
        axes.plot(ends, loss + slope * (ends - w), color=ACCENT, linewidth=1.2)
        axes.plot(w, loss, "o", color=MODEL)
        place = {"xytext": (4, 14 if t % 2 else 8), "textcoords": "offset points"}
        axes.annotate(f"$w^{t}$", (w, loss), **place, fontsize=SMALL)
    axes.set(xlabel="w", ylabel="loss L(w)", ylim=(0, 1.05 * L.max()))
    told = ", ".join(f"{w:.2f}" for w in walk.theta[:steps, 0])
    return Picture(
        figure,
        "Down the curve, step by step",
        f"A curve that falls and rises. Gradient descent visits w = {told}; at each "
        "place a short tangent shows the slope, from "
        f"{walk.gradient[0, 0]:.2f} at the first to "
        f"{walk.gradient[steps - 1, 0]:.2f} at the last.",
    )


@house_style
def losses_by_step(walks, title):
    """The loss of each walk against its steps; walks: {label: `Walk`}."""
    figure, axes = canvas()
    told = []
    for (label, walk), colour, dash in zip(
        walks.items(), COLOURS, DASHES, strict=False
    ):
        axes.plot(walk.loss, dash, color=colour, label=label)
        told.append(f"{label}: {walk.loss[0]:.2f} to {walk.loss[-1]:.2f}")
    axes.set(xlabel="steps", ylabel="loss (k)")
    axes.legend(loc="upper right")
    return Picture(figure, title, f"Loss against steps. {'; '.join(told)}.")


@house_style
def two_valleys(values, L, walks):
    """A curve with two minima, and where walks from several starts end."""
    figure, axes = canvas(size=(6.6, 3.4))
    axes.plot(values, L, color=DATA)
    told = []
    for walk, colour, marker in zip(walks, COLOURS, "os^D", strict=False):
        start, end = walk.theta[0, 0], walk.theta[-1, 0]
        axes.plot(walk.theta[:, 0], walk.loss, "-", color=colour, linewidth=1)
        axes.plot(start, walk.loss[0], marker, color="white", markeredgecolor=colour)
        name = f"from {signed(start)}"
        axes.plot(end, walk.loss[-1], marker, color=colour, label=name)
        told.append(f"{name} to {signed(round(end, 2))}, loss {walk.loss[-1]:.2f}")
    axes.set(xlabel="u", ylabel="a loss with two minima", ylim=(None, 1.1 * L.max()))
    axes.legend(loc="upper center", ncols=2)
    return Picture(
        figure,
        "Two valleys",
        "A curve with two minima and a hill between them. Each walk ends at the bottom "
        f"of the valley it starts in: {'; '.join(told)}.",
    )


@house_style
def paths_on_surface(b, w, L, walks):
    """Walks over the error surface; open marks are starts, full marks are ends."""
    figure, axes = canvas(size=(6.6, 4.6))
    draw_surface(axes, b, w, L)
    told = []
    for (label, walk), colour, marker in zip(
        walks.items(), COLOURS[1:], "os^", strict=False
    ):
        path_b, path_w = walk.theta.T
        axes.plot(path_w, path_b, "-", color=colour, linewidth=1)
        axes.plot(path_w[0], path_b[0], marker, color="white", markeredgecolor=colour)
        axes.plot(path_w[-1], path_b[-1], marker, color=colour, label=label)
        told.append(
            f"{label} from (b {path_b[0]:.2f}, w {path_w[0]:.2f}) to "
            f"(b {path_b[-1]:.2f}, w {path_w[-1]:.2f}) in {walk.updates} steps"
        )
    axes.set_ylabel("b (k)")
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=len(walks))
    _clear_labels(figure, axes)
    return Picture(
        figure,
        "Paths on the error surface",
        f"Paths over the contour map of the loss: {'; '.join(told)}.",
    )


def _clear_labels(figure, axes):
    """Give a contour's label a rim where a path runs under it."""
    figure.draw_without_rendering()  # now it is known where the labels lie
    paths = [line.get_path().transformed(line.get_transform()) for line in axes.lines]
    for label in axes.texts:
        box = label.get_window_extent()
        if any(path.intersects_bbox(box, filled=False) for path in paths):
            label.set_path_effects([withStroke(linewidth=4, foreground="#e6f0f9")])


@house_style
def promised_and_real(eta, promised, real):
    """What −η‖∇L‖² promises beside what one step really does to the loss."""
    figure, axes = canvas()
    axes.axhline(0, color=DATA, linewidth=0.8)
    axes.plot(eta, promised, "--", color=ACCENT, label="promised, −η‖∇L‖²")
    axes.plot(eta, real, color=MODEL, label="real, L(θ − η∇L) − L(θ)")
    axes.set(xlabel="learning rate η", ylabel="change of the loss ΔL (k)")
    axes.legend(loc="lower left")
    best = int(np.argmin(real))
    return Picture(
        figure,
        "Promise and reality",
        "A falling straight line, the promise, and a curve, the real change. They "
        f"agree for small η; the real loss falls most, by {-real[best]:.2f}, at "
        f"η = {eta[best]:.3f}, and at η = {eta[-1]:g} it has changed by "
        f"{real[-1]:+.2f} where {promised[-1]:+.2f} was promised.",
    )


@house_style
def forecast_and_truth(dates, y, y_hat, name):
    """A forecast beside the truth, Fridays and Saturdays shaded."""
    figure, axes = canvas()
    low = np.isin(weekday(dates), (4, 5))
    for day in dates[low]:
        axes.axvspan(
            day - np.timedelta64(12, "h"),
            day + np.timedelta64(12, "h"),
            color="#f6e3d5",
        )
    draw_forecasts(axes, dates, y, {name: y_hat})
    e = y_hat - y
    return Picture(
        figure,
        "A forecast beside the truth",
        f"True views and the forecast of {name}, {dates[0]} to {dates[-1]}, Fridays "
        "and Saturdays shaded. On shaded days the forecast is on average "
        f"{e[low].mean():+.2f} thousand off, on the others {e[~low].mean():+.2f}.",
    )


@house_style
def error_by_weekday(dates, errors):
    """Mean signed error ŷ − y of each weekday; errors: {model: (n,) in k}."""
    figure, axes = canvas(size=(6.6, 3.2))
    told, day = [], weekday(dates)
    for i, ((name, e), colour, hatch) in enumerate(
        zip(errors.items(), (MODEL, ACCENT), ("", "//"), strict=False)
    ):
        means = np.array([e[day == k].mean() for k in range(7)])
        left = np.arange(7) + (i - (len(errors) - 1) / 2) * 0.4
        axes.bar(
            left, means, 0.4, color=colour, hatch=hatch, edgecolor="white", label=name
        )
        worst = int(np.argmax(np.abs(means)))
        told.append(
            f"{name} errs most on {WEEKDAYS[worst]}, by {means[worst]:+.2f} thousand"
        )
    axes.axhline(0, color=DATA, linewidth=1)
    axes.set_xticks(range(7), WEEKDAYS)
    axes.set_ylabel("mean error ŷ − y (k)")
    axes.legend()
    return Picture(
        figure,
        "Errors by weekday",
        f"Bars, the mean error of each weekday, Monday to Sunday. {'; '.join(told)}.",
    )


@house_style
def weights(ours, lecture):
    """Two models' weights side by side; ours, lecture: (d,), yesterday first."""
    figure, axes = canvas(size=(6.6, 3.2))
    j = np.arange(1, len(ours) + 1)
    axes.bar(j - 0.2, ours, 0.4, color=MODEL, edgecolor="white", label="ours")
    axes.bar(
        j + 0.2,
        lecture,
        0.4,
        color=ACCENT,
        hatch="//",
        edgecolor="white",
        label="lecture",
    )
    axes.axhline(0, color=DATA, linewidth=1)
    axes.set(xlabel="days ago, j", ylabel="weight $w_j$")
    axes.legend()
    told, theirs = (", ".join(f"{w:.2f}" for w in side) for side in (ours, lecture))
    return Picture(
        figure,
        "Seven weights",
        f"Bars, the weights of one to {len(j)} days ago. Ours: {told}. "
        f"The lecture's: {theirs}.",
    )


@house_style
def losses_by_past_days(past_days, ours, lecture, naive):
    """Training and unseen loss against the number of past days, ours and the lecture's.

    past_days (m,); ours, lecture: {"training": (m,), "unseen": (m,)}, MAE in k;
    naive: {name: unseen MAE in k}.
    """
    figure, axes = canvas(size=(6.6, 4))
    place, told = np.arange(len(past_days)), []
    for (side, L), dash in zip(ours.items(), ("-", "--"), strict=True):
        axes.plot(place, L, "o" + dash, color=MODEL, label=f"ours, {side}")
        axes.plot(
            place, lecture[side], "s" + dash, color=ACCENT, label=f"lecture, {side}"
        )
        told.append(f"{side}: {', '.join(f'{loss:.2f}' for loss in L)}")
    for name, loss in naive.items():
        mark_level(axes, loss, f"{name}, unseen", place[-1])
    axes.set_xticks(place, [str(n) for n in past_days])
    axes.set(xlabel="past days the model sees", ylabel="MAE (k)")
    axes.set_ylim(0, 1.1 * axes.get_ylim()[1])
    axes.legend(ncols=2, loc="center", bbox_to_anchor=(0.5, 0.63))
    days = ", ".join(map(str, past_days))
    return Picture(
        figure,
        "Loss against past days",
        f"Four lines over {days} past days. Ours, {'; '.join(told)}. The lecture's run "
        "close to them. Dotted: "
        f"{'; '.join(f'{name} {loss:.2f}' for name, loss in naive.items())}.",
    )
