"""Chapter 1, live: a line on the cloud, and its forecast of a chosen real day."""

from viewcast import views
from viewcast.lecture import load_real_days
from viewcast.live import Live
from viewcast.plots import function as plots


def line_and_forecast(log, start=(0.5, 1.0)):
    """The live picture for a log; start: b in k, and w.

    The days to choose from are those of the lecture's sixteen that have a yesterday
    among them.
    """
    training, _ = views.split(log, past_days=1)
    shown = load_real_days()["date"]
    real = views.examples(log, past_days=1).between(shown[1], shown[-1])
    days = [
        {"date": str(day), "x": round(float(x), 3), "y": round(float(y), 3)}
        for day, x, y in zip(real.dates, real.X[:, 0], real.y, strict=True)
    ]
    every = [*training.X[:, 0].round(3).tolist(), round(float(training.y[-1]), 3)]
    b, w = start
    data = {"views": every, "days": days, "start": {"b": b, "w": w}}
    line = {f"{b} + {w} x₁": start}
    return Live(
        "function", data, plots.yesterday_and_today(training.X, training.y, line)
    )
