"""What the tests of the site share: a chapter's live picture in a clean tab."""

import pytest

from tests.helpers.live import CHAPTERS

# A picture as its page first had it, made anew by the page's own script.
AGAIN = """() => {
  const picture = document.querySelector(".live-picture");
  const old = picture.nextElementSibling, script = document.createElement("script");
  for (const box of picture.querySelectorAll(":scope > div")) box.remove();
  delete picture.dataset.on;
  script.textContent = old.textContent;
  old.replaceWith(script);
  document.activeElement.blur();
  scrollTo(0, 0);
}"""


@pytest.fixture
def opened(tab, address):
    """The function that opens a chapter's live picture; pages must stay clean.

    Where the page is open from another test, only the picture is made anew.
    """
    pages = []

    def open_picture(name, query="", width=1280, **options):
        page, url = tab(width, **options), f"{address}/{CHAPTERS[name]}.html{query}"
        if query or page.url != url or options.get("before"):
            page.goto(url)
        else:
            page.evaluate(AGAIN)
        page.picture = page.locator(".live-picture")
        pages.append(page)
        return page

    yield open_picture
    assert not [wrong for page in pages for wrong in page.wrong]
