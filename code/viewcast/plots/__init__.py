"""Figures: arrays in, a `Picture` out, with alt text and a digest inside.

One module a chapter, the same word, or a folder where it draws much; `figure` is what
they share. The only part of the package that imports matplotlib. A chapter writes
`from viewcast.plots import function as plots` and calls `plots.views_over_time(log)`.
What alt text says of the data is worked out from the data.
"""

from viewcast.plots.figure import Picture

__all__ = ["Picture"]
