"""An exercise's text is read whole or refused in words; `problems` proves it holds."""

import ast
import json
import re

import pytest

from classroom.exercise.markdown import blocks
from classroom.exercise.model import (
    Exercise,
    ExerciseError,
    Wrong,
    names_from_log,
    values_of,
)
from classroom.exercise.parse import exercises_in
from classroom.exercise.validate import problems, report, stored
from tests.helpers.exercise_texts import FUNCTION, NUMBER, TEXT, changed
from viewcast.exercises import own_log
from viewcast.exercises.judge import Check
from viewcast.exercises.values import Raised, same

SUM = "    return np.abs(y_hat - y).sum()\n"
MEAN = "    return np.abs(y_hat - y).mean()\n"


def read(tmp_path, text):
    path = tmp_path / "9-try.md"
    path.write_text(text, encoding="utf8")
    return exercises_in(path)


def without(part, text=FUNCTION):
    """The text without its first fence of a kind."""
    before, fence, after = text.partition(f"```{{{part}}}")
    assert fence
    return before + after.partition("```\n")[2]


@pytest.fixture
def exercises(tmp_path):
    return read(tmp_path, TEXT)


def test_an_exercise_is_read_whole(exercises):
    function, number = exercises
    abs_error = "def mean_error(y_hat, y):\n    return "
    assert function == Exercise(
        name="mean-not-sum",
        title="The mean, not the sum",
        kind="write a function",
        trains="what a mean is",
        minutes=5,
        task="Write `mean_error(y_hat, y)`:\n\n```python\nmean_error([1], [2])\n```",
        hint="How far is each *forecast* off?",
        given="",
        figure="",
        stub="def mean_error(y_hat, y):\n"
        '    """The mean absolute error of forecasts (n,) and labels (n,)."""\n'
        "    ...",
        checks=(
            Check(
                "two days are averaged",
                "mean_error(np.array([4.0, 6.0]), np.array([5.0, 4.0]))",
                points=2,
                calls=True,
            ),
            Check(
                "any number of days is",
                "two = np.array([4.0, 6.0])\n"
                "mean_error(np.append(two, 1), np.append(two, 3))",
                tolerance=0.01,
                hidden=True,
                calls=True,
            ),
        ),
        solution=abs_error + "np.abs(y_hat - y).mean()",
        why="Because a mean does not grow\n\nwith the days.",
        wrongs=(
            Wrong("You summed.", abs_error + "np.abs(y_hat - y).sum()"),
            Wrong("Errors of opposite signs cancel.", abs_error + "(y_hat - y).mean()"),
            Wrong("These are squares.", abs_error + "((y_hat - y) ** 2).mean()"),
        ),
    )
    assert (number.given, number.figure) == ("first = 7", "print(first)")
    (check,) = number.checks
    assert (check.calls, check.unit, check.personal) == (False, "k", True)


def test_what_follows_from_the_text(exercises):
    function, number = exercises
    assert (function.names, number.names) == (["mean_error"], ["first_mean", "why_so"])
    assert (function.texts, number.texts) == ([], ["why_so"])
    assert (function.points, number.points) == (3, 1)
    assert (function.personal, number.personal) == (False, True)


