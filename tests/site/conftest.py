"""What the tests of the site share: a chapter's live picture in a tab of its own."""

import pytest

from tests.helpers.browser import watched
from tests.helpers.live import CHAPTERS


@pytest.fixture
def opened(browser, address):
    """The function that opens a chapter's live picture; pages must stay clean."""
    contexts = []

    def open_picture(name, query="", **options):
        options = {"viewport": {"width": 1280, "height": 900}} | options
        contexts.append(browser.new_context(**options))
        page = watched(contexts[-1].new_page())
        page.goto(f"{address}/{CHAPTERS[name]}.html{query}")
        page.picture = page.locator(".live-picture")
        return page

    yield open_picture
    for context in contexts:
        assert not [wrong for page in context.pages for wrong in page.wrong]
        context.close()
