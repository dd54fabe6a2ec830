"""What a check says: the right answer passes, and no wrong one learns the right."""

import json
import linecache
import os

import numpy as np
import pytest

from classroom.exercise.parse import exercises_in
from classroom.exercise.validate import stored
from tests.helpers.classroom.exercise_texts import TEXT
from viewcast.exercises import as_text, check, checks_from, namespace, own_log
from viewcast.exercises import checks as package
from viewcast.exercises.judge import Check, Known, evaluate, explains, judge
from viewcast.exercises.messages import FACTORS, differs, untouched
from viewcast.exercises.values import Other, Raised, plain, same
from viewcast.views import load_log

VALUE = Check("a value", "answer")
CALL = Check("a call", "f(2)", calls=True)
IN_K, SHARE = Check("in k", "a", unit="k"), Check("a share", "a", unit="share")
ROUND = Check("rounded", "a", tolerance=0.0005)
WORDS = Check("words", "min(len(str(why).split()), 15)", points=0, words=15)
NOTHING, UNFIXED = "Nothing to check yet", "nothing is fixed yet"


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("b", 3),
        ("a = 2\na * b", 6),
        ("def f(x):\n    return x + b\nf(1)", 4),  # it sees the names
        ("import math\nmath.sqrt(4)", 2.0),
        ("[b, b]", np.array([3, 3])),
        ("1 / 0", Raised("ZeroDivisionError", "division by zero")),
        ("unknown = c\n1", Raised("NotThere", "c")),
        ("def f(x):\n    return x + d\nf(1)", Raised("NotThere", "d")),
        ("b + left", Raised("NoAnswer", "left")),
        ("''.join(left)", Raised("NoAnswer", "left")),
        ("from math import sqrt\n[sqrt(i) for i in (b, 1)][1]", 1.0),
        ("letters('a, B')", "ab"),
        ("raise ValueError('x' * 9999)\n1", Raised("ValueError", "x" * 500)),
        ("def f(): f()\nf()", Raised("RecursionError", "maximum recursion depth")),
        ("{b}", Other("set")),
        ("None", None),
    ],
)
def test_the_last_line_is_the_value(code, value):
    names = {"b": 3, "left": None}
    found = evaluate(code, names)
    if isinstance(value, Raised):
        assert found.error == value.error
        assert found.message.startswith(value.message)
    else:
        assert same(found, value)
    assert names == {"b": 3, "left": None}


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
    outcomes, said = judge(CHECKS, values, Known(RIGHT, STUB, MISTAKES))
    assert [outcome.passed for outcome in outcomes] == passed
    assert [bool(outcome.message) for outcome in outcomes] == [not p for p in passed]
    assert [outcome.check for outcome in outcomes] == list(CHECKS)
    assert said.startswith(message) if message else said == ""


TWO = [("All.", [8, 8, 8]), ("First.", [9, 2, 3]), ("Rest.", [1, 7, 6])]


@pytest.mark.parametrize(
    ("mistakes", "values", "message"),
    [
        (TWO, [9, 7, 6], "First.\nRest."),
        (TWO[::-1], [9, 7, 6], "Rest.\nFirst."),
        (TWO, [9, 7, 3], ""),  # the second is there by half
        (TWO, [9, 2, 6], ""),
        ([*TWO, ("Both.", [9, 7, 6])], [9, 7, 6], "Both."),
        ([("First.", [9, 2, 3]), ("Over.", [9, 7, 6])], [9, 7, 5], ""),
    ],
)
def test_two_mistakes_at_once_are_told_one_after_the_other(mistakes, values, message):
    assert judge(CHECKS, values, Known(RIGHT, STUB, mistakes))[1] == message


def test_a_bug_left_alone_is_no_mistake_of_the_bank():
    stub = [1, 8, 7]
    said = judge(CHECKS, stub, Known(RIGHT, stub, [("Bank.", stub)]))[1]
    assert UNFIXED in said
    assert NOTHING in untouched([VALUE], [None, Raised("TypeError", "x")])
    assert UNFIXED in untouched([VALUE], [None, 1])


