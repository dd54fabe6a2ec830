"""An exercise's text is read whole, or refused in words that say where."""

import pytest

from classroom.exercise import parse
from classroom.exercise.model import Exercise, ExerciseError, Wrong
from classroom.exercise.validate import problems
from tests.helpers.classroom.exercise_texts import (
    FUNCTION,
    NUMBER,
    TEXT,
    changed,
    read,
    without,
)
from viewcast.exercises.judge import Check

SUM = "    return np.abs(y_hat - y).sum()\n"
DEFINED = "def mean_error(y_hat, y):\n    return "
WHOLE = Exercise(
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
    solution=DEFINED + "np.abs(y_hat - y).mean()",
    why="Because a mean does not grow\n\nwith the days.",
    wrongs=(
        Wrong("You summed.", DEFINED + "np.abs(y_hat - y).sum()"),
        Wrong("Errors of opposite signs cancel.", DEFINED + "(y_hat - y).mean()"),
        Wrong("These are squares.", DEFINED + "((y_hat - y) ** 2).mean()"),
    ),
)


def test_an_exercise_is_read_whole(exercises):
    function, number = exercises
    assert function == WHOLE
    assert (number.given, number.figure) == ("first = 7", "print(first)")
    (check,) = number.checks
    assert (check.calls, check.unit, check.personal) == (False, "k", True)


def test_the_documented_format_is_read_and_holds(tmp_path):
    (exercise,) = read(tmp_path, parse.__doc__)
    assert all(vars(exercise).values())  # no part is left out
    options, plain = ("points", "tolerance", "words", "hidden"), Check("", "")
    for option in options:
        default = getattr(plain, option)
        assert any(getattr(check, option) != default for check in exercise.checks)
    assert problems(exercise) == []


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
    text = f"# A chapter\n\n{changed((good, 'first = (' + good), text=NUMBER)}"
    line = text[: text.index("first = (")].count("\n") + 1
    place = f"9-try.md, line {line}, exercise 'The first days': "
    with pytest.raises(
        ExerciseError, match=rf"(?s){place}.*in:\n.*first = \({good[:5]}"
    ):
        read(tmp_path, text)


def test_two_exercises_of_one_name_are_refused(tmp_path):
    with pytest.raises(ExerciseError, match=r"9-try.md: more than one .*mean-not-sum"):
        read(tmp_path, FUNCTION + TEXT)


def test_a_stub_must_define_something(tmp_path):
    text = changed(("first_mean = ...\nwhy_so = \"\"", "..."), text=NUMBER)  # fmt: skip
    with pytest.raises(ExerciseError, match="stub defines no name"):
        read(tmp_path, text)
