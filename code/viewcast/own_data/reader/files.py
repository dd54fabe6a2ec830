"""A file as it lies on a disk, small enough, and a zip's tables without unpacking."""

import io
import re
import zipfile
import zlib
from difflib import get_close_matches
from pathlib import Path

from viewcast.own_data.reader.errors import ChannelError, stop

LIMIT = 20_000_000  # bytes: a row a day for more than a thousand years
SPREADSHEET = (
    "a spreadsheet (Excel, LibreOffice), which this can't read; open it and save the "
    "sheet as CSV (File, Save as, CSV UTF-8)"
)


# All that a damaged archive makes zipfile raise:
NOT_A_ZIP = zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError


def tables(path):
    """The texts of a file, as pairs of name and bytes: one, or those of a zip."""
    if re.match(r"\w+://", str(path)):
        stop(path, "an address; download the file, and name it as it lies on the disk")
    path = Path(str(path).strip().strip("\"'")).expanduser()
    data = read_bytes(path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        stop(path.name, SPREADSHEET)
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return [(path.name, data)]
    return [(f"{path.name}, {name}", text) for name, text in unpacked(path, data)]


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
    tables = [name for name in sorted(there) if _is_table(name) or name.endswith("zip")]
    names = ", ".join(repr(there[name]) for name in (alike or tables)[:3])
    return f"looked in {folder}" + f", where there is {names}" * bool(names)


def unpacked(path, data):
    """The CSV files of a zip, as pairs of name and bytes; nothing is written."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            names = [info.filename for info in infos]
            if "content.xml" in names or any(n.startswith("xl/") for n in names):
                stop(path.name, SPREADSHEET)
            tables = [info for info in infos if _is_table(info.filename)]
            if sum(info.file_size for info in tables) > LIMIT:
                stop(path.name, f"unpacks to more than the limit, {LIMIT / 1e6:.0f} MB")
            pairs = [(Path(i.filename).name, archive.read(i)) for i in tables]
    except ChannelError:
        raise
    except NOT_A_ZIP as error:
        raise ChannelError(
            f"{path.name}: a zip that can't be opened ({error}); unpack it and read "
            "the CSV file in it"
        ) from None
    if not pairs:
        held = ", ".join(names[:5]) or "nothing"
        stop(path.name, f"a zip without a CSV file; it holds {held}")
    return pairs


def _is_table(name):
    path = Path(name)
    hidden = name.startswith("__MACOSX") or path.name.startswith(".")
    return path.suffix.lower() in (".csv", ".tsv", ".txt") and not hidden
