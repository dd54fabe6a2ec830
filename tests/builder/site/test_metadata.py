"""What search engines and messengers are told of the pages."""

from collections import Counter
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from builder.site.sharing.metadata import set_address
from tests.helpers.environment import PAGES

ADDRESS = "https://example.org/book/"


def meta(page, **attributes):
    found = page.find("meta", attributes)
    return found and found["content"]


def read(file):
    return BeautifulSoup(file.read_text("utf8"), "html.parser")


def test_each_page_says_in_its_own_words_what_it_is(site):
    texts = [meta(read(site / f"{page}.html"), name="description") for page in PAGES]
    assert all(50 <= len(text) <= 160 for text in texts)
    assert Counter(texts).most_common(1)[0][1] == 1


@pytest.mark.parametrize("given", [ADDRESS, ADDRESS.rstrip("/"), f"{ADDRESS}/", ""])
def test_an_address_ends_in_one_slash(monkeypatch, given):
    config = SimpleNamespace()
    monkeypatch.setenv("BOOK_URL", given)
    set_address(None, config)
    assert config.html_baseurl == (ADDRESS if given else "")


def test_without_an_address_none_is_told(site):
    page = read(site / "index.html")
    assert not page.find("link", rel="canonical") and not meta(page, property="og:url")
    assert not (site / "sitemap.xml").exists()


def test_with_an_address_pages_site_map_and_card_have_it(build_pages, monkeypatch):
    monkeypatch.setenv("BOOK_URL", ADDRESS.rstrip("/"))
    folder, result = build_pages(index=("Text.", None))
    assert result.returncode == 0
    site = folder / "_build/html"
    page = read(site / "index.html")
    assert page.find("link", rel="canonical")["href"] == f"{ADDRESS}index.html"
    assert meta(page, property="og:url") == f"{ADDRESS}index.html"
    card = meta(page, property="og:image")
    assert (site / card.removeprefix(ADDRESS)).stat().st_size > 10_000
    assert f"<loc>{ADDRESS}</loc>" in (site / "sitemap.xml").read_text("utf8")
    assert f"{ADDRESS}sitemap.xml" in (site / "robots.txt").read_text("utf8")
