"""Which part of a date comes first, as far as the column it stands in decides it."""

from datetime import date

from viewcast.own_data.reader.dates.written import written

ORDERS = ("day first", "month first", "year first")
CLEARLY = 4  # so many times as many days must the other reading span


def order(cells, dates=None):
    """Which comes first in dates such as 26/02/2021: one of ORDERS, or None if open.

    cells: pairs of line and text; dates: what the reader says. A day above 12 decides.
    Dots are written day first everywhere. ValueError where rows contradict each other.

    >>> order([(2, "01/02/2021"), (3, "13/02/2021")])
    'day first'
    """
    found = [(line, day) for line, text in cells if (day := written(text))]
    _refuse_hours(found)
    parted = [(line, day) for line, day in found if "month first" in day.readings]
    _refuse_swapped(parted, [pair for pair in found if None in pair[1].readings])
    if dates is not None:
        _refuse_impossible(found, dates)
        return dates
    if any("year first" in day.readings for _, day in parted):
        return None  # 26/02/21 is three days; only the reader knows
    says = _said(parted)
    named = [day for _, day in found if "year first" in day.readings]
    if named and not parted:
        return _years_place(named)
    dotted = bool(parted) and all(day.sign == "." for _, day in parted)
    return next(iter(says), ORDERS[0] if dotted else None)


def _said(parted):
    """The order that numbers above 12 say, with the first date that says it."""
    says = {}
    for line, day in parted:
        for first, other in (ORDERS[:2], ORDERS[1::-1]):
            if day.readings[other][1] > 12:
                says.setdefault(first, f"{day.text} (line {line})")
    if len(says) > 1:
        raise ValueError(
            f"{says[ORDERS[0]]} has the day first, {says[ORDERS[1]]} the month; "
            "write all dates in one way, best as 2021-02-26"
        )
    return says


def _years_place(named):
    """Day or year first in 26-Feb-21: the one that makes a run of days, or None.

    Read in the wrong way, the days of a month lie years apart.
    """
    spans = {first: _span(named, first) for first in (ORDERS[0], ORDERS[2])}
    near, far = sorted(spans, key=spans.get)
    return near if spans[far] >= CLEARLY * max(spans[near], 1) else None


def _span(named, first):
    """From which day to which most of the dates go, in days, if they are days."""
    days = sorted({day for each in named if (day := _ordinal(each.readings[first]))})
    if 10 * len(days) < 9 * len(named):
        return float("inf")
    cut = len(days) // 20
    return days[-1 - cut] - days[cut]


def _ordinal(reading):
    try:
        return date(*reading).toordinal()
    except ValueError:
        return None


def _refuse_impossible(found, dates):
    """Refuse an order that the reader says, and that a date can't have."""
    for line, day in found:
        possible = [first for first in day.readings if _ordinal(day.readings[first])]
        if None in day.readings or not possible or dates in possible:
            continue
        if "month first" not in day.readings and dates == "month first":
            continue  # 26-Feb-21 beside 2/26/2021
        raise ValueError(
            f'{day.text} (line {line}) can\'t be {dates}; say dates="{possible[0]}"'
        )


def _refuse_hours(found):
    """Refuse times in UTC for what they are where there are several a day."""
    if not any(day.utc and (day.hour or 0) >= 12 for _, day in found):
        return
    firsts, again = {}, []
    for line, day in found:
        reading = next(iter(day.readings.values()))
        first = firsts.setdefault(reading, (line, day.text))
        again += [(*first, day.text, line)] if first[0] != line else []
    if len(found) > 1.5 * len(firsts):
        one, text, other, line = again[0]
        raise ValueError(
            f"{text} (line {one}) and {other} (line {line}) are of one day: several "
            "rows a day, by the hour; add them up to a row a day"
        )


def _refuse_swapped(parted, whole):
    """Refuse what a spreadsheet makes of 01/02/2021 and 13/02/2021 in a wrong language.

    It takes the one for 2021-01-02, in its own way of writing, and leaves the other as
    it was. Both: pairs of line and `Written`.
    """
    whole = [(line, day) for line, day in whole if day.sign]
    if (
        len(whole) > 1
        and parted
        and all(day.readings[None][2] <= 12 for _, day in whole)
        and all(max(day.readings["day first"][1:]) > 12 for _, day in parted)
    ):
        (one, a), (other, b) = whole[0], parted[0]
        raise ValueError(
            f"{a.text} (line {one}) and {b.text} (line {other}): days up to the "
            "12th of a month are written in one way, later ones in another, so a "
            "spreadsheet has taken days for months; use the file as it was downloaded"
        )
