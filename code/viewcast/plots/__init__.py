"""Figures: arrays in, a `Picture` out, with alt text and a digest inside.

One module a chapter, the same word; the chapters call their functions. The only part of
the package that imports matplotlib. A chapter writes
`from viewcast.plots import function as plots` and calls `plots.views_over_time(log)`.
"""

from viewcast.plots.figure import Picture

__all__ = ["Picture"]
