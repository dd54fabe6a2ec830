"""The figures of chapter 4: curves, their parameters and losses in, a `Picture` out.

activations (what bends), curves (built from pieces, fitted to a cloud), network (one
layer, drawn), errors (by weekday, by epoch). Chapters 4 and 5, `live` and chapter 6's
figures call them.
"""

from viewcast.plots.sigmoid.activations import hard_and_soft, what_each_does
from viewcast.plots.sigmoid.curves import (
    cloud_and_curves,
    error_by_pieces,
    piece_by_piece,
    polygons,
)
from viewcast.plots.sigmoid.errors import error_size_by_weekday, losses_by_epoch
from viewcast.plots.sigmoid.network import one_layer_diagram

__all__ = [
    "cloud_and_curves",
    "error_by_pieces",
    "error_size_by_weekday",
    "hard_and_soft",
    "losses_by_epoch",
    "one_layer_diagram",
    "piece_by_piece",
    "polygons",
    "what_each_does",
]
