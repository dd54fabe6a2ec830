"""What every figure of the course shares: one style, alt text, and a digest.

A figure is an SVG whose bytes repeat, with its alt text inside; its digest, the
numbers that it plots, is what nbval compares when a notebook runs again.
"""

import io
import re
from hashlib import sha256
from xml.sax.saxutils import escape

import matplotlib as mpl
import numpy as np
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, num2date
from matplotlib.figure import Figure

# Okabe and Ito's colours, told apart by all common kinds of colour vision.
DATA, MODEL, ACCENT, SECOND = "#4d4d4d", "#0072b2", "#d55e00", "#009e73"
COLOURS = (MODEL, ACCENT, SECOND, DATA)  # of several lines in one figure,
DASHES = ("-", "--", "-.", ":")  # which differ by dash as well
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
CLIP = re.compile(r'<clipPath id="(\w+)">(.*?)</clipPath>', re.DOTALL)
MARK = re.compile(r'<use xlink:href="#(\w+)"[^>]*? style="([^"]*)"/>')
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


def mark_level(axes, height, name, x, ha="right", below=False):
    """A dotted level line and its name at x, on a ground that no grid line crosses."""
    axes.axhline(height, color=DATA, linewidth=0.8, linestyle=":")
    place = {"xytext": (0, -4 if below else 4), "textcoords": "offset points"}
    side = {"ha": ha, "va": "top" if below else "bottom"}
    axes.annotate(name, (x, height), **place, **side, bbox=GROUND, fontsize=SMALL)


def signed(number):
    """A number with a true minus, as the axes write it.

    >>> signed(-1.5)
    '−1.5'
    """
    return f"{number:g}".replace("-", "−")


class Picture:
    """A drawn figure that notebooks and pages show: SVG with alt text, and a digest.

    figure: matplotlib's; title: a few words; alt: what the figure shows, for those who
    don't see it.
    """

    def __init__(self, figure, title, alt):
        if not alt.strip():
            raise ValueError(f"figure {title!r} has no alt text: say what it shows")
        self.figure, self.title, self.alt = figure, title, " ".join(alt.split())

    def __repr__(self):
        return "\n".join([f"Figure: {self.title}", *digest(self.figure)])

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"image/svg+xml": self.svg(), "text/plain": repr(self)}

    @house_style
    def svg(self):
        """The figure as SVG text: repeatable, and rounded to what an eye can see."""
        file = io.StringIO()
        self.figure.savefig(file, format="svg", metadata={"Date": None})
        body = file.getvalue()
        body = _name_clips(_round_coordinates(body[body.index("<svg") :]))
        body = _style_once(body)
        body = re.sub(r"<metadata>.*?</metadata>\s*", "", body, flags=re.S)
        words = f"<title>{escape(self.title)}</title>\n <desc>{escape(self.alt)}</desc>"
        opening = re.compile(r"<svg([^>]*)>")
        return opening.sub(
            lambda tag: f'<svg{tag[1]} role="img">\n {words}', body, count=1
        )


def digest(figure):
    """One line for each thing drawn: its kind, label, number of points and ranges."""
    lines = []
    for i, axes in enumerate(figure.axes, start=1):
        lines.append(f" panel {i}:{_quote(axes.get_xlabel(), axes.get_ylabel())}")
        dates = isinstance(axes.xaxis.get_major_formatter(), ConciseDateFormatter)
        for kind, label, points in _drawn(axes):
            lines.append(f"  {kind}{_quote(label)}: {_summary(points, dates)}")
        words = [text.get_text() for text in axes.texts]
        lines += [f"  text{_quote(word)}" for word in words if word]
    return lines


def _drawn(axes):
    """Kind, label and points (n, 2) of each line, cloud, surface and set of bars."""
    for line in axes.lines:
        if line.get_transform() == axes.transData:  # else it marks one level
            yield "line", line.get_label(), line.get_xydata()
    for cloud in axes.collections:
        paths = [path.vertices for path in cloud.get_paths() if len(path.vertices)]
        offsets = np.ma.filled(cloud.get_offsets(), np.nan)
        points = offsets if len(offsets) > 1 else np.concatenate(paths)
        yield type(cloud).__name__, cloud.get_label(), points
    for bars in axes.containers:
        tops = [(bar.get_x() + bar.get_width() / 2, bar.get_height()) for bar in bars]
        yield "bars", bars.get_label(), np.array(tops, float)


def _summary(points, dates):
    x, y = points[np.isfinite(points).all(axis=1)].T
    if dates:
        first, last = (num2date(day).date() for day in (x.min(), x.max()))
    else:
        first, last = f"{x.min():.4g}", f"{x.max():.4g}"
    return (
        f"{len(x)} points, x {first} to {last}, "
        f"y {y.min():.4g} to {y.max():.4g}, mean {y.mean():.4g}"
    )


def _quote(*labels):
    """The labels that a reader sees; matplotlib's own start with an underscore."""
    seen = [" ".join(str(s).split()) for s in labels if s and not s.startswith("_")]
    return f" “{' · '.join(seen)}”" if seen else ""


def _round_coordinates(svg):
    """Two decimals of a point: a third of the bytes less, and no last-bit noise."""

    def shorter(found):
        text = found[0]
        if text.startswith("scale"):  # the size of a glyph: 0.015625 must stay
            return text
        return f"{float(text):.2f}".rstrip("0").rstrip(".")

    return re.sub(r"scale\([^)]*\)|-?\d+\.\d{3,}", shorter, svg)


def _name_clips(svg):
    """Frames that cut off are named by what is written of them.

    matplotlib names them by all bits of their places, and the last ones may differ.
    """
    for name, frame in CLIP.findall(svg):
        svg = svg.replace(name, "p" + sha256(frame.encode()).hexdigest()[:10])
    return svg


def _style_once(svg):
    """Marks of one shape and style say the style once, with their shape."""
    styles = {}
    for shape, style in MARK.findall(svg):
        styles.setdefault(shape, set()).add(style)
    for shape, (style, *others) in styles.items():
        own = re.compile(rf'(<path id="{shape}"[^>]* style=")')
        if not others and own.search(svg):  # its own style comes last: it wins
            svg = own.sub(rf"\g<1>{style}; ", svg)
            use = rf'(<use xlink:href="#{shape}"[^>]*?) style="[^"]*"'
            svg = re.sub(use, r"\1", svg)
    return svg
