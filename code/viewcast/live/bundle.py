"""The JavaScript of a live picture: one script, made of the modules in `js/`.

A page and a running notebook get it with the picture. A stored notebook doesn't hold
it, so no change of it changes a notebook. The worker that trains a network beside a
page is made in the same way, of the modules in `training/`.
"""

import re
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, join, normpath

FOLDER = Path(__file__).with_name("js")
WORKER = "../training/worker"  # seen from there
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
    return joined(with_imports(name, folder), folder)


def joined(names, folder=FOLDER):
    """The source of modules one after another, without their imports and comments."""
    together = "".join(IMPORT.sub("", source(name, folder)) for name in names)
    return re.sub(r"^ *//.*\n", "", together, flags=re.M)


def worker(name=WORKER, folder=FOLDER):
    """The source of a worker that trains, one script, which a page gives a Blob."""
    return f"(() => {{\n{as_function(bundle(name, folder))}}})()(self);\n"


def as_function(module):
    """A module's source as the body of a function that returns its default export."""
    body = re.sub(r"^export (?!default)", "", module, flags=re.M)
    body = re.sub(r"^export default ", "return ", body, flags=re.M)
    if "</script" in body.lower() or "<!--" in body:
        raise ValueError("this module's source would end the script that it stands in")
    return body


def with_imports(name, folder=FOLDER):
    """The names of a module and of all that it imports, each once, in order of need."""
    named = IMPORT.findall(source(name, folder))
    paths = (normpath(join(dirname(name), path)) for path in named)
    before = [each for path in paths for each in with_imports(path, folder)]
    return list(dict.fromkeys([*before, name]))


def modules():
    """The files of all modules: of the pictures, and what they share."""
    return sorted(FOLDER.rglob("*.mjs"))


def source(name, folder=FOLDER):
    """What stands in a module's file."""
    return (folder / f"{name}.mjs").read_text("utf8")
