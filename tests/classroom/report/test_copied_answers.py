"""Numbers that are right for somebody else are found, and chance isn't blamed."""

import numpy as np
import pytest

from classroom.report.copied_answers import Copy, copied, special

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
