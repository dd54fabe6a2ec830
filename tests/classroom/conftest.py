"""The two exercises of the tests in texts, and a folder to work in."""

import pytest

from tests.helpers.classroom.exercise_texts import FUNCTION, NUMBER, TEXT

ROSTER = "name,id\nLin Mei,s01\nJo,s02\n"


@pytest.fixture
def texts(tmp_path):
    """The paths of two texts, each with an exercise."""
    for name, text in (("1-a.md", FUNCTION), ("2-b.md", NUMBER)):
        (tmp_path / name).write_text(text, encoding="utf8")
    return [tmp_path / "1-a.md", tmp_path / "2-b.md"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with a text and a roster, as the place to work in."""
    (tmp_path / "9-try.md").write_text(TEXT, encoding="utf8")
    (tmp_path / "class.csv").write_text(ROSTER, encoding="utf8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
