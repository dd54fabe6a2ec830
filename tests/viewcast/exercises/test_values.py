"""Answers as plain values: nothing odd gets through, and nothing is lost on the way."""

import base64
import enum
import io
import json

import numpy as np
import pytest

from viewcast.exercises import values
from viewcast.exercises.messages import describe
from viewcast.exercises.serialize import pack, unpack
from viewcast.exercises.values import Function, Other, Raised, letters, plain, same
from viewcast.support.sentences import counted

HUGE = 10**400  # beyond every float
LONG = 10**5000  # beyond what Python turns into digits


class Count(int):
    pass


class Word(str):
    __slots__ = ()


class Matrix(np.ndarray):
    pass


class Color(enum.IntEnum):
    RED = 1


class Tensor:
    """What `plain` needs of torch's, so that these tests needn't import torch."""

    def __init__(self, numbers):
        self.numbers = numbers

    def detach(self):
        return self

    cpu = detach

    def numpy(self):
        return self.numbers


Tensor.__module__ = "torch"


def endless(kind):
    """A list or a dictionary that holds itself."""
    held = kind()
    held.append(held) if kind is list else held.update(self=held)
    return held


def depth(value):
    if isinstance(value, list | dict):
        return 1 + max(map(depth, value.values() if type(value) is dict else value))
    return 0


