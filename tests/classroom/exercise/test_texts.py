"""Exercises are chosen from texts by their names."""

from classroom.exercise.texts import choose
from tests.helpers.classroom.exercise_texts import NAMES


def test_exercises_are_chosen_in_the_order_asked(texts):
    assert [e.name for e in choose(NAMES[::-1], texts)] == NAMES[::-1]
