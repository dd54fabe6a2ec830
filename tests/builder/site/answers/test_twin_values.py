"""Values and judgements in JavaScript, also such as no field gives: Python's."""

import ast
import itertools
import random
import sys
from unicodedata import category, name

import numpy as np
import pytest

from builder.site.answers.expressions import NeedsPython, expression, packed
from tests.helpers.answers import in_javascript
from viewcast.exercises import Verdict
from viewcast.exercises.judge import Check, Known, evaluate, free_names, judge
from viewcast.exercises.messages import describe, differs
from viewcast.exercises.values import Function, Other, Raised, letters, plain, same

NUMBERS = [0, 1, -1, 3, 7, 2**60, 0.0, -0.0, 0.5, 1 / 3, 0.33, 0.3333, 2.5, 3.0, 3000]
NUMBERS += [300.0, 0.003, -3, 3.0000029, 3.0000031, 1e16, 1e-5, 1e-300, 1e308, 1e22]
NUMBERS += [123456.5, 1000005.0, 99999.95, np.nan, np.inf, -np.inf]
TEXTS = ["", " ", "a", "A", "ac", "a, C", "a b", "A  B\n", "it's", '"', "\x00é\u2028"]
LISTS = [[], [None, None], [None, 2], ["a", "c"], ["a", "bc"], ["a", None, 2.5, True]]
LISTS += [["a", 1.0], ["a", 1.4], ["ab" * 60, "🙂" * 90]]
ARRAYS = [[1, 2], [1.0, 2.0], [1, 2.5], [2], [True, False], [True, 2], [-1, -2]]
ARRAYS += [[*range(8)], [*range(9)], [[1, 2]], [[1], [2]], [[[1.0, 2]]], [2**62, 1]]
DICTS = [{}, {"a": 1}, {"a": 1.0}, {"b": 1}, {"a": [1, 2.5], "b": [None]}, {"a": {}}]
OTHERS = [Other("set"), Other("Apple"), Other("ufunc"), Raised("NoAnswer", "b")]
OTHERS += [Raised("Error", "x" * 300), Raised("KeyError", "x"), Raised("KeyError", "")]
VALUES = [None, True, False, *NUMBERS, *TEXTS, *LISTS, *ARRAYS, *DICTS, *OTHERS]
CHECKS = [Check("", ""), Check("", "", tolerance=0.5), Check("", "", tolerance=0)]
CHECKS += [Check("", "", unit=unit) for unit in ("k", "share")]


def test_every_value_is_told_as_in_python():
    values = [*map(plain, VALUES)]
    theirs = in_javascript(
        "packed.map(values.unpack).map(messages.describe)",
        packed=[*map(packed, values)],
    )
    assert theirs == [*map(describe, values)]


def test_letters_are_pythons():
    some = ["r, C - s", ["r", "c "], "", [4, 2.5], True, 7, "½ ǅ ß", {"a": "É", "b": 2}]
    theirs = in_javascript(
        "packed.map(values.unpack).map(values.letters)",
        packed=[packed(plain(value)) for value in some],
    )
    assert theirs == [letters(plain(value)) for value in some]


def test_all_pairs_of_values_differ_as_in_python():
    pairs = [*itertools.product(map(plain, VALUES), repeat=2)]
    pairs = [(value, right) for value, right in pairs if not isinstance(right, Raised)]
    theirs = in_javascript(
        """pairs.map((pair) => {
          const [value, right] = pair.map(values.unpack);
          return checks_.map((check) => values.same(value, right, check.tolerance)
            ? "" : messages.differs(check, value, right));
        })""",
        pairs=[[packed(value), packed(right)] for value, right in pairs],
        checks_=[vars(check) for check in CHECKS],
    )
    for (value, right), told in zip(pairs, theirs, strict=True):
        ours = [
            "" if same(value, right, c.tolerance) else differs(c, value, right)
            for c in CHECKS
        ]
        assert told == ours, (value, right)


def test_the_mistake_that_is_told_is_pythons():
    rng = random.Random(18)
    few = [*map(plain, [None, 1, 2, 2.0, "a", [1, 2], *OTHERS[-3:]])]
    rights = [value for value in few if not isinstance(value, Raised)]
    cases = [some_judgement(rng, few, rights) for _ in range(2000)]
    theirs = in_javascript(
        """cases.map(([points, given, expected, start, mistakes]) => {
          const unpacked = (list) => list.map(values.unpack);
          const checks_ = points.map((points) => ({ points, tolerance: null }));
          const known = { expected: unpacked(expected), start: unpacked(start) };
          known.mistakes = mistakes.map((each, i) => [`${i}`, unpacked(each)]);
          const [outcomes, mistake] = judge.judge(checks_, unpacked(given), known);
          return [outcomes.map(({ passed }) => passed), mistake];
        })""",
        cases=[[points, *map(packed_lists, rest)] for points, *rest in cases],
    )
    for (points, given, expected, start, mistakes), told in zip(
        cases, theirs, strict=True
    ):
        checks = [Check("", "", points=worth) for worth in points]
        known = Known(expected, start, [(str(i), m) for i, m in enumerate(mistakes)])
        outcomes, mistake = judge(checks, given, known)
        assert told == [[outcome.passed for outcome in outcomes], mistake]
    assert {mistake[:2] for _, mistake in theirs} >= {"", "0", "1", "2", "No", "Th"}


