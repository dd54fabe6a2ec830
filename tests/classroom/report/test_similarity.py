import random
import time

import numpy as np
import pytest

from classroom.report.copied_answers import Copy, copied, special
from classroom.report.similarity import LONG, alike, equal, twins
from classroom.report.winnowing import fingerprints, tokens

STUB = 'def summary(y_hat, y):\n    """Three errors of a forecast."""\n    ...'
ORIGINAL = STUB.replace(
    "...",
    """\
differences = [a - b for a, b in zip(y_hat, y)]
    absolute = sum(abs(d) for d in differences) / len(differences)
    squared = sum(d ** 2 for d in differences) / len(differences)
    worst = max(differences, key=abs)
    for number, d in enumerate(differences):
        if abs(d) > 3 * absolute:
            print("day", number, "is far off")
    return {"mae": absolute, "rmse": squared ** 0.5, "worst": worst}""",
)
RENAMED = STUB.replace(
    "...",
    """\
# my very own work
    e = [p - q
         for p, q in zip(y_hat, y)]
    m = sum(abs(i) for i in e)/len(e)
    s = sum(i**2 for i in e)/len(e)   # squares

    w = max(e, key=abs)
    for k, i in enumerate(e):
        if abs(i) > 3*m:
            print("day", k, "is far off")
    return {"mae": m, "rmse": s**0.5, "worst": w}""",
)
HONEST = [
    STUB.replace(
        "...",
        """\
y_hat, y = np.asarray(y_hat), np.asarray(y)
    e = y_hat - y
    rmse = np.sqrt(np.mean(e * e))
    i = np.argmax(np.abs(e))
    return dict(mae=np.mean(np.abs(e)), rmse=rmse, worst=e[i])""",
    ),
    STUB.replace(
        "...",
        """\
total, squares, worst = 0, 0, 0
    for i in range(len(y)):
        e = y_hat[i] - y[i]
        total += abs(e)
        squares += e * e
        if abs(e) > abs(worst):
            worst = e
    n = len(y)
    return {"mae": total / n, "rmse": (squares / n) ** 0.5, "worst": worst}""",
    ),
]


def test_a_renamed_copy_is_found_and_honest_answers_are_not():
    cells = {"s1": ORIGINAL, "s2": HONEST[0], "s3": RENAMED, "s4": HONEST[1]}
    (pair,) = alike({who: [cell] for who, cell in cells.items()}, [STUB])
    assert (pair.first, pair.second) == ("s1", "s3")
    assert pair.share == 1
    assert pair.fingerprints >= 15


def test_a_copy_that_stands_among_other_code_is_found():
    sources = {"s1": [ORIGINAL], "s2": ["import os", HONEST[1], RENAMED]}
    assert alike(sources, [STUB])[0].share > 0.95


def test_identical_one_liners_are_not_alike():
    cell = "friday = log.loc[log.weekday == 'Friday', 'views'].mean()"
    assert alike({"s1": [cell], "s2": [cell]}, []) == []
    assert twins({"s1": [cell], "s2": [cell]}, []) == []


def test_what_was_handed_out_is_not_alike():
    sources = {"s1": [ORIGINAL], "s2": [ORIGINAL]}
    assert alike(sources, [ORIGINAL]) == twins(sources, [ORIGINAL]) == []


@pytest.mark.parametrize(("students", "found"), [(3, 3), (4, 0), (30, 0)])
def test_what_many_have_is_not_alike_but_a_long_cell_is(students, found):
    sources = {f"s{i}": [ORIGINAL] for i in range(students)}
    assert len(alike(sources, [STUB])) == found
    (group,) = twins(sources, [STUB])
    assert group.students == tuple(sources)


def test_a_short_solution_that_many_have_is_no_twin():
    body = (
        "return np.abs(np.asarray(y_hat) - np.asarray(y)).mean() * 1.0 / len(y_hat[:1])"
    )
    cell = STUB.replace("...", f"# the mean of the distances\n    {body}")
    sources = {f"s{i}": [cell] for i in range(4)}
    assert 70 < len(body) < LONG
    assert twins(sources, [STUB]) == []
    assert len(twins(dict(list(sources.items())[:3]), [STUB])) == 1


@pytest.mark.parametrize("students", [2, 4, 40])
def test_equal_files_are_a_group_of_any_size(students):
    sources = {f"s{i}": [STUB, "a = 1"] for i in range(students)} | {"own": ["b = 2"]}
    digests = dict.fromkeys(sources, "same") | {"own": "other"}
    assert equal(digests, sources, [STUB]) == [tuple(sources)[:-1]]


