"""Pictures that move under the reader's fingers, on a page with no server behind it.

One JavaScript module a picture, in `js/`, in anywidget's protocol: it holds only the
arithmetic that must follow the finger. Python prepares its data and the still image
that stands in its place where scripts don't run.
"""

import hashlib
import json
import re
from html import escape
from pathlib import Path
from urllib.parse import quote

FOLDER = Path(__file__).with_name("js")
IMPORT = re.compile(r'^import [^;]*? from "\./(\w+)\.mjs";\n', re.M)
# No module but a script that runs at once: the picture stands before what follows it is
# laid out, so that nothing shifts.
HOST = """<div class="live-picture" data-live="{digest}">{still}</div>
<script>
(() => {{
const picture = (() => {{
{source}}})();
const values = {{ data: {data} }};
for (const el of document.querySelectorAll('[data-live="{digest}"]:not([data-on])')) {{
  el.dataset.on = "";
  const model = {{
    get: (key) => values[key],
    set: (key, value) => void (values[key] = value),
    save_changes() {{}}, on() {{}}, off() {{}}, send() {{}},
  }};
  const box = document.createElement("div");
  el.append(box);
  picture.render({{ model, el: box }});
  el.querySelector("img")?.remove(); // a page has it in <noscript>
}}
}})();
</script>
"""


class Live:
    """A live picture as a notebook and a page show it.

    name: of its module in `js/`; data: what the module needs, as JSON can hold it;
    still: the `Picture` that stands in its place where scripts don't run.
    """

    def __init__(self, name, data, still):
        self.name, self.data, self.still = name, data, still
        self.svg = still.svg()  # once: a second drawing may differ by a hair

    def __repr__(self):
        text = json.dumps(self.data).encode()
        digest = hashlib.sha256(text).hexdigest()[:12]
        return f"Live picture, data {digest}\n{self.still!r}"

    def _repr_mimebundle_(self, include=None, exclude=None):
        # "<" is written as \\u003c, so that no text can end the script.
        data = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))
        data = data.replace("<", "\\u003c")
        source = as_function(bundle(self.name))
        digest = hashlib.sha256((source + data).encode()).hexdigest()[:12]
        still = image(self.still, self.svg)
        html = HOST.format(digest=digest, still=still, source=source, data=data)
        return {
            "text/html": html,
            "image/svg+xml": self.svg,
            "text/plain": repr(self),
        }


def image(picture, svg):
    """An <img> that holds a `Picture` whole, with its alt text and size."""
    source = quote(svg, safe=" /:;,=()!?@'*+-.")
    width, height = (round(96 * side) for side in picture.figure.get_size_inches())
    return (
        f'<img alt="{escape(picture.alt)}" width="{width}" height="{height}" '
        f'src="data:image/svg+xml,{source}">'
    )


def bundle(name):
    """The source of a picture's module with all that it imports in front of it.

    One module that imports nothing: it runs from a file, a page or a notebook, and as
    the `_esm` of an `anywidget.AnyWidget` whose traits are `data` and `state`.
    """
    source = "".join(IMPORT.sub("", _source(each)) for each in _with_imports(name))
    return re.sub(r"^ *//.*\n", "", source, flags=re.M)


def as_function(module):
    """A module's source as the body of a function that returns its default export."""
    body = re.sub(r"^export (?!default)", "", module, flags=re.M)
    body = re.sub(r"^export default ", "return ", body, flags=re.M)
    if "</script" in body.lower() or "<!--" in body:
        raise ValueError("this module's source would end the script that it stands in")
    return body


def _with_imports(name):
    """The names of a module and of all that it imports, each once, in order of need."""
    before = [each for m in IMPORT.findall(_source(name)) for each in _with_imports(m)]
    return list(dict.fromkeys([*before, name]))


def _source(name):
    return (FOLDER / f"{name}.mjs").read_text("utf8")