def alike(a, b):
    """Whether two plain values are the same to the last bit and type."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(alike(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(alike, a, b))
    return a == b or (a != a and b != b)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (..., None),
        (True, True),
        (3, 3),
        (0.5, 0.5),
        ("a", "a"),
        ([], []),
        ((), []),
        ({}, {}),
        ((1, 2), np.array([1, 2])),
        ([1, 2.5], np.array([1, 2.5])),
        ([True, False], np.array([True, False])),
        ([[1, 2], [3, 4]], np.array([[1, 2], [3, 4]])),
        ([[1, 2], [3]], [np.array([1, 2]), np.array([3])]),
        ([1, [2]], [1, np.array([2])]),
        ([1, "a"], [1, "a"]),
        ([1, None], [1, None]),
        ([2**70, 1.5], [2**70, 1.5]),
        ([np.zeros(2), (1, 1)], np.array([[0.0, 0.0], [1.0, 1.0]])),
        ({"a": (1, 2), 3: ...}, {"a": np.array([1, 2]), "3": None}),
        (np.float64(2.5), 2.5),
        (np.float32(0.5), 0.5),
        (np.int8(3), 3),
        (np.True_, True),
        (np.str_("a"), "a"),
        (np.array(2.5), 2.5),
        (np.array("a"), "a"),
        (np.array([1, 2], np.uint8), np.array([1, 2], np.uint8)),
        (np.array(["a", "b"]), ["a", "b"]),
        (np.datetime64("2021-01-01T12:00"), "2021-01-01"),
        (np.array(["2021-01-01", "NaT"], "datetime64[D]"), ["2021-01-01", "NaT"]),
        (Tensor(np.array([1.0, 2.0])), np.array([1.0, 2.0])),
        (Tensor(np.array(2.0)), 2.0),
        ([Tensor(np.array(2.0)), 1.0], np.array([2.0, 1.0])),
        (Raised("KeyError", "x"), Raised("KeyError", "x")),
        (Other("set"), Other("set")),
    ],
)
def test_what_is_a_value_becomes_plain(value, expected):
    assert alike(plain(value), expected)
    assert alike(plain(plain(value)), expected)


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        ({1, 2}, "set"),
        (b"a", "bytes"),
        (1j, "complex"),
        (HUGE, "number beyond every float"),
        (-LONG, "number beyond every float"),
        (range(3), "range"),
        ((i for i in range(3)), "generator"),
        (Count(3), "Count"),
        (Word("a"), "Word"),
        (Color.RED, "Color"),
        (np.zeros(2).view(Matrix), "Matrix"),
        (np.ma.array([1.0]), "MaskedArray"),
        (np.array([1j]), "array of complex128, 1 values"),
        (np.array([1, "a"], object), "array of object, 2 values"),
        (np.zeros(2, [("a", int)]), "array of [('a', '<i8')], 2 values"),
        (np.timedelta64(1, "D"), "array of timedelta64[D], 1 values"),
        (np.bytes_(b"a"), "array of |S1, 1 values"),
        (type("A" * 100, (), {})(), "A" * 60),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_of_anything_else_only_the_type_is_known(value, type_):
    assert plain(value) == Other(type_)
    assert alike(plain([value, 1]), [Other(type_), 1])


def test_an_array_is_as_large_as_it_may_be(monkeypatch):
    monkeypatch.setattr(values, "MOST_NUMBERS", 6)
    assert plain(np.zeros((2, 3))).shape == (2, 3)
    assert plain(np.zeros(7)) == Other("array of float64, 7 values")
    assert plain([[0.0] * 3] * 2).shape == (2, 3)
    assert depth(plain([[0.0] * 3] * 3)) == 1  # a list of arrays


@pytest.mark.parametrize("kind", [list, dict])
def test_what_holds_itself_ends(kind):
    found = plain(endless(kind))
    assert depth(found) == values.DEEPEST
    assert kind.__name__ in repr(found)
    assert alike(unpack(pack(found)), found)


def test_what_holds_itself_often_ends_soon(monkeypatch):
    monkeypatch.setattr(values, "MOST_ITEMS", 1000)
    value = []
    value += [value] * 10
    assert "too large or too deep" in repr(plain(value))


def test_functions_give_plain_values():
    doubled = plain(lambda x, power=1: (x * 2, x**power))
    assert isinstance(doubled, Function)
    assert plain(doubled) is doubled
    assert alike(doubled(3, power=2), np.array([6, 9]))
    assert alike(plain(int)("3"), 3)
    assert isinstance(plain([len, 1])[0], Function)


def some_value(rng, deep=3):
    """Any plain value, by chance."""
    kinds = [
        lambda: None,
        lambda: bool(rng.integers(2)),
        lambda: int(rng.integers(-9, 9)) ** int(rng.integers(1, 60)),
        lambda: float(rng.choice([0.0, -0.0, np.nan, np.inf, 1e300, rng.normal()])),
        lambda: "".join(rng.choice(list('aÄ"\\\n 习🙂\x00'), rng.integers(5))),
        lambda: some_array(rng),
        lambda: Raised("KeyError", "'x'"),
        lambda: Other("set"),
    ]
    if deep:
        many = range(rng.integers(4))
        kinds += [
            lambda: [some_value(rng, deep - 1) for _ in many],
            lambda: {f"k{i}": some_value(rng, deep - 1) for i in many},
        ]
    return plain(kinds[rng.integers(len(kinds))]())


def some_array(rng):
    shape = tuple(rng.integers(0, 4, rng.integers(1, 4)))
    array = (100 * rng.normal(size=shape)).astype(rng.choice(list("?bBiqQefd")))
    return np.asfortranarray(array) if rng.integers(2) else array


@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")  # -1.5 as unsigned
def test_values_come_back_as_they_went():
    rng = np.random.default_rng(0)
    kinds = set()
    for _ in range(1000):
        value = some_value(rng)
        kinds.add(type(value).__name__)
        travelled = unpack(json.loads(json.dumps(pack(value))))
        assert alike(travelled, value), value
        assert same(travelled, value)
        assert len(describe(value)) <= 200
    assert kinds > {"NoneType", "bool", "int", "float", "str", "list", "dict"}
    assert kinds > {"ndarray", "Raised", "Other"}


def test_a_function_travels_as_a_number():
    kept = []
    packed = pack({"f": [len]}, lambda f: kept.append(f) or len(kept) - 1)
    assert packed == {"dict": {"f": [{"Function": 0}]}}
    assert kept[0]("abc") == 3
    back = unpack(packed, lambda number: Function(kept[number]))
    assert back["f"][0]("abc") == 3
    assert unpack(packed) == {"f": [Other("function")]}
    assert pack(len) == {"Other": ["function"]}


def npy(array, pickled=False):
    file = io.BytesIO()
    np.save(file, array, allow_pickle=pickled)
    return {"npy": base64.b64encode(file.getvalue()).decode()}


def edited(old, new, array=None):
    """An array's npy with some bytes of it replaced."""
    data = base64.b64decode(npy(np.zeros(2) if array is None else array)["npy"])
    assert data.count(old) == 1
    return {"npy": base64.b64encode(data.replace(old, new)).decode()}


