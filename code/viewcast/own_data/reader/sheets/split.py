"""A text becomes rows of cells: the delimiter, quotation marks, remarks."""

import csv
import io
from itertools import islice
from typing import NamedTuple

from viewcast.own_data.reader.dates import YEARS, looks_like_day
from viewcast.own_data.reader.errors import stop
from viewcast.support.csv_lines import UnpairedQuoteError, numbered

BLANK = " \t\r\n\xa0\u2007\u2009\u202f\u3000"
SAMPLE = 400  # rows that show the delimiter
ROWS_AT_MOST = 366 * (YEARS[1] - YEARS[0] + 1) * 3 // 2  # no row a day has more
COLUMNS_AT_MOST = 1000


class Row(NamedTuple):
    """A line of a file: its number, from 1, and its cells, without blanks around."""

    line: int
    cells: list


def split(name, text):
    """The delimiter that leaves most days in cells of their own, and the rows by it.

    Blank rows and remarks are left out; rows beyond ROWS_AT_MOST aren't read.
    """
    delimiters = [d for d in ",;\t|" if d in text] or [","]
    delimiters.sort(key=text.count, reverse=True)
    samples = {d: _days_and_width(_rows(name, text, d, SAMPLE)[0]) for d in delimiters}
    delimiters.sort(key=samples.get, reverse=True)
    stopped = []
    for delimiter in delimiters:
        rows, line = _rows(name, text, delimiter)
        if not line and (samples[delimiter][0] or not stopped):
            return delimiter, rows
        stopped += [line] if line else []
    stop(
        name,
        "a quotation mark that doesn't pair up or has more behind it than a comma, "
        f"semicolon or tab, or a cell of more than {csv.field_size_limit():,} signs",
        stopped[0],
    )


def _rows(name, text, delimiter, most=None):
    """The rows of a text, at most so many, and the line at which they stop, or None."""
    rows = []
    try:
        for line, cells in islice(numbered(_lines(text), delimiter), most):
            cells = [cell.strip(BLANK) for cell in cells]
            if any(cells) and not _is_remark(cells):
                rows.append(Row(line, cells))
                _refuse_many(name, rows[-1], most)
            if len(rows) > ROWS_AT_MOST:
                break
    except UnpairedQuoteError as error:
        return [], error.line
    return rows, None


def _refuse_many(name, row, sample):
    if len(row.cells) > COLUMNS_AT_MOST and not sample:
        stop(
            name,
            f"{len(row.cells):,} cells in a row, above the limit of "
            f"{COLUMNS_AT_MOST:,}; export fewer columns, a day and a number",
            row.line,
        )


def _lines(text):
    """The lines of a text, however they end."""
    return io.StringIO(text.removesuffix("\x1a"), newline=None)


def _days_and_width(rows):
    """How many rows hold a day beside something else; then how wide they are."""
    days = sum(
        len(row.cells) > 1 and any(map(looks_like_day, row.cells[:COLUMNS_AT_MOST]))
        for row in rows
    )
    return days, sum(len(row.cells) for row in rows)


def _is_remark(cells):
    """Comments, and Excel's own line about the delimiter."""
    cell = cells[0]
    # A column's name; or a day for which Excel's column was too narrow.
    if not cell.strip("#") and any(cells[1:]):
        return False
    return cell.startswith("#") or cell[:4].lower() == "sep="
