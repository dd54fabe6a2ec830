"""Which table of a file is read: of those that can be, the one with the most days.

YouTube Studio's zip has three: totals, a chart and a table, which it cuts off after its
first rows (CUT_AT), mostly with a sentence below, "Showing top 500 results".
"""

import re
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from viewcast.own_data.reader.columns import refuse_open
from viewcast.own_data.reader.errors import ChannelError, CutOffError

CUT_AT = 500
ALL = re.compile(r"\W*(rows?\W+)?[\d.,]+( (rows?|records?))?( \w+)?\W*", re.I)  # of SQL
OF_ALL = {  # words with which databases say how many rows there are, and how fast
    *(
        "all",
        "count",
        "entries",
        "number",
        "of",
        "records",
        "row",
        "rows",
        "s",
        "total",
    ),
    *("affected", "exported", "fetched", "found", "query", "retrieved", "returned"),
    *("in", "ms", "sec", "seconds", "select", "selected", "set"),
}
READ_THE_ZIP = "read the zip as YouTube Studio gives it, whose totals are whole"
CHOOSE_DAILY = (
    "no other table of the zip has all days: choose Daily above the chart in YouTube "
    "Studio, and export again"
)
MAY_BE_CUT = f"; a table of YouTube Studio may be cut off after {CUT_AT} rows"
NOTE = (
    f"; {CUT_AT} rows, after which YouTube Studio cuts its tables off, so days may be "
    "missing; the totals in its zip are whole"
)


class Attempt(NamedTuple):
    """What came of one table of a file: a `Channel`, or the error against it.

    wanted: whether it is the table that was asked for, or one of views; views: whether
    its column is known to hold them; width: bytes of its first line, cells: how many a
    row has.
    """

    wanted: bool
    views: bool
    width: int
    cells: int = 0
    channel: object = None
    error: ChannelError | None = None


def best(attempts, zipped):
    """The channel of the most days among the tables that were wanted, or of all.

    zipped: whether the tables are those of a zip. ChannelError of a table that was cut
    off, or else the widest, if no table that was wanted could be read, or no table at
    all; or if two tables don't agree.
    """
    wanted = [attempt for attempt in attempts if attempt.wanted]
    refuse_open(attempts, wanted)
    wanted = wanted or attempts
    read = [attempt for attempt in wanted if attempt.channel]
    if not read:
        cut = [a for a in wanted if isinstance(a.error, CutOffError)]
        error = max(cut or wanted, key=lambda attempt: attempt.width).error
        if cut:
            way_out = CHOOSE_DAILY if zipped else READ_THE_ZIP
            raise ChannelError(f"{error}; {way_out}")
        raise error
    longest = max(read, key=lambda attempt: _rows(attempt.channel))
    channel = longest.channel
    for other in read:
        _same(channel, other.channel)
    confirmed = sum(_rows(other.channel) == CUT_AT for other in read) > 1
    if longest.views and _rows(channel) == CUT_AT and not confirmed:
        return replace(channel, told=channel.told + NOTE)
    return channel


def refuse_cut_off(columns, below):
    """Refuse a table below which a sentence says that it holds its first rows only.

    below: the rows of words under it; such a sentence tells how many rows there are.
    """
    rows = len(columns.rows)
    for line, cells in below:
        sentence = _sentence(cells)
        counts = [int(re.sub(r"\D", "", n)) for n in re.findall(r"\d[\d.,]*", sentence)]
        so_many = [n for n in counts if abs(n - rows) < 2]
        if so_many and not _says_all(sentence, so_many):
            raise CutOffError(
                f"{columns.name}, line {line}: {sentence!r} says that the table was "
                "cut off, so days are missing"
            )


def _says_all(sentence, so_many):
    """Whether a sentence counts all rows, such as MySQL's "400 rows in set (0.00 sec)".

    so_many: its numbers that are as many as the rows; "1 to 400 of 400" has two.
    """
    words = re.findall(r"[^\W\d_]+", sentence.casefold())
    counted = ALL.fullmatch(sentence) or OF_ALL.issuperset(words)
    return bool(counted) or len(so_many) > len(set(so_many))


def told_below(below):
    """Which lines of words below a table were left out, as the end of a sentence."""
    said = [f"line {line} {_sentence(cells)[:60]!r}" for line, cells in below[:3]]
    return f"; left out: {', '.join(said)}" if said else ""


def _sentence(cells):
    return " ".join(filter(None, cells))


def is_cut(days):
    """Whether days are as many as YouTube leaves, and more than one is missing.

    A table that was sorted by views and then cut has gaps everywhere.
    """
    steps = np.diff(np.unique(np.array(days, "datetime64[D]"))).astype(int)
    daily = len(steps) > 0 and np.median(steps) < 7
    return abs(len(days) - CUT_AT) < 2 and daily and (steps > 1).any()


def _rows(channel):
    """How many days the file had a number for."""
    return int((~channel.filled).sum())


def _same(one, other):
    """Refuse two tables of a zip that don't agree on the days which both have."""
    days, i, j = np.intersect1d(one.dates, other.dates, return_indices=True)
    known = ~(one.filled[i] | other.filled[j])
    for k in np.flatnonzero(known & (one.views[i] != other.views[j]))[:1]:
        raise ChannelError(
            f"two tables differ on {days[k]}: {one.views[i[k]]:,} in {one.title}, "
            f"{other.views[j[k]]:,} in {other.title}; unpack the zip and read the one "
            "that you want"
        )
