"""The style of all figures: colours, sizes, an empty canvas, what axes need."""

import matplotlib as mpl
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

# Okabe and Ito's colours, told apart by all common kinds of colour vision.
DATA, MODEL, ACCENT, SECOND = "#4d4d4d", "#0072b2", "#d55e00", "#009e73"
COLOURS = (MODEL, ACCENT, SECOND, DATA)  # of several lines in one figure,
DASHES = ("-", "--", "-.", ":")  # which differ by dash as well
WORDS = "#b85000"  # the accent of words, which must be darker than marks
LIGHT, PALE = "#9ecae1", "#f0c6a6"  # of bars and bands, in a rim of their full colour
GREY = "#8c8c8c"  # of connections, and of what is closed
SHADE = "#f6e3d5"  # of days that stand out
BAR = {"color": LIGHT, "edgecolor": MODEL}
# Points. A figure is shown smaller than it is drawn: there NORMAL is the size of the
# text, 16 pixels, and on a phone of 360 pixels, as wide as a figure, 11 and 10 pixels.
NORMAL, SMALL, SHOWN = 14.5, 13.5, 0.827
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
    "legend.handlelength": 1.7,
    "legend.handletextpad": 0.6,
    "lines.linewidth": 1.8,
    "svg.hashsalt": "viewcast",  # ids that repeat
}
house_style = mpl.rc_context(STYLE)  # decorates every function that draws


def broad(linewidth, colour=MODEL, pale=LIGHT):
    """The look of a broad line, so pale that thin ones stand out, and with a rim."""
    rim = withStroke(linewidth=linewidth + 1.6, foreground=colour)
    return {"linewidth": linewidth, "color": pale, "path_effects": [rim]}


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
