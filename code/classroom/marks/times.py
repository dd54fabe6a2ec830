"""Points in time, as a person writes them and as a spreadsheet gives them back.

All are on the clock of this machine: a time with another zone is converted.
"""

import re
from datetime import datetime, time

DATE = re.compile(
    r"(?P<a>\d{1,4})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{1,4})"
    r"(?:[,\sT]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"\s*(?P<half>[ap]m)?)?",
    re.IGNORECASE | re.ASCII,
)
FORM = "write it as 2026-03-05T23:59"
UNITS = (("day", 86400), ("hour", 3600), ("minute", 60))


def parse_time(text):
    """The point in time that a text means; a date alone means the end of that day.

    ValueError says why there is none, and the fix. Excel writes dates as its country
    does, so days before months are known where it can't be otherwise.

    >>> print(parse_time("2026-03-05"), parse_time("5.3.2026 8:30"), sep=", ")
    2026-03-05 23:59:59, 2026-03-05 08:30:00
    """
    text = text.strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return _of_a_country(text)
    if found.tzinfo:
        found = found.astimezone().replace(tzinfo=None)
    return found if re.search(r"\d[T ]\d", text) else _end(found)


def _of_a_country(text):
    found = DATE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no date: {FORM}")
    try:
        day = datetime(*_year_month_day(found, text))
        if found["hour"] is None:
            return _end(day)
        hour = int(found["hour"])
        if found["half"]:
            hour = hour % 12 + 12 * (found["half"].lower() == "pm")
        return day.replace(
            hour=hour, minute=int(found["minute"]), second=int(found["second"] or 0)
        )
    except ValueError as error:
        reason = str(error)
        raise ValueError(
            reason if FORM in reason else f"{text!r} is no date ({reason}): {FORM}"
        ) from None


def _year_month_day(found, text):
    a, b, c = (int(found[part]) for part in "abc")
    if len(found["a"]) == 4:
        return a, b, c
    if len(found["c"]) not in (2, 4):
        raise ValueError("it has no year")
    year = c + 2000 if c < 100 else c
    if found["sign"] == "/" and a <= 12 and b <= 12 and a != b:
        raise ValueError(
            f"{text!r} may be day {a} of month {b} or day {b} of month {a}: {FORM}, "
            "which spreadsheets leave alone"
        )
    month_first = found["sign"] == "/" and b > 12
    return (year, a, b) if month_first else (year, b, a)


def _end(day):
    return datetime.combine(day.date(), time(23, 59, 59))


def duration(seconds):
    """A length of time in its two largest units.

    >>> duration(90000), duration(59), duration(7200)
    ('1 day 1 hour', 'less than a minute', '2 hours')
    """
    parts = []
    for unit, length in UNITS:
        count, seconds = divmod(int(seconds), length)
        if count and len(parts) < 2:
            parts.append(f"{count} {unit}{'s' if count > 1 else ''}")
    return " ".join(parts) or "less than a minute"
