"""The book as a PDF: whole, numbered, its links and its Chinese in order."""

import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from builder.pdf import chinese_font, html, pdf
from builder.pdf.articles import read_articles
from builder.text.contents import pages_by_part
from tests.helpers.environment import PAGES, needs_browser

# Some pages of every kind, so that it doesn't take long.
SOME = {
    "": ["index"],
    "Chapters": ["chapters/2-loss", "chapters/5-relu"],
    "Reference": ["pages/notation"],
    "Solutions": ["solutions/2-loss"],
}
NAMES = [name for part in SOME.values() for name in part]
needs_font = pytest.mark.skipif(
    not chinese_font.chinese_fonts(),
    reason="NO CHINESE FONT, SO THE PDF IS NOT TESTED: install one (Debian: apt-get "
    "install fonts-noto-cjk)",
)
printing = [needs_browser, needs_font]


@pytest.fixture(scope="module")
def articles(site):
    return read_articles(SOME, site)


@pytest.fixture(scope="module")
def reader(site, tmp_path_factory):
    """The printed book."""
    output = tmp_path_factory.mktemp("pdf") / "book.pdf"
    assert pdf.make(SOME, site, output) > 20
    return PdfReader(output)


@pytest.fixture(scope="module")
def texts(reader):
    """The text of each page."""
    return [page.extract_text() for page in reader.pages]


def links(reader):
    """The annotations of all links."""
    notes = [note for page in reader.pages for note in page.get("/Annots", [])]
    return [n.get_object() for n in notes if n.get_object()["/Subtype"] == "/Link"]


def headings(outline):
    """The titles in an outline, at all depths."""
    for entry in outline:
        yield from headings(entry) if isinstance(entry, list) else [entry.title]


def test_the_pdf_has_all_pages_of_the_book_in_order():
    assert [name for part in pages_by_part().values() for name in part] == PAGES


@pytest.mark.parametrize("solutions", [True, False])
def test_within_the_whole_book_every_link_leads_somewhere(site, solutions):
    parts = pages_by_part()
    if not solutions:
        del parts["Solutions"]
    page = html.document(parts, read_articles(parts, site), {}, site)
    page = BeautifulSoup(page, "html.parser")
    places = Counter(element["id"] for element in page.select("[id]"))
    assert max(places.values()) == 1
    goals = {link["href"] for link in page.select("a[href]")}
    assert {g[1:] for g in goals if g.startswith("#")} <= set(places)
    assert all(g.startswith(("#", "https://", "mailto:")) for g in goals)
    assert ("Solution to exercise" in page.get_text()) == solutions


def test_links_to_a_solution_and_no_others_tell_its_page(site):
    articles = read_articles(SOME, site)
    numbers = {"solutions-2-loss--solution-three-days-by-hand": 7}
    html.fill_pages(articles.values(), numbers)
    told = [p.parent.get_text() for a in articles.values() for p in a.select(".page")]
    assert "Solution to exercise 2.1, page 7" in told
    assert all(re.fullmatch(r"Solution to exercise 2\.\d+, page [7–]", t) for t in told)


def test_a_sign_after_a_formula_never_begins_a_line(articles):
    for article in articles.values():
        for formula in article.select("span.math:has(.base:only-child)"):
            after = formula.next_sibling
            if isinstance(after, str) and after[:1] in {",", ".", ";", ":", ")"}:
                assert "nowrap" in formula.parent["class"], formula.parent


def test_nothing_that_only_a_screen_can_do_is_left(articles):
    for article in articles.values():
        assert not article.select(
            "script, noscript, button, .headerlink, [loading], .above-input"
        )
        assert all(hint.has_attr("open") for hint in article.select("details"))
        assert all(image["alt"] for image in article.select("img"))
        assert all(f["aria-label"] for f in article.select(".katex"))


def test_without_a_browser_it_says_what_to_install(monkeypatch, site, tmp_path):
    monkeypatch.setattr(pdf, "CHROMIUM", None)
    with pytest.raises(SystemExit, match="apt-get install chromium"):
        pdf.main(["--site", str(site), "--output", str(tmp_path / "book.pdf")])


def test_without_a_chinese_font_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(chinese_font, "CHINESE_FONTS", ())
    with pytest.raises(FileNotFoundError, match="install fonts-noto-cjk"):
        chinese_font.cut_chinese_font("weight (权重)", tmp_path / "font.otf")


@needs_browser
def test_without_a_site_it_says_what_to_run(tmp_path):
    with pytest.raises(SystemExit, match="run make book first"):
        pdf.main(["--site", str(tmp_path)])


class TestPrinted:
    pytestmark = printing

    def test_no_page_is_empty_and_all_but_the_first_have_their_number(self, texts):
        assert texts[0].split("\n")[0] == "Deep learning from a function"
        for number, text in enumerate(texts[1:], start=2):
            assert re.search(rf"^{number}$", text, re.MULTILINE), text
            assert len(text) > 50, number

    def test_the_contents_give_the_pages_of_all_headings(self, texts, articles):
        contents = " ".join(texts[1].split())
        chapter = articles["chapters/2-loss"].select("section > h2")
        for heading in [*(a.h1 for a in articles.values()), *chapter]:
            title = heading.get_text()
            number = re.search(rf"{re.escape(title)} ?(\d+)", contents)
            assert number, title
            assert title in " ".join(texts[int(number[1]) - 1].split())

    def test_links_within_the_book_lead_to_places_in_it(self, reader):
        goals = [link["/Dest"] for link in links(reader) if "/Dest" in link]
        assert len(goals) > 40
        assert set(goals) <= set(reader.named_destinations)

    def test_other_links_lead_to_the_web(self, reader):
        actions = [link["/A"] for link in links(reader) if "/A" in link]
        assert all(a["/URI"].startswith(("https://", "mailto:")) for a in actions)

    def test_the_outline_has_all_headings(self, reader, articles):
        listed = {" ".join(title.split()) for title in headings(reader.outline)}
        for article in articles.values():
            found = (h.get_text() for h in article.select("h1, h2, h3"))
            assert {" ".join(title.split()) for title in found} <= listed

    def test_chinese_comes_out_as_text_and_nothing_as_a_box(self, texts, articles):
        printed, wanted = "".join(texts), "".join(map(str, articles.values()))
        wanted = BeautifulSoup(wanted, "html.parser").get_text()
        assert set(chinese_font.CHINESE.findall(wanted)) <= set(printed)
        assert "损失" in printed
        assert "\0" not in printed

    def test_it_can_be_read_aloud(self, reader, articles):
        root = reader.trailer["/Root"]
        assert root["/Lang"] == "en"
        assert reader.metadata.author == "The viewcast authors"
        assert reader.pdf_header >= "%PDF-1.4"
        assert root["/MarkInfo"]["/Marked"]
        described = {
            entry["/Alt"]
            for entry in map(reader.get_object, range(1, reader.trailer["/Size"]))
            if isinstance(entry, dict) and "/Alt" in entry
        }
        for article in articles.values():
            assert {image["alt"] for image in article.select("img")} <= described
            assert {f["aria-label"] for f in article.select(".katex")} <= described
