"""What students get: everything they need, nothing they must not see, theirs alone."""

import base64
import json
import re
import stat
import zlib

import nbformat
import pytest
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from builder.text.execute import ThisPython
from classroom.assign.assignment import Assignment, AssignmentError, file_name
from classroom.assign.hand_out import HandOutError, hand_out
from classroom.exercise.cells import check_line, handed_out
from classroom.exercise.model import ExerciseError
from classroom.exercise.parse import exercises_in
from classroom.exercise.texts import TextsError, choose
from classroom.roster.roster import RosterError, Student
from tests.helpers.exercise_texts import FUNCTION, NUMBER, changed

ROSTER = "name,id\nLin Mei,s01\nJosé Ñu,S 2\n王伟,学/3\n"
NAMES = ["mean-not-sum", "first-days"]
SECRETS = ["any number of days is", "np.append", "np.abs(y_hat", ".mean() / 1000"]
SECRETS += ["A week.", "Because a mean", "Seven days make"]
BANK = [
    "You summed",
    "cancel",
    "are squares",
    "where k are",
    "One day too few",
    ".sum()",
]


@pytest.fixture
def texts(tmp_path):
    for name, text in (("1-a.md", FUNCTION), ("2-b.md", NUMBER)):
        (tmp_path / name).write_text(text, encoding="utf8")
    return [tmp_path / "1-a.md", tmp_path / "2-b.md"]


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(ROSTER, encoding="utf8")
    return path


@pytest.fixture
def made(tmp_path, texts, roster):
    return hand_out(tmp_path / "hw", "Homework", NAMES, texts, roster, own_data=True)


def notebooks(assignment):
    """The notebook of each student, in the roster's order."""
    folder = assignment.folder / "notebooks"
    files = [folder / f"{file_name(student)}.ipynb" for student in assignment.students]
    assert sorted(folder.iterdir()) == sorted([*files, folder / "list.csv"])
    return [nbformat.read(file, as_version=nbformat.NO_CONVERT) for file in files]


def embedded(notebook):
    """What a notebook brings along for its checks, as text."""
    (packed,) = re.findall(r'checks_from\("""\n(.*)"""\)', code(notebook), re.S)
    return zlib.decompress(base64.b64decode(packed)).decode()


def code(notebook):
    return "\n".join(c.source for c in notebook.cells if c.cell_type == "code")


def seeds(assignment):
    return [re.findall(r"own_log\((\d+)\)", code(n)) for n in notebooks(assignment)]


def test_each_student_gets_a_valid_notebook(made):
    for student, notebook in zip(made.students, notebooks(made), strict=True):
        nbformat.validate(notebook)
        assert notebook.metadata["classroom"] == {"student": student.id}
        assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
        assert not any(cell.get("outputs") for cell in notebook.cells)
        assert notebook.cells[0].source.startswith(
            "# Homework\n\n2 exercises, 4 points, about 8 minutes. Write your answers "
            "in the cells that hold three dots, an empty text, or a bug,"
        )
        assert "mean_error, first_mean, why_so." in notebook.cells[0].source
        for shown in (
            "def mean_error",
            "first = 7",
            "print(first)",
            "first_mean = ...",
        ):
            assert shown in code(notebook)
        assert 'check("mean-not-sum", mean_error)' in code(notebook)
        line = 'check("first-days", first_mean, why_so, personal=True)'
        assert line in code(notebook)


def test_no_notebook_holds_what_is_secret(made):
    key = (made.folder / "class-key").read_text().strip()
    for file in (made.folder / "notebooks").glob("*.ipynb"):
        text = file.read_text("utf8")
        assert not [secret for secret in [*SECRETS, *BANK, key] if secret in text]
    for notebook in notebooks(made):
        bank = embedded(notebook)  # the messages are there, but nobody reads them
        assert "You summed" in bank
        assert not [secret for secret in [*SECRETS, ".sum()", key] if secret in bank]


def test_each_student_has_a_log_of_his_own_and_keeps_it(made, tmp_path, texts, roster):
    first = seeds(made)
    assert all(len(seed) == 1 for seed in first)
    assert len({seed[0] for seed in first}) == len(made.students)
    assert [[str(made.seed(student))] for student in made.students] == first
    before = {file: file.read_bytes() for file in files_of(made.folder)}
    again = hand_out(made.folder, "Homework", NAMES, texts, roster, own_data=True)
    assert {file: file.read_bytes() for file in files_of(made.folder)} == before
    other = hand_out(tmp_path / "b", "Homework", NAMES, texts, roster, own_data=True)
    assert seeds(again) == first
    assert not {seed[0] for seed in seeds(other)} & {seed[0] for seed in first}