def test_blocks_are_found_at_their_lines():
    lines = TEXT.splitlines()
    found = blocks(TEXT)
    assert [block.title for block in found] == [
        "The mean, not the sum",
        "The first days",
    ]
    for block in found:
        assert lines[block.first] == "````{exercise} " + block.title
        assert lines[block.end - 1] == "````"
    assert blocks("```python\nexercise\n```\n\n{exercise}\n") == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (changed((" The mean, not the sum", "")), "title is missing"),
        (changed((":name: mean-not-sum\n", "")), "name is missing"),
        (changed((":kind: write a function\n", "")), "kind is missing"),
        (changed((":minutes: 5\n", "")), "minutes is missing"),
        (changed((":trains: what a mean is\n", "")), "trains is missing"),
        (
            changed(
                ("Write `mean_error(y_hat, y)`:", ""),
                ("```python\nmean_error([1], [2])\n```", ""),
            ),
            "task is missing",
        ),
        (without("hint"), "hint is missing"),
        (without("stub"), "stub is missing"),
        (without("solution"), "solution is missing"),
        (without("hidden", without("check")), "checks is missing"),
        (
            changed(("Because a mean does not grow\n\nwith the days.", "")),
            "why is missing",
        ),
        (changed(("How far is each *forecast* off?", "")), "hint is missing"),
        (
            changed(("write a function", "write a poem")),
            "kind is 'write a poem'; must be one of predict the output, write a",
        ),
        (changed(("mean-not-sum", "Mean_error")), "'Mean_error' is not like mean-not"),
        (changed(("mean-not-sum", "../mean")), "'../mean' is not like mean-not"),
        (
            changed((":minutes: 5", ":minuts: 5")),
            "minuts is no option of an exercise: name, kind, trains, minutes",
        ),
        (changed((":minutes: 5", ":minutes: five")), "minutes.*'five'"),
        (changed((":points: 2", ":points: two")), "points.*'two'"),
        (changed((":points: 2", ":words: few")), "words.*'few'.*a whole number"),
        (changed((":points: 2", ":words: 15")), "words are counted in one answer"),
        (changed((":points: 2", ":points: -1")), "points.*'-1'.*0 or more"),
        (changed((":tolerance: 0.01", ":tolerance: 1%")), "tolerance.*'1%'"),
        (changed((":points: 2", ":point: 2")), "point is no option .* points"),
        (changed(("```{hint}", "```{stub}\n.\n```\n\n```{hint}")), "than one stub"),
        (changed(("```{stub}", "```{hint}\n.\n```\n\n```{stub}")), "than one hint"),
        (changed(("```{hidden}", "```{hiden}")), "not read as a part: '```{hiden}"),
        (
            changed(("````{exercise}", "`````{exercise}"), text=NUMBER) + FUNCTION,
            "not read as a part: '````{exercise}",
        ),
        (changed(("{check} two days are averaged", "{check}")), "needs a sentence"),
        (
            changed(("mean_error(np.array([4.0, 6.0])", "a = mean_error(np.zeros(2)")),
            "ends with an expression:\na = mean_error",
        ),
        (
            changed(("mean_error(np.append", "assert mean_error(np.append")),
            "ends with an expression",
        ),
        (
            changed(("mean_error(np.array([4.0, 6.0]), np.array([5.0, 4.0]))\n", "")),
            "ends with an expression",
        ),
        (changed(("{wrong} You summed.", "{wrong}")), "wrong answer needs a message"),
        (
            changed(("def mean_error(y_hat, y):\n" + SUM, "")),
            "wrong answer needs a message",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_text_is_said_with_its_place(tmp_path, text, says):
    place = r"9-try.md, line 3, exercise '(The mean, not the sum|The first days)?': "
    with pytest.raises(ExerciseError, match=f"(?s){place}.*{says}"):
        read(tmp_path, f"# A chapter\n\n{text}")


@pytest.mark.parametrize(
    ("part", "good"),
    [
        ("given", "first = 7"),
        ("figure", "print(first)"),
        ("stub", "first_mean = ..."),
        ("check", "first_mean\n```\n\n```{solution}"),
        ("solution", "first_mean = log.views[:first].mean() / 1000"),
        ("wrong", "first_mean = log.views[:first].sum() / 1000"),
    ],
)
def test_bad_python_is_shown_with_its_place(tmp_path, part, good):
    text = changed((good, "first = (" + good), text=NUMBER)
    place = "9-try.md, line 3, exercise 'The first days': "
    with pytest.raises(
        ExerciseError, match=rf"(?s){place}.*in:\n.*first = \({good[:5]}"
    ):
        read(tmp_path, f"# A chapter\n\n{text}")


@pytest.mark.parametrize(
    "old", ["{exercise} The mean", "{check} two days", "{hidden} any", "{wrong} You"]
)
def test_a_backtick_in_a_title_is_refused_with_its_line(tmp_path, old):
    """Markdown reads no fence there, so the part would be lost without a word."""
    text = f"# A chapter\n\n{changed((old, old + ' `y`'))}"
    line = 1 + next(i for i, row in enumerate(text.splitlines()) if "`y`" in row)
    says = rf"9-try.md, line {line}: not read as a fence: .*`y`.*no backticks"
    with pytest.raises(ExerciseError, match=says):
        read(tmp_path, text)


def test_a_fence_that_is_only_shown_may_hold_anything(tmp_path):
    shown = "`````markdown\n````{exercise} `a`\n```{check} `b`\n`````\n"
    assert len(read(tmp_path, shown + FUNCTION)) == 1


def test_words_are_counted_in_an_answer(tmp_path):
    check = "```{check} some words\n:points: 0\n:words: 5\nwhy_so\n```\n\n```{solution}"
    (number,) = read(tmp_path, changed(("```{solution}", check), text=NUMBER))
    few, many = (
        values_of(number, f"first_mean, why_so = 1, '{'word ' * n}'")[1] for n in (3, 9)
    )
    assert (few, many, number.checks[1].words) == (3, 5, 5)
    assert not number.checks[1].personal
    assert problems(number) == []


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


@pytest.mark.parametrize(
    ("says", "stub", "unit"),
    [
        ("the mean", "first_mean = ...", ""),
        ("the mean, in k", "first_mean = ...", "k"),
        ("the mean of views", "first_mean = ...", "k"),
        ("the mean", "first_mean = ...  # k, training days", "k"),
        ("the mean", "first_mean = ...\nsecond_k = ...  # k", ""),
        ("the share of views", "first_mean = ...", "share"),
        ("the error with a share, in k", "first_mean = ...", "k"),
        ("the mean", "first_mean = ...  # per cent", "share"),
        ("the mean of 2k", "first_mean = ...  # not first_k", ""),
    ],
)
def test_a_unit_is_one_that_the_text_speaks_of(tmp_path, says, stub, unit):
    pairs = ("the mean of the first days, in k", says), ("first_mean = ...", stub)
    (number,) = read(tmp_path, changed(*pairs, text=NUMBER))
    assert number.checks[0].unit == unit


def test_two_exercises_of_one_name_are_refused(tmp_path):
    with pytest.raises(ExerciseError, match=r"9-try.md: more than one .*mean-not-sum"):
        read(tmp_path, FUNCTION + TEXT)


def test_a_stub_must_define_something(tmp_path):
    text = changed(("first_mean = ...\nwhy_so = \"\"", "..."), text=NUMBER)  # fmt: skip
    with pytest.raises(ExerciseError, match="stub defines no name"):
        read(tmp_path, text)


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


def test_good_exercises_hold(exercises, capsys, tmp_path):
    assert [problems(exercise) for exercise in exercises] == [[], []]
    assert problems(exercises[1], own_log(3)) == []
    assert report([tmp_path / "9-try.md"]) == 0
    said = capsys.readouterr().out
    assert "2 exercises, 8 minutes, 3 checks, 6 wrong answers; all hold" in said
    assert said.count("✓") == 2


def bank(*mistakes):
    """The function's exercise with these wrong answers in its bank."""
    text = FUNCTION.partition("```{wrong}")[0]
    wrong = "```{{wrong}} {}\ndef mean_error(y_hat, y):\n{}```\n\n"
    return text + "".join(wrong.format(*one) for one in mistakes) + "````\n"


SUMMED = ("Summed.", SUM)
SIGNED = ("Signed.", "    return (y_hat - y).mean()\n")
SQUARED = ("Squared.", "    return ((y_hat - y) ** 2).mean()\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (bank(SUMMED, SIGNED), "2 wrong answers; at least 3"),
        (bank(SUMMED), "1 wrong answer; at least 3"),
        (
            bank(SUMMED, SIGNED, ("So *wrong*.", SQUARED[1])),
            r"'So \*wrong\*.' is print",
        ),
        (changed(("{check} two days", "{check} $2$ days")), r"'\$2\$ days .* is print"),
        (
            bank(SUMMED, SIGNED, ("Summed.", SQUARED[1])),
            "two wrong answers have the same message",
        ),
        (
            bank(SUMMED, SIGNED, ("Again.", SUM)),
            "the wrong answer 'Again.' .* is told 'Summed.'",
        ),
        (
            bank(SUMMED, SIGNED, ("Median.", MEAN.replace("mean()", "max() * 0.75"))),
            "^the visible checks can't tell 'Median.' from the right answer: choose "
            "inputs for which it differs; it gives 1.5, the right answer 1.5$",
        ),
        (
            bank(SUMMED, SIGNED, SQUARED, ("Right.", MEAN)),
            "^the wrong answer 'Right.' passes: choose inputs for which it differs; "
            "it gives 1.5, 0.666667, the right answer 1.5, 0.666667$",
        ),
        (
            bank(SUMMED, SIGNED, ("As the stub.", "    pass\n")),
            "the wrong answer 'As the stub.' .* is told 'Nothing to check yet",
        ),
        (changed((MEAN, "    return 1 / 0\n")), "the solution gives .*ZeroDivision"),
        (changed((MEAN, "    pass\n")), "the solution gives .*None"),
        (changed((MEAN, "    return {1}\n")), "the solution gives .*set"),
        (
            changed(("    ...\n", MEAN)),
            "the untouched stub gets 3 points and is told ''",
        ),
        (changed(("```{check}", "```{hidden}")), "every check is hidden"),
    ],
)
def test_what_does_not_hold_is_found(tmp_path, capsys, text, says):
    (exercise,) = read(tmp_path, text)
    found = "\n".join(problems(exercise))
    assert re.search(says, found), found
    assert report([tmp_path / "9-try.md"]) == 1
    said = capsys.readouterr().out
    assert "✗ 9-try" in said
    assert "1 exercise doesn't hold" in said


