"""Days as people and programs write them, and what must be asked back."""

import re
from datetime import date

from viewcast.own_data.reader.vocabulary import DATES

MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
ORDERS = ("day first", "month first")
YEARS = 1900, 2150
TIME = (
    r"(?P<time>,?[T ](?P<hour>\d{1,2}):\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?"
    r"(?P<utc>Z| ?UTC| ?[+-]00:?00)?( ?[+-]\d\d:?\d\d)?)?"
)
NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
YEAR_LAST = (
    r"(?P<a>\d{1,2})(?P<sign>[-/.]) ?(?P<b>\d{1,2})(?P=sign) ?(?P<y>\d{2}|\d{4})"
)
SHAPES = [
    re.compile(shape + TIME)
    for shape in (
        r"(?P<y>\d{4}) ?(?P<sign>[-/.]) ?(?P<m>\d{1,2}) ?(?P=sign) ?(?P<d>\d{1,2})\.?",
        r"(?P<y>(19|20|21)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])",
        r"(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2}) ?[日일]",
        rf"{NAME} (?P<d>\d{{1,2}}),? (?P<y>\d{{4}})",
        rf"(?P<d>\d{{1,2}})\.?[ -]{NAME}[ -](?P<y>\d{{4}}|\d\d)",  # 26-Feb-21: Excel
        YEAR_LAST,
    )
]
MONTH = re.compile(
    rf"\d{{4}}[-/.]\d{{1,2}}|\d{{4}} ?[年년] ?\d{{1,2}} ?[月월]|{NAME}[ -]\d{{4}}"
)


def shape_of(text):
    """The match of a text with a way of writing a day, or None.

    >>> [bool(shape_of(text)) for text in ("Feb 26, 2021", "26.02.2021", "5135")]
    [True, True, False]
    """
    text = " ".join(text.split())
    for shape in SHAPES:
        found = shape.fullmatch(text)
        if found and ("name" not in found.re.groupindex or _month(found["name"])):
            return found
    return None


def looks_like_day(text):
    """Whether a text is written as a day is, possible or not."""
    return shape_of(text) is not None


def looks_like_month(text):
    """Whether a text is a month and no day, such as 2021-02 or Feb 2021."""
    found = MONTH.fullmatch(" ".join(text.split()))
    return bool(found and (not found["name"] or _month(found["name"])))


def order(cells, dates=None):
    """Which comes first in dates such as 26/02/2021: one of ORDERS, or None if open.

    cells: pairs of line and text; dates: what the reader says. A day above 12 decides.
    Dots are written day first everywhere. ValueError where rows contradict each other.

    >>> order([(2, "01/02/2021"), (3, "13/02/2021")])
    'day first'
    """
    shapes = [(line, shape) for line, text in cells if (shape := shape_of(text))]
    found = [(line, shape) for line, shape in shapes if "a" in shape.re.groupindex]
    _refuse_swapped(found, [pair for pair in shapes if "m" in pair[1].re.groupindex])
    says = {}
    for line, shape in found:
        for part, first in zip("ab", ORDERS, strict=True):
            if int(shape[part]) > 12:
                says.setdefault(first, f"{shape.string} (line {line})")
    if len(says) > 1:
        raise ValueError(
            f"{says[ORDERS[0]]} has the day first, {says[ORDERS[1]]} the month; "
            "write all dates in one way, best as 2021-02-26"
        )
    if dates is not None:
        for first in says.keys() - {dates}:
            raise ValueError(f'{says[first]} can\'t be {dates}; say dates="{first}"')
        return dates
    dotted = bool(found) and all(shape["sign"] == "." for _, shape in found)
    return next(iter(says), ORDERS[0] if dotted else None)


def _refuse_swapped(year_last, year_first):
    """Refuse what a spreadsheet makes of 01/02/2021 and 13/02/2021 in a wrong language.

    It takes the one for 2021-01-02, in its own way of writing, and leaves the other as
    it was. Both: pairs of line and shape.
    """
    if (
        len(year_first) > 1
        and year_last
        and all(int(shape["d"]) <= 12 for _, shape in year_first)
        and all(max(int(shape["a"]), int(shape["b"])) > 12 for _, shape in year_last)
    ):
        (one, a), (other, b) = year_first[0], year_last[0]
        raise ValueError(
            f"{a.string} (line {one}) and {b.string} (line {other}): days up to the "
            "12th of a month are written in one way, later ones in another, so a "
            "spreadsheet has taken days for months; use the file as it was downloaded"
        )


def day(text, first):
    """The day that a text says, with first as `order` says, or a ValueError why not.

    >>> day("1/2/2021", "month first"), day("2021年2月26日", None)
    (datetime.date(2021, 1, 2), datetime.date(2021, 2, 26))
    """
    shape = shape_of(text)
    if text.casefold() in DATES:
        raise ValueError(f"{text!r} is a second header; delete it, or what is above it")
    if not shape:
        raise ValueError(f"{text!r} is no date that can be read; write 2021-02-26")
    part = shape.groupdict()
    year, month, number = _numbers(text, part, first)
    if not YEARS[0] <= year <= YEARS[1]:
        raise ValueError(
            f"{text!r} is in the year {year}, outside of {YEARS[0]} to {YEARS[1]}; "
            "write it as 2021-02-26"
        )
    if part["utc"] and int(part["hour"]) >= 12:
        raise ValueError(
            f"{text!r} is UTC, and may be the next day where you are; write the day "
            "only: 2021-02-26"
        )
    try:
        return date(year, month, number)
    except ValueError:
        raise ValueError(f"{text!r} is no day of the calendar; correct it") from None


def _numbers(text, part, first):
    """Year, month and day of the month in the parts of a date."""
    year = int(part["y"])
    if "a" in part:
        return year, *_ordered(text, part, first)
    century = 0 if year > 99 else 2000 if year < 69 else 1900
    month = int(part["m"]) if "m" in part else _month(part["name"])
    return year + century, month, int(part["d"])


def _ordered(text, part, first):
    if len(part["y"]) == 2:
        raise ValueError(f"{text!r} has a year of two digits; write four: 2021-02-26")
    if first is None:
        raise ValueError(
            f"{text!r} may be two days, and no row of the file decides; say "
            'dates="day first" or dates="month first"'
        )
    a, b = int(part["a"]), int(part["b"])
    return (b, a) if first == ORDERS[0] else (a, b)


def _month(name):
    """The number of an English month, whole or cut to three letters or more; or 0."""
    start = name[:3].lower()
    return MONTHS.index(start) + 1 if start in MONTHS else 0
