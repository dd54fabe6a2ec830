"""Which column holds the day and which the number, by what stands in them."""

import re
from typing import NamedTuple

from viewcast.own_data.reader.counts import DECIMAL
from viewcast.own_data.reader.dates import looks_like_day, looks_like_month
from viewcast.own_data.reader.encodings import tidied
from viewcast.own_data.reader.errors import stop
from viewcast.own_data.reader.vocabulary import DATES, TOTALS, VIEWS

SAMPLE = 1000  # cells of a column that say what it holds


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
    """Which column holds the day and which the number: `Columns`."""
    rows = sheet.rows
    header = [] if _has_data(rows[0].cells) else rows[0].cells
    rows = rows[1:] if header else rows
    if not rows:
        stop(sheet.name, "a header and no row below it; export a period with days")
    if len(rows[0].cells) < 2:
        stop(sheet.name, "one column only; needed are a day and a number in each row")
    names = header or [f"column {j + 1}" for j in range(len(rows[0].cells))]
    date = _date_column(sheet.name, names, rows)
    _refuse_titles(sheet.name, names, rows, date)
    value = _value_column(sheet.name, names, rows, date, column)
    _refuse_parted(sheet.name, header, rows, value)
    return Columns(sheet.name, names, _without_total(rows, date, value), date, value)


def _has_data(cells):
    """Whether a first row is no header: it holds a day, or a number."""
    return any(looks_like_day(cell) or DECIMAL.fullmatch(cell) for cell in cells)


def _date_column(name, names, rows):
    """The one column in which at least half of the cells are days."""
    columns = list(zip(*(row.cells for row in rows), strict=True))
    found = [
        j for j, cells in enumerate(columns) if _share(looks_like_day, cells) > 0.5
    ]
    if len(found) > 1:  # a name that we know decides
        known = [j for j in found if names[j].casefold() in DATES]
        found = known if len(known) == 1 else found
    if len(found) == 1:
        return found[0]
    if not found and any(_share(looks_like_month, cells) > 0.5 for cells in columns):
        stop(name, "a row a month, and a row a day is needed; export by day")
    if found:
        stop(
            name,
            f"{len(found)} columns of dates, {_list([names[j] for j in found])}, where "
            "one is needed; delete the others, or name it Date",
        )
    stop(
        name,
        f"no column of dates, where one is needed; the columns are {_list(names)}; a "
        "date looks like 2021-02-26",
    )


def _refuse_titles(name, names, rows, date):
    """Refuse a table by video: there a text names each row, and days aren't days."""
    for j, cells in enumerate(zip(*(row.cells for row in rows), strict=True)):
        words = {cell for cell in cells if sum(map(str.isalpha, cell)) > 2}
        views = names[j].casefold() in VIEWS
        if j != date and not views and len(rows) > 14 and len(words) > 0.9 * len(rows):
            stop(
                name,
                f"the column {names[j]!r} names each row, as in a table by video; "
                "choose the date in YouTube Studio and export again (a column of "
                "remarks: delete it)",
            )


def _value_column(name, names, rows, date, column):
    """The column asked for, or with a known name, or the only one beside the day."""
    others = [j for j in range(len(names)) if j != date]
    others = [j for j in others if names[j]] or others  # an index has no name
    folded = [title.casefold() for title in names]
    if column is not None:
        wanted = tidied(column).strip().casefold()
        found = [j for j in others if folded[j] == wanted]
    else:
        found = [j for j in others if folded[j] in VIEWS] or others
    if len(found) == 1:
        return found[0]
    if found and len({folded[j] for j in found}) == 1:
        stop(name, f"{len(found)} columns are named {names[found[0]]!r}; rename one")
    asked = "" if column is None else f"no column {column!r}; "
    numbers = [j for j in others if DECIMAL.fullmatch(rows[-1].cells[j])] or others
    stop(
        name,
        f"{asked}which column is to be read? There are "
        f'{_list([names[j] for j in others])}; say column="{names[numbers[0]]}"',
    )


def _refuse_parted(name, header, rows, value):
    """Refuse 1,234 without quotation marks, of which only the 1 would be read."""
    if value + 1 == len(rows[0].cells):
        return
    beside = [(row.line, row.cells[value + 1]) for row in rows if row.cells[value + 1]]
    thousands = all(re.fullmatch(r"\d{3}", cell) for _, cell in beside)
    if not header[value + 1] if header else thousands:
        stop(
            name,
            "a cell beside the number and no name above it; put quotation marks around "
            "numbers with commas, or name the column",
            beside[0][0],
        )


def _without_total(rows, date, value):
    """The rows but a first or last one that has no day: the total, or nothing."""
    for place in (0, -1):
        if len(rows) > 1 and _is_total(rows[place].cells, rows, date, value):
            rows = rows[1:] if place == 0 else rows[:-1]
    return rows


def _is_total(cells, rows, date, value):
    """No day in the row, and a known word, or as much as half of all days together."""
    word = cells[date].casefold()
    if word in TOTALS:
        return True
    if any(map(str.isdigit, word)) or not any(map(str.isdecimal, cells[value])):
        return not word  # a row of units, or of nothing
    everything = sum(_rough(row.cells[value]) for row in rows)  # itself included
    return _rough(cells[value]) >= everything / 3


def _rough(text):
    """The digits of a text as one number: enough to recognise a sum."""
    return int("".join(filter(str.isdecimal, text))[:30] or 0)


def _share(test, cells):
    """The share of the cells with something in them that pass a test."""
    full = [cell for cell in cells if cell][:SAMPLE]
    return sum(map(test, full)) / max(len(full), 1)


def _list(names):
    return ", ".join(repr(name) for name in names)
