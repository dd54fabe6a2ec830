"""Notes at links to terms and works: by mouse, by keyboard, and closed by Escape."""

from itertools import pairwise

import pytest

from tests.helpers.browser import READY, violations
from tests.helpers.environment import needs_browser

pytestmark = needs_browser

TERM, WORK = "a.term[href$='#term-Adam']", "a[href$='#cite-kingma-2015']"
SAYS = {
    TERM: "A relative of gradient descent",
    WORK: "Diederik P. Kingma and Jimmy Ba.",
}
NOTE = "#book-note"


@pytest.fixture
def chapter(tab, address):
    """Chapter 5 at a desk; it stays clean."""
    page = tab(1280, reduced_motion="reduce")
    page.goto(f"{address}/chapters/5-relu.html")
    page.evaluate(READY)
    yield page
    assert not page.wrong


def shown(page):
    page.wait_for_selector(NOTE, state="visible")
    return page.inner_text(NOTE)


@pytest.mark.parametrize(("link", "says"), SAYS.items())
def test_a_mouse_that_rests_shows_the_note_and_may_move_onto_it(chapter, link, says):
    place = chapter.locator(link).first
    place.hover()
    assert shown(chapter).startswith(says)
    assert place.get_attribute("aria-describedby") == "book-note"
    chapter.locator(NOTE).hover()
    chapter.wait_for_timeout(600)  # longer than an abandoned note stays
    assert chapter.locator(NOTE).is_visible()
    chapter.mouse.move(2, 2)
    chapter.wait_for_selector(NOTE, state="hidden")
    assert place.get_attribute("aria-describedby") is None


@pytest.mark.parametrize(("link", "says"), SAYS.items())
def test_the_keyboard_shows_it_and_escape_closes_it(chapter, link, says):
    place = chapter.locator(link).first
    chapter.keyboard.press("Tab")  # so that focus is the keyboard's
    place.focus()
    assert shown(chapter).startswith(says)
    chapter.keyboard.press("Escape")
    assert not chapter.locator(NOTE).is_visible()
    assert place.evaluate("(link) => link === document.activeElement")
    chapter.keyboard.press("Tab")
    chapter.keyboard.press("Shift+Tab")
    assert shown(chapter).startswith(says)
    chapter.evaluate("document.activeElement.blur()")
    assert not chapter.locator(NOTE).is_visible()


def test_the_note_stands_in_the_page_beside_its_line(chapter):
    """Below it, or above where there is no room; never beyond an edge."""
    for link in chapter.locator("main a.term").all()[:8]:
        link.hover()
        chapter.wait_for_selector(NOTE, state="visible")
        chapter.wait_for_function(
            "[...document.querySelectorAll('[aria-describedby=book-note]')].length"
        )
        note, line = chapter.locator(NOTE).bounding_box(), link.bounding_box()
        assert note["x"] >= 0 and note["x"] + note["width"] <= 1280
        below = abs(note["y"] - line["y"] - line["height"]) < 30
        assert below or abs(note["y"] + note["height"] - line["y"]) < 30
        chapter.keyboard.press("Escape")
        chapter.mouse.move(2, 2)


def test_a_finger_follows_the_link(tab, address):
    page = tab(360, has_touch=True, is_mobile=True)
    page.goto(f"{address}/chapters/5-relu.html")
    page.evaluate(READY)
    page.locator(TERM).first.tap()
    page.wait_for_url("**/pages/glossary.html#term-Adam")
    assert not page.wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_a_note(tab, address, scheme):
    page = tab(1280, reduced_motion="reduce", color_scheme=scheme)
    page.goto(f"{address}/chapters/5-relu.html")
    page.evaluate(READY)
    page.locator(WORK).first.hover()
    shown(page)
    assert violations(page, NOTE) == []


def test_works_stand_apart_and_begin_where_the_text_does(tab, address):
    page = tab(360)
    page.goto(f"{address}/pages/references.html")
    works = page.locator("div.citation > p").evaluate_all(
        "(all) => all.map((work) => work.getBoundingClientRect().toJSON())"
    )
    left = page.locator("#works-cited > h2").bounding_box()["x"]
    gaps = [b["top"] - a["bottom"] for a, b in pairwise(works)]
    assert len(gaps) > 5 and min(gaps) > 5
    assert {work["left"] for work in works} == {left}
