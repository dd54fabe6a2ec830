"""Which column holds the day and which the number, by what stands in them."""

from typing import NamedTuple

from viewcast.own_data.reader.columns.date_column import date_column
from viewcast.own_data.reader.columns.header import parted
from viewcast.own_data.reader.columns.total_row import without_total
from viewcast.own_data.reader.columns.value_column import (
    refuse_parted,
    refuse_titles,
    value_column,
)
from viewcast.own_data.reader.dates import looks_like_day
from viewcast.own_data.reader.errors import stop
from viewcast.own_data.reader.vocabulary import PUBLISHED


class Columns(NamedTuple):
    """A sheet with its columns known: name, header, rows, and their places.

    rows: those with a day or a word in its place; date, value: numbers of columns.
    """

    name: str
    header: list
    rows: list
    date: int
    value: int

    @property
    def title(self):
        """The name of the column that holds the number."""
        return self.header[self.value]


def find_columns(sheet, column=None):
    """Which column holds the day and which the number: `Columns`.

    column: the name of the column to read, or None where it is to be known.
    """
    name, header = sheet.name, parted(sheet.rows)
    rows = sheet.rows[1:] if header else sheet.rows
    if not rows:
        stop(name, "a header and no row below it; export a period with days")
    if len(rows[0].cells) < 2:
        stop(
            name,
            "one column only; needed are a day and a number in each row, with a comma, "
            "a semicolon or a tab between them",
        )
    names = header or [f"column {j + 1}" for j in range(len(rows[0].cells))]
    names, rows, date = date_column(sheet, names, rows)
    by_video = names[date].casefold() in PUBLISHED
    if column is None or by_video or not _unique(rows, date):
        refuse_titles(name, names, rows, date)
    value = value_column(name, names, rows, (date, column))
    refuse_parted(name, header and names, rows, value)
    rows = without_total(rows, date, value)
    if not header:
        _refuse_unknown_header(name, rows[0], date)
    return Columns(name, names, rows, date, value)


def _unique(rows, date):
    """Whether no day comes twice."""
    days = [row.cells[date] for row in rows]
    return len(set(days)) == len(days)


def _refuse_unknown_header(name, row, date):
    """Refuse a first row of a word and numbers: a header, or a day that is lost."""
    word = row.cells[date]
    if word and not looks_like_day(word) and not any(map(str.isdigit, word)):
        stop(
            name,
            f"{word!r} is no date that can be read; if this line names the columns, "
            "write Date in its place, else 2021-02-26",
            row.line,
        )
