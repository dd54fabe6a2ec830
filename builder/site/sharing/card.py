"""The picture that messengers show beside a link.

python -m builder.site.sharing.card    writes it
"""

import io
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from viewcast import views
from viewcast.optimization import exact_mae_fit

FILE = Path(__file__).parents[1] / "assets/card.png"
BACKGROUND, INK, QUIET = "#10202e", "#ffffff", "#8fb3d1"
LINE, CURVE = "#9aa7b4", "#ff8f6b"
TITLE = "Deep learning\nfrom a function"
TEXT = "From y = b + w·x₁ to a deep network\nthat overfits. Every number runs."


def card() -> bytes:
    """The picture, 1200 × 630 pixels, as PNG: the days, a line, a curve, the title."""
    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor=BACKGROUND)
    axes = figure.add_axes((0.52, 0.1, 0.44, 0.8), facecolor=BACKGROUND)
    axes.axis("off")
    draw(axes)
    place = {"ha": "left", "va": "top"}
    figure.text(0.06, 0.8, TITLE, size=44, color=INK, **place)
    figure.text(0.06, 0.4, TEXT, size=20, color=QUIET, **place)
    file = io.BytesIO()
    plain = {"facecolor": BACKGROUND, "metadata": {"Software": None}}
    figure.savefig(file, format="png", **plain)
    return file.getvalue()


def draw(axes: Axes) -> None:
    """Draw tomorrow's views over today's, the best line, and medians that bend."""
    training = views.split(views.load_log(), 7)[0]
    x, y = training.X[:, 6], training.y
    axes.scatter(x, y, s=9, color=QUIET, alpha=0.5, linewidths=0)
    theta = exact_mae_fit(x[:, None], y)
    ends = np.array([x.min(), x.max()])
    axes.plot(ends, theta[0] + theta[1] * ends, color=LINE, lw=3, dashes=(5, 3))
    corners = np.quantile(x, [0.02, 0.2, 0.4, 0.6, 0.8, 0.98])
    near = [np.median(y[np.abs(x - corner) < 0.35]) for corner in corners]
    axes.plot(corners, near, color=CURVE, lw=5, solid_joinstyle="round")


if __name__ == "__main__":
    FILE.write_bytes(card())
