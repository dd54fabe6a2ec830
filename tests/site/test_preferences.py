"""What readers may have set: no scripts, forced colours, a narrow screen, paper."""

import pytest

from tests.helpers.browser import READY
from tests.helpers.environment import needs_browser

pytestmark = needs_browser

CHAPTER, PHONE, DESK = "chapters/6-deep", 360, 1280
GROUND = "(e) => getComputedStyle(e).backgroundColor"
EXERCISE = "#exercise-6-7-how-late-is-a-forecast"
LOOK = "({ ...document.documentElement.dataset })"


@pytest.fixture
def opened(tab, address):
    """Return a function that opens a page in a tab of a width and with wishes."""

    def open_page(width, name, query="", **options):
        page = tab(width, **options)
        page.goto(f"{address}/{name}.html{query}")
        return page

    return open_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_without_scripts_is_light_and_has_no_dead_buttons(opened, scheme):
    page = opened(PHONE, CHAPTER, java_script_enabled=False, color_scheme=scheme)
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert not page.locator("main button:visible").count()
    assert page.locator(".katex-html").first.is_visible()
    bar = page.locator(".bd-header-article")  # the text passes below it
    assert bar.evaluate(GROUND) == "rgb(255, 255, 255)"


def test_the_colours_of_the_system_are_there_from_the_first_moment(browser, address):
    """Also when they were others at the last visit, before any script is loaded."""
    context = browser.new_context(color_scheme="light")
    context.route("**/*.js*", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}/{CHAPTER}.html")
    page.evaluate("Object.assign(localStorage, { mode: 'auto', theme: 'dark' })")
    page.reload()
    look = page.evaluate(LOOK)
    assert (look["mode"], look["theme"]) == ("auto", "light")
    context.close()


def test_exercises_wait_except_for_who_was_led_to_one(browser, address):
    page = browser.new_page(viewport={"width": PHONE, "height": 800})
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => { window.laidOut ="
        "[...document.querySelectorAll('#exercises > section > p')].map((p) =>"
        "p.checkVisibility({ contentVisibilityAuto: true })); });"
    )
    for place in "", "#deep-or-fat", EXERCISE:
        page.goto("about:blank")
        page.goto(f"{address}/{CHAPTER}.html{place}")
        assert set(page.evaluate("laidOut")) == {place == EXERCISE}
        page.evaluate(READY)
        assert page.locator("#exercises > section > p").last.evaluate(
            "(p) => p.checkVisibility({ contentVisibilityAuto: true })"
        )
    bar = page.locator(".bd-header-article").bounding_box()["height"]
    assert bar <= page.locator(":target h3").bounding_box()["y"] < 400
    page.goto("about:blank")
    page.goto(f"{address}/{CHAPTER}.html")
    page.reload()
    assert set(page.evaluate("laidOut")) == {True}
    page.close()


def test_scripts_run_where_no_browser_tells_how_one_came(browser, address):
    """As Firefox does that resists fingerprinting."""
    page = browser.new_page()
    page.add_init_script("performance.getEntriesByType = () => [];")
    page.goto(f"{address}/{CHAPTER}.html")
    page.evaluate(READY)
    assert page.locator("main .theme-switch-button").get_attribute("aria-label")
    page.close()


def test_the_button_of_colours_says_which_are_on(opened):
    page = opened(DESK, CHAPTER, color_scheme="light")
    button = page.locator("main .theme-switch-button").first
    for mode in ("as the system", "dark", "light", "as the system"):
        assert button.get_attribute("aria-label") == f"Color mode: {mode}"
        button.click()


def test_letters_with_accents_are_whole_where_colours_are_forced(opened):
    """Each text has a ground of its own there; that of the hat would cover the y."""
    page = opened(DESK, CHAPTER, forced_colors="active")
    style = "(e) => [getComputedStyle(e).forcedColorAdjust, getComputedStyle(e).color]"
    words = page.locator("main p").first.evaluate(style)
    formula = page.locator("main p .accent").first.evaluate(style)
    assert words[0] == "auto" and formula == ["none", words[1]]


def test_paper_is_white(opened):
    page = opened(DESK, CHAPTER, color_scheme="dark")
    assert page.evaluate(LOOK)["theme"] == "dark"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(LOOK)["theme"] == "light"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(LOOK)["theme"] == "dark"


def test_the_caption_of_a_wide_table_is_read_without_scrolling(opened):
    page = opened(PHONE, "chapters/your-channel")
    boxes = page.locator(".text_html:has(caption)")
    wide = [box for box in boxes.all() if box.evaluate("e => e.scrollWidth > 400")]
    assert wide
    for box in wide:
        caption = box.locator("caption span").bounding_box()
        assert caption["x"] >= 0 and caption["x"] + caption["width"] <= PHONE
        before = caption["x"]
        box.evaluate("e => e.scrollBy(150, 0)")
        assert box.locator("caption span").bounding_box()["x"] == before


def test_the_copying_button_is_seen_where_nothing_hovers(opened):
    page = opened(PHONE, CHAPTER, has_touch=True, is_mobile=True)
    assert page.locator("button.copybtn").first.evaluate(
        "e => getComputedStyle(e).opacity"
    ) == pytest.approx("0.7")