def files_of(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_class_key_and_the_roster_are_for_the_owner_alone(made):
    for name in ("class-key", "roster.csv"):
        assert stat.S_IMODE((made.folder / name).stat().st_mode) == 0o600
    assert len(made.key) == 64
    assert (made.folder / "roster.csv").read_bytes() == ROSTER.encode()


def test_without_own_data_all_have_the_books_log(tmp_path, texts, roster):
    plain = hand_out(tmp_path / "hw", "Homework", NAMES, texts, roster)
    assert not (plain.folder / "class-key").exists()
    assert plain.key is None
    assert [plain.seed(student) for student in plain.students] == [None] * 3
    for notebook in notebooks(plain):
        assert "own_log" not in code(notebook)
        assert "log = views.load_log()" in code(notebook)
        assert "personal" not in code(notebook)


def test_an_assignment_is_read_as_it_was_made(made):
    read = Assignment.load(made.folder)
    assert read == made
    assert read.exercises == made.exercises
    assert [exercise.name for exercise in read.exercises] == NAMES
    assert [student.id for student in read.students] == ["s01", "S 2", "学/3"]
    assert read.key == made.key
    with pytest.raises(FileNotFoundError, match=r"no assignment\.json.*hand-out"):
        Assignment.load(made.folder / "notebooks")


def test_the_assignments_own_roster_can_be_given_again(made, texts):
    roster = made.folder / "roster.csv"
    roster.write_text(ROSTER + "New,s04\n", encoding="utf8")
    again = hand_out(made.folder, "Homework", NAMES, texts, roster, own_data=True)
    assert [student.id for student in again.students][-1] == "s04"
    assert len(notebooks(again)) == 4


def test_logs_of_ones_own_are_not_given_up_in_passing(made, texts, tmp_path):
    before = {file: file.read_bytes() for file in files_of(made.folder)}
    other = tmp_path / "other.csv"
    other.write_text("name,id\nSomeone Else,s99\n", encoding="utf8")
    with pytest.raises(
        HandOutError, match=r"class-key exists.*--own-data.*another folder"
    ):
        hand_out(made.folder, "Homework", NAMES, texts, other)
    assert {file: file.read_bytes() for file in files_of(made.folder)} == before


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
def test_what_cannot_be_handed_out_is_refused(
    tmp_path, texts, roster, names, error, says
):
    if "mean-twice" in names:
        twice = changed(("mean-not-sum", "mean-twice"))
        texts[1].write_text(twice, encoding="utf8")
    with pytest.raises(error, match=says):
        hand_out(tmp_path / "hw", "Homework", names, texts, roster)
    assert not (tmp_path / "hw").exists()


def test_a_bad_roster_is_refused_before_anything_is_written(tmp_path, texts):
    empty = tmp_path / "empty.csv"
    empty.write_text("name,id\n", encoding="utf8")
    with pytest.raises(RosterError, match=r"empty\.csv.*no student"):
        hand_out(tmp_path / "hw", "Homework", NAMES, texts, empty)
    assert not (tmp_path / "hw").exists()


def test_exercises_are_chosen_in_the_order_asked(texts):
    assert [e.name for e in choose(NAMES[::-1], texts)] == NAMES[::-1]


@pytest.mark.parametrize("id", ["a/b", "../../x", "a b", "学号", "A", ".", "x" * 999])
def test_files_are_named_safely(id):
    found = file_name(Student(id, "X"))
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,70}", found)
    others = ["a-b", "x", "a", "学", "..", "a.b", "b" * 999]
    assert found not in {file_name(Student(other, "X")) for other in others}


def test_a_check_line_is_as_long_as_a_page_allows(texts):
    (exercise,) = exercises_in(texts[1])
    line = check_line(exercise)
    assert line == 'check("first-days", first_mean, why_so)'
    renamed = changed(("why_so = \"\"", f"{'w' * 60} = \"\""), text=NUMBER)  # fmt: skip
    texts[1].write_text(renamed, encoding="utf8")
    (exercise,) = exercises_in(texts[1])
    long = check_line(exercise, personal=True)
    compile(long, "<line>", "eval")
    assert long.splitlines()[-2:] == ["    personal=True,", ")"]


def run(notebook, folder):
    """Run a notebook in a folder; return what its checks say."""
    client = NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(folder)}}
    )
    client.km = AsyncKernelManager(kernel_spec_manager=ThisPython())
    client.execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [output for output in outputs if output.output_type == "error"]
    return [o.data["text/plain"] for o in outputs if o.output_type == "execute_result"]


