"""What a check says: the right answer passes, and no wrong one learns the right."""

import json
import os

import numpy as np
import pytest
from test_exercise_text import TEXT

import viewcast.exercises as package
from classroom.proof import stored
from classroom.reading import exercises_in
from viewcast.exercises import as_text, check, checks_from, own_log
from viewcast.exercises.values import Other, Raised, plain, same
from viewcast.exercises.verdict import (
    FACTORS,
    Check,
    differs,
    evaluate,
    explains,
    judge,
    untouched,
)

VALUE = Check("a value", "answer")
CALL = Check("a call", "f(2)", calls=True)
NOTHING, UNMENDED = "Nothing to check yet", "nothing is mended yet"


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("b", 3),
        ("a = 2\na * b", 6),
        ("def f(x):\n    return x + b\nf(1)", 4),  # it sees the names
        ("import math\nmath.sqrt(4)", 2.0),
        ("[b, b]", np.array([3, 3])),
        ("1 / 0", Raised("ZeroDivisionError", "division by zero")),
        ("unknown = c\n1", Raised("NameError", "name 'c' is not defined")),
        ("raise ValueError('x' * 9999)\n1", Raised("ValueError", "x" * 500)),
        ("def f(): f()\nf()", Raised("RecursionError", "maximum recursion depth")),
        ("{b}", Other("set")),
        ("None", None),
    ],
)
def test_the_last_line_is_the_value(code, value):
    names = {"b": 3}
    found = evaluate(code, names)
    if isinstance(value, Raised):
        assert found.error == value.error
        assert found.message.startswith(value.message)
    else:
        assert same(found, value)
    assert names == {"b": 3}


@pytest.mark.parametrize("code", ["", "a ="])
def test_code_without_a_value_is_the_authors_mistake(code):
    with pytest.raises((SyntaxError, ValueError)):
        evaluate(code, {})


CHECKS = (Check("first", "a"), Check("second", "b", tolerance=0.1), Check("third", "c"))
RIGHT, STUB = [1, 2, 3], [None, None, None]
MISTAKES = [("One.", [9, 2, 3]), ("Two.", [9, 8, 3]), ("Again.", [9, 8, 7])]


@pytest.mark.parametrize(
    ("values", "passed", "message"),
    [
        (RIGHT, [True, True, True], ""),
        ([1, 2.1, 3], [True, True, True], ""),
        ([1, 2.2, 3], [True, False, True], ""),
        ([9, 2, 3], [False, True, True], "One."),
        ([9, 8, 3], [False, False, True], "Two."),
        ([9, 8, 7], [False, False, False], "Again."),
        ([1, 8, 3], [True, False, True], "Two."),  # where it is wrong it is Two
        ([1, 8, 7], [True, False, False], "Again."),
        ([9, 6, 3], [False, False, True], ""),
        (STUB, [False, False, False], NOTHING),
        ([None, 2, None], [False, True, False], ""),
    ],
)
def test_outcomes_and_the_mistake_that_explains_them(values, passed, message):
    outcomes, said = judge(CHECKS, values, RIGHT, STUB, MISTAKES)
    assert [outcome.passed for outcome in outcomes] == passed
    assert [bool(outcome.message) for outcome in outcomes] == [not p for p in passed]
    assert [outcome.check for outcome in outcomes] == list(CHECKS)
    assert said.startswith(message) if message else said == ""


def test_a_bug_left_alone_is_no_mistake_of_the_bank():
    stub = [1, 8, 7]
    said = judge(CHECKS, stub, RIGHT, stub, [("Bank.", stub)])[1]
    assert UNMENDED in said
    assert NOTHING in untouched([None, Raised("TypeError", "x")])
    assert UNMENDED in untouched([None, 1])


@pytest.mark.parametrize(
    ("suspect", "value", "explained"),
    [
        (1, 1 + 1e-9, True),
        (1, 2, False),
        (Raised("KeyError", "a"), Raised("KeyError", "b"), True),
        (Raised("KeyError", "a"), Raised("TypeError", "a"), False),
        (Raised("KeyError", "a"), None, False),
        (None, None, True),
        (np.nan, np.nan, True),
        (1, True, False),
    ],
)
def test_a_suspect_explains_what_is_the_same(suspect, value, explained):
    assert explains([0, suspect], [5, value], [1]) is explained
    assert not explains([0, suspect], [5, value], [0, 1])


