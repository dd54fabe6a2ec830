"""The JavaScript of a live picture: one script, made of the modules in `js/`.

A page and a running notebook get it with the picture. A stored notebook doesn't hold
it, so no change of it changes a notebook. The worker that trains a network beside a
page is made in the same way, of the modules in `training/`.
"""

import json
import re
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath

FOLDER = Path(__file__).with_name("js")
TRAINING = FOLDER.with_name("training")
IMPORT = re.compile(r'^import [^;]*? from "(\.[\w./]*)\.mjs";\n', re.M)
# No module but a script that runs at once: the picture stands before what follows it is
# laid out, so that nothing shifts.
SCRIPT = """<script>
(() => {{
const picture = (() => {{
{source}}})();
const values = {{ data: {data} }};
for (const el of document.querySelectorAll('[data-live="{mark}"]:not([data-on])')) {{
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

# Nor is a laboratory's: a page opened as a file loads no module.
LABORATORY = """(() => {{
const open = (() => {{
{source}}})();
const data = {{ ...{data}, worker: {worker} }};
const places = document.querySelectorAll("[data-laboratory={name}]:not([data-on])");
for (const el of places) {{
  el.dataset.on = "";
  open(el, data);
}}
}})();
"""


def script(name, data):
    """The <script> that makes a picture move wherever its mark stands.

    name: of a module in `js/`; data: JSON text.
    """
    # "<" is written as \\u003c, so that no text can end the script.
    escaped = data.replace("<", "\\u003c")
    source = as_function(bundle(name, FOLDER))
    return SCRIPT.format(source=source, data=escaped, mark=mark(name, data))


def mark(name, data):
    """What tells a picture's place on a page from others'; its code has no part in it.

    >>> mark("loss", "{}")
    '68d01d9f9c89'
    """
    return sha256(f"{name} {data}".encode()).hexdigest()[:12]


def bundle(name, folder=FOLDER):
    """The source of a module in a folder with all that it imports in front of it.

    One module that imports nothing: it runs from a file, a page or a notebook, and as
    the `_esm` of an `anywidget.AnyWidget` whose traits are `data` and `state`.
    """
    source = "".join(
        IMPORT.sub("", _source(each, folder)) for each in _with_imports(name, folder)
    )
    return re.sub(r"^ *//.*\n", "", source, flags=re.M)


def worker():
    """The source of the worker that trains, one script, which a page gives a Blob."""
    return f"(() => {{\n{as_function(bundle('worker', TRAINING))}}})()(self);\n"


def laboratory(name, data):
    """The script that opens a laboratory wherever the page has a place for it.

    name: of a module in `laboratories/`, whose default export draws into an element
    what it is given, data with the worker's source; data: JSON text of an object.
    """
    source = as_function(bundle(name, FOLDER.with_name("laboratories")))
    worker_text = json.dumps(worker())
    return LABORATORY.format(source=source, data=data, worker=worker_text, name=name)


def as_function(module):
    """A module's source as the body of a function that returns its default export."""
    body = re.sub(r"^export (?!default)", "", module, flags=re.M)
    body = re.sub(r"^export default ", "return ", body, flags=re.M)
    if "</script" in body.lower() or "<!--" in body:
        raise ValueError("this module's source would end the script that it stands in")
    return body


def _with_imports(name, folder):
    """The names of a module and of all that it imports, each once, in order of need."""
    named = IMPORT.findall(_source(name, folder))
    paths = (normpath(join(dirname(name), path)) for path in named)
    before = [each for path in paths for each in _with_imports(path, folder)]
    return list(dict.fromkeys([*before, name]))


def modules():
    """The files of all modules: of the pictures, and what they share."""
    return sorted(FOLDER.rglob("*.mjs"))


def _source(name, folder):
    return (folder / f"{name}.mjs").read_text("utf8")