@pytest.mark.parametrize(
    "packed",
    [
        {},
        {"dict": {}, "npy": ""},
        {"Nothing": []},
        {"Nothing": 1},
        {"dict": 1},
        {"dict": []},
        {"dict": {"a": {}}},
        [1, {"npy": ""}],
        {"Raised": 1},
        {"Raised": "ab"},
        {"Raised": ["KeyError"]},
        {"Other": []},
        {"Other": ["a", "b"]},
        {"Function": "x"},
        {"Function": None},
        {"Function": 1.5},
        {"Function": -1},
        {"Function": float("inf")},
        {"npy": 1},
        {"npy": None},
        {"npy": ""},
        {"npy": "?"},
        {"npy": "ä"},
        {"npy": "AAAA"},
        npy(np.array([1, "a"], object), pickled=True),
        npy(np.array(["a"])),
        npy(np.array([1j])),
        npy(np.array(["2021"], "datetime64[Y]")),
        npy(np.zeros(2, [("a", int)])),
        npy(np.array(1.5)),
        edited(b"NUMPY\x01", b"NUMPY\x02"),
        edited(b"(2,)", b"(3,)"),
        edited(b"(2,)", b"(1,)"),
        edited(b"(2,)", b"9**9"),
        edited(b"(2, 1), ", b"(-2,-1),", np.zeros((2, 1))),
        edited(b"'<f8'", b"'|O8'"),
        edited(b"'shape'", b"'shade'"),
    ],
)
def test_what_pack_cannot_have_made_is_refused(packed):
    with pytest.raises(ValueError):
        unpack(packed, lambda number: number)


def test_names_from_outside_stay_short():
    assert unpack({"Raised": ["x" * 9999, 5]}) == Raised("x" * 500, "5")


ROUNDED = 0.005  # two decimals


