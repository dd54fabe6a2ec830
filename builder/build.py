"""Build the site once a line on standard input says that all notebooks are made.

What Jupyter Book imports takes longer than most builds, and is imported before.
"""

import contextlib
import gc
import os
import sys
from importlib import import_module
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
LATE = ("myst_nb.sphinx_ext", "myst_parser.parsers.sphinx_", "bs4", "fastjsonschema")
STRICT = ["-W", "--keep-going", "-n", "-q"]


def load() -> None:
    """Import Jupyter Book, the extensions of the book, and what these import late."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
    extensions = config["sphinx"]["config"]["extensions"]
    for name in ["jupyter_book.sphinx", *extensions, *LATE]:
        import_module(name)
    for name in sys.modules["sphinx.application"].builtin_extensions:
        import_module(name)


def build() -> None:
    """Build the site, a strict build; exits with 1 if it fails."""
    from jupyter_book.cli.main import main

    gc.freeze()
    gc.disable()  # documents are circles, and all are kept until the end
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
        main(["build", str(ROOT), *STRICT])


if __name__ == "__main__":
    load()
    if not sys.stdin.readline():
        sys.exit(1)  # what makes them has said why it failed
    build()
