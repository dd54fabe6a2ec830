"""Pictures: arrays in, a `Picture` out. One module a chapter, the same word.

The only part of the package that imports matplotlib. A chapter writes
`from viewcast.plots import function as draw` and calls `draw.views_over_time(log)`.
"""

from viewcast.plots.figure import Picture

__all__ = ["Picture"]
