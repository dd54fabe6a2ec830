"""Forecasts beside the truth, day by day."""

import numpy as np

from viewcast.plots import figure as fig


@fig.house_style
def forecasts_and_truth(dates, y, forecasts):
    """The true views of some days, and one line for each forecaster.

    dates, y (n,); forecasts: {name: ŷ (n,)}, three at most; views in k.
    """
    figure, axes = fig.canvas()
    draw_forecasts(axes, dates, y, forecasts)
    errors = [
        f"{name} {np.abs(y_hat - y).mean():.2f}" for name, y_hat in forecasts.items()
    ]
    return fig.Picture(
        figure,
        "Forecasts and truth",
        f"True views from {dates[0]} to {dates[-1]} and forecasts of the same days. "
        f"Mean distance to the truth, in thousands: {'; '.join(errors)}.",
    )


def draw_forecasts(axes, dates, y, forecasts):
    """The true views on axes, and over them a line for each forecaster.

    dates, y (n,); forecasts: {name: ŷ (n,)}, three at most; views in k.
    """
    axes.plot(dates, y, "o-", color=fig.DATA, markersize=3, label="true views")
    looks = (fig.MODEL, fig.ACCENT, fig.SECOND), ("--", "-.", ":")
    for name, y_hat, colour, dash in fig.series(forecasts, *looks):
        axes.plot(dates, y_hat, dash, color=colour, label=name)
    ends = np.max([y, *forecasts.values()]), np.min([y, *forecasts.values()])
    low = min(0, ends[1])  # numbers of one's own may be below 0
    axes.set(ylabel="views (k)", ylim=(1.05 * low, 1.35 * max(ends[0], -low / 3)))
    axes.legend(loc="upper left", ncols=2)
    fig.date_axis(axes)
