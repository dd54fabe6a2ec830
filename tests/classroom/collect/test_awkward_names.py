"""Thirty awkward names through every LMS's layout: nobody gets another's work."""

import json

import pytest

from classroom.assign.assignment import file_name
from classroom.assign.rehearsal import MOODLE
from classroom.collect.collect import collect
from classroom.collect.names.layouts import FORMS
from tests.helpers.classroom.awkward import TWINS, handed_in, paths, students
from tests.helpers.classroom.zips import notebook, pack

DRIVE = "Homework/{login}-{file}"  # a name of the student's own, nobody's here
ALL = {**FORMS, "drive": DRIVE}
LOGIN = {"blackboard", "ilias"}  # the LMS writes logins, so that twins are told apart
NUMBERED = {"moodle", "moodle-old", "moodle-flat", "moodle-blind", "canvas"}
NAMELESS = {"moodle-blind", "canvas-anonymous", "gradescope", "drive"}


def expected(layout, marks, numbered):
    """The ids of those whose files are taken; of all others a person is asked."""
    everybody = {student.id for student in students()}
    if layout in LOGIN or (numbered and layout in NUMBERED):
        return everybody
    if layout in NAMELESS:
        return everybody if marks else set()
    # twins are told apart by the marks, where each has another one
    return everybody if marks else everybody - TWINS


@pytest.mark.parametrize("numbered", [False, True], ids=["names", "numbers"])
@pytest.mark.parametrize("marks", [False, True], ids=["without marks", "marked"])
@pytest.mark.parametrize("layout", ALL)
def test_every_file_is_its_owners_or_asked(tmp_path, layout, marks, numbered):
    source = pack(tmp_path / "all.zip", handed_in(ALL[layout], marks))
    found = collect(source, students(numbered), tmp_path / "submissions")
    assert set(found.taken) == expected(layout, marks, numbered)
    for student in students():
        kept = tmp_path / "submissions" / f"{file_name(student)}.ipynb"
        assert kept.exists() == (student.id in found.taken)
        assert not kept.exists() or repr(student.id).encode() in kept.read_bytes()
    assert len(found.unmatched) == len(students()) - len(found.taken)
    assert found.duplicates == {}


@pytest.mark.parametrize("layout", ALL)
def test_a_students_own_file_name_decides_nothing_against_the_lms(tmp_path, layout):
    """Anna-Lena hands in work of her own, named by Seán's number, without a mark."""
    path = paths(ALL[layout], file="00123.ipynb")["00124"]
    source = pack(tmp_path / "all.zip", [(path, notebook())])
    found = collect(source, students(), tmp_path / "submissions")
    assert list(found.taken) == ([] if layout in NAMELESS else ["00124"])


@pytest.mark.parametrize("layout", ALL)
def test_anothers_notebook_is_never_taken_for_theirs(tmp_path, layout):
    """Anna-Lena hands in Seán's notebook, with his mark, and his number for a name."""
    sean, anna = "00123", "00124"
    names = paths(ALL[layout], file=f"{sean}.ipynb")
    copied = names[anna], notebook("copied", mark=sean)
    own = names[sean], notebook("own", mark=sean)
    source = pack(tmp_path / "all.zip", [copied, own])
    found = collect(source, students(), tmp_path / "both")
    assert found.look
    kept = tmp_path / "both" / f"{sean}.ipynb"
    assert kept.exists() == (layout not in NAMELESS)  # the LMS tells them apart
    assert not kept.exists() or kept.read_bytes() == own[1]
    if layout not in NAMELESS:
        source = pack(tmp_path / "alone.zip", [copied])
        found = collect(source, students(), tmp_path / "alone")
        assert found.look
        assert sean not in found.taken


def test_gradescope_says_whose_in_a_list(tmp_path):
    """The list names number, name and address; the folders only a number."""
    form, people = FORMS["gradescope"], students()
    listing = {"submission_9000": [people[0]], "submission_9001": people[1:3]}
    source = pack(tmp_path / "all.zip", [*handed_in(form, False), _listed(listing)])
    found = collect(source, people, tmp_path / "submissions")
    assert list(found.taken) == ["00123"]
    told = found.told["00123"]
    assert told["handed_in"] == "2026-03-01T12:00:00+00:00"
    assert (told["layout"], told["place"], told["number"]) == (
        "gradescope",
        "submission_9000",
        "9000",
    )
    (look,) = found.look  # a pair
    assert "fits Anna-Lena Müller-Lüdenscheidt (00124) and 小龍 李 (00125)" in look
    assert found.unreadable == []


def _listed(listing):
    """Gradescope's list: {folder: students}."""
    people = {
        folder: {
            ":submitters": [
                {":name": s.name, ":sid": s.id, ":email": s.email} for s in class_
            ],
            ":created_at": "2026-03-01 12:00:00.000000 Z",
        }
        for folder, class_ in listing.items()
    }
    return "assignment_1_export/submission_metadata.yml", json.dumps(people).encode()


@pytest.mark.parametrize("text", ["", "[1]", "a: [", "submission_9000: {}", "x" * 9])
def test_a_damaged_list_says_nothing(tmp_path, text):
    name = "assignment_1_export/submission_metadata.yml"
    files = [*handed_in(FORMS["gradescope"], True), (name, text.encode())]
    found = collect(pack(tmp_path / "all.zip", files), students(), tmp_path / "kept")
    assert len(found.taken) == 30  # by their marks
    assert [file for file, _ in found.unreadable] == [name]


def test_the_rehearsals_own_form_is_todays_of_moodle():
    assert FORMS["moodle"] == MOODLE
