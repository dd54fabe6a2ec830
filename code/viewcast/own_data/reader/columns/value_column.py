"""The column that holds the number, or the question which one it is."""

import re
from itertools import pairwise

from viewcast.own_data.reader.columns.date_column import SAMPLE, share
from viewcast.own_data.reader.columns.open_column import OpenColumnError
from viewcast.own_data.reader.counts import DECIMAL
from viewcast.own_data.reader.encodings import tidied
from viewcast.own_data.reader.errors import listed, stop
from viewcast.own_data.reader.vocabulary import VIEWS, is_metric

# Names of a row's number, as people, R, pandas and databases give them.
NUMBERED = re.compile(
    r"#|id|index|row ?(names?|id|number)?|n[or]\.?|n°|№|序号|編號|编号|unnamed: \d+",
    re.IGNORECASE,
)
CALENDAR = re.compile(
    r"(iso[ _]?)?(year|quarter|month|week|week[ _]?day|day)|hour|time(stamp)?|ts"
    r"|day[ _]?of[ _]?(the[ _]?)?(week|month|year)|dow|doy",
    re.IGNORECASE,
)
NAMELESS = re.compile(r"|unnamed: \d+", re.IGNORECASE)  # pandas names its index so


def value_column(name, names, rows, known):
    """The column asked for, or with a known name, or the only one beside the day.

    known: the place of the day's column, and the name that is asked for or None.
    """
    date, column = known
    others = [j for j in range(len(names)) if j != date]
    folded = [title.casefold() for title in names]
    if column is not None:
        wanted = tidied(str(column)).strip().casefold()
        found = [j for j in others if folded[j] == wanted]
    else:
        others = [j for j in others if not _is_index(names, rows, j)] or others
        found = [j for j in others if folded[j] in VIEWS] or others
    if len(found) == 1:
        return found[0]
    if found and len({folded[j] for j in found}) == 1:
        raise OpenColumnError(
            f"{name}: {len(found)} columns are named {names[found[0]]!r}; rename one",
            folded[found[0]] in VIEWS,
        )
    asked = "" if column is None else f"no column {str(column)!r}; "
    raise OpenColumnError(
        f"{name}: {asked}which column is to be read? There are "
        f"{listed(names[j] for j in others)}; say "
        f'column="{names[_proposed(names, rows, others)]}"',
        any(folded[j] in VIEWS for j in found),
    )


def _is_index(names, rows, j):
    """Whether a column only numbers the rows: 1, 2, 3, … up or down, or nameless."""
    if NAMELESS.fullmatch(names[j]):
        return True
    cells = [row.cells[j] for row in rows[:SAMPLE] if row.cells[j]]
    if len(cells) < 3 or not all(c.isdecimal() and len(c) < 10 for c in cells):
        return False
    numbers = list(map(int, cells))
    steps = {b - a for a, b in pairwise(numbers)}
    return (steps == {1} and numbers[0] in (0, 1)) or steps == {-1}


def _proposed(names, rows, others):
    """The column that a question proposes: of numbers, not of rows' or days' numbers.

    A column whose name isn't known may be the views; another metric isn't.
    """

    def rank(j):
        numbers = share(DECIMAL.fullmatch, rows, j) > 0.5
        same = len({row.cells[j] for row in rows[:SAMPLE]}) == 1
        counts = NUMBERED.fullmatch(names[j]) or CALENDAR.fullmatch(names[j])
        return not numbers, same, bool(counts), is_metric(names[j])

    return min(others, key=rank)


def refuse_titles(name, names, rows, date):
    """Refuse a table by video: there a text names each row, and days aren't days."""
    some = rows[:SAMPLE]
    for j in range(len(names)):
        words = {
            row.cells[j] for row in some if sum(map(str.isalpha, row.cells[j])) > 2
        }
        views = names[j].casefold() in VIEWS
        if j != date and not views and len(some) > 14 and len(words) > 0.9 * len(some):
            others = [k for k in range(len(names)) if k not in (date, j)] or [j]
            say = names[_proposed(names, rows, others)]
            stop(
                name,
                f"the column {names[j]!r} names each row, as in a table by video; "
                "choose the date in YouTube Studio and export again (a column of "
                f'remarks: say which one is to be read, column="{say}")',
            )


def refuse_parted(name, header, rows, value):
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