@pytest.mark.parametrize(
    ("value", "expected", "words"),
    [
        (Raised("KeyError", "'x'"), 7, "it stopped with KeyError: 'x'"),
        (None, 7, "nothing came back (None)"),
        ("7", 7, "a number is asked for; this is '7'"),
        (7, "seven", "a string is asked for; this is 7"),
        (1, True, "True or False is asked for; this is 1"),
        ({"a": 1}, ["a", "b"], "a list is asked for; this is {'a': 1}"),
        (["a"], {"a": 1}, "a dictionary is asked for; this is ['a']"),
        ({1}, 7, "a number is asked for; this is a set"),
        ("x", [1, 2], "an array or list of numbers is asked for; this is 'x'"),
        ([1, 2, 3], [1, 2], "the shape should be (2,), and is (3,)"),
        (1, [1, 2], "an array or list of numbers is asked for; this is 1"),
        ([1, 2], 1, "a number is asked for; this is [1, 2]"),
        (np.nan, 7, "it holds nan or infinity"),
        ([1, np.inf], [1, 7], "it holds nan or infinity"),
        (8, 7, "8 is not it"),
        (0, 0.5, "0 is not it"),
        (3, 0, "3 is not it"),  # no factor
        (10**400, 7, "a number is asked for; this is a number beyond every float"),
        ([1, 2], [1, 3], "[1, 2] is not it"),
        ("b", "a", "'b' is not it"),
        (False, True, "False is not it"),
        (["a"], ["b"], "['a'] is not it"),
        ({"a": 1}, {"a": 2}, "{'a': 1} is not it"),
        *((factor * 7.0, 7, f"it is {words}") for factor, words in FACTORS.items()),
        ([-1, -2], [1, 2], "it is right but for the sign"),
        ([-1, 2], [1, 2], "[-1, 2] is not it"),
    ],
)
def test_what_is_said_of_a_value(value, expected, words):
    assert differs(VALUE, plain(value), plain(expected)) == words


@pytest.mark.parametrize(
    ("value", "expected", "words"),
    [
        (8, 7, "it gives 8, and should give 7"),
        (14, 7, "it gives 14, and should give 7"),
        ([1, 2], [1, 3], "it gives [1, 2], and should give [1, 3]"),
        ("b", "a", "it gives 'b', and should give 'a'"),
        (False, True, "it gives False, and should give True"),
        (np.nan, 7, "it gives nan, and should give 7"),
        (1.0000049, 1, "1 with other values than it should have"),
        (
            np.zeros(9),
            np.ones(9),
            "an array (9,) with other values than it should have",
        ),
        (None, 7, "nothing came back (None)"),
        (5, None, "None is asked for; this is 5"),
        ("7", 7, "a number is asked for; this is '7'"),
        ([[1, 2]], [1, 2], "the shape should be (2,), and is (1, 2)"),
        (Raised("KeyError", "'x'"), 7, "it stopped with KeyError: 'x'"),
    ],
)
def test_what_is_said_of_a_call(value, expected, words):
    assert differs(CALL, plain(value), plain(expected)) == words


ANSWERS = [3, -1.5, "b", "", True, [1, 2], ["b", "c"], {"k": 3}, {"j": 3}, None, np.nan]
ANSWERS += [
    10**400,
    {1},
    len,
    np.zeros((2, 2)),
    Raised("KeyError", "x"),
    Raised("", ""),
]


@pytest.mark.parametrize(
    ("right", "secrets"),
    [
        (73.25, ["73"]),
        (-61, ["61"]),
        ("mauve", ["mauve"]),
        ([17.5, 23.5], ["17", "23"]),
        (["ochre", "mauve"], ["ochre", "mauve"]),
        ({"k": 73.25}, ["73"]),
    ],
    ids=str,
)
def test_the_right_value_is_told_of_a_call_alone(right, secrets):
    right = plain(right)
    answers = [plain(answer) for answer in ANSWERS]
    if not isinstance(right, str | list | dict):
        answers += [plain(factor * right) for factor in (*FACTORS, 3)]
    of_values = " ".join(differs(VALUE, answer, right) for answer in answers)
    of_calls = " ".join(differs(CALL, answer, right) for answer in answers)
    assert not any(secret in of_values for secret in secrets)
    assert all(secret in of_calls for secret in secrets)


def mean_error(y_hat, y):
    return np.abs(y_hat - y).mean()


def summed(y_hat, y):
    return np.abs(y_hat - y).sum()


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """The two exercises of test_exercise_text, each in a file of a store."""
    text = tmp_path / "9-try.md"
    text.write_text(TEXT, encoding="utf8")
    folder = tmp_path / "store"
    folder.mkdir()
    made = {exercise.name: stored(exercise) for exercise in exercises_in(text)}
    for number, (name, exercise) in enumerate(made.items()):
        content = json.dumps({name: exercise})
        (folder / f"{number}.json").write_text(content, encoding="utf8")
    monkeypatch.setattr(package, "STORE", folder)
    return made


