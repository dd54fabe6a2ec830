"""An assignment is whole: its exercises are its own copies, and no edit is undone."""

import json

import pytest

from classroom.assign import assignment, copies
from classroom.assign import hand_out as module
from classroom.assign.assignment import Assignment, AssignmentError
from classroom.assign.hand_out import HandOutError, hand_out
from classroom.assign.version import version
from classroom.exercise import texts as places
from classroom.exercise.model import ExerciseError
from classroom.exercise.parse import exercises_in
from classroom.exercise.reference import log_total
from classroom.exercise.texts import chapters
from tests.helpers.classroom.exercise_texts import NUMBER, changed
from tests.helpers.files import contents
from viewcast.exercises import own_log
from viewcast.views import load_log

NAME = "mean-of-distances"
FIVE = (":points: 2", ":points: 5")


@pytest.fixture
def chapter(tmp_path, monkeypatch):
    """A book of one chapter that says what it says today, and may say more tomorrow."""
    folder = tmp_path / "book"
    folder.mkdir()
    file = folder / "2-loss.md"
    file.write_text(f"# Loss\n\n{changed()}\n{NUMBER}", encoding="utf8")
    for one in (places, copies, module):
        monkeypatch.setattr(one, "CHAPTERS", folder)
    return file


@pytest.fixture
def of_the_book(handout):
    return handout._replace(names=["mean-not-sum"], texts=["chapters"])


@pytest.fixture
def told():
    return []


def rewrite(file, *pairs):
    """Edit a text; what it held before."""
    before = file.read_text("utf8")
    file.write_text(changed(*pairs, text=before), encoding="utf8")
    return before


def points(assignment):
    return Assignment.load(assignment.folder).exercises[0].points


def test_the_books_exercises_are_copied_as_they_are(tmp_path, handout):
    ours = handout._replace(names=["slope-of-a-square", NAME], texts=["chapters"])
    made = hand_out(tmp_path / "hw", ours)
    assert made.texts == (
        "texts/book/slope-of-a-square.md",
        f"texts/book/{NAME}.md",
    )
    written = {e.name: e for path in chapters() for e in exercises_in(path)}
    assert Assignment.load(made.folder).exercises == tuple(
        written[name] for name in ours.names
    )
    assert not made.reads_the_book
    records = json.loads((made.folder / "assignment.json").read_text())["copies"]
    assert {record["from"] for record in records.values()} == {version()}


def test_a_new_version_of_the_book_leaves_an_assignment_as_it_is(
    tmp_path, chapter, of_the_book, told
):
    made = hand_out(tmp_path / "hw", of_the_book)
    rewrite(chapter, FIVE)
    assert points(made) == 3
    before = contents(made.folder)
    hand_out(made.folder, of_the_book, tell=told.append)
    assert contents(made.folder) == before
    (said,) = told
    assert "mean-not-sum.md differs from the book's today, and stays" in said
    assert "--replace takes the text of 2-loss.md" in said
    hand_out(made.folder, of_the_book, replace=True)
    assert points(made) == 6
    kept = made.folder / "texts/book/mean-not-sum-replaced-1.md"
    assert kept.read_text() == before["texts/book/mean-not-sum.md"].decode()


def test_a_student_can_be_added_when_the_book_lost_an_exercise(
    tmp_path, chapter, of_the_book
):
    made = hand_out(tmp_path / "hw", of_the_book)
    chapter.write_text(NUMBER, encoding="utf8")
    assert hand_out(made.folder, of_the_book).names == ("mean-not-sum",)
    more = of_the_book._replace(names=["mean-not-sum", "first-days"])
    assert len(hand_out(made.folder, more).exercises) == 2
    with pytest.raises(ExerciseError, match="no exercise mean-not-sum"):
        hand_out(made.folder, of_the_book, replace=True)


@pytest.mark.parametrize("where", ["own", "book"])
def test_a_mended_check_is_never_undone_in_passing(
    tmp_path, handout, chapter, of_the_book, told, where
):
    what = handout if where == "own" else of_the_book
    made = hand_out(tmp_path / "hw", what)
    copy = made.folder / made.texts[0]
    unmended = rewrite(copy, FIVE)
    mended = copy.read_text("utf8")
    hand_out(made.folder, what._replace(title="Another title"), tell=told.append)
    assert copy.read_text("utf8") == mended
    assert points(made) == 6
    assert told == [
        f"{copy} was edited since it was made, and stays as it is: --replace takes the "
        f"text of {'1-a.md' if where == 'own' else '2-loss.md'}"
    ]
    hand_out(made.folder, what)  # the third time it still is an edited one
    assert copy.read_text("utf8") == mended
    hand_out(made.folder, what, replace=True, tell=told.append)
    assert copy.read_text("utf8") == unmended
    beside = copy.with_name(f"{copy.stem}-replaced-1.md")
    assert beside.read_text("utf8") == mended
    assert told[1] == f"{copy} was renewed; what it held is kept in {beside}"
    assert str(beside.relative_to(made.folder)) not in made.texts