def test_only_who_writes_a_function_is_told_of_return():
    assert "`return`" in untouched([VALUE, CALL], [None, None])
    assert "`return`" not in untouched([VALUE, VALUE], [None, None])


@pytest.mark.parametrize(
    ("mistakes", "message"),
    [
        ([("Far.", [9, 8, 7]), ("Near.", [9, 2, 3])], "Near."),
        ([("Far.", [9, 8, 7]), ("Nearer.", [9, 8, 3])], "Nearer."),
        ([("First.", [9, 8, 3]), ("Second.", [9, 2, 7])], "First."),  # equally near
        ([("Not it.", [8, 2, 3]), ("Far.", [9, 8, 7])], "Far."),
    ],
)
def test_of_several_mistakes_the_nearest_is_told(mistakes, message):
    """One that would also be wrong where the answer is right is further away."""
    assert judge(CHECKS, [9, 2, 3], Known(RIGHT, STUB, mistakes))[1] == message


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
        (Raised("NoAnswer", "b"), 7, "b has no answer yet"),
        (Raised("NotThere", "b"), 7, "b isn't there: its cell is missing, or failed"),
        (None, 7, "no answer yet"),
        ([None, None], [1, 2], "no answer yet"),
        (
            [None, 2],
            [1, 2],
            "an array or list of numbers is asked for; this is [None, 2]",
        ),
        ("7", 7, "a number is asked for; this is '7'"),
        (7, "seven", "a string is asked for; this is 7"),
        (1, True, "True or False is asked for; this is 1"),
        ({"a": 1}, ["a", "b"], "a list is asked for; this is {'a': 1}"),
        (["a"], {"a": 1}, "a dictionary is asked for; this is ['a']"),
        ({1}, 7, "a number is asked for; this is a set"),
        ("x", [1, 2], "an array or list of numbers is asked for; this is 'x'"),
        ([1, 2, 3], [1, 2], "it should hold 2 numbers, and holds 3"),
        ([1, 2], [1], "it should hold 1 number, and holds 2"),
        (
            np.zeros((2, 1)),
            np.zeros((3, 2)),
            "it should have 3 rows and 2 columns, and has 2 rows and 1 column",
        ),
        (
            [1, 2],
            [[1, 2]],
            "it should have 1 row and 2 columns, and is a vector of 2 numbers",
        ),
        (
            np.zeros((1, 2, 3)),
            np.zeros((3, 2)),
            "it should have 3 rows and 2 columns, and has the shape (1, 2, 3)",
        ),
        (1, [1, 2], "an array or list of numbers is asked for; this is 1"),
        ([1, 2], 1, "a number is asked for; this is [1, 2]"),
        (np.nan, 7, "it holds nan or infinity"),
        ([1, np.inf], [1, 7], "it holds nan or infinity"),
        (8, 7, "8 is not it"),
        (0, 0.5, "0 is not it"),
        (3, 0, "3 is not it"),  # no factor
        (10**400, 7, "a number is asked for; this is a number beyond every float"),
        ([1, 2], [1, 3], "[1, 2] is not it: look at place 1"),
        ([1, 0, 0], [1, 0, 1], "[1, 0, 0] is not it"),  # yes and no: no place
        ("b", "a", "'b' is not it"),
        (False, True, "this doesn't hold yet"),
        (True, False, "True is not it"),
        ("a b", "ac", "'a b' is not it"),
        (["a", "b"], "ac", "'ab' is not it"),
        (["a", "bc"], "ac", "a string is asked for; this is ['a', 'bc']"),
        (14, 7, "14 is not it"),  # a factor of 2, or of 1000, would give it away
        (7000, 7, "7000 is not it"),
        (700, 7, "700 is not it"),
        (-7, 7, "it is right but for the sign"),
        (0.6, 0.6004, "close; is it rounded?"),
        ([0.6, 1.1], [0.6004, 1.1041], "close; is it rounded?"),
        (0.59987654, 0.6004, "0.599877 is not it"),  # nobody rounds to that
        (0.6, 0.7, "0.6 is not it"),
        (419, 420, "419 is not it"),  # a count
        (["a"], ["b"], "['a'] is not it"),
        ({"a": 1}, {"a": 2}, "{'a': 1} is not it"),
        ([-1, -2], [1, 2], "it is right but for the sign"),
        ([-1, 2], [1, 2], "[-1, 2] is not it: look at place 0"),
        ([[1, 2], [3, 4]], [[1, 2], [3, 5]], "an array (2, 2) is not it"),
    ],
)
def test_what_is_said_of_a_value(value, expected, words):
    assert differs(VALUE, plain(value), plain(expected)) == words


