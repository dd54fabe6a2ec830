"""How a spreadsheet saved a table: its encoding, its separator, the cells of its lines.

Excel writes what its country writes: semicolons where a comma stands in numbers, and
letters in the code page of its Windows, which no file tells.
"""

import io
import re
from typing import NamedTuple

from classroom.marks.errors import MarksError
from classroom.text import clean
from viewcast.support.csv_lines import UnpairedQuoteError, numbered

LARGEST = 20 * 2**20  # bytes
PAGES = ("cp1252", "gb18030", "cp1250", "cp1251", "big5", "shift_jis", "cp949")
PAIR = re.compile(rb"([\x81-\xfe])[\x40-\xfe]")


class Saved(NamedTuple):
    """A table as it was found; lines: (number, cells) of those that aren't blank."""

    lines: list
    delimiter: str
    encoding: str
    data: bytes


def read_saved(file, names):
    """The Saved of a file; MarksError if it holds none; names: some to know it by."""
    data = file.read_bytes()
    fix = f"save it as CSV in UTF-8, or put {file.name} elsewhere: a new one is made"
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise MarksError(f"{file} is a workbook or a zip: {fix}")
    if len(data) > LARGEST:
        raise MarksError(f"{file} is larger than {LARGEST // 2**20} MB: {fix}")
    text, encoding = _decoded(data, names)
    if not text.strip() or "\0" in text:
        raise MarksError(f"{file} holds no table: {fix}")
    delimiter = delimiter_of(text)
    try:
        lines = list(numbered(io.StringIO(text, newline=""), delimiter))
    except UnpairedQuoteError as error:
        raise MarksError(
            f"{file}, line {error.line}: {error.reason}; look for a quote that isn't "
            "closed"
        ) from None
    lines = [(number, cells) for number, cells in lines if any(map(clean, cells))]
    return Saved(lines, delimiter, encoding, data)


def delimiter_of(text):
    """What separates the cells of a table: the commonest of three in its first line."""
    top = next(filter(str.strip, text.splitlines()), "")
    return max(",;\t", key=re.sub(r'"[^"]*"', "", top).count)


def _decoded(data, names):
    """(text, encoding): by its first signs, as UTF-8, or in the likeliest code page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    found = []
    for page in ("utf-8-sig", *PAGES):
        try:
            text = data.decode(page)
        except UnicodeDecodeError:
            continue
        if page == "utf-8-sig":
            return text, page
        chinese = page == "gb18030" and _is_chinese(data)
        found.append((sum(name in text for name in names), chinese, text, page))
    best = max(found, key=lambda one: one[:2], default=(0, 0, "", "utf-8-sig"))
    return best[2:]


def _is_chinese(data):
    """Whether most pairs of bytes are common Chinese signs, which GB puts first.

    >>> _is_chinese("很好".encode("gbk")), _is_chinese("Größe".encode("cp1252"))
    (True, False)
    """
    leads = [pair[0] for pair in PAIR.findall(data)]
    return 2 * sum(0xA1 <= lead <= 0xD7 for lead in leads) > len(leads)
