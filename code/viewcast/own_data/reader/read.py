"""Your own log: a CSV file of YouTube Studio, or any file of a day and a number.

Whatever is harmless is simply read: any order of rows, any language, the usual
encodings, delimiters, separators of thousands and ways to write a day, a total row,
the zip as it was downloaded. All else raises `ChannelError`; nothing is guessed.
"""

from os import PathLike
from typing import NamedTuple

import numpy as np

from viewcast.own_data.channel import FILLS, Channel
from viewcast.own_data.reader.columns import find_columns
from viewcast.own_data.reader.counts import DECIMALS, NotANumberError, Written, numbers
from viewcast.own_data.reader.dates import ORDERS, day, order
from viewcast.own_data.reader.days import by_day
from viewcast.own_data.reader.errors import ChannelError, stop
from viewcast.own_data.reader.files import tables
from viewcast.own_data.reader.sheets import sheet
from viewcast.own_data.reader.vocabulary import VIEWS

__all__ = ["Channel", "ChannelError", "read_channel"]


def read_channel(path, fill=None, column=None, dates=None, **written):
    """Read a file of days as a `Channel`, which is a `Log`.

    fill: None, or how to fill missing days (at most a tenth): "previous week", "linear"
    or "zero"; an empty cell is a missing day. column: name of the column to read, where
    it can't be known; dates: "day first" or "month first", where no row decides.
    written: how numbers are, where they aren't counts: decimals="." or decimals="," for
    sales, say, or decimals="none" where 12.345 is a whole number; below_zero=True for
    what may be below 0, such as subscribers gained less lost.
    ChannelError says file, line, what is wrong, the limit, and how to fix it.
    """
    names = {"path": path, "column": "" if column is None else column}
    for name, value in names.items():
        if not isinstance(value, str | PathLike):
            raise TypeError(f"{name} is {value!r}, must be a name in quotation marks")
    _allowed("fill", fill, tuple(FILLS))
    _allowed("dates", dates, ORDERS)
    for name in written.keys() - set(Written._fields):
        raise TypeError(f"no option is called {name!r}; see help(read_channel)")
    written = Written(**written)
    _allowed("decimals", written.decimals, DECIMALS)
    _allowed("below_zero", written.below_zero, (True, False))
    options = {"fill": fill, "dates": dates, "written": written}
    return _best([_attempt(*table, column, options) for table in tables(path)])


class Attempt(NamedTuple):
    """What came of one table of a file: a `Channel`, or the error against it.

    wanted: whether it is the table that was asked for, or one of views; width: bytes of
    its first line.
    """

    wanted: bool
    width: int
    channel: Channel | None = None
    error: ChannelError | None = None


def _attempt(name, data, column, options):
    """What comes of one table, a name and its bytes."""
    wanted, width = False, len(data.partition(b"\n")[0])
    try:
        columns = find_columns(sheet(name, data), column)
        wanted = column is not None or columns.title.casefold() in VIEWS
        return Attempt(wanted, width, channel=_read(columns, **options))
    except ChannelError as error:
        return Attempt(wanted, width, error=error)


def _best(attempts):
    """The channel of the most days among the tables that were wanted, or of all.

    ChannelError of the widest table if no table that was wanted could be read, or no
    table at all, or if two tables don't agree.
    """
    wanted = [attempt for attempt in attempts if attempt.wanted] or attempts
    channels = [attempt.channel for attempt in wanted if attempt.channel]
    if not channels:
        raise max(wanted, key=lambda attempt: attempt.width).error
    best = max(channels, key=lambda channel: (~channel.filled).sum())
    for other in channels:
        _same(best, other)
    return best


def _same(one, other):
    """Refuse two tables of a zip that don't agree on the days which both have."""
    days, i, j = np.intersect1d(one.dates, other.dates, return_indices=True)
    known = ~(one.filled[i] | other.filled[j])
    for k in np.flatnonzero(known & (one.views[i] != other.views[j]))[:1]:
        raise ChannelError(
            f"two tables differ on {days[k]}: {one.views[i[k]]:,} in {one.title}, "
            f"{other.views[j[k]]:,} in {other.title}; unpack the zip and read the one "
            "that you want"
        )


def _read(columns, fill, dates, written):
    """The `Channel` in the rows of a sheet."""
    name, _, rows, date, value = columns
    try:
        first = order([(row.line, row.cells[date]) for row in rows], dates)
        days = [_day(name, row, date, first) for row in rows]
        full = [i for i, row in enumerate(rows) if row.cells[value]]
        lines = [rows[i].line for i in full]
        if columns.title.casefold() in VIEWS and written.decimals is None:
            written = written._replace(decimals="none")  # views are counted
        values = numbers([rows[i].cells[value] for i in full], *written)
        found = by_day([days[i] for i in full], values, lines, fill)
    except ChannelError:
        raise
    except NotANumberError as error:
        stop(name, f"{columns.title}: {error}", lines[error.row])
    except ValueError as error:
        stop(name, error)
    days, values, filled = found
    real = np.zeros(len(days), bool)
    return Channel(days, values, real, filled, f"{name}: {columns.title}", fill)


def _day(name, row, date, first):
    try:
        return day(row.cells[date], first)
    except ValueError as error:
        stop(name, error, row.line)


def _allowed(name, value, options):
    if value is not None and value not in options:
        raise ValueError(f"{name} is {value!r}, must be None or one of {options}")