def test_equal_files_that_hold_only_what_was_handed_out_are_none():
    sources = {who: [STUB, "log = own_log(12345)"] for who in ("s1", "s2")}
    assert equal(dict.fromkeys(sources, "same"), sources, [STUB]) == []


def test_the_strongest_pair_comes_first():
    changed = ORIGINAL.replace("worst = max(differences, key=abs)", "worst = None")
    cells = {"s1": changed, "s2": RENAMED, "s3": ORIGINAL}
    pairs = alike({who: [cell] for who, cell in cells.items()}, [STUB])
    assert pairs[0][:2] == ("s2", "s3")
    assert [p.share for p in pairs] == sorted((p.share for p in pairs), reverse=True)


def test_twins_are_the_same_to_the_last_sign():
    other = ORIGINAL.replace("far off", "far  off")
    cells = {"s1": ORIGINAL, "s2": other, "s3": f"\n{ORIGINAL}\n"}
    (pair,) = twins({who: [cell, cell] for who, cell in cells.items()}, [STUB])
    assert pair.students == ("s1", "s3")
    assert pair.code == ORIGINAL


@pytest.mark.parametrize(
    "code",
    [
        "!pip install x",
        "a = 'open",
        "def f(:\n   x\n y",
        "%%bash\nls $HOME?",
        "x = '\0'",
    ],
)
def test_what_is_no_python_has_tokens_all_the_same(code):
    assert tokens(code)
    assert fingerprints(code + " a + b * c - d / e") or len(tokens(code)) < 8


def test_hostile_text_is_only_text():
    fingerprints("x = '\ud800' + a + b + c + d + e + f + '\ud800")
    fingerprints("(" * 5000 + ")" * 5000)
    assert fingerprints("") == fingerprints("# nothing") == set()


def test_renaming_and_layout_change_nothing():
    assert fingerprints(ORIGINAL) == fingerprints(RENAMED)


RIGHT = {f"s{i}": 3 + i / 7 for i in range(1, 31)}


def test_the_right_number_of_another_is_found():
    given = {"s1": RIGHT["s2"] * (1 + 1e-9), "s2": RIGHT["s2"], "s3": 7.77, "s4": "b"}
    assert copied(given, RIGHT) == [Copy("s1", ("s2",))]


def test_the_right_array_of_another_is_found():
    right = {who: np.array([np.nan, value, 1]) for who, value in RIGHT.items()}
    wrong = np.array([np.nan, RIGHT["s4"], 2])
    given = {"s1": right["s9"].copy(), "s2": wrong, "s3": right["s9"][:2]}
    assert copied(given, right) == [Copy("s1", ("s9",))]


def test_a_value_that_many_have_tells_nothing():
    right = RIGHT | dict.fromkeys(["s7", "s8", "s9", "s10"], 2.345)
    assert copied({"s1": 2.345}, right) == []
    few = RIGHT | dict.fromkeys(["s7", "s8", "s9"], 2.345)
    assert copied({"s1": 2.345}, few) == [Copy("s1", ("s7", "s8", "s9"))]


@pytest.mark.parametrize(
    "value",
    [
        *(0, 7, -365, 0.25, 1200.0, True, "b", None, np.nan, np.inf, 10**400, [1.234]),
        *(np.array([0.25, 1]), np.array([1.234]), np.array([])),
    ],
)
def test_values_that_two_may_hit_upon(value):
    assert not special(value)
    assert copied({"s1": value}, {"s1": 1.25, "s2": value}) == []


@pytest.mark.parametrize("given", [10**400, np.inf, True, None, np.array([]), {}, [1]])
def test_odd_answers_do_no_harm(given):
    assert copied({"s1": given}, RIGHT) == []


def test_a_thousand_submissions_take_seconds():
    rng = random.Random(1)
    lines = [f"{a} = {b} {o} {c}" for a in "abc" for b in range(9)
             for o in "+-*/%" for c in range(30)]  # fmt: skip
    sources = {
        f"s{i}": ["\n".join(rng.sample(lines, 40)), rng.choice([ORIGINAL, *HONEST])]
        for i in range(1000)
    }
    sources["s7"] = sources["s9"]
    start = time.perf_counter()
    assert [pair[:2] for pair in alike(sources, [STUB])] == [("s7", "s9")]
    twins(sources, [STUB])
    assert time.perf_counter() - start < 30
