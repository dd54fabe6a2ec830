"""Chapter 4, live: a red curve from a constant and three pieces."""

import numpy as np

from viewcast.live import Live
from viewcast.plots import sigmoid as plots
from viewcast.sigmoid import pieces_through

POINTS = {"x": [1.0, 3.0, 5.0, 7.0], "y": [1.5, 4.5, 3.0, 3.5]}
AXES = {"x": [0, 8], "y": [-2, 6]}


def red_curve():
    """The live picture in which the red curve is built, piece by piece.

    The values where each piece belongs are those of `pieces_through`. The still is
    the chapter's row of panels.
    """
    theta = pieces_through(**POINTS)
    data = {**POINTS, "theta": theta.tolist(), "axes": AXES}
    still = plots.piece_by_piece(theta, np.linspace(*AXES["x"], 81))
    return Live("sigmoid", data, still)
