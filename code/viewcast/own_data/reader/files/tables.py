"""A file as it lies on a disk, small enough, and the tables in it."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from viewcast.own_data.reader.errors import ChannelError, stop
from viewcast.own_data.reader.files.archives import (
    GZIP,
    ZIP,
    gunzipped,
    is_table,
    unzipped,
)

LIMIT = 20_000_000  # bytes: a row a day for more than a thousand years


class Table(NamedTuple):
    """A text and its name for messages; inside: whether it stood in a zip."""

    name: str
    data: bytes
    inside: bool = False


def tables(path):
    """The texts of a file, each a `Table`: one, or those of a zip."""
    if re.match(r"\w+://", str(path)):
        stop(path, "an address; download the file, and name it as it lies on the disk")
    path = Path(str(path).strip().strip("\"'")).expanduser()
    name, data = path.name, read_bytes(path)
    if data.startswith(GZIP):
        data = gunzipped(name, data, LIMIT)
    if not data.startswith(ZIP):
        return [Table(name, data)]
    pairs = unzipped(name, data, LIMIT)
    return [Table(f"{name}, {inside}", text, True) for inside, text in pairs]


def read_bytes(path):
    """All bytes of a file of at most LIMIT bytes, which is checked before reading."""
    try:
        if path.is_dir():
            stop(path, "a folder; name the CSV file or the zip in it")
        if not path.exists():
            stop(path, f"no such file; {_where(path.absolute())}")
        size = path.stat().st_size
        if size > LIMIT:
            stop(
                path.name,
                f"{size / 1e6:,.0f} MB, above the limit of {LIMIT / 1e6:.0f} MB; a row "
                "a day needs far less: export the table by date, with fewer columns",
            )
        return path.read_bytes()
    except OSError as error:
        why = error.strerror
    raise ChannelError(f"{path.name[:80]}: can't be opened ({why})")


def _where(path):
    """Where a file was looked for, and what is there that may be meant."""
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {folder}"
    there = {p.name.casefold(): p.name for p in folder.iterdir() if p.is_file()}
    alike = get_close_matches(path.name.casefold(), there)
    tables = [name for name in sorted(there) if is_table(name) or name.endswith("zip")]
    names = ", ".join(repr(there[name]) for name in (alike or tables)[:3])
    return f"looked in {folder}" + f", where there is {names}" * bool(names)
