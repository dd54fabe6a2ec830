"""A log that was read from a file: its days, which were filled, and its note."""

from dataclasses import dataclass, replace

import numpy as np

from viewcast.support.sentences import counted, wrapped
from viewcast.views import Log

FILLS = {
    "previous week": "with the same day of the week before",
    "linear": "on a straight line between neighbours",
    "zero": "with 0",
}


@dataclass(frozen=True, repr=False)
class Channel(Log):
    """A log that was read from a file; it shows itself as a note on what was read.

    views: (n,) counts, or floats where decimals were allowed; real: all False, for
    the lecture showed none of these days; filled: (n,) True where the file had no
    number; title: the file and the column; fill: one of FILLS, or None; told: what
    else is to be said of the file, the end of a sentence.
    """

    filled: np.ndarray
    title: str
    fill: str | None = None
    told: str = ""

    def __repr__(self):
        return wrapped(self.note)

    @property
    def note(self):
        """What was read, in a sentence."""
        n, days = len(self.views), self.dates
        size = np.abs(self.views).max()
        digits = 2 if size >= 0.1 or not size else 2 - int(np.floor(np.log10(size)))
        low, high = (f"{round(f(self.views), digits):,}" for f in (np.min, np.max))
        note = f"{self.title}, {counted(n, 'day')}, {days[0]} to {days[-1]}"
        note += f", {low} to {high} a day"
        if count := self.filled.sum():
            note += f"; {counted(count, 'missing day')} filled {FILLS[self.fill]}"
        if start := int((self.views != 0).argmax()):
            note += f"; the first {'day is' if start == 1 else f'{start} are'} 0"
        return note + self.told

    def between(self, first=None, last=None):
        """The days from `first` to `last`, both included, as a `Channel`.

        Either may be left out, and then the days begin or end where the file does.
        """
        first, last = (
            _day(asked, end)
            for asked, end in zip((first, last), self.dates[[0, -1]], strict=True)
        )
        inside = (self.dates >= first) & (self.dates <= last)
        if not inside.any():
            raise ValueError(
                f"no day from {first} to {last}: this log has days from "
                f"{self.dates[0]} to {self.dates[-1]}; ask for days within them"
            )
        names = ("dates", "views", "real", "filled")
        return replace(self, **{name: getattr(self, name)[inside] for name in names})


def _day(text, otherwise):
    """The day that is asked for, or the other one if none is."""
    try:
        found = otherwise if text is None else np.datetime64(text)
    except (TypeError, ValueError):
        found = np.datetime64("NaT")
    # A year or a month would be taken for its first day.
    if np.isnat(found) or np.datetime_data(found.dtype)[0] in "YM":
        raise ValueError(f"{text!r} is no day; write it as 2021-02-26")
    return found.astype("datetime64[D]")
