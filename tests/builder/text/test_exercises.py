"""The store of a chapter's checks is made again when its exercises change."""

from types import SimpleNamespace

import pytest

from builder.site.solutions import EXERCISES, with_old_exercises
from builder.text import exercises, notebooks, sources
from builder.text.sources import has_new_exercises, note_exercises
from builder.text.sources import sources as texts

TEXT = "# Loss\n\nA sentence.\n\n````{exercise} A mean\n:name: mean\n````\n"


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "NOTES", tmp_path / "notes")
    source = tmp_path / "2-loss.md"
    source.write_text(TEXT, "utf8")
    return source


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [("A sentence", "Another", False), ("mean", "sum", True), ("A mean", "It", True)],
)
def test_exercises_are_told_from_the_text_around_them(source, old, new, differs):
    assert has_new_exercises(source)
    note_exercises(source)
    assert not has_new_exercises(source)
    source.write_text(TEXT.replace(old, new), "utf8")
    assert has_new_exercises(source) == differs


def test_a_text_without_exercises_has_no_new_ones(source):
    source.write_text("# Loss\n\nThe word {exercise}.\n", "utf8")
    assert not has_new_exercises(source)


def test_every_exercise_of_the_book_is_seen():
    with_some = [text for text in texts() if exercises.exercises_in(text)]
    assert with_some
    assert with_some == [text for text in texts() if sources.exercises_digest(text)]


@pytest.mark.parametrize("again", [True, False])
def test_the_store_is_made_when_it_must(source, monkeypatch, again):
    made = []
    monkeypatch.setattr(exercises, "refresh_store", made.append)
    monkeypatch.setattr(notebooks, "reused", lambda source: "old")
    monkeypatch.setattr(notebooks, "run", lambda source: "new")
    for _ in range(2):
        notebooks.made(source, check=False, again=again)
    assert made == [source] * (2 if again else 1)
    source.write_text(TEXT.replace("mean", "sum"), "utf8")
    notebooks.made(source, check=True, again=again)
    assert len(made) == (2 if again else 1)
    notebooks.made(source, check=False, again=False)
    assert made[-1] == source and len(made) == (3 if again else 2)


def test_a_page_of_solutions_is_read_again_for_other_exercises():
    """Its chapter's own page may change without it."""

    pages = {"solutions/2-loss": {EXERCISES: "other"}, "index": {}}
    environment = SimpleNamespace(metadata=pages)
    assert with_old_exercises(None, environment) == ["solutions/2-loss"]
    (text,) = [text for text in texts() if text.stem == "2-loss"]
    pages["solutions/2-loss"][EXERCISES] = sources.exercises_digest(text)
    assert with_old_exercises(None, environment) == []
