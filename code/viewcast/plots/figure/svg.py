"""A figure as an SVG whose bytes repeat, with its title and alt text inside."""

import io
import re
from hashlib import sha256
from xml.sax.saxutils import escape

CLIP = re.compile(r'<clipPath id="(\w+)">(.*?)</clipPath>', re.DOTALL)
MARK = re.compile(r'<use xlink:href="#(\w+)"[^>]*? style="([^"]*)"/>')
OPENING = re.compile(r"<svg([^>]*)>")


def as_svg(figure, title, alt):
    """A figure as SVG text; title and alt stand in it as <title> and <desc>."""
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    svg = file.getvalue()
    svg = _name_clips(_round_coordinates(svg[svg.index("<svg") :]))
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", _style_once(svg), flags=re.S)
    words = f"<title>{escape(title)}</title>\n <desc>{escape(alt)}</desc>"
    return OPENING.sub(lambda tag: f'<svg{tag[1]} role="img">\n {words}', svg, count=1)


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
