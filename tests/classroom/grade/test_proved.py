"""A class is graded only by exercises that hold."""

import json

import pytest

from classroom.assign.assignment import Assignment, AssignmentError
from classroom.exercise.model import ExerciseError
from classroom.grade.class_run import ProofError, grade_class
from tests.helpers.classroom.exercise_texts import changed
from tests.helpers.files import contents

RIGHT = "return np.abs(y_hat - y).mean()"


@pytest.fixture
def edited(made):
    """The function that edits the assignment's copy; the folder's files after that."""

    def edit(*pairs):
        file = made.folder / "texts" / "my.md"
        file.write_text(changed(*pairs, text=file.read_text("utf8")), encoding="utf8")
        return contents(made.folder)

    return edit


@pytest.mark.parametrize(
    ("pair", "fault"),
    [
        ((RIGHT, "return np.abs(y_hat - y).men()"), "the solution gives"),
        ((RIGHT, "return (y_hat - y).mean()"), "'Errors of opposite signs cancel.'"),
        (("5.0, 4.0", "4.0, 6.0"), "can't tell|passes|gets"),
    ],
    ids=str,
)
def test_a_text_that_doesnt_hold_changes_no_mark(made, edited, pair, fault):
    (made.folder / "results").mkdir()
    (made.folder / "results/s01.json").write_text('{"exercises": {}}')
    before = edited(pair)
    with pytest.raises(ProofError) as error:
        grade_class(Assignment.load(made.folder))
    said = str(error.value)
    assert said.startswith("mean-not-sum doesn't hold: ")
    assert any(words in said for words in fault.split("|")), said
    assert f"Nothing was graded. Mend its text, {made.folder / 'texts/my.md'};" in said
    assert contents(made.folder) == before


def test_a_text_that_cant_be_read_changes_no_mark(made, edited):
    before = edited((RIGHT, "return (np.abs(y_hat - y).mean()"))
    with pytest.raises(ExerciseError, match=r"my\.md, line [0-9]+, .*was never closed"):
        grade_class(Assignment.load(made.folder))
    assert contents(made.folder) == before


def test_other_logs_than_were_handed_out_grade_nothing(made):
    file = made.folder / "assignment.json"
    stored = json.loads(file.read_text())
    file.write_text(json.dumps(stored | {"log_total": stored["log_total"] + 1000}))
    with pytest.raises(AssignmentError, match="other logs than this version of the"):
        grade_class(Assignment.load(made.folder))
    assert not (made.folder / "results").exists()


def test_an_assignment_that_reads_the_book_is_said_to(made, monkeypatch):
    book = made.folder.parent / "book"
    (made.folder / "texts").rename(book)
    (book / "my.md").rename(book / "2-my.md")
    monkeypatch.setattr("classroom.exercise.texts.CHAPTERS", book)
    file = made.folder / "assignment.json"
    stored = json.loads(file.read_text()) | {"texts": ["chapters"]}
    file.write_text(json.dumps(stored))
    monkeypatch.setattr("classroom.grade.class_run._grade_all", lambda *_: None)
    said = str(grade_class(Assignment.load(made.folder)))
    assert f"{made.folder} has no copies of the book's exercises" in said
    assert "hand out again" in said
