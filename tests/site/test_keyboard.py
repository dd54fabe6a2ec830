"""Pages without a mouse: Tab reaches everything, in order, and shows where it is."""

import pytest

from tests.helpers.browser import READY, script, violations
from tests.helpers.environment import needs_browser

pytestmark = needs_browser

DESK, PHONE = 1280, 360
ENLARGED = 220  # a phone with letters half as large again
WALKS = [
    (DESK, "index"),
    (DESK, "chapters/2-loss"),
    (DESK, "solutions/3-optimization"),
    (DESK, "chapters/your-channel"),
    (DESK, "search"),
    (PHONE, "index"),
    (PHONE, "chapters/your-channel"),
    (PHONE, "search"),
]
# The contents at the side open at the section that one has come to.
OPENED = "stop()[0] < 0 && document.activeElement.matches('.page-toc a')"
FOCUSED = "document.activeElement.className"


@pytest.fixture
def opened(tab, address):
    """Return a function that opens a page; pages must stay clean."""
    pages = []

    def open_page(width, name, **options):
        page = tab(width, reduced_motion="reduce", **options)
        page.goto(f"{address}/{name}.html")
        page.evaluate(READY)
        pages.append(page)
        return page

    yield open_page
    assert not [wrong for page in pages for wrong in page.wrong]


@pytest.mark.parametrize(("width", "name"), WALKS)
def test_tab_stops_at_everything_in_order_and_is_seen(opened, width, name):
    page = opened(width, name)
    stops = page.evaluate(script("tab_stops.js"))
    assert len(stops) > 5
    for i, stop in enumerate(stops):
        page.keyboard.press("Tab")
        while page.evaluate(OPENED):
            page.keyboard.press("Tab")
        assert page.evaluate("stop()") == [i, True, True], stop
    page.keyboard.press("Tab")
    assert page.evaluate("stop()")[0] <= 0  # out of the page, or around


def test_focus_is_seen_where_colours_are_forced(opened):
    page = opened(DESK, "search", forced_colors="active")
    style = "getComputedStyle(document.activeElement).outlineStyle"
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(style) == "solid"


def test_the_first_link_skips_to_the_text(opened):
    page = opened(DESK, "index")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(
    "button", ["primary-toggle", "secondary-toggle", "search-button"]
)
def test_escape_closes_what_enter_opened(opened, button):
    page = opened(PHONE, "chapters/2-loss")
    page.locator(f"main .{button}").focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog:modal")
    for _ in range(3):
        page.keyboard.press("Tab")
        assert dialog.evaluate(
            "e => e.contains(document.activeElement)"
        ) or page.evaluate(
            "document.activeElement === document.body"  # the browser's own buttons
        )
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert button in page.evaluate(FOCUSED)


def test_colours_change_at_each_enter(opened):
    page = opened(DESK, "index")
    page.locator(".theme-switch-button").focus()
    modes = []
    for _ in range(3):
        page.keyboard.press("Enter")
        modes.append(page.evaluate("document.documentElement.dataset.mode"))
    assert sorted(modes) == ["auto", "dark", "light"]


def test_contents_give_way_to_the_place_they_lead_to(opened):
    page = opened(PHONE, "chapters/2-loss", has_touch=True)
    page.locator(".secondary-toggle").tap()
    link = page.locator("dialog:modal a").nth(2)
    section = page.locator(link.get_attribute("href"))
    link.tap()
    page.locator("dialog:modal").wait_for(state="detached")
    top = section.locator("h2").bounding_box()["y"]
    assert page.locator(".bd-header-article").bounding_box()["height"] <= top < 400
    page.keyboard.press("Tab")
    assert section.evaluate("e => e.contains(document.activeElement)")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_details_open_by_key_and_their_code_scrolls(opened, key):
    page = opened(PHONE, "chapters/your-channel")
    details = page.locator("details:has(pre)").first
    details.locator("summary").focus()
    page.keyboard.press(key)
    assert details.evaluate("e => e.open")
    details.locator("pre[tabindex='0']").first.wait_for()
    page.keyboard.press(key)
    assert not details.evaluate("e => e.open")


@pytest.mark.parametrize(
    ("width", "name", "wide"),
    [
        (PHONE, "chapters/2-loss", "pre[tabindex='0']"),
        (ENLARGED, "chapters/6-deep", ".katex-display[tabindex='0']"),
        (PHONE, "pages/notation", ".pst-scrollable-table-container[tabindex='0']"),
    ],
)
def test_what_is_too_wide_scrolls_by_arrow_keys(opened, width, name, wide):
    page = opened(width, name)
    first = page.locator(wide).first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_search_by_keys_leads_to_a_page(opened):
    page = opened(DESK, "chapters/2-loss")
    page.keyboard.press("Control+k")
    page.keyboard.type("yesterday")
    page.keyboard.press("Enter")
    page.locator("#search-results li a").first.press("Enter")
    page.wait_for_url(lambda url: "search.html" not in url)
    assert "yesterday" in page.locator("main").inner_text()


def test_a_mouse_copies_links_and_changes_colours(opened):
    page = opened(DESK, "chapters/2-loss", permissions=["clipboard-read"])
    cell = page.locator("div.highlight:has(pre):visible").first
    cell.hover()
    cell.locator(".copybtn").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == cell.locator("pre").inner_text().strip()
    heading = page.locator("main section h2").first
    heading.hover()
    heading.locator(".headerlink").click()
    assert page.evaluate("document.querySelector(':target h2') !== null")
    button = page.locator(".theme-switch-button")
    tooltip = page.locator("[role='tooltip']")
    button.hover()
    tooltip.wait_for()
    modes = []
    for _ in range(3):  # the tooltip is not in the way
        button.click()
        modes.append(page.evaluate("document.documentElement.dataset.mode"))
    assert sorted(modes) == ["auto", "dark", "light"]
    heading.hover()
    tooltip.wait_for(state="detached")


def test_back_to_the_top_can_be_read(opened):
    page = opened(PHONE, "pages/checked")
    page.mouse.wheel(0, 1000)
    page.wait_for_function("scrollY > 900")
    page.mouse.wheel(0, -100)
    button = page.locator("#pst-back-to-top")
    button.wait_for()
    assert not violations(page)
    button.click()
    page.wait_for_function("scrollY === 0")
