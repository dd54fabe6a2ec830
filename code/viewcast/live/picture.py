"""Pictures that move under the reader's fingers, on a page with no server behind it.

One JavaScript module a picture, in `js/`, in anywidget's protocol: it holds only the
arithmetic that must follow the finger. Python prepares its data and the still image
that stands in its place where scripts don't run.
"""

import json
from hashlib import sha256

from viewcast.live.bundle import mark, script

# The form that holds a picture's module and data, for whoever puts the script in.
LIVE = "application/vnd.viewcast.live+json"


class Live:
    """A live picture as a running notebook shows it; `stored` is what a file keeps.

    name: of its module in `js/`; data: what the module needs, as JSON can hold it;
    still: the `Picture` that stands in its place where scripts don't run.
    """

    def __init__(self, name, data, still):
        self.name, self.data, self.still = name, data, still
        self.svg = still.svg()  # once: a second drawing may differ by a hair

    def __repr__(self):
        text = json.dumps(self.data).encode()
        digest = sha256(text).hexdigest()[:12]
        return f"Live picture, data {digest}\n{self.still!r}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        # Who only reads what is stored needs nothing that draws:
        from viewcast.plots.figure.picture import image

        # As one text: a notebook would give every number in a list its own line.
        data = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))
        held = {"name": self.name, "data": data}
        place = f'<div class="live-picture" data-live="{mark(**held)}">'
        still = f"{place}{image(self.still, self.svg)}</div>\n"
        return {
            LIVE: held,
            "text/html": still + script(**held),
            "text/plain": repr(self),
        }


def stored(forms):
    """An output's forms {mime type: content} as a file keeps them: without a script.

    JupyterLab shows no SVG of a notebook that it doesn't trust, but an <img> in HTML.
    """
    if LIVE not in forms:
        return forms
    return forms | {"text/html": forms["text/html"].partition("<script>")[0]}
