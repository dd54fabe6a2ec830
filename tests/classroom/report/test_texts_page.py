"""Answers in words, read without knowing whose they are."""

import re

from tests.helpers.classroom.graded_class import STUDENTS, report


def test_texts_can_be_read_without_names(school):
    made = report(school)
    page = (school.folder / "report/texts.html").read_text("utf8")
    assert not [s for s in STUDENTS if s.id in page or s.name in page]
    told = re.findall(r"<h3>([A-Z]{7}) .*?Because of words of (\d+)", page, re.S)
    marks = (school.folder / "marks.csv").read_text("utf-8-sig")
    codes = {line.split(",")[-1]: line[:3] for line in marks.splitlines()}
    assert len(told) == 8
    assert told == sorted(told)
    assert all(codes[code] == f"s{int(number):02}" for code, number in told)
    assert 'href="texts.html"' in made.page
