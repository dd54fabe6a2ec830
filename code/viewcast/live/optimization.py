"""Chapter 3, live: a walk down the error surface, and the line that moves with it."""

from viewcast.live import Live
from viewcast.live.loss import ACROSS, UP, days_and_surface
from viewcast.optimization import descend, mae_and_gradient, walk_until
from viewcast.plots import optimization as plots


def walks(X, y, eta=0.01, start=(2.5, 1.4), u=1.5):
    """The live picture for examples X (n, 1), y (n,), in k, days in a row.

    eta: the learning rate; start: b in k, and w; u: the start on the curve with two
    minima. The still shows 150 steps on the map of the MAE.
    """
    data, heights = days_and_surface(X, y)
    b, w = start
    data["start"] = {"b": b, "w": w, "u": u, "eta": eta}
    walk = walk_until(
        150, descend(lambda theta: mae_and_gradient(theta, X, y), start, eta)
    )
    still = plots.paths_on_surface(UP, ACROSS, heights, {f"η = {eta:g}": walk})
    return Live("optimization", data, still)
