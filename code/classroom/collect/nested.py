"""Zips that students hand in: the notebooks in them, within limits."""

import io
import zipfile
from dataclasses import replace
from functools import partial

from classroom.collect.paths import NOTEBOOK, ZIP
from classroom.collect.submission import SubmissionError
from classroom.text import clean

MOST_PACKED = 20 * 2**20  # bytes of a student's zip
MOST_INSIDE, MOST_UNPACKED = 200, 100 * 2**20  # files in it, and their bytes
DEEPEST = 2  # zips in one another


def inside(entry, of_zip, depth=0):
    """The notebooks in a student's zip, as entries; any other entry alone.

    of_zip: makes an entry of a file in a zip. A zip that can't be read, or holds no
    notebook, is one entry that says so. What else lies in it isn't reported.
    """
    if entry.problem or not ZIP.search(entry.spellings[0]):
        return [entry]
    try:
        entries = _entries(entry, of_zip)
    except Exception as error:  # a damaged file can make zipfile raise anything
        reason = f"{entry.where} that can't be read ({clean(str(error))[:100]})"
        return [replace(entry, problem=f"a zip inside the {reason}")]
    found = [e for e in entries if NOTEBOOK.search(e.spellings[0])]
    if depth + 1 < DEEPEST:
        zips = [e for e in entries if ZIP.search(e.spellings[0])]
        deeper = [each for e in zips for each in inside(e, of_zip, depth + 1)]
        found += [each for each in deeper if not each.problem]
    none = f"a zip inside the {entry.where}, and no notebook (.ipynb) in it"
    return found or [replace(entry, problem=none)]


def _entries(entry, of_zip):
    with zipfile.ZipFile(io.BytesIO(entry.raw(MOST_PACKED))) as packed:
        infos = packed.infolist()
        size = sum(info.file_size for info in infos)
        if len(infos) > MOST_INSIDE or size > MOST_UNPACKED:
            raise SubmissionError(
                f"{len(infos)} files of {size // 2**20} MB; at most {MOST_INSIDE} of "
                f"{MOST_UNPACKED // 2**20} MB are opened"
            )
        each = [(info, of_zip(packed, info)) for info in infos]
    return [_placed(entry, info, inner) for info, inner in each if inner]


def _placed(entry, info, inner):
    """An entry of a zip inside, with the path and the time of the zip before its own.

    The zip is read again for each: all of them together would be too much to keep.
    """
    paths = [f"{a}/{b}" for a in entry.spellings for b in inner.spellings]
    return replace(
        inner,
        spellings=tuple(paths),
        time=entry.time,
        inner_time=inner.time,
        open=partial(_open, entry, info),
    )


def _open(entry, info):
    return zipfile.ZipFile(io.BytesIO(entry.raw(MOST_PACKED))).open(info)
