"""The figures of chapter 5: models of ReLUs and their losses in, a `Picture` out.

hinges (one input, and the bend itself), creases (two inputs), seeds (the rows of the
lecture's table, network by network). Chapters 5 and 6 and `live` call them.
"""

from viewcast.plots.relu.creases import creases
from viewcast.plots.relu.hinges import (
    activations_and_slopes,
    curve_and_kinks,
    two_make_one,
)
from viewcast.plots.relu.seeds import seeds_by_row

__all__ = [
    "activations_and_slopes",
    "creases",
    "curve_and_kinks",
    "seeds_by_row",
    "two_make_one",
]
