"""A drawn figure, a title and alt text in, a `Picture` out: what all figures share.

style → series (many lines, none lost) → alt_text (its words) → digest and svg → picture

The SVG's bytes repeat; the digest, the numbers that it plots, is what nbval compares
when a notebook runs again. The other folders and modules of `plots` call this one, as
in `from viewcast.plots import figure as fig`.
"""

from viewcast.plots.figure.alt_text import capital, course, signed, spelled
from viewcast.plots.figure.picture import Picture
from viewcast.plots.figure.series import series
from viewcast.plots.figure.style import (
    ACCENT,
    BAR,
    COLOURS,
    DASHES,
    DATA,
    GREY,
    GROUND,
    LIGHT,
    MODEL,
    PALE,
    SECOND,
    SHADE,
    SMALL,
    WORDS,
    broad,
    canvas,
    date_axis,
    house_style,
    mark_level,
)

__all__ = [
    "ACCENT",
    "BAR",
    "COLOURS",
    "DASHES",
    "DATA",
    "GREY",
    "GROUND",
    "LIGHT",
    "MODEL",
    "PALE",
    "SECOND",
    "SHADE",
    "SMALL",
    "WORDS",
    "Picture",
    "broad",
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
