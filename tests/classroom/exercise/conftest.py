"""The two exercises of the tests, read."""

import pytest

from tests.helpers.exercise_texts import TEXT, read


@pytest.fixture
def exercises(tmp_path):
    return read(tmp_path, TEXT)
