"""Your own log: a CSV file of YouTube Studio, or any file of a day and a number.

Whatever is harmless is simply read: any order of rows, any language, the usual
encodings, delimiters, separators of thousands and ways to write a day, a total row,
the zip as it was downloaded. All else raises `ChannelError`; nothing is guessed.
"""

from dataclasses import dataclass

import numpy as np

from viewcast.channel.columns import find_columns
from viewcast.channel.counts import NotANumberError, numbers
from viewcast.channel.dates import ORDERS, day, order
from viewcast.channel.days import FILLS, by_day
from viewcast.channel.files import tables
from viewcast.channel.texts import ChannelError, sheet, stop
from viewcast.views import Log

__all__ = ["Channel", "ChannelError", "read_channel"]


@dataclass(frozen=True, repr=False)
class Channel(Log):
    """A log that was read from a file; it shows itself as a note on what was read.

    views: (n,) counts, or floats where decimals were allowed; real: all False, for
    the lecture showed none of these days; filled: (n,) True where the file had no
    number; note: a sentence for the reader.
    """

    filled: np.ndarray
    note: str

    def __repr__(self):
        return self.note


def read_channel(path, fill=None, column=None, dates=None, decimals=None):
    """Read a file of days as a `Channel`, which is a `Log`.

    fill: None, or how to fill missing days (at most a tenth): "previous week", "linear"
    or "zero"; an empty cell is a missing day. column: name of the column to read, where
    it can't be known; dates: "day first" or "month first", where no row decides;
    decimals: "." or "," for numbers that aren't counts, such as sales.
    ChannelError says file, line, what is wrong, the limit, and how to mend it.
    """
    _allowed("fill", fill, tuple(FILLS))
    _allowed("dates", dates, ORDERS)
    _allowed("decimals", decimals, (".", ","))
    found, errors = [], []
    for name, data in tables(path):  # several in a zip: they agree where whole
        try:
            columns = find_columns(sheet(name, data), column)
            found.append(_read(columns, fill, dates, decimals))
        except ChannelError as error:
            errors.append((len(data.partition(b"\n")[0]), error))
    if not found:
        raise max(errors, key=lambda pair: pair[0])[1]  # of the widest table
    return max(found, key=lambda channel: len(channel.views))


def _read(columns, fill, dates, decimals):
    """The `Channel` in the rows of a sheet."""
    name, header, rows, date, value = columns
    try:
        first = order([(row.line, row.cells[date]) for row in rows], dates)
        days = [_day(name, row, date, first) for row in rows]
        full = [i for i, row in enumerate(rows) if row.cells[value]]
        lines = [rows[i].line for i in full]
        values = numbers([rows[i].cells[value] for i in full], decimals)
        found = by_day([days[i] for i in full], values, lines, fill)
    except ChannelError:
        raise
    except NotANumberError as error:
        stop(name, f"{header[value]}: {error}", lines[error.row])
    except ValueError as error:
        stop(name, error)
    return _channel(f"{name}: {header[value]}", found, fill)


def _day(name, row, date, first):
    try:
        return day(row.cells[date], first)
    except ValueError as error:
        stop(name, error, row.line)


def _channel(title, found, fill):
    """The `Channel` of what `by_day` found, with its note."""
    days, values, filled = found
    note = f"{title}, {len(days):,} days, {days[0]} to {days[-1]}"
    if filled.any():
        note += f"; {filled.sum()} missing days filled {FILLS[fill]}"
    if start := int((values > 0).argmax()):
        note += f"; the first {start} are 0"
    return Channel(days, values, np.zeros(len(days), bool), filled, note)


def _allowed(name, value, options):
    if value is not None and value not in options:
        raise ValueError(f"{name} is {value!r}, must be None or one of {options}")
