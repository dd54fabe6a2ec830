"""Where the book lives: in which repository, at which address, if that is known.

BOOK_REPOSITORY (owner/name) and BOOK_URL (an address) tell; if they are not set, what
the learners' notebooks were made with last stays.
"""

import os
import re
from typing import NamedTuple

import nbformat

from builder.text.places import ROOT, BookError

FOLDER = ROOT / "notebooks"


class Home(NamedTuple):
    """The book's repository, owner/name, and its site's address; empty if unknown."""

    repository: str
    site: str


def home() -> Home:
    """Where the book lives: as the environment says, or as it was last."""
    made = {}
    for file in sorted(FOLDER.glob("*.ipynb")):
        made = nbformat.read(file, nbformat.NO_CONVERT).metadata.get("book", {})
    repository = os.environ.get("BOOK_REPOSITORY", made.get("repository", ""))
    site = os.environ.get("BOOK_URL", made.get("site", ""))
    if not re.fullmatch(r"([\w.-]+/[\w.-]+)?", repository):
        raise BookError(f"BOOK_REPOSITORY is owner/name, not {repository!r}")
    if not re.fullmatch(r"(https?://[^\s()]+)?", site):
        raise BookError(f"BOOK_URL is an address (https://...), not {site!r}")
    return Home(repository, site.rstrip("/"))