@pytest.mark.parametrize("check", [IN_K, SHARE], ids=lambda check: check.unit)
def test_units_are_guessed_where_the_text_speaks_of_them(check):
    for unit, factors in FACTORS.items():
        for factor, words in factors.items():
            said = differs(check, factor * 7.0, 7)
            assert said == f"it is {words}" or unit not in ("", check.unit)
            assert said.endswith("is not it") or unit in ("", check.unit)


def test_a_rounded_number_may_be_in_the_wrong_unit_too():
    check = Check("in k", "a", tolerance=0.005, unit="k")
    assert differs(check, 4123, 4.12345).startswith("it is a thousand times too large")
    assert differs(check, 4130, 4.12345) == "4130 is not it"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("", "0 words; write 15 or more"),
        ("Because.", "1 word; write 15 or more"),
        ("It is\nso.", "3 words; write 15 or more"),
        (5, "1 word; write 15 or more"),
    ],
)
def test_too_few_words_are_counted(answer, said):
    value = evaluate(WORDS.code, {"why": answer})
    assert differs(WORDS, value, 15) == said


def test_enough_words_are_enough():
    assert evaluate(WORDS.code, {"why": "word " * 40}) == 15
    missing = evaluate(WORDS.code, {"why": None})
    assert differs(WORDS, missing, 15) == "why has no answer yet"


