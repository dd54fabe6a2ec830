"""Chapter 6, live: a tent folded by layers, beside one wide layer."""

import numpy as np

from viewcast.live import Live
from viewcast.plots import deep as plots
from viewcast.relu import relu

START = {"layers": 3, "peak": 0.5, "width": 5}


def folds():
    """The live picture: layers of two ReLUs draw a zigzag, one layer follows it.

    The reader chooses the layers, where the tent has its peak, and how many ReLUs the
    wide layer has. The still shows one, two and three layers, as the chapter does.
    """
    x = np.linspace(0, 1, 257)
    curves, y = {}, x
    for layers in (1, 2, 3):
        y = 2 * relu(y) - 4 * relu(y - 0.5)
        curves[layers] = y
    return Live("deep", {"start": START}, plots.folded(x, curves))
