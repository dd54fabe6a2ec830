"""What a text says of a day, in the ways in which people and programs write one."""

import functools
import re
from typing import NamedTuple

from viewcast.own_data.reader.dates.names import marked, without_weekday

CLOCK = (
    r"(?:[T:]|,? )(?:오전|오후|上午|下午|午前|午後)? ?"
    r"(?P<hour>\d{1,2}(?=[:.])|\d\d)(?:[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?(?: (?!UTC|GMT)[A-Z]{2,5})?"
)
ZONE = r"(?P<zone> ?(?:Z|(?:UTC|GMT)(?:[+-]\d\d:?\d\d)?|[+-]\d\d(?::?\d\d)?))"
DAYS_ZONE = r"(?P<days_zone>Z| ?(?:UTC|GMT)|[+-]\d\d:\d\d)"  # of a day without a time
PLACE = r"(?: [A-Z]{3,5})?(?:\[[\w/+-]+\]| ?\([^()\d]+\))?"  # beside an offset
TIME = rf"(?:{CLOCK}(?:{ZONE}{PLACE})?|{DAYS_ZONE})?"
CHINESE_WEEKDAY = r"(?:(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日)"
COMPACT = r"(?P<y>(?:19|20|21)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"
OF, GAP = r"(?:del? |of )?", r"[ \-/.]*"
# The plain way is tried by itself: files of half a million rows are written in it.
ISO = re.compile(
    r"(?P<y>\d{4})(?P<sign>-)(?P<m>\d\d)-(?P<d>\d\d)"
    r"(?:[T ](?P<hour>\d\d):\d\d(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?"
)
NUMBERS = [
    re.compile(shape)
    for shape in (
        r"(?P<y>\d{4})(?: ?(?P<sign>[-/._]) ?| )(?P<m>\d{1,2})"
        r"(?(sign) ?(?P=sign) ?| )(?P<d>\d{1,2})\.?" + TIME,
        r"(?P<a>\d{1,2})(?P<sign>[-/.]) ?(?P<b>\d{1,2})(?P=sign) ?(?P<y>\d{4}|\d\d)"
        r"(?:\.| ?[гр]\.)?" + TIME,
        COMPACT + r"(?:(?P<hour>[01]\d|2[0-3])(?:[0-5]\d){0,2}|T\d{6}(?P<zone>Z)?)?",
        COMPACT + TIME,
        r"(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2}) ?[日일号號]"
        rf"(?: ?{CHINESE_WEEKDAY})?" + TIME,
        r"(?:ngày )?(?P<d>\d{1,2}) (?:thg|tháng) (?P<m>\d{1,2}),? (?:năm )?"
        r"(?P<y>\d{4})" + TIME,
    )
]
NAMES = [  # of months, as `marked` writes them
    re.compile(shape)
    for shape in (
        rf"<(?P<m>\d+)>{GAP}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?{GAP}(?P<y>\d{{4}})"
        + TIME,
        rf"(?P<a>\d{{1,2}})(?:st|nd|rd|th|er|º)?{GAP}{OF}<(?P<m>\d+)>,?{GAP}{OF}"
        r"(?:ค\.ศ\. ?)?(?P<y>\d{4}|\d\d)(?: ?[гр]\.)?" + TIME,
        rf"(?P<y>\d{{4}}){GAP}<(?P<m>\d+)>{GAP}(?P<d>\d{{1,2}})\.?" + TIME,
        rf"<(?P<m>\d+)> (?P<d>\d{{1,2}}){TIME} (?P<y>\d{{4}})",  # of C: Feb 26 … 2021
    )
]
MONTH = re.compile(
    r"\d{4} ?[-/.] ?\d{1,2}|\d{4} ?[年년] ?\d{1,2} ?[月월]|<\d+>,?[ \-/.]\d{4}"
)
YEARLESS = re.compile(
    rf"<\d+>{GAP}\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|er|º)?{GAP}{OF}<\d+>"
    r"|\d{1,2} ?[月월] ?\d{1,2} ?[日일]|\d{1,2}([-/.]) ?\d{1,2}\1?"
)
DIGIT, LONGEST = re.compile(r"\d"), 80  # signs of a day and a time, at most
# As word processors write a hyphen, and Japanese keyboards what parts numbers.
SIGNS = str.maketrans("\u2010\u2011\u2013\u2212\uff0d\uff0f\uff0e", "-----/.")
UTC = re.compile(r"Z|(?:UTC|GMT)(?:[+-]00:?00)?|[+-]00(?::?00)?")


