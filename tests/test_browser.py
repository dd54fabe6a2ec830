"""Every page in Chromium: on a desk and on a phone, light and dark."""

import pytest
from conftest import PAGES, needs_browser

from book.browser import violations, watched

pytestmark = needs_browser


@pytest.fixture(params=[1280, 360], ids=["desk", "phone"])
def width(request):
    return request.param


@pytest.fixture(params=["light", "dark"])
def page(browser, width, request):
    """Open a tab that refuses other hosts and notes whatever goes wrong."""
    context = browser.new_context(
        color_scheme=request.param, viewport={"width": width, "height": 800}
    )
    page = watched(context.new_page())
    yield page
    context.close()


@pytest.mark.parametrize("name", [*PAGES, "search"])
def test_a_page_is_sound(page, address, name, width):
    page.goto(f"{address}/{name}.html")
    page.evaluate("document.fonts.ready.then(() => null)")
    assert not page.wrong
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert not violations(page, contrast=width > 1000, code=name == PAGES[1])


def test_search_finds_a_term(browser, address):
    page = browser.new_page()
    page.goto(f"{address}/search.html?q=yesterday")
    page.wait_for_selector("#search-results li a")
