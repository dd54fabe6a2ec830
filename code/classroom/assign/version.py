"""Which version of the book this is: the package's, and the commit of its clone."""

import functools
import subprocess
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from classroom.exercise.texts import CHAPTERS


@functools.cache
def version():
    """The book's version, "1.2" or, in a clone, "1.2, commit 149a7be0c1d2"."""
    try:
        said = installed("viewcast")
    except PackageNotFoundError:  # its code alone is on the path
        said = "unknown"
    commit = _commit(CHAPTERS.parent)
    return f"{said}, commit {commit}" if commit else said


def _commit(root):
    """The commit of a clone, with -dirty if files differ from it; "" if unknown."""
    if not (root / ".git").exists():  # another repository may hold the package
        return ""
    command = ["git", "-C", str(root), "describe", "--always", "--dirty", "--abbrev=12"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip()