def test_one_check_alone_is_summed_up_as_in_python():
    check = {"says": "", "code": "a", "free": ["a"], "points": 1, "tolerance": None}
    data = {"checks": [check], "expected": [2.5], "start": [None], "mistakes": []}
    theirs = in_javascript(
        "found.map((a) => checks.verdict(data, new Map([['a', a]])).summary)",
        found=[2.5, 3.5],
        data=data,
    )
    assert theirs == [Verdict("", passed, (), 1)._summary() for passed in (1, 0)]


def some_judgement(rng, few, rights):
    """Points, the learner's values, expected, of the stub, and of three mistakes."""
    count = rng.randint(1, 4)

    def values(of):
        return [rng.choice(of) for _ in range(count)]

    points = [rng.choice([0, 1, 2]) for _ in range(count)]
    return (
        points,
        values(few),
        values(rights),
        values(few),
        [values(few) for _ in "012"],
    )


def packed_lists(values):
    return [packed_lists(v) if type(v) is list else packed(v) for v in values]


def test_numbers_are_written_as_python_writes_them():
    rng = np.random.default_rng(18)
    bits = rng.integers(0, 2**64, 3000, dtype=np.uint64).view(float)
    numbers = [*bits[np.isfinite(bits)], *rng.normal(0, 1000, 2000).round(3)]
    numbers += [
        *(rng.integers(0, 10**7, 1000) / 2),
        *(rng.integers(0, 2**12, 1000) / 64),
    ]
    theirs = in_javascript(
        "numbers.map((number) => [python.repr(number), python.digits(number)])",
        numbers=[*map(float, numbers)],
    )
    for number, told in zip(map(float, numbers), theirs, strict=True):
        assert told == [repr(number), f"{number + 0.0:.6g}"]


def test_signs_are_taken_as_python_takes_them():
    every = (chr(code) for code in range(sys.maxunicode + 1))
    signs = [sign for sign in every if category(sign) not in ("Cn", "Co", "Cs")]
    theirs = in_javascript(
        """signs.map((sign) => [python.repr(sign), python.casefold(sign),
          python.isAlnum(sign), python.strip(sign),
          python.split(`a${sign}b`).length])""",
        signs=signs,
    )
    for sign, (told, fold, *rest) in zip(signs, theirs, strict=True):
        split = len(f"a{sign}b".split())
        assert [told, *rest] == [repr(sign), sign.isalnum(), sign.strip(), split]
        # Cherokee's capitals and small letters fold into one, whichever it is.
        assert fold == sign.casefold() or "CHEROKEE" in name(sign)


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("a", 3),
        ("[a, 2]", [3, 2]),
        ('d["x"]', 1.5),
        ("e[1]", 2.5),
        ("list(d.values())", [1.5, 2]),
        ("min(len(str(t).split()), 2)", 2),
        ("len(t)", 7),
        ("letters(t)[0:2]", "ab"),
        ("letters(t)[2:9]", "c"),
        ("sorted(k for k in d if d[k] == 2)", ["y"]),
        ("sorted(d)", ["x", "y"]),
        ('str(t).strip().lower().replace("b ", "$&")', "a $&c"),
        ("str(d)", "{'x': 1.5, 'y': 2}"),
        ("n", Raised("NoAnswer", "n")),
        ("len(n)", Raised("NoAnswer", "n")),
    ],
)
def test_code_is_worked_out_as_in_python(code, value):
    names = {
        "a": 3,
        "d": {"x": 1.5, "y": 2},
        "e": plain([1, 2.5]),
        "t": " A b C ",
        "n": None,
    }
    theirs = in_javascript(
        """messages.describe(judge.valueFor({ code, free }, new Map(
          names.map(([name, value]) => [name, values.unpack(value)]))))""",
        code=expression(code),
        free=free_names(ast.parse(code)),
        names=[[name, packed(each)] for name, each in names.items()],
    )
    assert theirs == describe(evaluate(code, names)) == describe(value)


@pytest.mark.parametrize(
    "code",
    [
        *("a = 1\na", "a + 1", "f(a)", "np.mean(a)", "a.upper()", "str(a, b)", "a[1:]"),
        *("a[0:2:1]", "a != b", "a == b == c", "len(a, key=b)", "sorted(2 for k in a)"),
        *(
            "sorted(k for k in a)",
            "sorted(k for j in a if k)",
            "lambda: a",
            "-1",
            "1.5",
        ),
    ],
)
def test_what_needs_python_is_refused(code):
    with pytest.raises(NeedsPython):
        expression(code)


def test_a_function_is_no_value_for_a_page():
    with pytest.raises(NeedsPython):
        packed(Function(len))
