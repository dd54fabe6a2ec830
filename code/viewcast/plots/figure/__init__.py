"""What every figure of the course shares: one style, alt text, and a digest.

A figure is an SVG whose bytes repeat, with its alt text inside; its digest, the
numbers that it plots, is what nbval compares when a notebook runs again. The figures
write `from viewcast.plots import figure as fig`.

style → series (many lines, none lost) → words (of alt text) → digest and svg → picture
"""

from viewcast.plots.figure.picture import Picture
from viewcast.plots.figure.series import series
from viewcast.plots.figure.style import (
    ACCENT,
    COLOURS,
    DASHES,
    DATA,
    GROUND,
    LIGHT,
    MODEL,
    SECOND,
    SHADE,
    SMALL,
    canvas,
    date_axis,
    house_style,
    mark_level,
)
from viewcast.plots.figure.words import capital, course, signed, spelled

__all__ = [
    "ACCENT",
    "COLOURS",
    "DASHES",
    "DATA",
    "GROUND",
    "LIGHT",
    "MODEL",
    "SECOND",
    "SHADE",
    "SMALL",
    "Picture",
    "canvas",
    "capital",
    "course",
    "date_axis",
    "house_style",
    "mark_level",
    "series",
    "signed",
    "spelled",
]
