"""The scripts of laboratories: what all of them need, once, and what each has alone.

Both are plain scripts, for a page opened as a file loads no module. The shared one is a
function that gives its names; a worker begins with its text.
"""

import re
from functools import cache
from posixpath import dirname, join, normpath

from viewcast.live import bundle

SHARED = ("../laboratories/fields", "../training/training")  # and what they import
USERS = ("../laboratories/network", "../laboratories/plane", bundle.WORKER)
NAMES = re.compile(r'^import \{([^}]*)\} from "(\.[\w./]*)\.mjs";\n', re.M)
PARTS = """self.laboratoryLog = {log};
self.laboratoryParts ??= () => {{
{source}return {{ {names} }};
}};
"""
OWN = """(() => {{
const open = (() => {{
{source}}})();
const data = {{ ...laboratoryLog, ...{data} }};
const places = document.querySelectorAll("[data-laboratory={name}]:not([data-on])");
for (const el of places) {{
  el.dataset.on = "";
  open(el, data);
}}
}})();
"""


def shared(log):
    """The script that a page loads before the one of any laboratory; log: JSON text."""
    names = sorted({name for user in USERS for name in _needs(_alone(user))})
    source = bundle.as_function(bundle.joined(_parts()))
    return PARTS.format(log=log, source=source, names=", ".join(names))


def laboratory(name, data):
    """The script that opens a laboratory wherever the page has a place for it.

    name: of a module in `laboratories/`, whose default export draws into an element
    what it is given; data: JSON text of what it knows beside the log.
    """
    source = _body(f"../laboratories/{name}")
    return OWN.format(source=source, data=data, name=name)


def worker():
    """The source of the worker that trains, but for the shared script."""
    return f"(() => {{\n{_body(bundle.WORKER)}}})()(self);\n"


def _body(name):
    alone = _alone(name)
    names = ", ".join(sorted(_needs(alone)))
    source = bundle.as_function(bundle.joined(alone))
    return f"const {{ {names} }} = laboratoryParts();\n{source}"


@cache
def _parts():
    """The names of the shared modules, in order of need."""
    modules = [each for name in SHARED for each in bundle.with_imports(name)]
    return list(dict.fromkeys(modules))


def _alone(name):
    """A module and what it imports, without what is shared."""
    return [each for each in bundle.with_imports(name) if each not in _parts()]


def _needs(modules):
    """What modules import by name from the shared ones."""
    found = set()
    for module in modules:
        for names, path in NAMES.findall(bundle.source(module)):
            if normpath(join(dirname(module), path)) in _parts():
                found |= {name.strip() for name in names.split(",") if name.strip()}
    return found
