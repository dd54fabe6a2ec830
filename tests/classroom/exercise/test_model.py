"""What follows from an exercise's parts, and what its checks give."""

import ast

import pytest

from classroom.exercise.model import names_from_log, values_of
from viewcast.exercises import own_log
from viewcast.exercises.judge import Check
from viewcast.exercises.values import Raised


def test_what_follows_from_the_text(exercises):
    function, number = exercises
    assert (function.names, number.names) == (["mean_error"], ["first_mean", "why_so"])
    assert (function.texts, number.texts) == ([], ["why_so"])
    assert (function.points, number.points) == (3, 1)
    assert (function.personal, number.personal) == (False, True)


@pytest.mark.parametrize(
    ("codes", "names"),
    [
        (["a = log.views", "b = a + 1\nc = 2"], "a b log"),
        (["b = a", "a = log.views"], "a b log"),
        (["def f(x):\n    return x", "b = f(log)\nc = f(1)"], "b log"),
        (
            ["y = log.views", "def f(y):\n    return y\n\ndef g(x):\n    return y"],
            "g log y",
        ),
        (["for day in log.views:\n    last = day", "np.log(2)"], "day last log"),
        (["import numpy as log_like", ""], "log"),
    ],
)
def test_what_depends_on_the_log_is_seen(codes, names):
    assert names_from_log(*map(ast.parse, codes)) == set(names.split())


def test_values_of_an_answer(exercises):
    function, number = exercises
    assert values_of(function, function.solution) == [1.5, pytest.approx(2 / 3)]
    assert values_of(function, function.stub) == [None, None]
    assert values_of(function, "1 / 0") == 2 * [
        Raised("ZeroDivisionError", "division by zero")
    ]
    assert values_of(function, "")[0] == Raised("NotThere", "mean_error")
    assert values_of(function, "mean_error = ...")[0] == Raised(
        "NoAnswer", "mean_error"
    )
    assert values_of(number, "first_mean = first") == [7]
    log = own_log(3)
    expected = log.views[:7].mean() / 1000
    assert values_of(number, number.solution, log) == [expected]
    assert values_of(number, number.solution) != [expected]


def test_an_answer_cannot_change_what_its_checks_are_given(exercises):
    _, number = exercises
    check = Check("what is given", "first")
    assert values_of(number, "first = 8", checks=[check]) == [7]
