"""The bytes of a text become a sheet of cells: encoding, delimiter, blanks.

What can't be read raises `ChannelError`, which says file, line, what, the limit and
how to mend it.
"""

import csv
import io
import re
import unicodedata
from typing import NamedTuple

from viewcast.own_data.reader.dates import looks_like_day
from viewcast.own_data.reader.vocabulary import KNOWN

ENCODINGS = (
    *("cp1252", "gb18030", "big5", "cp932", "cp949"),
    *("cp1251", "cp1254", "cp1250"),
)
BLANK = " \t\r\n\xa0\u2007\u2009\u202f\u3000"
UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f"))  # also within dates
DIGIT = re.compile(r"(?![0-9])\d")  # of another script: ٢, ２
ROWS_AT_MOST = 400_000  # a row a day for a thousand years
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")


BINARY = "no text but a binary file; export the table as CSV"


class ChannelError(ValueError):
    """A file can't be read as a row a day; the message says why and what to do."""


class Row(NamedTuple):
    """A line of a file: its number, from 1, and its cells, without blanks around."""

    line: int
    cells: list


class Sheet(NamedTuple):
    """A table as it stands in a file: its name for messages, and its rows.

    Blank rows, comments and blank columns are left out; all rows have one length.
    """

    name: str
    rows: list


def stop(name, text, line=None):
    """Raise the error: file, line and what."""
    raise ChannelError(f"{name}{f', line {line}' if line else ''}: {text}")


def sheet(name, data):
    """The bytes of a text as a `Sheet`."""
    text = tidied(decoded(name, data))
    if max(map(text.count, "\r\n")) > ROWS_AT_MOST:
        stop(
            name,
            f"more lines than the limit of {ROWS_AT_MOST:,}, a thousand years of days; "
            "export the table by day",
        )
    if not text.strip(BLANK):
        stop(name, "empty; a file of days has a row for each day, such as 2021-02-26,5")
    rows = [row for row in _split(name, text) if any(row.cells) and not _is_remark(row)]
    if not rows:
        stop(name, "nothing but remarks; a row looks like 2021-02-26,5")
    _refuse_wide(name, rows)
    return Sheet(name, without_blanks(rows))


def decoded(name, data):
    """The text of the bytes: Unicode if it can be, else what makes known words.

    >>> decoded("a.csv", "日期,觀看次數".encode("big5"))
    '日期,觀看次數'
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        guesses = ["utf-16"]
    elif 10 * data[:200].count(0) > len(data[:200]):  # every other byte of digits is 0
        guesses = ["utf-16-le", "utf-16-be"]
    else:
        guesses = ["utf-8-sig"]
    texts = [text for e in guesses if (text := _try(data, e)) is not None]
    if not texts and guesses == ["utf-8-sig"]:
        texts = [text for e in ENCODINGS if (text := _try(data, e)) is not None]
    if not texts:
        stop(name, BINARY)
    text = max(texts, key=_plausible)
    _refuse_control(name, text)
    return text


def tidied(text):
    """The text without signs that can't be seen, each letter written in one way.

    >>> tidied("\u0662\u0666\u200f/\u0662"), len(tidied("e\u0301"))
    ('26/2', 1)
    """
    text = unicodedata.normalize("NFC", text.translate(UNSEEN))
    return DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def _refuse_control(name, text):
    """Refuse signs that no text has; a few of them are damage, many another format."""
    found = [sign.start() for sign in CONTROL.finditer(text)]
    if len(found) > len(text) / 100:
        stop(name, BINARY)
    if found:
        line = len((text[: found[0]] + ".").splitlines())
        stop(
            name,
            f"a sign that no text has (number {ord(text[found[0]])}); delete it, or "
            "export the table again",
            line,
        )


def _try(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausible(text):
    """How many known words and how many digits the start of a text has."""
    start = text[:5000].casefold()
    return sum(word in start for word in KNOWN), sum(c in "0123456789" for c in start)


def _split(name, text):
    """The rows by the delimiter that leaves most days in cells of their own."""
    delimiters = [d for d in ",;\t|" if d in text] or [","]
    delimiters.sort(key=text.count, reverse=True)
    tried = [_rows(text, delimiter) for delimiter in delimiters]
    rows = max((rows for rows, _ in tried), key=_days_and_width)
    stopped = [line for _, line in tried if line]
    if stopped and (len(stopped) == len(tried) or not _days_and_width(rows)[0]):
        stop(
            name,
            "a quotation mark that doesn't pair up, or a cell of more than "
            f"{csv.field_size_limit():,} signs",
            stopped[0],
        )
    return rows


def _rows(text, delimiter):
    """The rows of a text, and the line of the one at which they stop, or None."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    rows, line = [], 0
    try:
        for cells in reader:
            rows.append(Row(line + 1, [cell.strip(BLANK) for cell in cells]))
            line = reader.line_num
    except csv.Error:
        return [], line + 1
    return rows, None


def _lines(text):
    """The lines of a text, however they end."""
    return io.StringIO(text.removesuffix("\x1a"), newline=None)


def _days_and_width(rows):
    """How many rows hold a day beside something else; then how wide they are."""
    some = rows[:400]
    days = sum(len(r.cells) > 1 and any(map(looks_like_day, r.cells)) for r in some)
    return days, sum(len(row.cells) for row in some)


def without_blanks(rows):
    """The rows, all of one length, with the columns that say something."""
    width = max(len(row.cells) for row in rows)
    full = [row.cells + [""] * (width - len(row.cells)) for row in rows]
    used = [j for j in range(width) if any(cells[j] for cells in full)]
    return [
        Row(row.line, [cells[j] for j in used])
        for row, cells in zip(rows, full, strict=True)
    ]


def _refuse_wide(name, rows):
    """Refuse a row with more cells than the first: 2021-02-26,1,234 without quotes."""
    width = len(rows[0].cells)
    for row in rows:
        if any(row.cells[width:]):
            stop(
                name,
                f"more cells than in line {rows[0].line}; put quotation marks around "
                "numbers with commas, and delete lines above the header",
                row.line,
            )


def _is_remark(row):
    """Comments, and Excel's own line about the delimiter."""
    cell, *others = row.cells
    if cell == "#" and any(others):  # the name of a column of numbers
        return False
    return cell.startswith("#") or cell.lower().startswith("sep=")
