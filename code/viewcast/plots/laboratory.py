"""The figure of the laboratory: losses so far, and the forecast of the unseen days."""

from matplotlib.ticker import MaxNLocator

from viewcast import views
from viewcast.plots import figure as fig
from viewcast.plots.function import draw_forecasts


@fig.house_style
def progress(log, reports):
    """Losses by epoch, and the last forecast beside the truth.

    log: a `Log`; reports: of `laboratory.run`, the start first, losses and forecasts
    (n,) of the unseen days in k.
    """
    figure, (top, bottom) = fig.canvas(2, 1, size=(6.6, 5.6))
    known, new, y_hats = zip(*reports, strict=True)
    top.plot(known, color=fig.MODEL, label="training")
    top.plot(new, "--", color=fig.ACCENT, label="unseen")
    high = max(2, 1.1 * max(known[-1], new[-1]))  # the start is often far above
    top.set(xlabel="epochs", ylabel="MAE (k)", ylim=(0, high))
    top.xaxis.set_major_locator(MaxNLocator(integer=True))
    top.legend(loc="upper right")
    unseen = views.examples(log, 1).between(*views.UNSEEN)
    draw_forecasts(bottom, unseen.dates, unseen.y, {"network": y_hats[-1]})
    return fig.Picture(
        figure,
        "A network in training",
        f"Above, two losses over {len(reports) - 1} epochs: on training days from "
        f"{known[0]:.2f} to {known[-1]:.2f} thousand, on unseen days from {new[0]:.2f} "
        f"to {new[-1]:.2f}. Below, the network's forecasts of the unseen days beside "
        "the truth.",
    )
