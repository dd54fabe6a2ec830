"""Figures, live ones too: what a notebook stores is made whole when a page is read."""

import re
from base64 import b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from viewcast.live import bundle
from viewcast.live.picture import LIVE

IMAGE = re.compile(r'<img [^>]*src="data:image/svg\+xml;base64,([^"]*)">')
SCRIPTS = "live_scripts"  # in a page's metadata: which ones it was made with


def complete_figures(app: Sphinx, page: str, text: list[str]) -> None:
    """Have a notebook's figures as drawings, live ones with their script.

    Sphinx calls this when it reads a page.
    """
    if not app.env.doc2path(page).endswith(".ipynb"):
        return
    notebook = nbformat.reads(text[0], as_version=nbformat.NO_CONVERT)
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", ())]
    for forms in (output.data for output in outputs if "data" in output):
        if LIVE in forms:
            app.env.metadata[page][SCRIPTS] = digest()
        complete(forms)
    text[0] = nbformat.writes(notebook, version=nbformat.NO_CONVERT)


def complete(forms: dict[str, Any]) -> None:
    """Give a figure's forms its drawing, and a live one its script."""
    held, html = forms.pop(LIVE, None), forms.get("text/html", "")
    image = IMAGE.search(html)
    if not image or not (held or image[0] == html):  # a table, say
        return
    forms["image/svg+xml"] = b64decode(image[1]).decode()
    if held:
        forms["text/html"] += bundle.script(**held)
    else:
        del forms["text/html"]


def with_old_scripts(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """The pages whose live pictures have other scripts by now; Sphinx calls this."""
    now = digest()
    return [page for page, of in env.metadata.items() if of.get(SCRIPTS, now) != now]


def digest() -> str:
    """What is another one after any change of a script."""
    files = [Path(bundle.__file__), *sorted(bundle.FOLDER.parent.rglob("*.mjs"))]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


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
    still, image = IMAGE.search(text), next(drawing.findall(nodes.image))
    if not still:
        return
    image["classes"].append("still")
    before, after = text[: still.start()], text[still.end() :]
    html.children = []
    html += nodes.raw("", f"{before}<noscript>", format="html")
    html += image.deepcopy()
    html += nodes.raw("", f"</noscript>{after}", format="html")
