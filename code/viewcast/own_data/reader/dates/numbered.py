"""Days that stand in plain numbers become texts such as 2021-02-26.

Unix time counts seconds since 1970, or thousandths; Google Analytics counts the days of
an export from 0; and some tables have year, month and day in columns of their own. Each
is read only where all of a column are such days.
"""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from viewcast.own_data.reader.dates.names import marked
from viewcast.own_data.reader.dates.written import written
from viewcast.support.sentences import counted

PARTS = {  # of a second, by the digits of Unix time in them
    digits + more: 10**more for more in (0, 3, 6, 9) for digits in (9, 10)
}
FIRST_YEAR = 1990  # of Unix time; before, its numbers may be any
YEAR, MONTH, DAY = map(re.compile, (r"(?:19|20|21)\d\d", r"<?(\d{1,2})>?", r"\d{1,2}"))
START = re.compile(r"[^:：]*[:：]\s*(.+?)\W*")
# What says of a cell that it may be a year, a month, a day of a month.
PARTS_OF_A_DAY = YEAR.fullmatch, lambda text: 0 < _month(text) < 13, DAY.fullmatch


def unix_days(cells):
    """The days of a column of Unix time as texts, or None if it is none.

    cells: texts. ValueError where they are times of a day, which UTC leaves open.

    >>> unix_days(["1614297600", "1614384000"])
    ['2021-02-26', '2021-02-27']
    """
    if not all(re.fullmatch(r"\d{9,19}(\.0*)?", cell) for cell in cells):
        return None
    whole = [cell.partition(".")[0] for cell in cells]
    parts = PARTS.get(len(whole[-1]))
    if parts is None or any(int(text) % parts for text in whole):
        return None
    seconds = [int(text) // parts for text in whole]
    times = [datetime.fromtimestamp(s, UTC) for s in seconds if s < 10**10]
    if len(times) < len(cells) or not FIRST_YEAR <= min(times).year < 2100:
        return None
    if any(second % 900 for second in seconds):
        return None  # no clock is set to such a time
    _refuse_times(cells, times)
    return [f"{time:%Y-%m-%d}" for time in times]


def _refuse_times(cells, times):
    """Refuse times that aren't midnights: hours, or midnights of another place."""
    different = len({time.date() for time in times})
    if len(times) > 1.5 * different:
        raise ValueError(
            f"{len(times)} rows for {counted(different, 'day')}: several rows a day, "
            "by the hour; add them up to a row a day"
        )
    for cell, time in zip(cells, times, strict=True):
        if time.hour or time.minute:
            raise ValueError(
                f"{cell!r} counts seconds since 1970 and is {time:%Y-%m-%d %H:%M} in "
                "UTC, which may be the next day where you are; write the day: "
                "2021-02-26"
            )


def counted_days(cells, remarks):
    """The days of a column that counts them from the start of an export, or None.

    cells: texts such as "0000"; remarks: lines such as "# Start date: 20210226".

    >>> counted_days(["0000", "0001"], ["# Start date: 20210226"])
    ['2021-02-26', '2021-02-27']
    """
    if not all(re.fullmatch(r"\d{3,5}", cell) for cell in cells):
        return None
    if int(min(cells)) or len({len(cell) for cell in cells}) > 1:
        return None
    starts = [found[1] for line in remarks if (found := START.fullmatch(line.strip()))]
    starts = [day for text in starts if (day := written(text)) and None in day.readings]
    if not starts:
        raise ValueError(
            f"{cells[0]!r} counts days, and no line says from when; write it above the "
            "table: # Start date: 20210226"
        )
    first = date(*starts[0].readings[None])
    return [f"{first + timedelta(days=int(cell))}" for cell in cells]


def joined_days(years, months, days):
    """The days of three columns as texts, or None if they don't make days.

    >>> joined_days(["2021", "2021"], ["2", "2"], ["26", "27"])
    ['2021-02-26', '2021-02-27']
    """
    parts = zip(years, map(_month, months), days, strict=True)
    texts = [f"{year}-{month:02}-{day:0>2}" for year, month, day in parts]
    found = sorted(date.fromisoformat(text) for text in texts if _is_day(text))
    if len(found) < len(texts) or len(set(found)) < len(found):
        return None
    steps = [(b - a).days for a, b in pairwise(found)]
    return texts if 2 * steps.count(1) > len(steps) else None


def _month(text):
    """The number of a month that is written as a number or a name, or 0."""
    found = MONTH.fullmatch(marked(text))
    return int(found[1]) if found else 0


def _is_day(text):
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
