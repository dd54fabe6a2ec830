"""What a check is, by its options and by the text around it."""

import pytest

from classroom.exercise.model import values_of
from classroom.exercise.validate import problems
from tests.helpers.classroom.exercise_texts import NUMBER, changed, read


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
