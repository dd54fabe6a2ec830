"""The paths of files in what an LMS gives: how they are spelled, what they say.

A path in it is only a name, and is never one to write to.
"""

import re
from contextlib import suppress
from unicodedata import normalize

from classroom.text import is_chinese

NOTEBOOK = re.compile(r"\.ipynb(\.json|\.txt)?$", re.I)  # some browsers add to it
ZIP = re.compile(r"\.zip$", re.I)
JUNK = {"__macosx", "thumbs.db", "desktop.ini"}
GRADESCOPE = "submission_metadata.yml"  # its list, which says whose each folder is
INDEX = "index.html"  # of all files, which Brightspace adds


def parts(path):
    """The parts of a file's path, without those that only lead elsewhere.

    >>> parts("../a\\\\b.ipynb")
    ['a', 'b.ipynb']
    """
    steps = re.split(r"[/\\]", path)
    return [step for step in steps if step not in ("", ".", "..")] or [path]


def is_ignored(path):
    """Whether a path is of the LMS or the system, such as an index or a hidden file."""
    steps = parts(path)
    junk = any(part.startswith(".") or part.lower() in JUNK for part in steps)
    return junk or path == INDEX


def wrong_ending(path):
    """Why a file isn't read, as its name tells, or ""."""
    if NOTEBOOK.search(path) or ZIP.search(path) or parts(path)[-1] == GRADESCOPE:
        return ""
    return "no notebook: its name must end in .ipynb"


def spellings(name, is_utf8):
    """A zip entry's path: as its flag says, else in the encodings it may be in."""
    try:
        raw = name.encode("utf-8" if is_utf8 else "cp437")  # what zipfile read it as
    except UnicodeEncodeError:  # later Pythons read a field that says it better
        return (normalize("NFC", name),)
    western = ["cp437", "cp1252"]
    others = ["gb18030", *western] if is_chinese(raw) else [*western, "gb18030"]
    spelled = list(_decoded(raw, ["utf-8"])) or _decoded(raw, others)
    return tuple(dict.fromkeys(normalize("NFC", text) for text in spelled))


def _decoded(raw, encodings):
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            yield raw.decode(encoding)