def test_a_file_without_an_exercise_does_not_hold(exercises, tmp_path, capsys):
    empty = tmp_path / "no.md"
    empty.write_text("# Only words\n", "utf8")
    assert report([tmp_path / "9-try.md", empty]) == 1
    said = capsys.readouterr().out
    assert "no exercise in this file" in said
    assert "all hold" not in said


@pytest.mark.parametrize(
    ("task", "tolerance", "holds"),
    [
        ("are asked", "0.005", True),
        ("are asked", None, False),
        ("are asked, unrounded", None, True),
        ("are asked with two decimals", None, True),
        ("are asked, exactly", None, True),
    ],
)
def test_who_asks_for_decimals_says_how_many(tmp_path, task, tolerance, holds):
    line = f":tolerance: {tolerance}\n" if tolerance else ""
    pairs = ("are asked", task), (":tolerance: 0.005\n", line)
    (number,) = read(tmp_path, changed(*pairs, text=NUMBER))
    found = problems(number)
    assert not found if holds else re.search("^'the mean .*': how exact?", found[0])


def test_counts_need_no_tolerance(tmp_path):
    text = changed(
        (":tolerance: 0.005\n", ""),
        ("\nfirst_mean\n", "\nround(first_mean)\n"),
        text=NUMBER,
    )
    (number,) = read(tmp_path, text)
    assert not any("how exact" in one for one in problems(number))


def test_one_of_a_thing_is_singular(tmp_path, capsys):
    read(tmp_path, NUMBER)
    report([tmp_path / "9-try.md"])
    said = capsys.readouterr().out
    assert "1 check (0 hidden), 3 wrong answers caught" in said
    assert "1 exercise, 3 minutes, 1 check, 3 wrong answers; all hold" in said


def test_the_store_holds_no_hidden_check_and_no_solution(exercises):
    function, number = map(stored, exercises)
    text = json.dumps(function) + json.dumps(number)
    for secret in ("any number of days", "np.append", "np.abs", "/ 1000", "A week."):
        assert secret not in text
    assert [check["says"] for check in function["checks"]] == ["two days are averaged"]
    assert (function["expected"], function["stub"]) == ([1.5], [None])
    assert [mistake["values"] for mistake in function["mistakes"]] == [
        [3],
        [0.5],
        [2.5],
    ]
    assert same(function["mistakes"][0]["message"], "You summed.")
    assert (number["names"], number["personal"]) == (["first_mean", "why_so"], True)