@pytest.fixture
def first_mean():
    return package.load_log().views[:7].mean() / 1000


def test_unknown_exercises_and_wrong_counts_are_refused():
    with pytest.raises(
        ValueError, match="'no-such'; there are mean-not-sum, first-days"
    ):
        check("no-such", 1)
    for answers in [(), (1,), (1, 2, 3)]:
        says = rf"{len(answers)} answers.*check\('first-days', first_mean, why_so\)"
        with pytest.raises(ValueError, match=says):
            check("first-days", *answers)


def test_right_answers_pass(first_mean):
    verdict = check("mean-not-sum", mean_error)
    assert verdict
    assert repr(verdict) == "The mean, not the sum: right.\n✓ two days are averaged"
    assert check("first-days", round(first_mean, 2), "")
    assert check("first-days", np.float32(first_mean), "")


@pytest.mark.parametrize(
    ("answer", "line", "arrow"),
    [
        (summed, "it gives 3, and should give 1.5", "→ You summed."),
        (lambda y_hat, y: 7, "it gives 7, and should give 1.5", ""),
        (lambda y_hat, y: None, "nothing came back (None)", f"→ {NOTHING}"),
        (lambda y_hat: 1, "it stopped with TypeError: ", ""),
        (7, "it stopped with TypeError: 'int' object is not callable", ""),
        (..., "it stopped with TypeError: 'NoneType' object is not callable", ""),
    ],
)
def test_wrong_answers_are_told_what_is_wrong(answer, line, arrow):
    verdict = check("mean-not-sum", answer)
    assert not verdict
    head, outcome, *rest = repr(verdict).splitlines()
    assert head == "The mean, not the sum: not yet; 0 of 1 checks hold."
    assert outcome.startswith(f"✗ two days are averaged: {line}")
    assert "\n".join(rest).startswith(arrow) if arrow else not rest


@pytest.mark.parametrize(
    ("factor", "says"),
    [
        (1000, ["a thousand times too large", "→ Views, where k are asked for."]),
        (7, ["is not it", "→ The sum."]),
        (1.01, ["is not it"]),
        (np.nan, ["it holds nan or infinity"]),
    ],
)
def test_a_wrong_number_is_told_its_mistake_and_not_the_right_one(
    first_mean, factor, says
):
    verdict = check("first-days", factor * first_mean, "")
    assert not verdict
    said = repr(verdict)
    assert all(words in said for words in says)
    assert said.count("→") == len(says) - 1
    if factor not in (1, 1000):
        assert f"{first_mean:.2f}"[:4] not in said


def test_answers_of_ones_own_log_are_not_compared():
    mine = own_log(5).views[:7].mean() / 1000
    assert not check("first-days", mine, "So.")
    verdict = check("first-days", mine, "So.", personal=True)
    assert verdict
    assert "the grading says" in repr(verdict)
    verdict = check("first-days", ..., {1}, personal=True)
    assert verdict.lines == (
        "✗ first_mean has no answer yet",
        "✗ why_so has no answer yet",
    )
    assert not verdict
    assert not check("mean-not-sum", summed, personal=True)  # no number of the log


def test_a_check_says_the_same_whenever_and_wherever(tmp_path, monkeypatch, first_mean):
    def spoils(y_hat, y):
        y_hat[:], y[:] = 0, 0
        np.random.default_rng().shuffle(y)
        return 7

    asked = [
        ("mean-not-sum", mean_error),
        ("mean-not-sum", spoils),
        ("mean-not-sum", summed),
        ("first-days", first_mean, ""),
        ("first-days", 7 * first_mean, ""),
    ]
    first = [repr(check(*one)) for one in asked]
    monkeypatch.chdir(tmp_path)
    np.random.seed(5)
    state = np.random.get_state()[1].tolist()
    with np.printoptions(precision=1), np.errstate(all="raise"):
        again = [repr(check(*one)) for one in reversed(asked)][::-1]
    assert again == first
    assert np.random.get_state()[1].tolist() == state
    assert sorted(os.listdir(tmp_path)) == ["9-try.md", "store"]


def test_the_books_log_cannot_be_changed(first_mean):
    def writes(y_hat, y):
        package.namespace()["log"].views[:] = 0

    assert "read-only" in repr(check("mean-not-sum", writes))
    assert check("first-days", first_mean, "")


def test_a_notebook_can_bring_its_checks_along(store, tmp_path, monkeypatch):
    own = checks_from(as_text(store))
    monkeypatch.setattr(package, "STORE", tmp_path / "none")
    assert own("mean-not-sum", mean_error)
    assert "→ You summed." in repr(own("mean-not-sum", summed))
    with pytest.raises(ValueError, match="there are mean-not-sum, first-days"):
        own("no-such", 1)
