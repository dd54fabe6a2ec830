"""The day that a cell says, or a ValueError with what is wrong with it."""

import functools
from datetime import date

from viewcast.own_data.reader.dates.written import lacks_year, written
from viewcast.own_data.reader.vocabulary import DATES

YEARS = 1900, 2150


@functools.lru_cache(maxsize=100_000)
def day(text, first):
    """The day that a text says, with first as `order` says, or a ValueError why not.

    >>> day("1/2/2021", "month first"), day("2021年2月26日", None)
    (datetime.date(2021, 1, 2), datetime.date(2021, 2, 26))
    """
    found = written(text)
    if text.casefold() in DATES:
        raise ValueError(f"{text!r} is a second header; delete it, or what is above it")
    if not found:
        what = "has no year" if lacks_year(text) else "is no date that can be read"
        row = ", or delete the row if it is none of a day"
        words = not any(map(str.isdigit, text))  # Average, a source, or nothing
        raise ValueError(f"{text!r} {what}; write 2021-02-26{row * words}")
    year, month, number = _reading(text, found.readings, first)
    if not YEARS[0] <= year <= YEARS[1]:
        raise ValueError(
            f"{text!r} is in the year {year}, outside of {YEARS[0]} to {YEARS[1]}; "
            "write it as 2021-02-26"
        )
    if found.utc and (found.hour or 0) >= 12:
        raise ValueError(
            f"{text!r} is UTC, and may be the next day where you are; write the day "
            "only: 2021-02-26"
        )
    try:
        return date(year, month, number)
    except ValueError:
        raise ValueError(f"{text!r} is no day of the calendar; correct it") from None


def _reading(text, readings, first):
    """Year, month and day, in the order that was found or said."""
    if None in readings:
        return readings[None]
    if first in readings:
        return readings[first]
    if first is not None and "month first" not in readings:  # a month by name
        return readings["day first"]
    if "month first" in readings and "year first" in readings:
        why = "has a year of two digits; write four: 2021-02-26, or"
    else:
        why = "may be two days, and no row of the file decides;"
    ways = [first for first in readings if _exists(readings[first])] or readings
    ways = " or ".join(f'dates="{first}"' for first in ways)
    raise ValueError(f"{text!r} {why} say {ways}")


def _exists(reading):
    try:
        return date(*reading)
    except ValueError:
        return None