@pytest.mark.parametrize(
    ("value", "expected", "words"),
    [
        (8, 7, "it gives 8, and should give 7"),
        (14, 7, "it gives 14, and should give 7"),
        ([1, 2], [1, 3], "it gives [1, 2], and should give [1, 3]"),
        ("b", "a", "it gives 'b', and should give 'a'"),
        (False, True, "it gives False, and should give True"),
        (np.nan, 7, "it gives nan, and should give 7"),
        (1.0000049, 1, "it gives 1.0000049, and should give 1"),
        (-0.0, 1, "it gives 0, and should give 1"),
        (
            [1.0000049, 2],
            [1, 2.0],
            "it gives [1.0000049, 2.0], and should give [1.0, 2.0]",
        ),
        (np.zeros(9), np.arange(9), "place 1 is 0, and should be 1"),
        ([[1, 2], [3, 4]], [[1, 1], [3, 5]], "row 0, column 1 is 2, and should be 1"),
        ([[-0.0]], [[0.25]], "row 0, column 0 is 0, and should be 0.25"),
        (
            np.zeros((1, 2, 2)),
            np.ones((1, 2, 2)),
            "place (0, 0, 0) is 0, and should be 1",
        ),
        ([["a", 1]], [["a", 2]], "it gives [['a', 1]], and should give [['a', 2]]"),
        (None, 7, "nothing came back (None)"),
        (5, None, "None is asked for; this is 5"),
        ("7", 7, "a number is asked for; this is '7'"),
        (
            [[1, 2]],
            [1, 2],
            "it should be a vector of 2 numbers, and has 1 row and 2 columns",
        ),
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
        answers += [plain(factor * right) for factor in (-1, 2, 0.5, 3)]
    checks = (VALUE, IN_K, SHARE, ROUND)
    of_values = " ".join(differs(one, a, right) for one in checks for a in answers)
    of_calls = " ".join(differs(CALL, answer, right) for answer in answers)
    assert not any(secret in of_values for secret in secrets)
    assert all(secret in of_calls for secret in secrets)


def mean_error(y_hat, y):
    return np.abs(y_hat - y).mean()


def summed(y_hat, y):
    return np.abs(y_hat - y).sum()


ASKED = "    mean_error(np.array([4.0, 6.0]), np.array([5.0, 4.0]))"


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
    return load_log().views[:7].mean() / 1000


def test_unknown_exercises_and_wrong_counts_are_refused():
    with pytest.raises(
        ValueError, match="'no-such'; there are mean-not-sum, first-days"
    ):
        check("no-such", 1)
    with pytest.raises(
        ValueError, match=r"'mean-no-sum'; did you mean mean-not-sum\?$"
    ):
        check("mean-no-sum", 1)
    for answers in [(), (1,), (1, 2, 3)]:
        says = rf"{len(answers)} answers?; .*check\('first-days', first_mean, why_so\)"
        with pytest.raises(ValueError, match=says):
            check("first-days", *answers)


def test_right_answers_pass(first_mean):
    verdict = check("mean-not-sum", mean_error)
    assert verdict
    assert repr(verdict) == "The mean, not the sum: right.\n✓ two days are averaged"
    assert check("first-days", round(first_mean, 2), "")
    assert check("first-days", np.float32(first_mean), "")


@pytest.mark.parametrize(
    ("answer", "line", "rest"),
    [
        (summed, "it gives 3, and should give 1.5", [ASKED, "→ You summed."]),
        (lambda y_hat, y: 7, "it gives 7, and should give 1.5", [ASKED]),
        (lambda y_hat, y: None, "nothing came back (None)", [f"→ {NOTHING}"]),
        (lambda y_hat: 1, "it stopped with TypeError: ", [ASKED]),
        (7, "it stopped with TypeError: 'int' object is not callable", [ASKED]),
        (..., "mean_error has no answer yet", []),
    ],
)
def test_wrong_answers_are_told_what_is_wrong(answer, line, rest):
    verdict = check("mean-not-sum", answer)
    assert not verdict
    head = repr(verdict).splitlines()[0]
    assert head == "The mean, not the sum: not yet; 0 of 1 check holds."
    outcome, *found = "\n".join(verdict.lines).splitlines()
    assert outcome.startswith(f"✗ two days are averaged: {line}")
    assert len(found) == len(rest) and all(map(str.startswith, found, rest))


def test_of_several_calls_the_first_that_goes_wrong_is_shown(store):
    exercise = store["mean-not-sum"]
    twice = {key: 2 * exercise[key] for key in ("checks", "expected", "stub")}
    verdict = checks_from(as_text({"twice": exercise | twice | {"mistakes": []}}))(
        "twice", summed
    )
    first, second = verdict.lines
    assert first.endswith(f"\n{ASKED}") and second == first.removesuffix(f"\n{ASKED}")


def test_an_error_names_the_line_of_a_notebooks_cell():
    """Whole, however long the error's own message is."""
    line = "A = np.ones((2, 3)) @ np.ones((2, 3))"
    cell = f"import numpy as np\n\n\ndef mean_error(y_hat, y):\n    {line}\n"
    name, names = "/ipykernel_1/2.py", {}
    exec(compile(cell, name, "exec"), names)
    linecache.cache[name] = len(cell), None, cell.splitlines(True), name
    said = repr(check("mean-not-sum", names["mean_error"]))
    assert "it stopped with ValueError: matmul" in said
    assert said.endswith(f"\n{ASKED}\n  at the line\n    {line}")


@pytest.mark.parametrize(
    ("factor", "says"),
    [
        (1000, ["a thousand times too large", "→ Views, where k are asked for."]),
        (7, ["is not it", "→ The sum."]),
        (1.01, ["is not it"]),
        (0.5, ["is not it"]),
        (2, ["is not it"]),
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
    assert repr(verdict) == (
        "The first days: answered; not checked yet: the grading works out whether it "
        "is\n  right for your log.\n"
        "• the mean of the first days, in k: answered; not checked yet"
    )
    assert "right, " not in repr(verdict)
    assert repr(check("first-days", 7 * mine, "So.", personal=True)) == repr(verdict)
    assert not check("mean-not-sum", summed, personal=True)  # no number of the log
    assert "right" in repr(check("mean-not-sum", mean_error, personal=True))


@pytest.mark.parametrize(
    ("mean", "why", "says"),
    [
        (
            ...,
            ...,
            ["first_mean has no answer yet", "✗ why_so has no answer yet", "→ N"],
        ),
        (4.5, "", ["• ", "✗ why_so has no answer yet"]),
        (4.5, " ", ["• ", "✗ why_so has no answer yet"]),
        ("4.5", "So.", ["a number is asked for; this is '4.5'"]),
        ([4.5], "So.", ["a number is asked for; this is [4.5]"]),
        (np.nan, "So.", ["it holds nan or infinity"]),
        (" ", "So.", ["no answer yet"]),
        ({1}, "So.", ["a number is asked for; this is a set"]),
    ],
)
def test_of_ones_own_log_it_is_said_what_gives_nothing_away(mean, why, says):
    verdict = check("first-days", mean, why, personal=True)
    assert not verdict
    lines = verdict.lines
    assert len(lines) == len(says) or says[0] != "• "
    assert all(words in repr(verdict) for words in says), lines
    assert "not yet; 0 of " in repr(verdict)


OWN = (
    Check("the log's", "a", personal=True),
    Check("a function", "f(2)", calls=True),
    Check("its words", "b", points=0),
    Check("the log's function", "f(log)", calls=True, personal=True),
)


@pytest.mark.parametrize(
    ("values", "passed", "compared", "message"),
    [
        ([5, 2, 3, 9], [1, 1, 1, 1], [0, 1, 1, 0], ""),
        ([5, 7, 3, 9], [1, 0, 1, 1], [0, 1, 1, 0], "Seven."),
        ([5, 8, 3, 9], [1, 0, 1, 1], [0, 1, 1, 0], ""),
        (["x", 7, 3, None], [0, 0, 1, 0], [1, 1, 1, 1], "Seven."),
        ([5, 2, 3, None], [1, 1, 1, 0], [0, 1, 1, 1], ""),
        ([5, 2, 3, 0], [1, 1, 1, 0], [0, 1, 1, 1], ""),  # as the stub has it
        ([None, None, 0, 0], [0, 0, 0, 0], [1, 1, 1, 1], "This does just what"),
    ],
)
def test_what_does_not_depend_on_the_log_is_compared(values, passed, compared, message):
    stub, mistakes = [None, None, 0, 0], [("Seven.", [1, 7, 3, 4])]
    outcomes, said = judge(OWN, values, Known([1, 2, 3, 4], stub, mistakes), own=True)
    assert [outcome.passed for outcome in outcomes] == [bool(one) for one in passed]
    assert [outcome.compared for outcome in outcomes] == [bool(one) for one in compared]
    assert said.startswith(message) if message else said == ""


@pytest.mark.parametrize(
    ("passed", "total", "left", "says"),
    [
        (1, 1, 0, "right."),
        (2, 2, 0, "right, all checks hold."),
        (0, 1, 0, "not yet; 0 of 1 check holds."),
        (1, 2, 0, "not yet; 1 of 2 checks holds."),
        (2, 3, 0, "not yet; 2 of 3 checks hold."),
        (2, 3, 1, "not yet; 1 of 3 checks holds, 1 can't be compared here."),
        (
            2,
            2,
            2,
            "answered; not checked yet: the grading works out whether it is right",
        ),
        (
            3,
            3,
            1,
            "2 of 3 checks hold; 1 not checked yet: the grading works out whether",
        ),
    ],
)
def test_the_summary_counts(passed, total, left, says):
    assert says in repr(package.Verdict("T", passed, (), total, left))


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
        namespace()["log"].views[:] = 0

    assert "read-only" in repr(check("mean-not-sum", writes))
    assert check("first-days", first_mean, "")


def test_a_notebook_can_bring_its_checks_along(store, tmp_path, monkeypatch):
    own = checks_from(as_text(store))
    monkeypatch.setattr(package, "STORE", tmp_path / "none")
    assert own("mean-not-sum", mean_error)
    assert "→ You summed." in repr(own("mean-not-sum", summed))
    with pytest.raises(ValueError, match="there are mean-not-sum, first-days"):
        own("no-such", 1)