def test_ones_own_text_counts_anew_while_the_copy_is_as_it_was_made(made, own, told):
    rewrite(own.texts[0], FIVE)
    again = hand_out(made.folder, own, tell=told.append)
    assert again.exercises[0].points == 6
    assert ["was renewed" in said for said in told] == [True]
    assert (made.folder / "texts/1-a-replaced-1.md").exists()


def test_the_copy_itself_may_be_handed_out(made, own, told):
    copy = made.folder / "texts" / "1-a.md"
    rewrite(copy, FIVE)
    kept = [copy, made.folder / "texts" / "2-b.md"]
    again = hand_out(made.folder, own._replace(texts=kept), tell=told.append)
    assert again.exercises[0].points == 6
    assert told == []
    hand_out(made.folder, own)  # and it is an edited one still
    assert points(made) == 6


def test_a_kept_copy_that_lacks_an_exercise_is_said(made, own):
    copy = made.folder / "texts" / "1-a.md"
    rewrite(copy, FIVE, ("mean-not-sum", "mean-of-mine"))
    before = contents(made.folder)
    says = r"1-a\.md was edited since it was made, and lacks mean-not-sum: add it there"
    with pytest.raises(HandOutError, match=says):
        hand_out(made.folder, own)
    assert contents(made.folder) == before
    assert hand_out(made.folder, own, replace=True).exercises[0].points == 3


def test_what_counts_is_proved_the_copy_and_not_the_text(made, own):
    copy = made.folder / "texts" / "1-a.md"
    rewrite(copy, ("return np.abs(y_hat - y).mean()", "return abs(y_hat - y).men()"))
    says = r"mean-not-sum doesn't hold: run classroom prove .*hw/texts/1-a\.md \(the so"
    with pytest.raises(HandOutError, match=says):
        hand_out(made.folder, own)


def test_an_assignment_without_copies_is_read_and_gets_them(tmp_path, of_the_book):
    names = of_the_book._replace(names=[NAME])
    made = hand_out(tmp_path / "hw", names)
    (made.folder / made.texts[0]).unlink()
    file = made.folder / "assignment.json"
    stored = json.loads(file.read_text())
    for later in ("id", "copies", "one_notebook", "log_total"):
        del stored[later]
    file.write_text(json.dumps(stored | {"texts": ["chapters"]}))
    old = Assignment.load(made.folder)
    assert old.reads_the_book
    assert old.id == ""
    assert [exercise.name for exercise in old.exercises] == [NAME]
    again = hand_out(made.folder, names)
    assert not again.reads_the_book
    assert again.texts == made.texts


def test_an_assignment_keeps_its_id(made, own):
    assert len(made.id) == 8
    assert hand_out(made.folder, own).id == made.id
    (made.folder / "assignment.json").write_text("{")  # its notebooks still say it
    assert hand_out(made.folder, own).id == made.id


@pytest.mark.parametrize("own_data", [True, False])
def test_other_logs_than_were_handed_out_are_graded_by_nobody(
    tmp_path, handout, own_data, monkeypatch
):
    made = hand_out(tmp_path / "hw", handout._replace(own_data=own_data))
    Assignment.load(made.folder).require_logs()
    total = log_total(own_data)
    monkeypatch.setattr(assignment, "log_total", lambda own: total + 1000 * own + 1000)
    says = r"other logs than this version.*Nothing was changed; use the version that"
    with pytest.raises(AssignmentError, match=says):
        Assignment.load(made.folder).require_logs()
    before = contents(made.folder)
    with pytest.raises(AssignmentError, match=says):
        hand_out(made.folder, handout._replace(own_data=own_data))
    assert contents(made.folder) == before


def test_each_kind_of_log_has_a_total_of_its_own():
    assert log_total(True) == own_log(0).views.sum() != log_total(False)
    assert log_total(False) == load_log().views.sum()


def test_an_edit_that_the_text_has_taken_over_is_none(made, own):
    copy = made.folder / "texts" / "1-a.md"
    rewrite(copy, FIVE)
    rewrite(own.texts[0], FIVE)
    hand_out(made.folder, own)
    rewrite(own.texts[0], (":points: 5", ":points: 7"))
    assert hand_out(made.folder, own).exercises[0].points == 8


def test_a_copy_may_come_back_from_an_editor_on_windows(tmp_path, of_the_book, chapter):
    made = hand_out(tmp_path / "hw", of_the_book)
    copy = made.folder / made.texts[0]
    rewrite(copy, FIVE)
    edited = copy.read_text("utf8").replace("\n", "\r\n")
    copy.write_bytes(b"\xef\xbb\xbf" + edited.encode())
    assert points(made) == 6
