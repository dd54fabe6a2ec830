"""Copies are found whatever their names; what was handed out or is common isn't."""

import random
import time

import pytest

from classroom.report.similarity import LONG, alike, equal, twins
from tests.helpers.classroom.alike_code import HONEST, ORIGINAL, RENAMED, STUB


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
