"""Whether the first row of a sheet names its columns."""

from viewcast.own_data.reader.counts import DECIMAL
from viewcast.own_data.reader.dates import looks_like_day
from viewcast.own_data.reader.vocabulary import DATES


def parted(rows):
    """The names of the columns in the first row, or [] if it holds data.

    A row with a day is data, and one with a number too, unless a word for a date stands
    beside it: shops and years are numbers, and columns are named by them.
    """
    cells = rows[0].cells
    if any(map(looks_like_day, cells)):
        return []
    numbers = any(DECIMAL.fullmatch(cell) for cell in cells)
    named = any(cell.casefold() in DATES for cell in cells)
    return [] if numbers and not named else cells
