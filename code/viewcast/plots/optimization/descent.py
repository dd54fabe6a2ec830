"""Downhill with one parameter: why not by grid, where each step lands, what it wins."""

import numpy as np

from viewcast.plots import figure as fig

TIMES = {"a second": 1e6, "a year": 3.15e13, "age of the universe": 4.3e23}  # in losses


@fig.house_style
def cost_of_brute_force(parameters, values_each):
    """How many losses a grid takes, values_each ** parameters, on a log axis.

    parameters: (m,) numbers of parameters, rising; values_each: a number.
    """
    figure, axes = fig.canvas(size=(6.6, 3.2))
    evaluations = float(values_each) ** np.asarray(parameters)
    axes.semilogy(parameters, evaluations, "o-", color=fig.MODEL)
    for name, count in TIMES.items():
        fig.mark_level(axes, (parameters[0], count), name, "left")
    top = max(1e28, 10 * evaluations[-1])
    axes.set(xlabel="parameters", ylabel="losses to work out", ylim=(None, top))
    return fig.Picture(
        figure,
        "The price of brute force",
        f"A straight line on a logarithmic axis: {values_each} values for each of "
        f"{parameters[0]} to {parameters[-1]} parameters take {evaluations[0]:.0e} to "
        f"{evaluations[-1]:.0e} losses. At a million losses a second, marks show what "
        "a second, a year and the age of the universe allow.",
    )


@fig.house_style
def tangents(values, L, walk, steps=4):
    """L(w) with the tangent at the first places of a walk, and where each step lands.

    values (n,) of w, L (n,) in k: the curve; walk: a one-parameter `Walk`; steps: how
    many of its places, as far as there are any.
    """
    figure, axes = fig.canvas(size=(6.6, 3.8))
    axes.plot(values, L, color=fig.DATA)
    w, slopes = walk.theta[:steps, 0], walk.gradient[:steps, 0]
    reach = 0.08 * (values[-1] - values[0])
    places = zip(w, walk.loss[:steps], slopes, strict=True)
    for t, (at, loss, slope) in enumerate(places):
        ends = np.array([at - reach, at + reach])
        axes.plot(ends, loss + slope * (ends - at), color=fig.ACCENT, linewidth=1.2)
        axes.plot(at, loss, "o", color=fig.MODEL)
        place = {"xytext": (4, 14 if t % 2 else 8), "textcoords": "offset points"}
        axes.annotate(f"$w^{t}$", (at, loss), **place, fontsize=fig.SMALL)
    axes.set(xlabel="w", ylabel="loss L(w)", ylim=(0, 1.05 * L.max()))
    told = ", ".join(f"{at:.2f}" for at in w)
    return fig.Picture(
        figure,
        "Down the curve, step by step",
        f"A curve that {fig.course(L)}. Gradient descent visits w = {told}; at each "
        f"place a short tangent shows the slope, from {slopes[0]:.2f} at the first to "
        f"{slopes[-1]:.2f} at the last.",
    )


@fig.house_style
def promised_and_real(eta, promised, real):
    """What −η‖∇L‖² promises beside what one step really does to the loss.

    eta (n,), rising; promised, real (n,) changes of the loss, in k.
    """
    figure, axes = fig.canvas()
    axes.axhline(0, color=fig.DATA, linewidth=0.8)
    axes.plot(eta, promised, "--", color=fig.ACCENT, label="promised, −η‖∇L‖²")
    axes.plot(eta, real, color=fig.MODEL, label="real, L(θ − η∇L) − L(θ)")
    axes.set(xlabel="learning rate η", ylabel="change of the loss ΔL (k)")
    axes.legend(loc="lower left")
    best, first = int(np.argmin(real)), int(np.argmax(np.asarray(eta) > 0))
    return fig.Picture(
        figure,
        "Promise and reality",
        f"Two lines. The promise {fig.course(promised)} in a straight line, the real "
        f"change {fig.course(real)}. At η = {eta[first]:g}, "
        f"{promised[first]:+.3f} was promised and {real[first]:+.3f} came; at "
        f"η = {eta[-1]:g}, {promised[-1]:+.2f} was promised and {real[-1]:+.2f} came. "
        f"The real change is lowest, {real[best]:+.2f}, at η = {eta[best]:.3f}.",
    )
