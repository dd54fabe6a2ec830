"""Every page in Chromium: on a desk and on a phone, light and dark."""

import pytest
from conftest import PAGES, needs_browser

from book.browser import violations, watched

pytestmark = needs_browser


SCREENS = {
    "desk": (1280, "light"),
    "desk, dark": (1280, "dark"),
    "phone": (360, "dark"),
}


@pytest.fixture(params=SCREENS.values(), ids=SCREENS)
def screen(request):
    return request.param


@pytest.fixture
def page(browser, screen):
    """Open a tab that refuses other hosts and notes whatever goes wrong."""
    width, scheme = screen
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page = watched(context.new_page())
    yield page
    context.close()


@pytest.mark.parametrize("name", [*PAGES, "search"])
def test_a_page_is_sound(page, address, name, screen):
    page.goto(f"{address}/{name}.html")
    page.evaluate("document.fonts.ready.then(() => null)")
    assert not page.wrong
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert not violations(page, contrast=screen[0] > 1000, code=name == PAGES[1])


def test_search_finds_a_term(browser, address):
    page = browser.new_page()
    page.goto(f"{address}/search.html?q=yesterday")
    page.wait_for_selector("#search-results li a")
