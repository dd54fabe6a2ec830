"""The figures of chapter 7: losses of many runs in, a `Picture` out.

capacity (what room for accidents does to a curve, and how many days it takes), depth
(losses of networks by layers, differences log by log), choice (what peeking promised,
when to stop, two days ahead). Chapter 7 and `live` call them.
"""

from viewcast.plots.overfitting.capacity import curves_of_sizes, losses_by_days
from viewcast.plots.overfitting.choice import (
    early_stopping,
    last_act,
    promised_and_kept,
)
from viewcast.plots.overfitting.depth import differences, losses_by_depth

__all__ = [
    "curves_of_sizes",
    "differences",
    "early_stopping",
    "last_act",
    "losses_by_days",
    "losses_by_depth",
    "promised_and_kept",
]
