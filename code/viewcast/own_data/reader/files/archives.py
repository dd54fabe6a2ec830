"""The tables of a zip or gzip, in memory, with a limit on what they unpack to."""

import io
import zipfile
import zlib
from pathlib import Path

from viewcast.own_data.reader.errors import ChannelError, stop
from viewcast.own_data.reader.files.kinds import NUMBERS, SPREADSHEET

# All that a damaged archive makes zipfile raise:
NOT_A_ZIP = zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError
ZIP, GZIP = (b"PK\x03\x04", b"PK\x05\x06"), b"\x1f\x8b"


def unzipped(name, data, limit):
    """The CSV files of a zip, as pairs of name and bytes; nothing is written."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _refuse_spreadsheet(name, [info.filename for info in infos])
            tables = [info for info in infos if is_table(info.filename)]
            if sum(info.file_size for info in tables) > limit:
                _stop_large(name, limit)
            pairs = [(Path(i.filename).name, archive.read(i)) for i in tables]
    except ChannelError:
        raise
    except NOT_A_ZIP as error:
        raise ChannelError(
            f"{name}: a zip that can't be opened ({error}); unpack it and read the "
            "CSV file in it"
        ) from None
    if not pairs:
        held = ", ".join([info.filename for info in infos][:5]) or "nothing"
        stop(name, f"a zip without a CSV file; it holds {held}")
    return pairs


def gunzipped(name, data, limit):
    """What a file of gzip holds: all of its parts, at most `limit` bytes."""
    whole = b""
    try:
        while data.startswith(GZIP):
            part = zlib.decompressobj(wbits=31)  # gzip's own header
            whole += part.decompress(data, limit + 1 - len(whole))
            if len(whole) > limit:
                _stop_large(name, limit)
            if not part.eof:
                raise EOFError("it ends too early")
            data = part.unused_data
    except (zlib.error, EOFError) as error:
        raise ChannelError(
            f"{name}: a file of gzip that can't be unpacked ({error}); download it "
            "again"
        ) from None
    return whole


def _refuse_spreadsheet(name, names):
    if any(inside.startswith("Index/") or inside == "Index.zip" for inside in names):
        stop(name, NUMBERS)
    if "content.xml" in names or any(n.startswith("xl/") for n in names):
        stop(name, SPREADSHEET)


def _stop_large(name, limit):
    stop(
        name,
        f"unpacks to more than the limit, {limit / 1e6:.0f} MB; a row a day needs far "
        "less: export the table by date, with fewer columns",
    )


def is_table(name):
    path = Path(name)
    hidden = name.startswith("__MACOSX") or path.name.startswith(".")
    return path.suffix.lower() in (".csv", ".tsv", ".txt") and not hidden
