"""Notebooks of another assignment aren't taken, and a zip of them is refused whole."""

import json

import pytest

from classroom.collect.collect import How, collect
from classroom.collect.record import summary
from classroom.collect.submission import SubmissionError
from tests.helpers.classroom.students import CLASS
from tests.helpers.classroom.zips import notebook, pack
from tests.helpers.files import contents

FOLDERS = [f"{s.name}_{111 + n}_assignsubmission_file/" for n, s in enumerate(CLASS)]


def marked(assignment, student="s01", text="1"):
    """The bytes of a notebook that is marked with an assignment's id."""
    held = json.loads(notebook(text, mark=student))
    held["metadata"]["classroom"]["assignment"] = assignment
    title = {"cell_type": "markdown", "source": ["# Week 1\n", "\n", "Answer."]}
    return json.dumps(held | {"cells": [title, *held["cells"]]}).encode()


@pytest.fixture
def collected(tmp_path):
    """The function that collects notebooks of these assignments into "now"."""

    def collected(*assignments, anyway=False):
        files = [
            (f"{folder}x.ipynb", marked(assignment, student.id, assignment))
            for folder, student, assignment in zip(
                FOLDERS, CLASS, assignments, strict=True
            )
        ]
        source = pack(tmp_path / "all.zip", files)
        how = How("now", anyway)
        return collect(source, CLASS, tmp_path / "submissions", how)

    return collected


def test_a_zip_of_another_assignment_changes_nothing(collected, tmp_path):
    collected("now", "now", "now")
    before = contents(tmp_path / "submissions")
    says = (
        r"all\.zip: 2 of 3 notebooks were handed out for another assignment "
        r"\(Week 1\): is this the right zip\? Nothing was changed"
    )
    with pytest.raises(SubmissionError, match=says):
        collected("other", "now", "other")
    assert contents(tmp_path / "submissions") == before
    found = collected("other", "now", "other", anyway=True)
    assert len(found.taken) == 3
    assert len(contents(tmp_path / "submissions/replaced")) == 2


def test_one_notebook_of_another_assignment_is_not_taken(collected):
    found = collected("now", "other", "now")
    assert list(found.taken) == ["s01", "S03"]
    assert (found.unusable, found.missing) == ([CLASS[1]], [])
    name = f"{FOLDERS[1]}x.ipynb"
    assert found.foreign == [f"Mei Lin (s02): {name}"]
    assert found.of["s02"] == [
        f"Mei Lin (s02): {name} was handed out for another assignment (Week 1): is "
        "this the right file? Not taken"
    ]
    assert "Of another assignment (1): ask for the right file" in summary(found, CLASS)


def test_a_right_notebook_beside_a_wrong_one_is_taken(tmp_path):
    right, wrong = f"{FOLDERS[0]}a.ipynb", f"{FOLDERS[0]}z.ipynb"
    files = [(right, marked("now")), (wrong, marked("other"))]
    source = pack(tmp_path / "all.zip", files)
    found = collect(source, CLASS, tmp_path / "submissions", How("now"))
    assert found.taken == {"s01": right}


@pytest.mark.parametrize(
    ("mark", "assignment"), [("other", ""), ("", "now"), (7, "now")]
)
def test_without_an_id_nothing_is_of_another_assignment(tmp_path, mark, assignment):
    source = pack(tmp_path / "all.zip", [("s01.ipynb", marked(mark))])
    found = collect(source, CLASS, tmp_path / "submissions", How(assignment))
    assert list(found.taken) == ["s01"]


def test_marks_of_another_rosters_ids_are_no_voices(tmp_path):
    names = ["Ana Müller - x.ipynb", "Mei Lin - x.ipynb"]
    files = [(name, notebook(mark=f"{n}@uni.edu")) for n, name in enumerate(names)]
    found = collect(pack(tmp_path / "all.zip", files), CLASS, tmp_path / "submissions")
    assert (list(found.taken), found.look) == (["s01", "s02"], [])


def test_a_stranger_gives_nobody_their_work(tmp_path):
    """The LMS names somebody who isn't on the roster, with Mei's notebook."""
    stranger = "No Body_9_assignsubmission_file/x.ipynb", notebook(mark="s02")
    others = [(f"{FOLDERS[n]}x.ipynb", notebook()) for n in (0, 2)]
    source = pack(tmp_path / "all.zip", [stranger, *others])
    found = collect(source, CLASS, tmp_path / "submissions")
    assert list(found.taken) == ["s01", "S03"]
    assert found.unusable == [CLASS[1]]
    assert found.look[0].startswith(
        f"{stranger[0]}: not taken; its mark says Mei Lin (s02), but the LMS's name is "
        "of nobody on the roster; see whose it is, and collect it alone"
    )


def test_a_stranger_is_known_where_others_show_how_the_lms_names_files(tmp_path):
    """What Google Classroom writes looks like any name, until it names students."""
    files = [(f"{s.name} - x.ipynb", notebook()) for s in CLASS[::2]]
    files.append(("No Body - x.ipynb", notebook(mark="s02")))
    found = collect(pack(tmp_path / "all.zip", files), CLASS, tmp_path / "submissions")
    assert list(found.taken) == ["s01", "S03"]
    assert "the LMS's name is of nobody on the roster" in found.look[0]


def test_marks_count_where_the_lms_has_other_names_than_the_roster(tmp_path):
    """As for groups, or where the LMS writes names in another script."""
    names = ["Group A_55", "Group B_56", "Ana Müller_111"]
    files = [
        (f"{name}_assignsubmission_file/x.ipynb", notebook(mark=student.id))
        for name, student in zip(names, [*CLASS[1:], CLASS[0]], strict=True)
    ]
    found = collect(pack(tmp_path / "all.zip", files), CLASS, tmp_path / "submissions")
    assert set(found.taken) == {"s01", "s02", "S03"}
    assert len(found.look) == 2
    assert "see whose work it is" in found.look[0]


def test_two_files_by_one_mark_alone_are_both_asked(tmp_path):
    files = [
        ("a.ipynb", notebook("1", mark="s01")),
        ("b.ipynb", notebook("2", mark="s01")),
    ]
    found = collect(pack(tmp_path / "all.zip", files), CLASS, tmp_path / "submissions")
    assert found.taken == {}
    assert found.unusable == [CLASS[0]]
    assert found.look == [
        f"{name}.ipynb: not taken; its mark says Ana Müller (s01), as {other}.ipynb "
        "does too; see whose it is, and collect it alone, named <id>.ipynb, with "
        "--take-anyway"
        for name, other in ("ba", "ab")
    ]
