"""The column that holds the day, or columns that make one."""

import re
from itertools import islice, product

from viewcast.own_data.reader.dates import looks_like_day, looks_like_month
from viewcast.own_data.reader.dates.numbered import (
    PARTS_OF_A_DAY,
    counted_days,
    joined_days,
    unix_days,
)
from viewcast.own_data.reader.dates.written import lacks_year
from viewcast.own_data.reader.errors import listed, stop
from viewcast.own_data.reader.vocabulary import DATES

SAMPLE = 1000  # cells of a column that say what it holds
WRITTEN = "a date looks like 2021-02-26, 26.02.2021 or Feb 26, 2021"


def date_column(sheet, names, rows):
    """The names, the rows and the place of the column that holds the day.

    Days that stand in numbers are written out: names and rows are then changed.
    """
    _refuse_across(sheet.name, rows)
    width = range(len(names))
    found = [j for j in width if share(looks_like_day, rows, j) > 0.5]
    if len(found) > 1:  # a name that we know decides
        known = [j for j in found if names[j].casefold() in DATES]
        found = known if len(known) == 1 else found
    if len(found) == 1:
        return names, rows, found[0]
    if found:
        stop(
            sheet.name,
            f"{len(found)} columns of dates, {listed(names[j] for j in found)}, where "
            "one is needed; delete the others, or name it Date",
        )
    return _numbered(sheet, names, rows) or _refuse(sheet.name, names, rows)


def _refuse_across(name, rows):
    """Refuse a table whose days stand side by side, as a pivot table has them."""
    if sum(map(looks_like_day, rows[0].cells)) > len(rows):
        stop(
            name,
            "the days stand side by side, and each needs a row of its own; transpose "
            "the table in a spreadsheet (Paste special)",
            rows[0].line,
        )


def share(test, rows, j):
    """The share of a column's cells with something in them that pass a test."""
    full = list(islice((row.cells[j] for row in rows if row.cells[j]), SAMPLE))
    return sum(map(bool, map(test, full))) / max(len(full), 1)


def _numbered(sheet, names, rows):
    """Names, rows and place where the days stand in numbers, or None."""
    named = [j for j in range(len(names)) if names[j].casefold() in DATES]
    for j in named or range(len(names)):
        try:
            with_day = [row for row in rows if any(map(str.isdigit, row.cells[j]))]
            cells = [row.cells[j] for row in with_day]
            if len(cells) < len(rows) - 1 or not cells:  # all, but for a total
                continue
            days = unix_days(cells) or counted_days(cells, sheet.remarks)
        except ValueError as error:
            stop(sheet.name, error, with_day[0].line)
        if days:
            return names, _with_days(rows, (j,), dict(zip(cells, days, strict=True))), j
    return _joined(names, rows)


def _joined(names, rows):
    """Names, rows and place where year, month and day have a column each, or None."""
    width = range(len(names))
    fitting = [
        [j for j in width if share(test, rows, j) > 0.9] for test in PARTS_OF_A_DAY
    ]
    for places in product(*fitting):
        whole = [row for row in rows if all(row.cells[j] for j in places)]
        if len(set(places)) < 3 or len(whole) < len(rows) - 1:
            continue
        columns = [[row.cells[j] for row in whole] for j in places]
        if days := joined_days(*columns):
            keys = zip(*columns, strict=True)
            rows = _with_days(rows, places, dict(zip(keys, days, strict=True)))
            kept = [j for j in width if j not in places[1:]]
            names = ["Date" if j == places[0] else names[j] for j in kept]
            return names, rows, kept.index(places[0])
    return None


def _with_days(rows, places, days):
    """The rows with the day in the first of the places, and without the others."""
    written = []
    for row in rows:
        key = tuple(row.cells[j] for j in places)
        day = days.get(key if len(places) > 1 else key[0], key[0])
        cells = [day if j == places[0] else cell for j, cell in enumerate(row.cells)]
        cells = [cell for j, cell in enumerate(cells) if j not in places[1:]]
        written.append(row._replace(cells=cells))
    return written


def _refuse(name, names, rows):
    """Say why no column is one of dates, with a cell that isn't read as one."""
    width = range(len(names))
    if any(share(looks_like_month, rows, j) > 0.5 for j in width):
        stop(name, "a row a month, and a row a day is needed; export by day")
    likely = max(width, key=lambda j: _likeness(names, rows, j))
    row = next((row for row in rows if row.cells[likely]), rows[0])
    cell = row.cells[likely]
    if lacks_year(cell) and share(lacks_year, rows, likely) > 0.5:
        stop(name, f"{cell!r} has no year; write it whole: 2021-02-26", row.line)
    if re.fullmatch(r"[2-7]\d{4}(\.\d+)?", cell) and names[likely].casefold() in DATES:
        stop(
            name,
            f"{cell!r} is a spreadsheet's number for a day; format the column as a "
            "date there, such as 2021-02-26, and save again",
            row.line,
        )
    stop(
        name,
        f"no column of dates, where one is needed: {cell!r} in {names[likely]!r} is "
        f"none; the columns are {listed(names)}; {WRITTEN}",
        row.line,
    )


def _likeness(names, rows, j):
    """How likely a column was meant to hold days: by its name, then by its cells."""
    days = share(lambda cell: any(map(str.isdigit, cell)), rows, j)
    words = share(lambda cell: not cell.replace(".", "").isdigit(), rows, j)
    return names[j].casefold() in DATES, days * words, -j