@pytest.mark.parametrize(
    ("value", "expected", "tolerance", "agree"),
    [
        (1, 1.0, None, True),
        (1 + 9e-7, 1, None, True),
        (1 + 2e-6, 1, None, False),
        (1e-10, 0, None, True),
        (1e-8, 0, None, False),
        (0.335, 0.33, ROUNDED, True),
        (0.3351, 0.33, ROUNDED, False),
        (1e6 + 0.5, 1e6, ROUNDED, False),  # not relative
        (2**53 + 1, 2**53, None, True),
        (HUGE, 1, None, False),
        (1, HUGE, None, False),
        (2**1000, 2**1000, None, True),
        (2**1000, -(2**1000), None, False),
        (np.nan, np.nan, None, True),
        (np.nan, 1, None, False),
        (1, np.nan, None, False),
        (np.inf, np.inf, None, True),
        (np.inf, -np.inf, ROUNDED, False),
        (1e300, np.inf, None, False),
        (True, True, None, True),
        (np.True_, True, None, True),
        (False, True, None, False),
        (True, 1, None, False),
        (1, True, None, False),
        (1.0, True, None, False),
        ("1", 1, None, False),
        (1, "1", None, False),
        (None, None, None, True),
        (..., None, None, True),
        (0, None, None, False),
        (None, 0, None, False),
        (" Two  words\n", "two WORDS", None, True),
        ("twowords", "two words", None, False),
        ("STRASSE", "straße", None, True),
        (["A", 1], ("a", 1.0), None, True),
        (["a"], "a", None, True),
        ("a, B - c", "abc", None, True),
        (["a", "b", "c"], "abc", None, True),
        ([" a", "B "], "ab", None, True),
        ("a, b", "abc", None, False),
        (["ab", "c"], "abc", None, False),
        ("4 2 3", "423", None, True),
        (423, "423", None, False),
        ("a b", "a c", None, False),
        ("a, b", "a b", None, False),  # two words are expected
        (["a"], ["a", "a"], None, False),
        ((1, 2), np.array([1, 2]), None, True),
        ([1, 2], [2, 1], None, False),
        ([1, 2], [[1, 2]], None, False),
        ([1], 1, None, False),
        (np.array(1), 1, None, True),
        ([1, np.nan], [1, np.nan], None, True),
        ([0.335, 1], [0.33, 1], ROUNDED, True),
        ([[1, 2], [3]], [[1, 2], [3]], None, True),
        ([[1, 2], [3]], [[1, 2], [4]], None, False),
        (np.zeros((0, 2)), np.zeros((0, 2)), None, True),
        (np.zeros((0, 2)), np.zeros((0, 3)), None, False),
        ([], [], None, True),
        ({"a": 0.335}, {"a": 0.33}, ROUNDED, True),
        ({"a": 1}, {"a": 2}, None, False),
        ({"a": 1}, {"b": 1}, None, False),
        ({"a": 1}, {"a": 1, "b": 1}, None, False),
        (Other("set"), Other("set"), None, True),
        (Other("set"), Other("dict"), None, False),
        (Raised("A", "b"), Raised("A", "b"), None, True),
        (Raised("A", "b"), Raised("A", "c"), None, False),
        (Other("None"), None, None, False),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_agrees(value, expected, tolerance, agree):
    assert same(value, expected, tolerance) is agree


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing (None)"),
        (..., "nothing (None)"),
        (True, "True"),
        (3, "3"),
        (1 / 3, "0.333333"),
        (np.float32(0.5), "0.5"),
        (-0.0, "0"),
        ([-0.0, 1.5], "[0, 1.5]"),
        (np.nan, "nan"),
        ("a", "'a'"),
        ([], "[]"),
        ((1, 2.5), "[1, 2.5]"),
        ([1 / 3] * 8, "[" + ", ".join(["0.333333"] * 8) + "]"),
        ([1] * 9, "an array (9,)"),
        (np.zeros((2, 3)), "an array (2, 3)"),
        (["a", 1], "['a', 1]"),
        (len, "a function"),
        ({1}, "a set"),
        (np.array([1j]), "an array of complex128, 1 values"),
        (Raised("KeyError", "'x'"), "KeyError: 'x'"),
    ],
)
def test_values_in_words(value, words):
    assert describe(value) == words


@pytest.mark.parametrize(
    "value",
    [
        "x" * 10_000,
        HUGE,
        LONG,
        [LONG, "a"],
        {"x" * 10_000: 1},
        ["a"] * 10_000,
        np.full(2_000_000, 1.0),
        Raised("E" * 500, "m" * 500),
        Other("T" * 500),
        endless(list),
    ],
    ids=lambda value: type(value).__name__,
)
def test_words_stay_few(value):
    assert 0 < len(describe(value)) <= 200


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ("r, c - S", "rcs"),
        (["r", "c"], "rc"),
        (("r", " C"), "rc"),
        ({"A": "r", "B": "c"}, "rc"),
        (np.array([4, 2, 3]), "423"),
        (423, "423"),
        ("", ""),
    ],
)
def test_letters_are_found_whatever_separates_them(answer, word):
    assert letters(answer) == word


def test_one_thing_is_singular():
    assert [counted(n, "row") for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]


@pytest.mark.parametrize("value", [np.longdouble(1.5), np.array(1.5, np.longdouble)])
def test_every_number_is_one_that_json_holds(value):
    assert alike(plain(value), 1.5)
    assert json.dumps(pack(value)) == "1.5"
