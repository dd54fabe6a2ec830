"""Rows become consecutive days: sorted, none twice, none missing or filled as asked."""

import numpy as np

from viewcast.own_data.channel import FILLS
from viewcast.own_data.requirements import enough
from viewcast.support.sentences import counted

FILLED_AT_MOST = 0.1  # of all days
CLOSED_AT_MOST = 0.5  # of all days, where 0 is filled in: a shop on Sundays
ONE_DAY = np.timedelta64(1, "D")


def by_day(days, values, lines, fill=None):
    """Consecutive days (n,), their values (n,), and which were filled (n,) bool.

    days: dates in any order, with a value and the line in the file for each.
    ValueError, saying what is wrong.
    """
    if not days:
        raise ValueError("no number in any row; export a period with views")
    days, values = np.array(days, "datetime64[D]"), np.array(values)
    order = np.argsort(days, kind="stable")
    days, values = days[order], values[order]
    lines = np.array(lines)[order]
    refuse_rhythms(days, lines)
    if (values == 0).all():
        raise ValueError("all values are 0; there is nothing to learn from")
    enough(int((days[-1] - days[0]) / ONE_DAY) + 1)  # filled, if need be
    gaps = missing(days)
    if gaps and fill is None:
        raise ValueError(_tell(gaps, dict(zip(days, lines, strict=True))))
    return filled_in(days, values, fill)


def refuse_rhythms(days, lines):
    """Refuse sorted days (n,) of which some come twice, or that are weeks or months.

    lines: (n,), in which line of the file each stands.
    """
    steps, n = np.diff(days).astype(int), len(np.unique(days))
    if len(days) > 1.5 * n:
        raise ValueError(
            f"{len(days)} rows for {counted(n, 'day')}: several rows a day, by hour or "
            "by video; export a row a day, or add them up"
        )
    again = np.flatnonzero(steps == 0)
    if len(again):
        twice = [f"{days[i]} (lines {lines[i]} and {lines[i + 1]})" for i in again]
        raise ValueError(f"more than one row for {_first(twice)}; leave one for a day")
    rhythm = np.median(steps) if len(steps) else 1
    for name, low, high in (("week", 7, 7), ("month", 28, 31)):
        if low <= rhythm <= high:
            raise ValueError(
                f"a row a {name}, and a row a day is needed; export by day"
            )


def missing(days):
    """The gaps of sorted days (n,), as pairs (first, last) of missing days.

    >>> missing(np.array(["2021-02-01", "2021-02-04"], "datetime64[D]"))
    [(np.datetime64('2021-02-02'), np.datetime64('2021-02-03'))]
    """
    after = np.flatnonzero(np.diff(days) > ONE_DAY)
    return [(days[i] + ONE_DAY, days[i + 1] - ONE_DAY) for i in after]


def fills(days):
    """The ways to fill the gaps of sorted days (n,) that can be taken, of FILLS."""
    gaps, span = missing(days), int((days[-1] - days[0]) / ONE_DAY) + 1
    share = 1 - len(days) / span
    a_week_before = not gaps or gaps[0][0] - days[0] >= 7 * ONE_DAY
    can = {
        "previous week": share <= FILLED_AT_MOST and a_week_before,
        "linear": share <= FILLED_AT_MOST,
        "zero": share <= CLOSED_AT_MOST,
    }
    return [fill for fill in FILLS if can[fill]]


def filled_in(days, values, fill):
    """The days with all gaps closed in the way `fill` says: days, values, filled (m,).

    days, values: (n,), sorted; m ≥ n days from the first to the last, none missing.
    """
    everything = np.arange(days[0], days[-1] + ONE_DAY)
    place = (days - days[0]).astype(int)
    filled = np.ones(len(everything), bool)
    filled[place] = False
    if filled.any() and fill not in fills(days):
        raise ValueError(_refusal(days, filled, fill))
    whole = np.zeros(len(everything), values.dtype)
    whole[place] = values
    if fill == "linear":
        line = np.interp(np.flatnonzero(filled), place, values)
        whole[filled] = np.rint(line) if values.dtype.kind == "i" else line
    elif fill == "previous week":
        for i in np.flatnonzero(filled):  # in order: a filled day may fill another
            whole[i] = whole[i - 7]
    return everything, whole, filled


def _refusal(days, filled, fill):
    """Why days can't be filled in that way, and what can be done."""
    others = fills(days)
    if "linear" in others:  # a week before is all that is wanting
        return (
            f"{missing(days)[0][0]} is missing and has no week before it in the file; "
            f"say {_ways(others)}, or leave the days up to it out"
        )
    most = CLOSED_AT_MOST if fill == "zero" else FILLED_AT_MOST
    shut = f", or say {_ways(others)} if nothing was to be counted on them"
    return (
        f"{filled.sum()} of {len(filled)} days {_are(filled.sum())} missing, more "
        f"than the {most:.0%} that may be filled{' so' * (most < CLOSED_AT_MOST)}; "
        f"export the whole period{shut if others else ''}"
    )


def _tell(gaps, lines):
    """What is missing, with the line of the day before each gap; lines: {day: line}."""
    n = sum(int((last - first) / ONE_DAY) + 1 for first, last in gaps)
    ranges = [
        f"{a if a == b else f'{a} to {b}'} (before it: line {lines[a - ONE_DAY]})"
        for a, b in gaps
    ]
    what = f"{counted(n, 'day')} missing: {_first(ranges)}"
    return f"{what}; {_advice(n, fills(np.array(list(lines))), len(lines))}"


def _advice(n, ways, known):
    """What to do about n missing days beside so many known ones."""
    them, of = "it" if n == 1 else "them", f"{n:,} of {counted(n + known, 'day')}"
    if not ways:
        return (
            f"add {them}; {of} are more than the {CLOSED_AT_MOST:.0%} that may be "
            "filled, with zeros"
        )
    if ways == ["zero"]:
        return (
            f"add {them}, or say {_ways(ways)} if nothing was to be counted on {them}, "
            f"as in a shop that is closed; {of} are more than the {FILLED_AT_MOST:.0%} "
            "that may be filled in another way"
        )
    return f"add {them}, or say how to fill {them}: {_ways(ways)}"


def _ways(ways):
    return ", ".join(f'fill="{way}"' for way in ways)


def _first(items, most=3):
    more = f" and {len(items) - most} more" if len(items) > most else ""
    return ", ".join(map(str, items[:most])) + more


def _are(n):
    return "is" if n == 1 else "are"
