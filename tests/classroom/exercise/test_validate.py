"""An exercise holds, or what doesn't is found; what a learner's check is given."""

import json
import re

import pytest

from classroom.exercise.validate import problems, report, stored
from tests.helpers.classroom.exercise_texts import FUNCTION, NUMBER, changed, read
from viewcast.exercises import own_log
from viewcast.exercises.values import same

SUM = "    return np.abs(y_hat - y).sum()\n"
MEAN = "    return np.abs(y_hat - y).mean()\n"


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
