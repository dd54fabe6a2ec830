"""Figures: arrays in, a `Picture` out, with alt text and a digest inside.

For each chapter there is a module of its name, or a folder where it draws much:
function, loss, optimization, sigmoid, relu, deep, overfitting; laboratory (chapter 7's
training) and simulate (the data card) besides. `figure` is what all share. Chapters,
`live` and `training` call them, as in `from viewcast.plots import function as plots`.
Nothing else in the package imports matplotlib, and no alt text is typed that could be
worked out from what is drawn.
"""

from viewcast.plots.figure import Picture

__all__ = ["Picture"]
