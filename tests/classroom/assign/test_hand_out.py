"""An assignment is made whole and made again, or refused before anything is written."""

import stat

import pytest

from classroom.assign.assignment import Assignment
from classroom.assign.hand_out import HandOutError, hand_out
from classroom.exercise.model import ExerciseError
from classroom.exercise.texts import TextsError
from classroom.roster.roster import RosterError
from tests.helpers.classroom.exercise_texts import NAMES, NUMBER, changed
from tests.helpers.files import contents


def test_the_class_key_and_the_roster_are_for_the_owner_alone(made, own):
    for name in ("class-key", "roster.csv"):
        assert stat.S_IMODE((made.folder / name).stat().st_mode) == 0o600
    assert len(made.key) == 64
    assert (made.folder / "roster.csv").read_bytes() == own.roster.read_bytes()


def test_the_assignments_own_roster_can_be_given_again(made, own):
    roster = made.folder / "roster.csv"
    roster.write_text(roster.read_text("utf8") + "New,s04\n", encoding="utf8")
    again = hand_out(made.folder, own._replace(roster=roster))
    assert [student.id for student in again.students][-1] == "s04"
    assert len(list((made.folder / "notebooks").glob("*.ipynb"))) == 4


def test_logs_of_ones_own_are_not_given_up_in_passing(made, handout, tmp_path):
    before = contents(made.folder)
    other = tmp_path / "other.csv"
    other.write_text("name,id\nSomeone Else,s99\n", encoding="utf8")
    with pytest.raises(
        HandOutError, match=r"class-key exists.*--own-data.*another folder"
    ):
        hand_out(made.folder, handout._replace(roster=other))
    assert contents(made.folder) == before


@pytest.mark.parametrize(
    ("names", "error", "says"),
    [
        (["no-such"], ExerciseError, "no exercise no-such. .*--text 1-a.md --text 2-b"),
        (["mean-no-sum"], ExerciseError, r"did you mean mean-not-sum\?"),
        (["mean-not-sum", "mean-twice"], ExerciseError, "an answer, mean_error"),
        (["first-days", "first-days"], ExerciseError, "first-days is named twice"),
        ([], HandOutError, "no exercise"),
    ],
)
def test_what_cannot_be_handed_out_is_refused(tmp_path, handout, names, error, says):
    if "mean-twice" in names:
        twice = changed(("mean-not-sum", "mean-twice"))
        handout.texts[1].write_text(twice, encoding="utf8")
    with pytest.raises(error, match=says):
        hand_out(tmp_path / "hw", handout._replace(names=names))
    assert not (tmp_path / "hw").exists()


def test_a_bad_roster_is_refused_before_anything_is_written(tmp_path, handout):
    empty = tmp_path / "empty.csv"
    empty.write_text("name,id\n", encoding="utf8")
    with pytest.raises(RosterError, match=r"empty\.csv.*no student"):
        hand_out(tmp_path / "hw", handout._replace(roster=empty))
    assert not (tmp_path / "hw").exists()


def test_two_texts_of_one_name_are_refused(tmp_path, handout):
    other = tmp_path / "other" / "1-a.md"
    other.parent.mkdir()
    other.write_text(NUMBER, encoding="utf8")
    with pytest.raises(TextsError, match=r"two texts are called 1-a\.md"):
        hand_out(tmp_path / "hw", handout._replace(texts=[handout.texts[0], other]))


def test_what_came_back_isnt_graded_for_other_exercises(made, own):
    (made.folder / "submissions").mkdir()
    (made.folder / "submissions" / "s01.ipynb").write_text("{}")
    with pytest.raises(HandOutError, match=r"other exercises.*1 of them.*--replace"):
        hand_out(made.folder, own._replace(names=NAMES[:1]))
    assert Assignment.load(made.folder).names == tuple(NAMES)
    hand_out(made.folder, own._replace(title="Other title"))
    other = hand_out(made.folder, own._replace(names=NAMES[:1]), replace=True)
    assert other.names == tuple(NAMES[:1])
    assert (made.folder / "submissions" / "s01.ipynb").exists()


def test_an_exercise_that_doesnt_hold_isnt_handed_out(tmp_path, handout):
    wrong = changed(("return (y_hat", "return abs(y_hat"))
    handout.texts[0].write_text(wrong, encoding="utf8")
    says = r"mean-not-sum doesn't hold: run classroom prove .*1-a\.md \(the wrong"
    with pytest.raises(HandOutError, match=says):
        hand_out(tmp_path / "hw", handout)
    assert not (tmp_path / "hw").exists()
