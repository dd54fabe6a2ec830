"""Your own log: a CSV file of YouTube Studio, or any file of a day and a number.

Whatever is harmless is simply read: any order of rows, any language, the usual
encodings, delimiters, separators of thousands and ways to write a day, a total row,
the zip as it was downloaded. All else raises `ChannelError`; nothing is guessed.
"""

from dataclasses import replace
from os import PathLike

import numpy as np

from viewcast.own_data.channel import FILLS, Channel
from viewcast.own_data.reader.choose import (
    MAY_BE_CUT,
    Attempt,
    best,
    is_cut,
    refuse_cut_off,
    told_below,
)
from viewcast.own_data.reader.columns import find_columns
from viewcast.own_data.reader.counts import DECIMALS, NotANumberError, Written
from viewcast.own_data.reader.dates import ORDERS
from viewcast.own_data.reader.days import by_day
from viewcast.own_data.reader.errors import ChannelError, CutOffError, stop
from viewcast.own_data.reader.files import refuse_other_kinds, tables
from viewcast.own_data.reader.series import (
    days_of,
    is_nothing,
    numbers_of,
    told_nothing,
)
from viewcast.own_data.reader.sheets import sheet
from viewcast.own_data.reader.vocabulary import VIEWS

__all__ = ["Channel", "ChannelError", "read_channel"]


def read_channel(path, fill=None, column=None, dates=None, **written):
    """Read a file of days as a `Channel`, which is a `Log`.

    fill: None, or how to fill missing days: "previous week" or "linear", at most a
    tenth of all, or "zero", at most half; an empty cell, or NA, is a missing day.
    column: name of the column to read, where it can't be known, also as a number, such
    as 1984; dates: "day first", "month first" or "year first", where no row decides
    and where years have two digits.
    written: how numbers are, where they aren't counts: decimals="." or decimals="," for
    sales, say, or decimals="none" where 12.345 is a whole number; below_zero=True for
    what may be below 0, such as subscribers gained less lost.
    ChannelError says file, line, what is wrong, the limit, and how to fix it.
    """
    column = str(column) if type(column) is int else column
    names = {"path": path, "column": "" if column is None else column}
    for name, value in names.items():
        if not isinstance(value, str | PathLike):
            raise TypeError(f"{name} is {value!r}, must be a name in quotation marks")
    for name in written.keys() - set(Written._fields):
        raise TypeError(f"no option is called {name!r}; see help(read_channel)")
    written = Written(**written)
    _allowed("fill", fill, tuple(FILLS))
    _allowed("dates", dates, ORDERS)
    _allowed("decimals", written.decimals, DECIMALS)
    _allowed("below_zero", written.below_zero, (True, False))
    options = {"fill": fill, "dates": dates, "written": written}
    found = tables(path)
    attempts = [_attempt(table, column, options) for table in found]
    return best(attempts, zipped=found[0].inside)


def _attempt(table, column, options):
    """What comes of one `Table`: an `Attempt`."""
    name, data, _ = table
    wanted, views, width, n_cells = False, False, len(data.partition(b"\n")[0]), 0
    try:
        refuse_other_kinds(name, data)
        cells = sheet(name, data, column)
        n_cells = len(cells.rows[0].cells)
        columns = find_columns(cells, column)
        views = columns.title.casefold() in VIEWS
        wanted = column is not None or views
        refuse_cut_off(columns, cells.below)
        channel = _read(columns, **options)
        channel = replace(channel, told=channel.told + told_below(cells.below))
        return Attempt(wanted, views, width, n_cells, channel)
    except ChannelError as error:
        return Attempt(wanted, views, width, n_cells, error=error)


def _read(columns, fill, dates, written):
    """The `Channel` in the rows of a sheet."""
    name, _, rows, date, value = columns
    days = days_of(name, [(row.line, row.cells[date]) for row in rows], dates)
    cells = [row.cells[value] for row in rows]
    full = [i for i, cell in enumerate(cells) if not is_nothing(cell)]
    lines = [rows[i].line for i in full]
    if columns.title.casefold() in VIEWS and written.decimals is None:
        written = written._replace(decimals="none")  # views are counted
    try:
        values = numbers_of([cells[i] for i in full], written)
        found = by_day([days[i] for i in full], values, lines, fill)
    except NotANumberError as error:
        stop(name, f"{columns.title}: {error}", lines[error.row])
    except ValueError as error:
        said = f"{error}{told_nothing(cells)}"
        if is_cut([days[i] for i in full]):
            raise CutOffError(f"{name}: {said}{MAY_BE_CUT}") from None
        stop(name, said)
    days, values, filled = found
    real, title = np.zeros(len(days), bool), f"{name}: {columns.title}"
    return Channel(days, values, real, filled, title, fill, told_nothing(cells))


def _allowed(name, value, options):
    if value is not None and value not in options:
        raise ValueError(f"{name} is {value!r}, must be None or one of {options}")
