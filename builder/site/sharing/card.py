"""The picture that messengers show beside a link.

python -m builder.site.card    writes it
"""

import io
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from viewcast import views
from viewcast.optimization import exact_mae_fit

FILE = Path(__file__).parent / "assets/card.png"
BACKGROUND, INK, QUIET, LINE, CURVE = (
    "#10202e",
    "#ffffff",
    "#8fb3d1",
    "#9aa7b4",
    "#ff8f6b",
)


def card() -> bytes:
    """Return the picture, 1200 × 630 pixels, as PNG: the days, a line, a curve."""
    figure = Figure(figsize=(12, 6.3), dpi=100, facecolor=BACKGROUND)
    axes = figure.add_axes((0.52, 0.1, 0.44, 0.8), facecolor=BACKGROUND)
    axes.axis("off")
    training = views.split(views.load_log(), 7)[0]
    x, y = training.X[:, 6], training.y
    axes.scatter(x, y, s=9, color=QUIET, alpha=0.5, linewidths=0)
    theta = exact_mae_fit(x[:, None], y)
    ends = np.array([x.min(), x.max()])
    axes.plot(ends, theta[0] + theta[1] * ends, color=LINE, lw=3, dashes=(5, 3))
    corners = np.quantile(x, [0.02, 0.2, 0.4, 0.6, 0.8, 0.98])
    near = [np.median(y[np.abs(x - corner) < 0.35]) for corner in corners]
    axes.plot(corners, near, color=CURVE, lw=5, solid_joinstyle="round")
    words = {"color": INK, "ha": "left", "va": "top"}
    figure.text(0.06, 0.8, "Deep learning\nfrom a function", size=44, **words)
    figure.text(
        0.06,
        0.4,
        "From y = b + w·x₁ to a deep network\nthat overfits. Every number runs.",
        size=20,
        color=QUIET,
        ha="left",
        va="top",
    )
    file = io.BytesIO()
    figure.savefig(
        file, format="png", facecolor=BACKGROUND, metadata={"Software": None}
    )
    return file.getvalue()


if __name__ == "__main__":
    FILE.write_bytes(card())
