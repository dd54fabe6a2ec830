"""The bytes of a text become a sheet of cells: delimiter, rows, blanks.

What can't be read raises `ChannelError`, which says file, line, what, the limit and
how to fix it.
"""

import csv
import io
from typing import NamedTuple

from viewcast.own_data.reader.dates import looks_like_day
from viewcast.own_data.reader.encodings import decoded, tidied
from viewcast.own_data.reader.errors import stop
from viewcast.support.csv_lines import UnpairedQuoteError, numbered

BLANK = " \t\r\n\xa0\u2007\u2009\u202f\u3000"
ROWS_AT_MOST = 400_000  # a row a day for a thousand years


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
    rows = []
    try:
        for line, cells in numbered(_lines(text), delimiter):
            rows.append(Row(line, [cell.strip(BLANK) for cell in cells]))
    except UnpairedQuoteError as error:
        return [], error.line
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
