"""Numbers such as 1,234 without quotation marks, which their own comma cuts in two."""

import re
from itertools import islice, pairwise

from viewcast.own_data.reader.errors import stop
from viewcast.own_data.reader.sheets.edges import is_day
from viewcast.own_data.reader.sheets.split import Row

GROUP, START = re.compile(r"\d{3}"), re.compile(r"[1-9]\d{0,2}")
GROUPS_AT_LEAST = 10  # different ones: a column of codes has few


def refuse_wide(name, rows):
    """The rows, none of which has more cells than the first: else `ChannelError`.

    Google Analytics writes "Grand total" beyond its columns, in a first or last row
    without a day; it is left out, though it is no sum: people come on several days.
    """
    width, kept = len(rows[0].cells), []
    for row in rows:
        extra = "".join(row.cells[width:])
        if extra and (any(map(str.isdigit, extra)) or _has_day(row.cells)):
            stop(
                name,
                f"more cells than in line {rows[0].line}; put quotation marks around "
                f"cells with commas, {_line_of_names(rows, width)}",
                row.line,
            )
        if not extra:
            kept.append(row)
        elif row not in (rows[1], rows[-1]):
            kept.append(Row(row.line, row.cells[:width]))
    return kept


def _line_of_names(rows, width):
    """What else to do where rows are wider than the first, which is to name columns.

    R's write.table has no name for the row's number, which stands before the day.
    """
    numbered = all(
        len(row.cells) == width + 1 and row.cells[0].isdigit() and is_day(row.cells[1])
        for row in rows[1:]
    )
    return (
        f"or name all columns in line {rows[0].line}"
        if numbered
        else ("and delete lines above the header")
    )


def refuse_parted(name, rows):
    """The rows, where commas part only cells: else `ChannelError`.

    The comma within a number makes its row longer than others, even where the last
    column is empty; or, where all numbers have one, it leaves groups such as 034.
    """
    width, start = _named(rows[0].cells), 1
    days = [row for row in rows[start:] if _has_day(row.cells)]
    for row in days:
        if any(cell.isdigit() for cell in row.cells[width:]):
            stop(
                name,
                "a cell beside the number and no name above it; put quotation marks "
                "around numbers with commas, or name the column",
                row.line,
            )
    longer = [row for row in days if len(row.cells) > len(rows[0].cells)]
    parted = longer if len(longer) < len(days) else []
    for row in filter(_may_be_parted, parted):
        _stop_parted(name, row, "more commas than in other lines")
    for j in range(width - 1):
        row = _first_of_groups(days, j)
        if row:
            _stop_parted(name, row, f"{row.cells[j]},{row.cells[j + 1]}")
    return rows


def _named(header):
    """How many cells of the first row have a name, or all if it is no header."""
    if any(map(str.isdigit, "".join(header))):
        return len(header)
    return max((j + 1 for j, cell in enumerate(header) if cell), default=0)


def _may_be_parted(row):
    """Whether two cells of a row that are no days could be parts of one number."""
    digits = [cell.isdigit() and not is_day(cell) for cell in row.cells]
    return any(map(all, pairwise(digits)))


def _first_of_groups(rows, j):
    """The first row whose cells j and j + 1 are one number, if they are in all rows.

    Then each cell of the second column is empty or has three digits, 034 among them.
    """
    groups = (row for row in rows if len(row.cells) > j + 1 and row.cells[j + 1])
    some = list(islice(groups, GROUPS_AT_LEAST))  # mostly they show that there are none
    if not all(GROUP.fullmatch(row.cells[j + 1]) for row in some):
        return None
    groups = [*some, *groups]
    second = {row.cells[j + 1] for row in groups}
    if len(second) < GROUPS_AT_LEAST or not all(map(GROUP.fullmatch, second)):
        return None
    first = {row.cells[j] for row in groups}
    led = any(cell[0] == "0" for cell in second)
    return groups[0] if led and all(map(START.fullmatch, first)) else None


def _stop_parted(name, row, what):
    stop(
        name,
        f"{what}: a number with a comma, without quotation marks, is two cells; put "
        "quotation marks around such numbers, or write them without commas",
        row.line,
    )


def _has_day(cells):
    return any(map(is_day, cells))
