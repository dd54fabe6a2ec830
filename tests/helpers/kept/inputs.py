"""The key of a module of tests: all that can change what comes of it."""

import hashlib
import os
import subprocess
import sys
from importlib.metadata import distributions

from builder.pdf.chromium import CHROMIUM
from tests.helpers.kept.hook.sitecustomize import ROOT, is_input, reads

VARIABLES = (
    *("BOOK_", "JUPYTER", "LANG", "LC_", "MKL_", "MPL", "OMP_", "OPENBLAS_", "PIP_"),
    *("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTHON", "TZ"),
)
TOOLS = [CHROMIUM, "--version"], ["bwrap", "--version"], ["node", "--version"]
TOOLS += ["make", "--version"], ["fc-list"]


def stamps():
    """Each input's path below the root, with what changes whenever it is written."""
    found = {}
    for folder, folders, files in os.walk(ROOT):
        below = os.path.relpath(folder, ROOT) + "/"
        below = "" if below == "./" else below
        folders[:] = [name for name in folders if is_input(below + name)]
        for name in filter(is_input, (below + name for name in files)):
            if os.path.isfile(path := os.path.join(ROOT, name)):
                at = os.stat(path)
                found[name] = at.st_ino, at.st_size, at.st_mtime_ns, at.st_ctime_ns
    return found


def keys(names, arguments):
    """The key of each module of tests among the inputs; arguments: of the run."""
    digests = {name: digest(name) for name in sorted(names)}
    shared = repr((surroundings(), arguments)).encode()
    found = {}
    for module in digests:
        if module.endswith((".py", ".ipynb")):
            key = hashlib.sha256(shared + module.encode())
            for name in digests:
                if reads(module, name):
                    key.update(name.encode() + digests[name])
            found[module] = key.hexdigest()
    return found


def digest(name):
    with open(os.path.join(ROOT, name), "rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def surroundings():
    """What isn't in the repository: the machine, its tools, packages and variables."""
    packages = sorted(f"{found.name} {found.version}" for found in distributions())
    variables = {k: v for k, v in os.environ.items() if k.startswith(VARIABLES)}
    machine = sys.version, sys.prefix, os.uname()[2:], os.cpu_count(), os.geteuid()
    return packages, sorted(variables.items()), machine, [*map(says, TOOLS)]


def says(command):
    try:
        return subprocess.run(command, capture_output=True).stdout
    except (OSError, TypeError):  # it isn't here
        return None
