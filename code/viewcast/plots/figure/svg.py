"""A figure as an SVG whose bytes repeat, with its title and alt text inside."""

import io
import re
from hashlib import sha256
from xml.sax.saxutils import escape

CLIP = re.compile(r'<clipPath id="(\w+)">(.*?)</clipPath>', re.DOTALL)
MARK = re.compile(r'<use xlink:href="#(\w+)"[^>]*? style="([^"]*)"/>')
PATH = re.compile(r' d="([^"]*)"')
STEP = re.compile(r"[A-Za-z]|[-+.\de]+")  # of a path: a command, or a number
OPENING = re.compile(r"<svg([^>]*)>")


def as_svg(figure, title, alt):
    """A figure as SVG text; title and alt stand in it as <title> and <desc>."""
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    svg = file.getvalue()
    svg = _name_clips(_round_coordinates(svg[svg.index("<svg") :]))
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", _style_once(svg), flags=re.S)
    words = f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>"
    svg = OPENING.sub(lambda tag: f'<svg{tag[1]} role="img">{words}', svg, count=1)
    return _without_names(_in_one_line(PATH.sub(_terse_path, svg)))


def _terse(path):
    """A path as SVG lets it be written: no command twice, no space that isn't needed.

    >>> _terse("M 1 2 L 3 -4 L 5 6 Q 1 1 2 2 z ")
    'M1 2 3-4 5 6Q1 1 2 2z'
    """
    terse, before = "", ""
    for step in STEP.findall(path):
        if step.isalpha():
            implied = step == before or (before, step) == ("M", "L")
            before, step = step, "" if implied and step != "M" else step
        elif terse[-1:].isdigit() and step[0] != "-":
            terse += " "
        terse += step
    return terse


def _terse_path(attribute):
    return f' d="{_terse(attribute[1])}"'


def _without_names(svg):
    """matplotlib's names go, unless something refers to them, and so do its remarks."""
    used = set(re.findall(r"#([\w-]+)", svg))
    svg = re.sub(r"<!--.*?-->", "", svg)
    return re.sub(r' id="([^"]*)"', lambda i: i[0] if i[1] in used else "", svg)


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
