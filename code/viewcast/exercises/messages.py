"""What a check says in words: what came, and how it differs from what should."""

import numpy as np

from viewcast.exercises.values import (
    Function,
    Other,
    Raised,
    first_wrong,
    is_letters,
    is_number,
    listed,
    plain,
    same,
)
from viewcast.support.sentences import counted

VOWELS = tuple("aeioAEIO")  # not u: a ufunc
NO_ANSWER = "NoAnswer"  # Raised for a name that still holds three dots
NOT_THERE = "NotThere"  # Raised for a name that nothing defines
FACTORS = {
    "": {-1: "right but for the sign"},
    "k": {
        1000: "a thousand times too large: are these views, and k is asked for?",
        0.001: "a thousand times too small: are these k, and views are asked for?",
    },
    "share": {
        100: "a hundred times too large: is a share asked for, not a percentage?",
        0.01: "a hundred times too small: is a percentage asked for, not a share?",
    },
}
NEAR = 0.01  # of a number's size: so near comes what was rounded too early
LONGEST = 8  # numbers of an array that are shown


def describe(value):
    """A plain value in a few words, for a message.

    >>> describe(np.zeros((2, 3))), describe(1 / 3), describe(None)
    ('an array (2, 3)', '0.333333', 'nothing (None)')
    """
    value = plain(value)
    if value is None:
        return "nothing (None)"
    if isinstance(value, Raised):
        return f"{value.error}: {value.message}"[:200]
    if isinstance(value, Other):
        article = "an" if value.type.startswith(VOWELS) else "a"
        return f"{article} {value.type}"[:200]
    if isinstance(value, Function):
        return "a function"
    if isinstance(value, float):
        return _digits(value)
    if isinstance(value, np.ndarray) and (value.ndim != 1 or len(value) > LONGEST):
        return f"an array {value.shape}"
    if isinstance(value, np.ndarray):
        return "[" + ", ".join(map(_digits, value)) + "]"
    return repr(listed(value))[:200]


def _digits(number):
    return f"{number + 0.0:.6g}"  # and not -0


def untouched(checks, values):
    """What is told to whoever hasn't begun, or gives back nothing at all."""
    if not all(value is None or isinstance(value, Raised) for value in values):
        return "This does just what the cell did when you got it: nothing is fixed yet."
    begin = "Nothing to check yet: put your answer in the place of the three dots."
    if any(check.calls for check in checks):
        begin += " (A function gives something back only with `return`.)"
    return begin


def differs(check, value, expected):
    """What is wrong with a value; the right one is told only of a function's call."""
    value = "".join(value) if isinstance(expected, str) and is_letters(value) else value
    if check.words and isinstance(value, int):
        return f"{counted(value, 'word')}; write {check.words} or more"
    kind = other_kind(check, value, expected)
    if kind or not check.calls:
        return kind or _other_value(check, value, expected)
    if isinstance(value, np.ndarray) and (value.ndim != 1 or len(value) > LONGEST):
        return _first_place(check, value, expected)
    told, right = _told_apart(value, expected)
    return f"it gives {told}, and should give {right}"


def other_kind(check, value, expected):
    """What to say when nothing came, or another kind or shape than is asked; or ""."""
    if isinstance(value, Raised):
        return _raised(value)
    if expected is not None and is_missing(value, check.calls):
        return "nothing came back (None)" if check.calls else "no answer yet"
    if _kind(value) != _kind(expected):
        return f"{_kind(expected)} is asked for; this is {describe(value)}"
    if isinstance(value, np.ndarray) and np.shape(value) != np.shape(expected):
        return _other_shape(np.shape(value), np.shape(expected))
    if not_finite(value) and not not_finite(expected) and not check.calls:
        return "it holds nan or infinity"
    return ""


def _raised(value):
    if value.error == NO_ANSWER:
        return f"{value.message} has no answer yet"
    if value.error == NOT_THERE:
        return f"{value.message} isn't there: its cell is missing, or failed"
    return f"it stopped with {describe(value)}"


