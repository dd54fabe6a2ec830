"""The cells of two columns become days and numbers, each distinct text read once.

A cell that says that there is no number, as programs write it, is an empty cell.
"""

from collections import Counter

from viewcast.own_data.reader.counts import NotANumberError, numbers
from viewcast.own_data.reader.dates import YEARS, day, order
from viewcast.own_data.reader.errors import stop
from viewcast.own_data.reader.sheets.split import ROWS_AT_MOST
from viewcast.support.sentences import counted

# In small letters, of pandas, R, SQL and spreadsheets, and what people write.
NOTHING = {
    *("", "na", "n/a", "n.a.", "#n/a", "#na", "<na>", "nan", "-nan", "null", "(null)"),
    *("none", "nil", "\\n", "-", "--", "–", "—", "−", "..", "…", "#value!", "#div/0!"),
}


def days_of(name, cells, dates):
    """The days of a column, pairs of line and text; dates: which order, or None."""
    if len(cells) > ROWS_AT_MOST - 10:  # of which a header and a total were taken
        stop(
            name,
            f"{ROWS_AT_MOST:,} rows and more, and from {YEARS[0]} to {YEARS[1]} there "
            f"are {ROWS_AT_MOST * 2 // 3:,} days: several rows a day, by hour or by "
            "video; export a row a day, or add them up",
        )
    first_line = {}
    for line, text in cells:
        first_line.setdefault(text, line)
    try:
        first = order([(line, text) for text, line in first_line.items()], dates)
    except ValueError as error:
        stop(name, error)
    known = {text: _day(name, text, line, first) for text, line in first_line.items()}
    return [known[text] for _, text in cells]


def numbers_of(cells, written):
    """The numbers of a column; or `NotANumberError` with the first row without."""
    distinct = list(dict.fromkeys(cells))
    try:
        known = dict(zip(distinct, numbers(distinct, *written), strict=True))
    except NotANumberError as error:
        row = cells.index(distinct[error.row])
        raise NotANumberError(row, str(error)) from None
    return [known[text] for text in cells]


def is_nothing(cell):
    """Whether a cell says that there is no number.

    >>> is_nothing("N/A"), is_nothing("—"), is_nothing("0")
    (True, True, False)
    """
    return cell.casefold() in NOTHING


def told_nothing(cells):
    """What the cells say that is taken for no number, as the end of a sentence, or "".

    >>> told_nothing(["5", "NA", "", "NA"])
    "; 2 cells say 'NA', which is taken for no number"
    """
    said = Counter(cell for cell in cells if cell and is_nothing(cell))
    parts = [
        f"{counted(n, 'cell')} {'says' if n == 1 else 'say'} {cell!r}"
        for cell, n in said.most_common(3)
    ]
    return f"; {', '.join(parts)}, which is taken for no number" if parts else ""


def _day(name, text, line, first):
    try:
        return day(text, first)
    except ValueError as error:
        stop(name, error, line)