class Written(NamedTuple):
    """A day as it is written: what it may be, and the time beside it.

    readings: year, month and day for each order that may be meant, see `order`; there
    is one, under None, where nothing is open. sign: what parts its numbers, or "".
    hour: from 0, or None; utc: whether the time is said to be UTC.
    """

    text: str
    readings: dict
    sign: str
    hour: int | None
    utc: bool


@functools.lru_cache(maxsize=100_000)  # a file says the same day again and again
def written(text):
    """What a text says as `Written`, or None if it is no day.

    >>> written("Sun Jan 01 2023").readings, written("5135")
    ({None: (2023, 1, 1)}, None)
    >>> written("1/2/2021").readings
    {'day first': (2021, 2, 1), 'month first': (2021, 1, 2)}
    """
    text = " ".join(text.split())
    found = ISO.fullmatch(text)
    if not found and len(text) <= LONGEST and DIGIT.search(text):
        plain = text.translate(SIGNS)
        found = _matched(plain) or _matched(without_weekday(plain))
    return found and _told(text, found.groupdict())


def _matched(text):
    """The match of a text with a way of writing a day, or None."""
    found = (shape.fullmatch(text) for shape in NUMBERS)
    if match := next(filter(None, found), None):
        return match
    named = marked(text)
    found = (shape.fullmatch(named) for shape in NAMES if named != text)
    return next(filter(None, found), None)


def looks_like_day(text):
    """Whether a text is written as a day is, possible or not.

    >>> [looks_like_day(text) for text in ("Feb 26, 2021", "26.02.2021", "5135")]
    [True, True, False]
    """
    return written(text) is not None


def looks_like_month(text):
    """Whether a text is a month and no day, such as 2021-02 or Feb 2021."""
    return bool(MONTH.fullmatch(marked(" ".join(text.split()))))


def lacks_year(text):
    """Whether a text is a day without its year, such as January 1 or 01.02."""
    return bool(YEARLESS.fullmatch(marked(without_weekday(" ".join(text.split())))))


def _told(text, part):
    hour = part.get("hour")
    if hour is not None:
        half = (part.get("half") or "").lower()
        hour = int(hour) % 12 + 12 * (half == "p") if half else int(hour)
    utc = bool(UTC.fullmatch((part.get("zone") or "").strip()))
    return Written(text, _readings(part), part.get("sign") or "", hour, utc)


def _readings(part):
    """Year, month and day in the parts of a date, for each order that is open."""
    year = _whole(part["y"])
    if "d" in part:
        return {None: (year, int(part["m"]), int(part["d"]))}
    a, short = int(part["a"]), len(part["y"]) == 2
    if "m" in part:  # 26-Feb-21 of Excel, and 21-Feb-26
        month = int(part["m"])
        if not short or len(part["a"]) == 1:
            return {None: (year, month, a)}
        other = _whole(part["a"]), month, int(part["y"])
        return {"day first": (year, month, a), "year first": other}
    b = int(part["b"])
    readings = {"day first": (year, b, a), "month first": (year, a, b)}
    if short:
        readings["year first"] = _whole(part["a"]), b, int(part["y"])
    return readings


def _whole(year):
    """A year with its century; of two digits, 69 and more are of the last one."""
    if len(year) > 2:
        return int(year)
    return int(year) + (2000 if int(year) < 69 else 1900)
