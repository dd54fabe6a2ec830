"""What students get: everything they need, nothing they must not see, theirs alone."""

import base64
import json
import re
import zlib

import nbformat
import pytest

from classroom.assign.assignment import Assignment, file_name
from classroom.assign.hand_out import HandOutError, hand_out
from tests.helpers.files import contents

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
        mark = {"student": student.id, "assignment": made.id}
        assert notebook.metadata["classroom"] == mark
        assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
        assert not any(cell.get("outputs") for cell in notebook.cells)
        assert notebook.cells[0].source.startswith(
            f"# Homework\n\nThe notebook of `{student.id}` for the assignment "
            f"`{made.id}`, with a log that nobody else has. If that isn't you, ask for "
            "yours.\n\n2 exercises, 4 points, about 8 minutes. Write your answers in "
            "the cells that hold three dots, an empty text, or a bug,"
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


def test_each_student_has_a_log_of_their_own_and_keeps_it(made, tmp_path, own):
    first = seeds(made)
    assert all(len(seed) == 1 for seed in first)
    assert len({seed[0] for seed in first}) == len(made.students)
    assert [[str(made.seed(student))] for student in made.students] == first
    before = contents(made.folder)
    again = hand_out(made.folder, own)
    assert contents(made.folder) == before
    other = hand_out(tmp_path / "b", own)
    assert seeds(again) == first
    assert not {seed[0] for seed in seeds(other)} & {seed[0] for seed in first}


def test_without_own_data_all_have_the_books_log(tmp_path, handout):
    plain = hand_out(tmp_path / "hw", handout)
    assert not (plain.folder / "class-key").exists()
    assert plain.key is None
    assert [plain.seed(student) for student in plain.students] == [None] * 3
    for notebook in notebooks(plain):
        assert "own_log" not in code(notebook)
        assert "log = views.load_log()" in code(notebook)
        assert "personal" not in code(notebook)


def test_the_list_says_whose_notebook_is_whose(made):
    lines = (made.folder / "notebooks" / "list.csv").read_text("utf-8-sig").split("\n")
    assert lines[0] == "id,name,first name,last name,e-mail,file"
    for line, student in zip(lines[1:], made.students, strict=False):
        assert line == f"{student.id},{student.name},,,,{file_name(student)}.ipynb"


def test_the_list_holds_what_a_mail_merge_needs(tmp_path, handout):
    moodle = tmp_path / "moodle.csv"
    moodle.write_text(
        "First name,Last name,ID number,Email address\nMei,Lin,s01,mei@example.org\n"
    )
    made = hand_out(tmp_path / "hw", handout._replace(roster=moodle))
    lines = (made.folder / "notebooks/list.csv").read_text("utf-8-sig").splitlines()
    assert lines[1] == "s01,Mei Lin,Mei,Lin,mei@example.org,s01.ipynb"
    moodle.write_text('Student,SIS User ID\n"Lin, Mei",s01\n')  # as Canvas has it
    made = hand_out(made.folder, handout._replace(roster=moodle))
    lines = (made.folder / "notebooks/list.csv").read_text("utf-8-sig").splitlines()
    assert lines[1] == "s01,Mei Lin,Mei,Lin,,s01.ipynb"


def test_one_notebook_serves_all_where_the_log_is_the_books(tmp_path, handout):
    made = hand_out(tmp_path / "hw", handout._replace(one_notebook=True))
    (file,) = (made.folder / "notebooks").glob("*.ipynb")
    assert file == Assignment.load(made.folder).notebook(made.students[1])
    notebook = nbformat.read(file, as_version=nbformat.NO_CONVERT)
    assert notebook.metadata["classroom"] == {"assignment": made.id}
    of = f"# Homework\n\nThe notebook for the assignment `{made.id}`.\n\n2 exercises"
    assert notebook.cells[0].source.startswith(of)
    lines = (made.folder / "notebooks/list.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[-1] for line in lines[1:]] == ["exercises.ipynb"] * 3
    hand_out(made.folder, handout)
    assert not file.exists()
    own = handout._replace(one_notebook=True, own_data=True)
    with pytest.raises(HandOutError, match=r"say --one-notebook or --own-data"):
        hand_out(tmp_path / "b", own)
    assert not (tmp_path / "b").exists()


def test_a_notebook_checks_by_what_it_brings_along(tmp_path, handout):
    """The package of a student may have another exercise of this name, or none."""
    ours = handout._replace(names=["slope-of-a-square"], texts=["chapters"])
    made = hand_out(tmp_path / "hw", ours)
    for notebook in notebooks(made):
        assert set(json.loads(embedded(notebook))) == {"slope-of-a-square"}
        assert "import checks_from" in code(notebook)
        assert "import check\n" not in code(notebook)


def test_each_exercise_shows_its_points(made):
    told = "\n".join(cell.source for cell in notebooks(made)[0].cells)
    assert "## 1. The mean, not the sum (3 points)" in told
    assert "## 2. The first days (1 point)" in told
    assert "# If viewcast is missing: see the course's page" in told
