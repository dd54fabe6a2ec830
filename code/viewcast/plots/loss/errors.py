"""Errors day by day, and what each loss charges for them."""

import numpy as np

from viewcast.plots import figure as fig


@fig.house_style
def errors_as_bars(dates, y_hat, y):
    """Forecasts, labels, and between them each day's error as a vertical bar.

    dates, y_hat, y (n,), views in k.
    """
    figure, axes = fig.canvas()
    bars = {"linewidth": 5, "label": "error"}
    axes.vlines(dates, y, y_hat, color=fig.ACCENT, **bars)
    axes.plot(dates, y_hat, "_", color=fig.MODEL, markersize=12, label="forecast ŷ")
    axes.plot(dates, y, "o", color=fig.DATA, markersize=5, label="label y")
    axes.set(ylabel="views (k)", ylim=(0, 1.3 * max(y.max(), y_hat.max())))
    axes.legend(loc="upper left", ncols=3)
    fig.date_axis(axes)
    e = np.abs(y_hat - y)
    return fig.Picture(
        figure,
        "An error for each day",
        f"{len(y)} days, each with a dot for its label, a dash for its forecast and a "
        f"bar between them. The longest bar is {e.max():.2f} thousand views, the "
        f"shortest {e.min():.2f}; {np.sum(y_hat > y)} forecasts lie above the label.",
    )


@fig.house_style
def error_histogram(e):
    """How the errors ŷ − y of many days spread; e (n,) in k."""
    figure, axes = fig.canvas()
    bins = np.arange(np.floor(e.min()), e.max() + 0.25, 0.25)
    counts, edges, _ = axes.hist(e, bins=bins, **fig.BAR)
    axes.axvline(0, color=fig.DATA, linewidth=1)
    axes.set(xlabel="error ŷ − y (k)", ylabel="days")
    near, top = np.mean(np.abs(e) < 0.5), int(np.argmax(counts))
    return fig.Picture(
        figure,
        "The errors of all training days",
        f"A histogram of {len(e)} errors from {fig.signed(round(e.min(), 1))} to "
        f"{fig.signed(round(e.max(), 1))} thousand views, highest between "
        f"{fig.signed(edges[top])} and {fig.signed(edges[top + 1])}. {near:.0%} of the "
        "errors are smaller than 0.5 thousand in size.",
    )


@fig.house_style
def two_penalties(e):
    """What one error costs: |e| beside e². e (n,) in k, sorted."""
    figure, axes = fig.canvas(size=(6.6, 3.2))
    axes.plot(e, np.abs(e), color=fig.MODEL, label="|e|, as in MAE")
    axes.plot(e, e**2, "--", color=fig.ACCENT, label="e², as in MSE")
    axes.set(xlabel="error e = ŷ − y (k)", ylabel="cost of one day")
    axes.legend(loc="upper center")
    far = np.abs(e).max()
    return fig.Picture(
        figure,
        "Two prices for an error",
        "A V and a parabola over the error. They touch at 0 and cross at 1 and −1: an "
        "error below one thousand is cheaper squared, a larger one dearer. At "
        f"{far:g} thousand the V costs {far:g}, the parabola {far**2:g}.",
    )


@fig.house_style
def odd_day(views, best):
    """The best constant forecast while one day of a fortnight grows without limit.

    views (n,) of the odd day, in k; best: {loss label: (n,) best constant, in k}, two
    at most.
    """
    figure, axes = fig.canvas(size=(6.6, 3.2))
    looks = (fig.MODEL, fig.ACCENT), ("-", "--")
    for label, constant, colour, dash in fig.series(best, *looks):
        axes.plot(views, constant, dash, color=colour, label=label)
    axes.set(xlabel="views of the odd day (k)", ylabel="best constant (k)")
    axes.legend(loc="upper left")
    ends = [f"{label}: {c[0]:.2f} to {c[-1]:.2f}" for label, c in best.items()]
    return fig.Picture(
        figure,
        "One odd day",
        f"The best constant forecast as one day goes from {views[0]:g} to "
        f"{views[-1]:g} thousand views. {'; '.join(ends)}.",
    )


@fig.house_style
def surprise(options, chosen, forecasters):
    """Two forecasters' distributions, and −log p̂: what surprise costs.

    options: names; chosen: the index of what happened; forecasters: {name: p̂
    (classes,)}, two at most.
    """
    figure, (left, right) = fig.canvas(1, 2, size=(6.6, 3.2))
    p_of_grid, told = np.linspace(0.02, 1, 200), []
    right.plot(p_of_grid, -np.log(p_of_grid), color=fig.DATA)
    looks = (-0.2, 0.2), (fig.MODEL, fig.ACCENT), ("", "//"), ("o", "s")
    for name, p_hat, *look in fig.series(forecasters, *looks):
        cost = -np.log(p_hat[chosen])
        _forecaster(left, right, (name, p_hat, chosen), look)
        told.append(f"{name} gave it {p_hat[chosen]:.2f} and pays {cost:.2f}")
    left.set_xticks(np.arange(len(options)), options)
    left.set(ylabel="p̂", title=f"the day came {options[chosen]}", ylim=(0, 1))
    right.set(xlabel="p̂ of what happened", ylabel="cost, −log p̂ (nats)", ylim=(0, 4))
    right.legend(loc="upper right")
    return fig.Picture(
        figure,
        "What surprise costs",
        f"Left: the bars of {fig.spelled(len(told), 'forecaster')} over the options "
        f"{', '.join(options)}. Right: the falling curve −log p̂, 0 where the option "
        "that happened was certain, and steep near 0. It came "
        f"{options[chosen]}: {'; '.join(told)}.",
    )


def _forecaster(left, right, belief, look):
    """One forecaster's bars on the left, and on the right what the day costs."""
    (name, p_hat, chosen), (shift, colour, hatch, marker) = belief, look
    bars = {"color": colour, "hatch": hatch, "edgecolor": "white"}
    left.bar(np.arange(len(p_hat)) + shift, p_hat, 0.4, **bars)
    style = {"color": colour, "markersize": 8, "clip_on": False}
    p = p_hat[chosen]
    right.plot(p, -np.log(p), marker, label=name, **style)