@pytest.mark.parametrize("seed", [None, 5])
def test_an_untouched_notebook_runs_where_only_the_package_is(tmp_path, texts, seed):
    folder = tmp_path / "empty"
    folder.mkdir()
    exercises = [e for text in texts for e in exercises_in(text)]
    function, number = run(handed_out("Homework", exercises, "s01", seed), folder)
    assert "Nothing to check yet" in function
    untouched = "first_mean has no answer yet" if seed else "Nothing to check yet"
    assert untouched in number
    assert list(folder.iterdir()) == []


def test_an_answered_notebook_is_told_that_it_is_right(tmp_path, texts):
    exercises = [e for text in texts for e in exercises_in(text)]
    notebook = handed_out("Homework", exercises)
    for cell in notebook.cells:
        for exercise in exercises:
            if cell.source == exercise.stub:
                cell.source = exercise.solution
    assert [said.partition(": ")[2][:6] for said in run(notebook, tmp_path)] == [
        "right.",
        "right.",
    ]
    assert json.dumps(notebook)


def test_a_lost_or_other_key_stops_everything(made, texts, roster):
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
                hand_out(made.folder, "H", NAMES, texts, roster, own_data)
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


def test_the_copy_of_a_text_counts_until_it_is_handed_out_again(made, texts, roster):
    copy = made.folder / "texts" / "1-a.md"
    copy.write_text(changed((":points: 2", ":points: 5")), encoding="utf8")
    assert Assignment.load(made.folder).exercises[0].points == 6
    again = hand_out(made.folder, "H", NAMES, texts, roster, own_data=True)
    assert again.exercises[0].points == 3
    copy.write_text(changed((":points: 2", ":points: 5")), encoding="utf8")
    kept = [copy, made.folder / "texts" / "2-b.md"]
    assert (
        hand_out(made.folder, "H", NAMES, kept, roster, True).exercises[0].points == 6
    )


def test_the_chapters_are_kept_as_a_word(tmp_path, roster):
    made = hand_out(tmp_path / "hw", "H", ["slope-of-a-square"], ["chapters"], roster)
    assert made.texts == Assignment.load(made.folder).texts == ("chapters",)
    assert not (made.folder / "texts").exists()


def test_two_texts_of_one_name_are_refused(tmp_path, texts, roster):
    other = tmp_path / "other" / "1-a.md"
    other.parent.mkdir()
    other.write_text(NUMBER, encoding="utf8")
    with pytest.raises(TextsError, match=r"two texts are called 1-a\.md"):
        hand_out(tmp_path / "hw", "H", NAMES, [texts[0], other], roster)


def test_what_came_back_isnt_graded_for_other_exercises(made, texts, roster):
    (made.folder / "submissions").mkdir()
    (made.folder / "submissions" / "s01.ipynb").write_text("{}")
    with pytest.raises(HandOutError, match=r"other exercises.*1 of them.*--replace"):
        hand_out(made.folder, "H", NAMES[:1], texts, roster, own_data=True)
    assert Assignment.load(made.folder).names == tuple(NAMES)
    hand_out(made.folder, "Other title", NAMES, texts, roster, own_data=True)
    other = hand_out(made.folder, "H", NAMES[:1], texts, roster, True, replace=True)
    assert other.names == tuple(NAMES[:1])
    assert (made.folder / "submissions" / "s01.ipynb").exists()


def test_an_exercise_that_doesnt_hold_isnt_handed_out(tmp_path, texts, roster):
    wrong = changed(("return (y_hat", "return abs(y_hat"))
    texts[0].write_text(wrong, encoding="utf8")
    says = r"mean-not-sum doesn't hold: run classroom prove .*1-a\.md"
    with pytest.raises(HandOutError, match=says):
        hand_out(tmp_path / "hw", "H", NAMES, texts, roster)
    assert not (tmp_path / "hw").exists()


def test_the_list_says_whose_notebook_is_whose(made):
    lines = (made.folder / "notebooks" / "list.csv").read_text("utf-8-sig").split("\n")
    assert lines[0] == "id,name,file"
    for line, student in zip(lines[1:], made.students, strict=False):
        assert line == f"{student.id},{student.name},{file_name(student)}.ipynb"


def test_each_exercise_shows_its_points(made):
    told = "\n".join(cell.source for cell in notebooks(made)[0].cells)
    assert "## 1. The mean, not the sum (3 points)" in told
    assert "## 2. The first days (1 point)" in told
    assert "# If viewcast is missing: see the course's page" in told
