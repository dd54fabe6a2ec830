"""The style of all figures: colours, sizes, an empty canvas, what axes need."""

import matplotlib as mpl
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure

# Okabe and Ito's colours, told apart by all common kinds of colour vision.
DATA, MODEL, ACCENT, SECOND = "#4d4d4d", "#0072b2", "#d55e00", "#009e73"
COLOURS = (MODEL, ACCENT, SECOND, DATA)  # of several lines in one figure,
DASHES = ("-", "--", "-.", ":")  # which differ by dash as well
LIGHT, SHADE = "#9ecae1", "#f6e3d5"  # of bars and bands; of days that stand out
# Points. On a phone, where a figure is half as wide, these are 8.5 and 8 pixels.
NORMAL, SMALL = 13, 12
GROUND = {"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none"}
STYLE = {
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.prop_cycle": mpl.cycler(color=(MODEL, ACCENT, SECOND)),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": NORMAL,
    "figure.constrained_layout.use": True,
    "font.size": NORMAL,
    "grid.color": "#e6e6e6",
    "legend.frameon": False,
    "lines.linewidth": 1.8,
    "svg.hashsalt": "viewcast",  # ids that repeat
}
house_style = mpl.rc_context(STYLE)  # decorates every function that draws


def canvas(rows=1, columns=1, size=(6.6, 3.6), **options):
    """A figure and its axes, without pyplot and its hidden current figure."""
    figure = Figure(figsize=size)
    return figure, figure.subplots(rows, columns, **options)


def date_axis(axes):
    """Dates on the x axis, said as briefly as they can be."""
    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def mark_level(axes, place, name, ha="right", va="bottom"):
    """A dotted level line through a place (x, height), and there its name.

    The name's ground hides the grid; ha, va: which of its edges are at the place.
    """
    axes.axhline(place[1], color=DATA, linewidth=0.8, linestyle=":")
    gap = {"xytext": (0, -4 if va == "top" else 4), "textcoords": "offset points"}
    style = {"ha": ha, "va": va, "bbox": GROUND, "fontsize": SMALL}
    axes.annotate(name, place, **gap, **style)
