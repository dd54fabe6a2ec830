"""What is odd about a submission is found."""

import re

import pytest

from tests.helpers.classroom.graded_class import STUDENTS, report, result, words
from tests.helpers.classroom.zips import notebook
from viewcast.exercises.serialize import pack


def test_what_needs_a_look(school):
    page = words(report(school).page).partition("To look at")[2].partition("Code")[0]
    assert "(s03) the notebook was handed out to s01" in page
    assert "(s04) not a readable notebook: the file isn't JSON" in page
    copied = "(s07) reading x: no the answer to Your Fridays (friday_mae) is the right "
    copied += "one for Name02 Family02 (s02)"
    assert copied in page
    assert "(s08) code cell 2 ran longer than 10 s no points at all" in page
    assert not re.search(
        "s0[12569]|s1", page.replace("to s01", "").replace("Family02 (s02)", "")
    )


def test_a_submission_that_came_after_the_grading_is_noticed(school):
    file = school.folder / "submissions" / "s05.ipynb"
    file.write_bytes(notebook("a = 2"))
    assert "(s05) the submission is another than the one" in words(report(school).page)


@pytest.mark.parametrize("left", [b"", b'{"student": "s05"', bytes(9), b"[]", b"{}"])
def test_a_damaged_result_is_one_that_is_still_to_come(school, left):
    (school.folder / "results" / "s05.json").write_bytes(left)
    made = report(school)
    assert "(s05)" in words(made.page).partition("Not graded yet")[2]
    assert not {"gradebook-moodle", "gradebook-canvas"} & {*made.books}
    rows = {line[0]: line[2] for line in made.books["gradebook"]}
    assert (rows["s05"], rows["s06"]) == ("not graded yet", "graded")


def test_who_was_late_is_seen_on_the_page_and_in_the_table(make):
    late = {"s01": {"late": True, "look": ["x.ipynb: a doubt"]}, "s02": {"late": False}}
    results = {s.id: result(s.id, 4) for s in STUDENTS[:2]}
    made = report(make(STUDENTS, results, collected=late))
    page = words(made.page)
    assert "(s01) handed in late x.ipynb: a doubt" in page
    assert "(s02) handed in late" not in page
    assert [line[3] for line in made.books["gradebook"][:4]] == ["late", "late", "", ""]


def test_numbers_copied_from_one_student_are_one_line(make):
    results = {s.id: result(s.id, 4, own=(i + 0.123, i + 0.123))
               for i, s in enumerate(STUDENTS)}  # fmt: skip
    for part, value in (("given", 1.123), ("right", 0.123)):
        each = results["s01"]["exercises"]["your-fridays"]
        each[part] = {"friday_mae": pack(value), "why_steeper": pack(value + 0.456)}
        other = results["s02"]["exercises"]["your-fridays"]
        other[part] = {"friday_mae": pack(1.123), "why_steeper": pack(1.579)}
    results["s01"]["exercises"]["your-fridays"]["points"] = 0
    page = words(report(make(STUDENTS, results)).page)
    assert (
        "the answers to Your Fridays (friday_mae), Your Fridays (why_steeper) are "
        "right for Name02 Family02 (s02)"
    ) in page
