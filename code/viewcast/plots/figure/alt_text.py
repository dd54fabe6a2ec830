"""Words for numbers, so that alt text says what was drawn and nothing else."""

import numpy as np

NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
COURSES = {
    (): "stays level",
    (-1,): "falls",
    (1,): "rises",
    (-1, 1): "falls and rises",
    (1, -1): "rises and falls",
}


def signed(number):
    """A number with a true minus, as the axes write it.

    >>> signed(-1.5)
    '−1.5'
    """
    return f"{number:g}".replace("-", "−")


def spelled(number, thing, things=None):
    """A number of things, spelled up to twenty; things: the plural, if not with -s.

    >>> spelled(3, "bar"), spelled(1, "panel"), spelled(0, "minimum", "minima")
    ('three bars', 'one panel', 'no minima')
    """
    names = NUMBERS.split()
    name = names[number] if number < len(names) else f"{number:,}"
    return f"{name} {thing if number == 1 else things or thing + 's'}"


def capital(text):
    """A text with its first letter large, and the others as they are.

    >>> capital("three lines of MAE")
    'Three lines of MAE'
    """
    return text[:1].upper() + text[1:]


def course(y):
    """How a curve y (n,), of any unit, goes from left to right.

    Steps below a billionth of its height are rounding, and left out.

    >>> course([3, 1, 0, 2]), course([1, 1]), course([0, 2, 1, 3])
    ('falls and rises', 'stays level', 'goes up and down')
    """
    y = np.asarray(y, float)
    y = y[np.isfinite(y)]
    steps = np.diff(y)
    ways = np.sign(steps[np.abs(steps) > 1e-9 * np.abs(y).max(initial=0)])
    turns = tuple(ways[np.diff(ways, prepend=0) != 0])
    return COURSES.get(turns, "goes up and down")
