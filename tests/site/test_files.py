"""The built site: whole, readable by all, asking no other host for anything."""

import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from pygments.token import STANDARD_TYPES
from sphinxcontrib.katex import katex_version

from builder.site.highlight import PLAIN
from builder.site.minify import THEME, patient
from builder.text.places import BookError
from tests.helpers.environment import PAGES, ROOT

LOADS = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
}


@pytest.fixture(scope="module")
def pages(site):
    """Return each page's path and its parsed text."""
    return {
        path: BeautifulSoup(path.read_text("utf8"), "html.parser")
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def ids(pages):
    """Return the places on each page that a link can lead to."""
    return {
        path: {tag["id"] for tag in page.find_all(id=True)}
        for path, page in pages.items()
    }


def loaded(page):
    """Return the addresses a page loads from as it opens."""
    for tag, attribute in LOADS.items():
        for element in page.find_all(tag, attrs={attribute: True}):
            if element.get("rel") not in (["next"], ["prev"], ["search"], ["index"]):
                yield element[attribute]


def test_all_pages_are_there(site, pages):
    assert {site / f"{name}.html" for name in PAGES} <= set(pages)


def test_every_file_a_page_loads_is_in_the_site(pages):
    for path, page in pages.items():
        for address in loaded(page):
            url = urlsplit(address)
            if url.scheme == "data":  # a picture that stands in the page itself
                continue
            assert not url.scheme and not url.netloc, f"{path}: {address[:200]}"
            assert (path.parent / unquote(url.path)).exists(), f"{path}: {address}"


def test_the_one_style_sheet_loads_nothing_from_elsewhere(site, pages):
    sheet = site / "_static/bundle.css"
    for path, page in pages.items():
        (link,) = page.find_all("link", rel="stylesheet")
        assert (path.parent / link["href"].partition("?")[0]).resolve() == sheet
    css = sheet.read_text("utf8")
    assert "@import" not in css
    for address in re.findall(r"""url\(["']?([^"')]+)""", css):
        if not address.startswith(("data:", "#")):
            assert (sheet.parent / address.split("?")[0]).exists(), address


def test_links_lead_somewhere(pages, ids):
    for path, page in pages.items():
        for link in page.find_all(["a", "link"], href=True):
            url = urlsplit(link["href"])
            if url.scheme or url.netloc:
                continue
            target = (path.parent / unquote(url.path)).resolve() if url.path else path
            assert target.exists(), f"{path}: {link['href']}"
            if url.fragment and target in ids:
                assert unquote(url.fragment) in ids[target], f"{path}: {link['href']}"


def test_what_search_finds_is_there(site, ids):
    script = (site / "searchindex.js").read_text("utf8")
    index = json.loads(script[script.index("{") : script.rindex("}") + 1])
    assert sorted(index["pages"]) == sorted(PAGES)
    assert len(index["sections"]) > 300
    for page, place, title, *_ in index["sections"]:
        assert title and place in ids[site / f"{index['pages'][page]}.html"], title


def test_every_image_tells_what_it_shows(pages):
    for path, page in pages.items():
        for image in page.find_all("img"):
            alt = image.get("alt", "").strip()
            assert len(alt) > 10, f"{path}: {image}"
            assert not re.search(r"\.(svg|png|jpe?g)$", alt), f"{path}: {alt}"
            assert image.get("width") and image.get("height"), f"{path}: {image}"


def test_a_page_has_a_language_and_one_heading(pages):
    for path, page in pages.items():
        assert page.html["lang"] == "en", path
        headings = page.find_all("h1")
        shown = [h for h in headings if not h.find_parent(class_="onlyprint")]
        assert len(shown) == 1, path


def test_chinese_is_marked_as_chinese(pages):
    found = 0
    for path, page in pages.items():
        for text in page.find_all(string=re.compile("[\u3400-\u9fff]")):
            assert text.find_parent(lang="zh"), f"{path}: {text}"
            found += 1
    assert found > 200


def test_no_leftovers(pages):
    for path, page in pages.items():
        words = page.find("main").get_text()
        for leftover in ("{n}", "{glue", "Traceback", "katex-error", "```"):
            assert leftover not in words, f"{path}: {leftover}"
        assert not page.select(".katex-error"), path


def test_numbers_have_true_minus_signs(pages):
    hyphen, minus = re.compile(r"(?<![\w-])-(?=\.?\d)"), re.compile(r"−\.?\d")
    code, found = ["pre", "code", "script", "noscript", "annotation"], 0
    for path, page in pages.items():
        article = page.find("article") or page
        told = [image["alt"] for image in article.select("img[alt]")]
        assert not [*filter(hyphen.search, told)], path
        for text in article.find_all(string=hyphen):
            assert text.find_parent(code), f"{path}: {text}"
        found += len(article.find_all(string=minus))
    assert found > 20


def test_code_without_an_element_has_the_colour_it_would_have(site):
    """In light and in dark; Pygments' own sheet still knows what the pages left out."""
    css = (site / "_static/pygments.css").read_text("utf8")
    for scheme in ("light", "dark"):
        rules = re.findall(rf'="{scheme}"\] \.highlight(?: \.(\w+))? {{(.*?)}}', css)
        styles = {kind: style.strip() for kind, style in rules}
        for kind in PLAIN:
            style = styles[STANDARD_TYPES[kind]]
            assert style.startswith("color: ") and styles[""].endswith(style), kind


def test_a_page_fetches_fonts_of_formulas_early_if_it_has_any(pages):
    fetched = {
        path: any("KaTeX" in link["href"] for link in page.select("link[as=font]"))
        for path, page in pages.items()
    }
    assert fetched == {
        path: bool(page.select(".katex")) for path, page in pages.items()
    }
    assert len(set(fetched.values())) == 2


def test_a_theme_that_measures_in_another_way_is_refused(site, tmp_path):
    built, script = site / "_static" / THEME, tmp_path / "theme.js"
    assert '[":not(*)"].join(' in built.read_text("utf8")
    for before in ('f(["pre",".output"].join(", "))', built.read_text("utf8")):
        script.write_text(before, "utf8")
        patient(script)
        assert script.read_text("utf8").count('[":not(*)"].join(') == 1
    script.write_text('f("pre, .output")', "utf8")
    with pytest.raises(BookError, match=r"theme.js measures in another way"):
        patient(script)


def test_katex_styles_fit_its_script():
    css = (ROOT / "builder/site/assets/katex/katex.min.css").read_text("utf8")
    assert f'content:"{katex_version}"' in css
