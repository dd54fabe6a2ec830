"""An assignment's folder is read as it was made, wherever it lies, with its key."""

import re

import pytest

from classroom.assign.assignment import Assignment, AssignmentError, file_name
from classroom.assign.hand_out import hand_out
from classroom.exercise.texts import TextsError
from classroom.roster.roster import Student
from tests.helpers.classroom.exercise_texts import NAMES


def test_an_assignment_is_read_as_it_was_made(made):
    read = Assignment.load(made.folder)
    assert read == made
    assert read.exercises == made.exercises
    assert [exercise.name for exercise in read.exercises] == NAMES
    assert [student.id for student in read.students] == ["s01", "S 2", "学/3"]
    assert read.key == made.key
    with pytest.raises(FileNotFoundError, match=r"no assignment\.json.*hand-out"):
        Assignment.load(made.folder / "notebooks")


@pytest.mark.parametrize("id", ["a/b", "../../x", "a b", "学号", "A", ".", "x" * 999])
def test_files_are_named_safely(id):
    found = file_name(Student(id, "X"))
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,70}", found)
    others = ["a-b", "x", "a", "学", "..", "a.b", "b" * 999]
    assert found not in {file_name(Student(other, "X")) for other in others}


def test_a_lost_or_other_key_stops_everything(made, own):
    key = made.folder / "class-key"
    mine = key.read_bytes()
    key.unlink()
    for other in (None, b"another key\n", b""):
        if other is not None:
            key.write_bytes(other)
        lost = Assignment.load(made.folder)
        with pytest.raises(AssignmentError, match=r"class-key is missing \(or isn't"):
            lost.seed(lost.students[0])
        for own_data in (True, False):
            with pytest.raises(AssignmentError, match=r"Put it back; nothing was"):
                hand_out(made.folder, own._replace(own_data=own_data))
        assert key.exists() == (other is not None)
    key.write_bytes(mine)
    again = Assignment.load(made.folder)
    assert [again.seed(s) for s in again.students] == [
        made.seed(s) for s in made.students
    ]
    assert mine.decode().strip() not in (made.folder / "assignment.json").read_text()


def test_an_assignment_moves_to_another_machine(made, texts, tmp_path):
    for text in texts:
        text.unlink()
    moved = made.folder.rename(tmp_path / "elsewhere")
    there = Assignment.load(moved)
    assert there.texts == ("texts/1-a.md", "texts/2-b.md")
    assert [exercise.name for exercise in there.exercises] == NAMES
    assert str(tmp_path) not in (moved / "assignment.json").read_text()
    (moved / "texts" / "1-a.md").unlink()
    with pytest.raises(
        TextsError, match=r"elsewhere/texts/1-a\.md isn't there.*--text"
    ):
        _ = Assignment.load(moved).exercises
    (moved / "roster.csv").unlink()
    with pytest.raises(AssignmentError, match=r"roster\.csv is missing: put"):
        _ = Assignment.load(moved).students
