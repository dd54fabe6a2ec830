"""Figures: alternative text from the drawing, room kept for them, loading when near."""

from pathlib import Path
from xml.etree import ElementTree

import imagesize
from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from builder.site.doctree import above

LOG = logging.getLogger(__name__)
DESC = "{http://www.w3.org/2000/svg}desc"
NO_ALT = (
    "this figure has no alt text; return a Picture of viewcast.plots, or write "
    "![what it shows](…)"
)


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
    """The image, or what holds it, whichever tells its line."""
    return next((node for node in [image, *above(image)] if node.line), image)


def description(file: Path) -> str:
    """The text of a drawing's <desc>; empty for other pictures."""
    if file.suffix != ".svg":
        return ""
    return " ".join(ElementTree.parse(file).getroot().findtext(DESC, "").split())


def size(file: Path) -> dict[str, int | str]:
    """The picture's own width and height in pixels, if it tells them.

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
