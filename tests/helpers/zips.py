"""Zips as an LMS gives them, and as nobody should: notebooks, entries, names."""

import json
import zipfile

OLD = (2024, 5, 1, 12, 0, 0)


def notebook(text="1", mark=None):
    metadata = {"classroom": {"student": mark}} if mark is not None else {}
    cell = {"cell_type": "code", "source": [text]}
    return json.dumps({"cells": [cell], "metadata": metadata}, indent=3).encode()


def entry(name, when=OLD, mode=0):
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
