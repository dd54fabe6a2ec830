"""The two exercises of the tests, read."""

import pytest

from tests.helpers.classroom.exercise_texts import TEXT, read


@pytest.fixture
def exercises(tmp_path):
    return read(tmp_path, TEXT)
