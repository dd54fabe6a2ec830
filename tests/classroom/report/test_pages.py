"""The students' pages: what each is told, and nothing of others or of hidden checks."""

import re

import pytest

from classroom.report.report import write_report
from tests.helpers.browser import violations
from tests.helpers.classroom.graded_class import STUDENTS, quiet, report, result, words
from tests.helpers.classroom.zips import notebook
from tests.helpers.environment import needs_browser


def test_a_feedback_page_tells_students_what_is_theirs(school):
    page = words(report(school).pages["s03"])
    assert "Feedback for Name03 Family03" in page
    assert "3 of 7 points" in page
    assert "0 of 4 points" in page
    assert "✗ Fails: two days are averaged (2 points) it gives You summed" in page
    assert "0 of 2 further checks hold" in page
    assert "✓ Holds: your Fridays (3 points)" in page
    assert "<code>len</code>" in report(school).pages["s03"]


def test_hidden_checks_stay_hidden(school):
    made = report(school)
    assert set(made.pages) == {f"s{i:02}" for i in range(1, 11)}
    assert "1 of 2" not in made.pages["s01"]
    for page in made.pages.values():
        assert "HIDDEN" not in page
        assert "271.828" not in page


def test_a_feedback_page_holds_nothing_of_another(school):
    for student, page in report(school).pages.items():
        for other in STUDENTS:
            if other.id != student:
                assert not re.search(rf"\b({other.id}|{other.name})\b", page)
        assert "words of" not in page


def test_the_run_is_told_with_limits(make):
    notes = [f"code cell {i}: " + "x" * 1000 for i in range(50)]
    page = report(make(STUDENTS, {"s01": result("s01", 4, notes=notes)})).pages["s01"]
    told = re.findall(r"<bdi>(code cell .*?)</bdi>", page)
    assert len(told) == 20
    assert {len(note) for note in told} == {300}
    assert "And 30 more." in page


def test_an_exercise_that_was_never_graded_is_said_to_be(make):
    results = {"s01": result("s01", 4)}
    del results["s01"]["exercises"]["your-fridays"]
    made = report(make(STUDENTS, results, {"s01": notebook("a = 1")}))
    assert "Not graded yet." in made.pages["s01"]
    assert made.books["gradebook"][1][2:] == [
        *("to be graded again", "", "4", "", "", "4", "7", "4", "", "0", "")
    ]
    assert "(s01) not all exercises are graded: grade again" in words(made.page)


def test_a_page_that_holds_no_longer_goes(school):
    assert "s05" in report(school).pages
    (school.folder / "results" / "s05.json").unlink()
    assert "s05" not in report(school).pages


def test_pages_ask_nothing_of_the_outside(school):
    made = report(school)
    for page in (made.page, *made.pages.values()):
        assert not re.search(r"<script|https?:|<link|@import|url\(", page)
        assert "default-src 'none'" in page


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_suit_every_screen(school, browser, scheme, width):
    write_report(school, quiet)
    tab = browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    for name in ("class.html", "texts.html", "feedback/s03.html", "feedback/s08.html"):
        tab.goto((school.folder / "report" / name).as_uri())
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        levels = tab.locator("h1, h2, h3").evaluate_all(
            "all => all.map(h => h.tagName)"
        )
        assert levels[0] == "H1"
        assert levels.count("H1") == 1
    tab.close()
