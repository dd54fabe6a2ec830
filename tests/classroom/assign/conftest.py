"""Two exercises, three students, and the assignment that is made of them."""

import pytest

from classroom.assign.hand_out import Handout, hand_out
from tests.helpers.classroom.exercise_texts import NAMES

ROSTER = "name,id\nLin Mei,s01\nJosé Ñu,S 2\n王伟,学/3\n"


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(ROSTER, encoding="utf8")
    return path


@pytest.fixture
def handout(texts, roster):
    """Two exercises for three students, about the book's log."""
    return Handout("Homework", NAMES, texts, roster)


@pytest.fixture
def own(handout):
    """The same, with a log of each student's own."""
    return handout._replace(own_data=True)


@pytest.fixture
def made(tmp_path, own):
    return hand_out(tmp_path / "hw", own)
