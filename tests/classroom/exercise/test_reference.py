"""What is right and usually wrong, worked out as far as it is asked for."""

import pytest

from classroom.exercise import model, reference
from classroom.exercise.reference import known
from viewcast.exercises.judge import judge


@pytest.fixture
def tried(monkeypatch):
    """The code of each answer whose values are worked out."""
    tried, real = [], model.values_of

    def values_of(exercise, code, log):
        tried.append(code)
        return real(exercise, code, log)

    monkeypatch.setattr(reference, "values_of", values_of)
    reference.known.cache_clear()
    yield tried
    reference.known.cache_clear()


def test_mistakes_are_tried_once_and_only_for_a_wrong_answer(exercises, tried):
    exercise, wrongs = exercises[0], [w.code for w in exercises[0].wrongs]
    right = known(exercise, None)
    assert judge(exercise.checks, right.expected, right)[1] == ""
    assert tried == [exercise.solution, exercise.stub]
    for _ in range(2):
        values = model.values_of(exercise, wrongs[0])
        assert judge(exercise.checks, values, known(exercise, None))[1] == "You summed."
    assert tried[2:] == wrongs
