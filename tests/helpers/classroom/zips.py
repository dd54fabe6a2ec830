"""Zips as an LMS gives them, and as nobody should: notebooks, entries, names."""

import json
import zipfile

from classroom.collect.archive import entries
from classroom.collect.submission import SubmissionError

OLD, NEW = (2024, 5, 1, 12, 0, 0), (2024, 5, 2, 12, 0, 0)


def notebook(*codes, mark=None):
    """The bytes of a notebook of these cells; mark: whom it was handed out to."""
    cells = [{"cell_type": "code", "source": [code]} for code in codes or ("1",)]
    metadata = {"classroom": {"student": mark}} if mark is not None else {}
    return json.dumps({"cells": cells, "metadata": metadata}, indent=3).encode()


def entry(name, when=OLD, mode=0):
    """The ZipInfo of a file of this name, time and mode."""
    info = zipfile.ZipInfo(name, when)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = mode << 16
    return info


def pack(path, files):
    """A zip of (name or ZipInfo, bytes), in this order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files:
            packed.writestr(name if not isinstance(name, str) else entry(name), data)
    return path


def renamed(path, raw):
    """A zip with one file by a name of these bytes."""
    stand_in = b"x" * len(raw)
    pack(path, [(stand_in.decode(), notebook())])
    path.write_bytes(path.read_bytes().replace(stand_in, raw))
    return path


def overwritten(path, at, value, entry=0):
    """Put other bytes into the zip's record of an entry."""
    data, found = bytearray(path.read_bytes()), -1
    for _ in range(entry + 1):
        found = data.index(b"PK\x01\x02", found + 1)
    data[found + at : found + at + len(value)] = value
    path.write_bytes(data)


def read(source):
    """What comes of each file: name → its bytes, or the reason against them."""
    found = {}
    with entries(source, source.parent / "submissions") as files:
        for file in files:
            try:
                found[file.name] = file.notebook()
            except SubmissionError as error:
                found[file.name] = str(error)
    return found
