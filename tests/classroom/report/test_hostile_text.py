"""What students write is only text, in pages and in tables."""

import re

import pytest

from classroom.roster.roster import Student
from tests.helpers.classroom.graded_class import SCRIPT, report, result
from tests.helpers.classroom.zips import notebook

IMAGE = '"><img src=x onerror=alert(1)>'


@pytest.mark.parametrize(
    "bad", [SCRIPT, IMAGE, "{{ 7*7 }}", "'\"`&<b>", "\u202e\0\ud800"]
)
def test_hostile_text_is_only_text(make, bad):
    notes = [bad, f"memory {bad}"]
    hostile = result("s01", 0, bad, (1.5, 2.5), notes=notes, text=bad)
    hostile["exercises"]["mean-not-sum"]["checks"][0]["says"] = bad
    hostile["exercises"]["your-fridays"]["texts"] = {bad: bad}
    student = Student("s01", bad.replace("\ud800", ""), bad, {"ID number": bad})
    own = {"s01": notebook(bad, mark=f"x{bad}"), "s02": notebook(bad)}
    made = report(make([student, Student("s02", "B")], {"s01": hostile}, own))
    for page in (made.page, made.pages["s01"]):
        assert not re.search("<script|<img|<b>", page)
        assert not re.search("[\0\u202e]", page)
        assert ">49<" not in page
        assert page.count("<html") == page.count("</html>") == 1


def test_hostile_titles_and_ids_are_only_text(make):
    students = [Student(f"{SCRIPT}{i}", IMAGE) for i in range(2)]
    results = {students[0].id: result(students[0].id, 0, notes=["timeout"])}
    made = report(make(students, results, title=f"{SCRIPT}{IMAGE}"))
    (name,) = made.pages
    assert re.fullmatch("[a-z0-9-]+", name)
    assert f'href="feedback/{name}.html"' in made.page
    for page in (made.page, made.pages[name]):
        assert not re.search("<script|<img", page)


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "-1+1", "\n=1"],
)
def test_a_cell_never_is_a_formula(make, name):
    students = [Student("-7", name, name, {"ID number": "-7", "Email address": name})]
    books = report(make(students, {"-7": result("-7", 0)}, title=name)).books
    cells = [cell for book in books.values() for line in book for cell in line]
    assert f"'{name}" in cells
    assert "-7" in cells
    ours = "-7", "    Points Possible"
    assert not [c for c in cells if c.startswith(name[0]) and c not in ours]
