"""Feedback under the LMS's own names, as the LMS reads them when they come back."""

import json
import re
import zipfile

import pytest

from tests.helpers.classroom.graded_class import STUDENTS, report, result

NAME = "Ana Müller_9001_assignsubmission_file"


def packed(assignment, lms):
    """The files of a zip, by name."""
    with zipfile.ZipFile(assignment.folder / f"report/feedback-{lms}.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def participant(path):
    """(number, name of the file) as Moodle's importer finds them in a path.

    It takes the path apart at slashes, each part at the first four underscores, and
    skips parts with fewer than four pieces.
    """
    parts = path.split("/")
    while parts:
        pieces = parts.pop(0).split("_", 4)
        if len(pieces) >= 4 and pieces[1].isdecimal():
            assert pieces[2:4] == ["assignsubmission", "file"]
            return int(pieces[1]), "/".join([*pieces[4:5], *parts])
    return None


@pytest.mark.parametrize(
    ("collected", "name", "read"),
    [
        ({"file": f"{NAME}/lab.ipynb"}, f"{NAME}/feedback.html", "feedback.html"),
        ({"file": f"{NAME}_/lab.ipynb"}, f"{NAME}_/feedback.html", "/feedback.html"),
        ({"file": f"{NAME}_my_lab.ipynb"}, f"{NAME}_feedback.html", "feedback.html"),
        ({"file": f"lab/{NAME}/a/b.ipynb"}, f"{NAME}/feedback.html", "feedback.html"),
        ({"place": NAME}, f"{NAME}/feedback.html", "feedback.html"),
        ({"place": f"{NAME}/"}, f"{NAME}/feedback.html", "feedback.html"),
        (
            {"place": f"{NAME}_", "file": f"{NAME}_lab.ipynb"},
            *(f"{NAME}_feedback.html", "feedback.html"),
        ),
        (
            {"place": f"{NAME}_", "file": f"{NAME}_/lab.ipynb"},
            *(f"{NAME}_/feedback.html", "/feedback.html"),
        ),
    ],
)
def test_moodle_finds_each_student_again(make, collected, name, read):
    assignment = make(STUDENTS[:2], {"s01": result("s01", 4)})
    (assignment.folder / "collected.json").write_text(json.dumps({"s01": collected}))
    made = report(assignment)
    files = packed(assignment, "moodle")
    assert list(files) == [name]
    assert participant(name) == (9001, read)
    assert files[name].decode() == made.pages["s01"]
    assert "to upload to Moodle: " in made.summary
    assert not (assignment.folder / "report/feedback-canvas.zip").exists()


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("mullerana_501_7001_lab.ipynb", "mullerana_501_7001_"),
        ("mullerana_LATE_501_7001_lab-2.ipynb", "mullerana_LATE_501_7001_"),
        ("anon_x0001_7001_lab.ipynb", "anon_x0001_7001_"),
    ],
)
def test_canvas_finds_the_attachment_and_the_student_a_notebook(make, file, place):
    assignment = make(STUDENTS[:2], {"s01": result("s01", 4, "<b>No</b>")})
    (assignment.folder / "collected.json").write_text(
        json.dumps({"s01": {"file": file}, "s02": {"file": "b_502_7002_lab.ipynb"}})
    )
    report(assignment)
    files = packed(assignment, "canvas")
    assert list(files) == [f"{place}feedback.ipynb"]
    assert re.findall(r"_(\d+)(?=_)", place)[-1:] == ["7001"]
    (cell,) = json.loads(files[f"{place}feedback.ipynb"])["cells"]
    assert cell["cell_type"] == "markdown"
    assert cell["source"].startswith("<h1>Week 3</h1>")
    assert "&lt;b&gt;No&lt;/b&gt;" in cell["source"]
    assert not (assignment.folder / "report/feedback-moodle.zip").exists()


@pytest.mark.parametrize(
    ("layout", "place", "name"),
    [
        ("canvas", "o_hara_501_7001_", "o_hara_501_7001_feedback.ipynb"),
        ("canvas", "anon_x1_7001_", "anon_x1_7001_feedback.ipynb"),
        ("moodle", f"{NAME}_", f"{NAME}_/feedback.html"),
    ],
)
def test_what_the_collection_understood_counts(make, layout, place, name):
    assignment = make(STUDENTS[:1], {"s01": result("s01", 4)})
    said = {"s01": {"file": "a…b/lab.ipynb", "layout": layout, "place": place}}
    (assignment.folder / "collected.json").write_text(json.dumps(said))
    report(assignment)
    assert list(packed(assignment, layout)) == [name]


@pytest.mark.parametrize("layout", [None, "google"])
def test_names_that_are_of_another_lms_are_not_read(make, layout):
    assignment = make(STUDENTS[:1], {"s01": result("s01", 4)})
    said = {"s01": {"file": "a_1_2_lab.ipynb", "layout": layout, "place": "a_1_2_"}}
    (assignment.folder / "collected.json").write_text(json.dumps(said))
    assert "to upload" not in report(assignment).summary


def test_names_of_no_lms_give_no_zip(make):
    assignment = make(STUDENTS[:1], {"s01": result("s01", 4)})
    (assignment.folder / "report").mkdir()
    (assignment.folder / "report/feedback-moodle.zip").write_bytes(b"of last time")
    said = {"s01": {"file": "notebooks/s01_a_b_c.ipynb", "place": ""}}
    (assignment.folder / "collected.json").write_text(json.dumps(said))
    assert "to upload" not in report(assignment).summary
    assert not list((assignment.folder / "report").glob("*.zip"))
