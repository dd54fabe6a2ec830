"""Forecasts with bells around them, and the price of surprise that they lead to."""

import numpy as np

from viewcast.plots import figure as fig

WIDE = 1.6  # k of the x axis for a density of 1
BELLS = {  # name: density at an error e, in widths
    "round bell": lambda e: np.exp(-(e**2) / 2) / np.sqrt(2 * np.pi),
    "pointed bell": lambda e: np.exp(-np.abs(e)) / 2,
}


@fig.house_style
def bells_around_line(line, x, y):
    """A round and a pointed bell around each forecast, and −log p̂ over the error.

    line: (b, w), b in k; x, y (n,): a few days, in k. Both bells are 1k wide: e²/2 and
    |e| are what they charge, but for a constant.
    """
    figure, (left, right) = fig.canvas(1, 2)
    b, w = line
    e, far = np.linspace(-3, 3, 61), np.array([x.min() - 1, x.max() + 1.5])
    left.plot(far, b + w * far, color=fig.DATA, linewidth=1)
    left.plot(x, y, "o", color=fig.DATA)
    left.vlines(x, b + w * x - 3, b + w * x + 3, color=fig.DATA, linewidth=0.6)
    for name, p, colour, dash in fig.series(BELLS, (fig.MODEL, fig.ACCENT), fig.DASHES):
        for x_n in x:  # a bell that lies on its side
            left.plot(x_n + WIDE * p(e), b + w * x_n + e, dash, color=colour)
        right.plot(e, -np.log(p(e)), dash, color=colour, label=name)
    left.set(title="what is expected", xlabel="x₁ (k)", ylabel="views (k)")
    right.set(title="what a day costs", xlabel="error (k)", ylabel="−log p̂ (nats)")
    right.set(ylim=(0, 5.5))
    right.legend(loc="upper center")
    off = ", ".join(f"{fig.signed(round(v, 2))}" for v in b + w * x - y)
    return fig.Picture(
        figure,
        "Bells around a line",
        f"Left: a line, and on it at {fig.spelled(len(x), 'place')} two bells that lie "
        "on their side, widest where the line is: a round bell, solid, and a pointed "
        f"bell, dashed. Beside them the days' labels; errors {off} thousand. Right: "
        "−log p̂ over the error. The round bell's is a parabola, the pointed bell's a "
        f"V. At an error of 3 they cost "
        f"{' and '.join(f'{-np.log(p(3)):.2f}' for p in BELLS.values())}.",
    )