def is_missing(value, called=True):
    """Whether a value is none: nothing was given back, or no answer is there.

    A list of three dots is missing too, and an empty text where nothing was called.
    """
    if isinstance(value, Raised):
        return value.error in (NO_ANSWER, NOT_THERE)
    if isinstance(value, list):
        return bool(value) and all(item is None for item in value)
    if isinstance(value, str):
        return not (value.strip() or called)
    return value is None


def _kind(value):
    kinds = {bool: "True or False", int: "a number", float: "a number"}
    kinds |= {str: "a string", dict: "a dictionary"}
    kinds |= {list: "a list", np.ndarray: "an array or list of numbers"}
    return kinds.get(type(value), "None")


def _other_shape(shape, asked):
    """That an array has another shape, said so that it can't be read as an answer."""
    if len(shape) == len(asked) == 1:
        return f"it should hold {counted(asked[0], 'number')}, and holds {shape[0]:,}"
    return f"it should {_shape(asked)}, and {_shape(shape, 'has', 'is')}"


def _shape(shape, have="have", be="be"):
    if len(shape) == 1:
        return f"{be} a vector of {counted(shape[0], 'number')}"
    if len(shape) == 2:
        return f"{have} {counted(shape[0], 'row')} and {counted(shape[1], 'column')}"
    return f"{have} the shape {tuple(map(int, shape))}"


def not_finite(value):
    """Whether a number is nan or infinite, or an array holds one that is."""
    return is_number(value) and not np.isfinite(np.asarray(value, float)).all()


def _other_value(check, value, expected):
    """How a value misses, if there is a plain word for it; the right one isn't told."""
    if isinstance(expected, bool):
        return "this doesn't hold yet" if expected else f"{describe(value)} is not it"
    if is_number(value):
        for factor, words in (FACTORS[""] | FACTORS.get(check.unit, {})).items():
            limit = check.tolerance and check.tolerance * abs(factor)
            if np.any(expected) and same(value, factor * expected, limit):
                return f"it is {words}"
        if _is_rounded(np.asarray(value, float), np.asarray(expected, float)):
            return "close; is it rounded?"
    said = f"{describe(value)} is not it"
    vector = isinstance(value, np.ndarray) and value.ndim == 1
    if not vector or np.isin(expected, (0, 1)).all():  # of yes and no it would tell all
        return said
    return f"{said}: look at place {first_wrong(value, expected, check.tolerance)}"


def _is_rounded(value, expected):
    """Whether numbers of few decimals are near what they should be.

    Whole numbers aren't: whoever is one off in a count hasn't rounded.
    """
    with np.errstate(all="ignore"):  # of numbers too large to be rounded
        few = np.allclose(value, np.round(value, 4), rtol=0, atol=1e-12)
        whole = np.allclose(expected, np.round(expected), rtol=0, atol=1e-9)
        return few and not whole and np.allclose(value, expected, NEAR, 1e-9)


def _first_place(check, value, expected):
    """The first place at which an array of the right shape is wrong."""
    wrong = first_wrong(value.ravel(), expected.ravel(), check.tolerance)
    place = np.unravel_index(wrong, value.shape)
    told, right = _told_apart(value[place].item(), expected[place].item())
    where = f"place {tuple(map(int, place))}"
    if names := {1: ["place"], 2: ["row", "column"]}.get(value.ndim):
        where = ", ".join(f"{name} {i}" for name, i in zip(names, place, strict=True))
    return f"{where} is {told}, and should be {right}"


def _told_apart(value, expected):
    """Both in words, with so many digits that they differ."""
    told, right = describe(value), describe(expected)
    if told != right:
        return told, right
    if isinstance(value, np.ndarray):
        return str(value.tolist()), str(expected.tolist())
    return repr(value)[:200], repr(expected)[:200]
