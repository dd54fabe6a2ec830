"""What stands above a table's header and below its last day, in exports of all kinds.

App Store Connect writes the app's name and the period above, YouTube Studio a sentence
below a table that it cut off, others their source.
"""

import re

from viewcast.own_data.reader.dates import looks_like_day
from viewcast.own_data.reader.vocabulary import DATES, TOTALS

SAMPLE = 100  # rows in which the table is looked for
FOOTERS_AT_MOST = 20
NUMBER = re.compile(r"[-+−]?\d[\d., '%]*")


def from_header(rows):
    """The rows from the header on, where lines of other kinds stand above it."""
    date = _date_column(rows[:SAMPLE])
    first = next((i for i, row in enumerate(rows[:SAMPLE]) if _holds(row, date)), 0)
    above = [i for i in range(first) if _is_header(rows[i].cells, date)]
    if above:
        return rows[max(above, key=lambda i: (_rank(rows[i].cells[date]), i)) :]
    titles = all(sum(map(bool, row.cells)) == 1 for row in rows[:first])
    return rows[first:] if titles else rows


def up_to_last_day(rows):
    """The rows up to the last with a day or a number; and those of words below it."""
    end = len(rows)
    while len(rows) - end < FOOTERS_AT_MOST and end > 1 and _is_words(rows[end - 1]):
        end -= 1
    above = [cell for row in rows[max(end - 2, 0) : end] for cell in row.cells]
    return (rows[:end], rows[end:]) if any(map(is_day, above)) else (rows, [])


def _date_column(rows):
    """The place at which most of the rows have a day."""
    days = [j for row in rows for j, c in enumerate(row.cells) if is_day(c)]
    return max(sorted(set(days)), key=days.count, default=0)


def _holds(row, date):
    """Whether a row holds a day in its place, and something else."""
    cells = row.cells
    return (
        len(cells) > max(date, 1) and is_day(cells[date]) and sum(map(bool, cells)) > 1
    )


def _is_header(cells, date):
    """Whether a row names columns: a word beside the day's place, and no number."""
    words = [c for j, c in enumerate(cells) if j != date and any(map(str.isalpha, c))]
    if not words or len(cells) <= date or any(map(_is_data, cells)):
        return False
    return cells[date].casefold() not in TOTALS


def _rank(cell):
    """How much a cell above the days looks like their column's name: 2, 1 or 0."""
    return 2 if cell.casefold() in DATES else int(cell[:1] not in ("", "("))


def _is_words(row):
    """Whether a row has words, and neither a day nor a number."""
    full = list(filter(None, row.cells))
    return any(map(str.isalpha, "".join(full))) and not any(map(_is_data, full))


def is_day(cell):
    """Whether a cell is written as a day is, the shortest as 1/2/23."""
    return len(cell) > 5 and looks_like_day(cell)


def _is_data(cell):
    return bool(NUMBER.fullmatch(cell)) or is_day(cell)
