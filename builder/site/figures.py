"""Figures: alternative text from the drawing, room kept for them, loading when near."""

import re
from pathlib import Path
from xml.etree import ElementTree

import imagesize
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from builder.site.term_uses import above

LOG = logging.getLogger(__name__)
DESC = "{http://www.w3.org/2000/svg}desc"
NO_ALT = (
    "this figure has no alt text; return a Picture of viewcast.plots, or write "
    "![what it shows](…)"
)
STILL = re.compile(r'<img [^>]*src="data:image/svg[^>]*>')


class PlaceStills(SphinxPostTransform):
    """Give a live picture its still as a file, which only pages without scripts load.

    A notebook's HTML holds the still whole; its other form is the same drawing.
    """

    default_priority = 3  # before MyST-NB chooses among the forms of an output

    def run(self) -> None:
        for output in self.document.findall(nodes.container):
            if output.get("nb_element") == "mime_bundle":
                forms = {form["mime_type"]: form for form in output.children}
                if {"text/html", "image/svg+xml"} <= forms.keys():
                    place_still(forms["text/html"], forms["image/svg+xml"])


def place_still(html: nodes.container, drawing: nodes.container) -> None:
    """Put the drawing where a live picture's HTML has the same one as data."""
    text = html.astext()
    still, image = STILL.search(text), next(drawing.findall(nodes.image))
    if not still:
        return
    image["classes"].append("still")
    before, after = text[: still.start()], text[still.end() :]
    html.children = []
    html += nodes.raw("", f"{before}<noscript>", format="html")
    html += image.deepcopy()
    html += nodes.raw("", f"</noscript>{after}", format="html")


class DescribeFigures(SphinxPostTransform):
    """Give every image of a page its alternative text, and what the browser needs."""

    default_priority = 10  # after MyST-NB has chosen among the forms of an output

    def run(self) -> None:
        seen = 0
        for image in self.document.findall(nodes.image):
            file = Path(self.app.srcdir, image["uri"])
            image["alt"] = image.get("alt", "").strip() or description(file)
            if not image["alt"]:
                LOG.warning(NO_ALT, location=place(image))
            image["html"] = size(file) | ({"loading": "lazy"} if seen else {})
            seen += "still" not in image["classes"]


def place(image: nodes.image) -> nodes.Node:
    """Return the image, or what holds it, whichever tells its line."""
    return next((node for node in [image, *above(image)] if node.line), image)


def description(file: Path) -> str:
    """Return the text of a drawing's <desc>; empty for other pictures."""
    if file.suffix != ".svg":
        return ""
    return " ".join(ElementTree.parse(file).getroot().findtext(DESC, "").split())


def size(file: Path) -> dict[str, int | str]:
    """Return the picture's own width and height in pixels, if it tells them.

    They must be whole. The exact ratio beside them keeps what follows where it is when
    the picture arrives.
    """
    width, height = imagesize.get(file)
    if height <= 0:
        return {}
    ratio = f"aspect-ratio: {width:g} / {height:g}"
    return {"width": round(width), "height": round(height), "style": ratio}


def visit_image(translator: HTML5Translator, image: nodes.image) -> None:
    """Write the <img> as Sphinx does, with our attributes before its own."""
    HTML5Translator.visit_image(translator, image)
    ours = "".join(f'{name}="{value}" ' for name, value in image["html"].items())
    tag = translator.body[-1].replace("<img ", f'<img decoding="async" {ours}', 1)
    translator.body[-1] = tag
