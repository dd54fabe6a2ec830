"""In what unit and with how many digits the numbers of a log are said."""

import numpy as np

from viewcast.results import spread

UNITS = {"": 0.001, "k": 1, "M": 1000, "G": 1_000_000}  # in k
NOTES = {"k": " in thousands (k)", "M": " in millions (M)", "G": " in billions (G)"}
MOST_DIGITS = 3
TINY = 1e-9  # of the largest day: a loss that is 0 but for the order of sums


class Unit:
    """In what numbers are said: the largest unit that the middle day has one of.

    thousands: the log in k; losses: in k, of which the smallest keeps two digits, with
    three decimals at most; where it needs more, a smaller unit is taken.

    >>> Unit(np.array([5.0, 6.0]), [0.123]).says(0.4567)
    '0.46k'
    >>> Unit(np.array([0.05]), [0.0123]).says(0.0321)
    '32'
    >>> Unit(np.array([2e6]), [66_000.0]).says(293_753.0)
    '0.294G'
    >>> unit = Unit(np.array([5.0]), [0.02])
    >>> unit.says(-0.0004, sign=True), unit.says(0.01, sign=True)
    ('less than 0.001k', '+0.010k')
    >>> unit.bare(-0.0004, sign=True), unit.says(0.0, sign=True)
    ('0.000', '0.000k')
    """

    def __init__(self, thousands, losses):
        sizes = np.abs(thousands)
        small = min((x for x in losses if x > TINY * sizes.max()), default=None)
        middle, most = np.median(sizes), MOST_DIGITS
        for self.name, self.size in reversed(UNITS.items()):
            wanted = 0 if small is None else _decimals(small / self.size, 2)
            if middle >= self.size and wanted <= most:
                break
        if 0 < middle / self.size < 0.1:  # a rate, and no count
            most += _decimals(middle / self.size, 1)
        self.note = NOTES.get(self.name, "")
        self.digits = int(np.clip(wanted, 0, most))

    def bare(self, number, sign=False):
        """A number, given in k, without its unit; with a sign one that isn't 0."""
        rounded = round(number / self.size, self.digits) + 0.0  # −0.0 becomes 0.0
        return f"{rounded:{'+' * bool(sign and rounded)}.{self.digits}f}"

    def says(self, number, sign=False):
        """A number, given in k, with its unit; with a sign one that isn't 0."""
        text = self.bare(number, sign)
        if sign and number and not float(text):
            return f"less than {10.0**-self.digits:.{self.digits}f}{self.name}"
        return text + self.name

    def spread(self, values):
        """Mean ± standard deviation of values (seeds,), given in k.

        Both have more digits than other numbers where seeds that differ would seem
        not to.

        >>> unit = Unit(np.array([200.0]), [16.0])
        >>> unit.spread([16.0]), unit.spread([16.0, 16.1]).split()
        ('16', ['16.05', '±', '0.07'])
        """
        values = np.asarray(values) / self.size
        digits, apart = self.digits, np.std(values, ddof=1) if len(values) > 1 else 0
        if apart and not float(f"{apart:.{digits}f}"):
            digits = _decimals(apart, 1)
        few = digits <= self.digits + MOST_DIGITS  # less than that is no difference
        return spread(values, digits if few else self.digits)


def _decimals(number, digits):
    """How many decimals show so many digits of a number above 0."""
    return digits - 1 - int(np.floor(np.log10(number)))
