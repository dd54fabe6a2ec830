"""The bytes of a text as a `Sheet`: a table without what stands around it."""

from typing import NamedTuple

from viewcast.own_data.reader.encodings import decoded, tidied
from viewcast.own_data.reader.errors import stop
from viewcast.own_data.reader.sheets.edges import from_header, up_to_last_day
from viewcast.own_data.reader.sheets.split import BLANK, Row, split
from viewcast.own_data.reader.sheets.thousands import refuse_parted, refuse_wide

LINES_AT_MOST = 400_000  # a row a day for a thousand years


class Sheet(NamedTuple):
    """A table as it stands in a file: its name for messages, and its rows.

    Blank rows, comments and blank columns are left out; all rows have one length.
    below: the rows of words that stood below the table.
    """

    name: str
    rows: list
    below: list
    remarks: tuple = ()


def sheet(name, data, column=None):
    """The bytes of a text as a `Sheet`; column: the name asked for, which must come."""
    text = tidied(decoded(name, data, column))
    if max(map(text.count, "\r\n")) > LINES_AT_MOST:
        stop(
            name,
            f"more lines than the limit of {LINES_AT_MOST:,}, a thousand years of "
            "days; export the table by day",
        )
    if not text.strip(BLANK):
        stop(name, "empty; a file of days has a row for each day, such as 2021-02-26,5")
    delimiter, rows = split(name, text)
    if not rows:
        stop(name, "nothing but remarks; a row looks like 2021-02-26,5")
    rows, below = up_to_last_day(from_header(rows))
    rows = refuse_wide(name, rows)
    rows = refuse_parted(name, rows) if delimiter == "," else rows
    remarks = tuple(line for line in text.splitlines()[:50] if line.startswith("#"))
    return Sheet(name, without_blanks(rows), below, remarks)


def without_blanks(rows):
    """The rows, all of one length, with the columns that say something."""
    lengths = {len(row.cells) for row in rows}
    width = max(lengths)
    if len(lengths) > 1:
        rows = [
            Row(line, [*cells, *[""] * (width - len(cells))]) for line, cells in rows
        ]
    used = [j for j in range(width) if any(row.cells[j] for row in rows)]
    if len(used) == width:
        return rows
    return [Row(line, [cells[j] for j in used]) for line, cells in rows]
