"""A figure as an SVG whose bytes repeat, with its title and alt text inside."""

import io
import re
from hashlib import sha256
from xml.sax.saxutils import escape

from viewcast.plots.figure.style import SHOWN

CLIP = re.compile(r'<clipPath id="(\w+)">(.*?)</clipPath>', re.DOTALL)
MARK = re.compile(r'<use xlink:href="#(\w+)"[^>]*? style="([^"]*)"/>')
PATH = re.compile(r' d="([^"]*)"')
COMMAND = re.compile(r"([MLQCZz])([-+.\de\s]*)")  # of a path, and its numbers
NAME = re.compile(r' id="([^"]*)"')
XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"'
OPENING = re.compile(r"<svg([^>]*)>")
SIZE = re.compile(r'(?<= )(width|height)="([\d.]+)pt"')


def as_svg(figure, title, alt):
    """A figure as SVG text; title and alt stand in it as <title> and <desc>."""
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    svg = file.getvalue()
    svg = _name_clips(_round_coordinates(svg[svg.index("<svg") :]))
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", _style_once(svg), flags=re.S)
    words = f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>"
    svg = OPENING.sub(lambda tag: f'<svg{tag[1]} role="img">{words}', svg, count=1)
    return _without_names(_in_one_line(PATH.sub(_terse_path, _as_shown(svg))))


def _as_shown(svg):
    """The size that a figure asks for, in pixels; its own units stay."""

    def pixels(found):
        return f'{found[1]}="{shown(float(found[2]) / 72)}"'

    return SIZE.sub(pixels, svg, count=2)


def shown(side):
    """How long a side of a figure is shown, in whole pixels; side: in inches as drawn.

    >>> shown(6.6)
    524
    """
    return round(96 * SHOWN * side)


def _terse(path):
    """A path as SVG lets it be written: steps for places, nothing that isn't needed.

    >>> _terse("M 1 2 L 3 -4 L 5.5 6 L 5.5 6.25 Q 1 1 2 2 z M 2 2 L 3 3 ")
    'M1 2l2-6 2.5 10 0 .25q-4.5-5.25-3.5-4.25zM2 2l1 1'
    """
    terse, before, here, start = "", "", (0, 0), (0, 0)
    for command, numbers in COMMAND.findall(path):
        values = [round(100 * float(number)) for number in numbers.split()]
        if command == "M":
            here = start = tuple(values)
        elif values:
            command = command.lower()
            values = [v - here[k % 2] for k, v in enumerate(values)]
            here = here[0] + values[-2], here[1] + values[-1]
        else:
            command, here = "z", start
        terse += "" if command == before != "M" else command
        terse = _with_numbers(terse, values)
        before = command
    return terse


def _with_numbers(path, hundredths):
    """A path with more numbers, and a space only where two would run together."""
    for value in hundredths:
        number = f"{value / 100:.2f}".rstrip("0").rstrip(".")
        number = number.replace("0.", ".", 1) if abs(value) < 100 else number
        path += " " * (path[-1].isdigit() and number[0] != "-") + number
    return path


def _terse_path(attribute):
    return f' d="{_terse(attribute[1])}"'


def _without_names(svg):
    """matplotlib's remarks go, and its names, unless something refers to them.

    What is referred to, the shape of a mark a thousand times, is called a, b, c, …
    """
    svg = re.sub(r"<!--.*?-->", "", svg)
    used = [name for name in NAME.findall(svg) if f"#{name}" in svg]
    svg = NAME.sub(lambda found: found[0] if found[1] in used else "", svg)
    short = {name: _letters(place) for place, name in enumerate(used)}
    svg = NAME.sub(lambda found: f' id="{short[found[1]]}"', svg)
    svg = re.sub(
        r"#([\w-]+)(?=[\")])", lambda name: "#" + short.get(name[1], name[1]), svg
    )
    return svg.replace("xlink:href", "href").replace(XLINK, "")


def _letters(place):
    """The name of the n-th shape: a to z, then ba, bb, …"""
    more, last = divmod(place, 26)
    return (_letters(more) if more else "") + chr(ord("a") + last)


def _in_one_line(svg):
    """A point of a path has a line of its own in matplotlib's SVG; that doubles it."""
    return re.sub(r"\s*\n\s*", " ", re.sub(r">\s+<", "><", svg)).strip()


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
