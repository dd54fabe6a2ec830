"""Answers as plain values: what they are, and whether they agree.

An answer is made of numbers, strings, True, False, None, lists, dictionaries and
arrays of numbers; everything else is only known by the name of its type.
"""

import itertools
from typing import NamedTuple

import numpy as np

NUMBERS = "biuf"  # NumPy's kinds of numbers: bool, integers, float
MOST_NUMBERS = 1_000_000  # in one array
MOST_ITEMS = 1_100_000  # in all lists of one value
LARGEST = 2**1023  # of an integer; a little more, and no float holds it
DEEPEST = 20  # lists in lists


class Raised(NamedTuple):
    """An answer that didn't come: the name of the error and what it said.

    line: the learner's code at which it arose, where a notebook knows it; it isn't
    packed.
    """

    error: str
    message: str
    line: str = ""


class Other(NamedTuple):
    """An answer that is no plain value: the name of its type."""

    type: str


class Function(NamedTuple):
    """A callable whose answers are plain."""

    call: object

    def __call__(self, *arguments, **named):
        return plain(self.call(*arguments, **named))

    def __repr__(self):
        return "a function"  # which messages may quote


def plain(value, depth=0, count=None):
    """`value` in plain form: tuples are lists, tensors arrays, lists of numbers arrays.

    >>> plain((1, 2.5))
    array([1. , 2.5])
    >>> plain([np.float64(2), "a"])
    [2.0, 'a']
    """
    count = itertools.count() if count is None else count
    if value is Ellipsis or value is None:
        return None
    deep = depth >= DEEPEST and type(value) in (list, tuple, dict)
    if deep or next(count) > MOST_ITEMS:
        return Other(f"{type(value).__name__} too large or too deep")
    if type(value) is int and abs(value) > LARGEST:
        return Other("number beyond every float")
    if type(value) in (bool, int, float, str, Raised, Other, Function):
        return value
    if type(value) in (list, tuple):
        return _plain_list([plain(item, depth + 1, count) for item in value])
    if type(value) is dict:
        return {str(k): plain(item, depth + 1, count) for k, item in value.items()}
    if type(value).__module__ == "torch" and type(value).__name__ == "Tensor":
        value = value.detach().cpu().numpy()
    if isinstance(value, np.generic) or type(value) is np.ndarray:
        return _plain_array(value)
    return Function(value) if callable(value) else Other(type(value).__name__[:60])


def _plain_array(value):
    value = np.asarray(value)
    if value.dtype.char == "g":  # a long double, which JSON doesn't have
        value = value.astype(float)
    if value.dtype.kind == "M":
        value = value.astype("datetime64[D]").astype(str)
    if value.dtype.kind == "U":
        return value.tolist()
    if value.dtype.kind not in NUMBERS or value.size > MOST_NUMBERS:
        return Other(f"array of {value.dtype}, {value.size} values"[:60])
    return value.item() if value.ndim == 0 else value


def _plain_list(items):
    """A list of numbers, or of arrays of one shape, as an array; any other as it is."""
    number = {bool, int, float, np.ndarray}
    shapes = {np.shape(item) for item in items if type(item) in number}
    alike = len(shapes) == 1 and all(type(item) in number for item in items)
    if alike and len(items) * np.size(items[0]) <= MOST_NUMBERS:
        array = np.array(items)
        if array.dtype.kind in NUMBERS:
            return array
    return items


def listed(value):
    """A plain value with lists for the arrays in it, as a learner writes them.

    >>> listed({"a": np.array([1, 2]), "b": None})
    {'a': [1, 2], 'b': None}
    """
    if isinstance(value, dict):
        return {key: listed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [listed(item) for item in value]
    return value.tolist() if isinstance(value, np.ndarray) else value


def same(value, expected, tolerance=None):
    """Whether two plain values agree.

    Numbers agree to a millionth of their size, or to `tolerance`; arrays need the same
    shape; strings agree whatever their capitals and the blanks around them. Where one
    word is expected, neither blanks nor commas between the letters matter, and a list
    of letters will do.

    >>> same(1.0000000001, 1), same([1, 2], [1, 2.5]), same(" B", "b")
    (True, False, True)
    >>> same("b, D", "bd"), same(["b", "d"], "bd"), same("twowords", "two words")
    (True, True, False)
    """
    value, expected = plain(value), plain(expected)
    if isinstance(expected, str):
        return _same_text(value, expected)
    if isinstance(expected, bool):
        return value is expected
    if is_number(expected):
        return is_number(value) and _close(value, expected, tolerance)
    if isinstance(expected, dict | list) and type(value) is type(expected):
        return _same_items(value, expected, tolerance)
    return type(value) is type(expected) and value == expected


def first_wrong(value, expected, tolerance):
    """The first place at which two vectors of numbers don't agree."""
    pairs = zip(value.tolist(), expected.tolist(), strict=True)
    return next(i for i, pair in enumerate(pairs) if not same(*pair, tolerance))


def _same_items(value, expected, tolerance):
    if isinstance(expected, dict):
        if value.keys() != expected.keys():
            return False
        return all(same(value[key], expected[key], tolerance) for key in expected)
    pairs = zip(value, expected, strict=False)
    return len(value) == len(expected) and all(same(a, b, tolerance) for a, b in pairs)


def _same_text(value, expected):
    if expected.isalnum() and (isinstance(value, str) or is_letters(value)):
        return letters(value) == letters(expected)
    return isinstance(value, str) and _words(value) == _words(expected)


def is_letters(value):
    """Whether a plain value is a list of single letters or digits, as strings."""
    return isinstance(value, list) and all(
        isinstance(item, str) and len(item.strip()) == 1 for item in value
    )


def letters(answer):
    """The letters and digits of an answer without what separates them, in lower case.

    >>> letters("r, C - s"), letters(["r", "c", "s"]), letters([4, 2, 3])
    ('rcs', 'rcs', '423')
    """
    if isinstance(answer, dict):
        answer = list(answer.values())
    parts = answer if isinstance(answer, list | tuple) else [answer]
    if isinstance(answer, np.ndarray):
        parts = answer.ravel().tolist()
    text = "".join(map(str, parts))
    return "".join(sign for sign in text if sign.isalnum()).casefold()


def _words(text):
    return text.casefold().split()


def is_number(value):
    """Whether a plain value is a number or an array of numbers; True is none."""
    return isinstance(value, int | float | np.ndarray) and not isinstance(value, bool)


def _close(value, expected, tolerance):
    if np.shape(value) != np.shape(expected):
        return False
    value, expected = np.asarray(value, float), np.asarray(expected, float)
    limits = (1e-6, 1e-9) if tolerance is None else (0, tolerance * (1 + 1e-9))
    return bool(np.allclose(value, expected, *limits, equal_nan=True))
