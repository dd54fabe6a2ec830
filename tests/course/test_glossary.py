"""The glossary: every term of the chapters, once, and linked from its first use."""

import functools
import re
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from builder.site.term_uses import forms
from tests.helpers.environment import ROOT

CHAPTERS = sorted((ROOT / "chapters").glob("[1-9]-*.md"))
TEXT = (ROOT / "pages/glossary.md").read_text("utf8")
ITEM = re.compile(r"((?:^\S.*\n)+)  (.+)\n\n  (.+)", re.M)
# A term, its mark, perhaps an abbreviation, and the Chinese that follows.
IN_BRACKETS = re.compile(
    r"([^()*\n]{1,60})[*$]*(?:, [A-Z]\w*)? \(((?:硬 )?(?:S )?[一-鿿]+)"
)
LINK = re.compile(r"\[Chapter (\d)\]\(\.\./chapters/(\d-\w+)\)$")
HAN = re.compile("[一-鿿]")
AFTER_COMMA = re.compile(r"([^()*,\n]{1,60})\*?, ([一-鿿]+)[,)]")


@functools.cache
def glossary():
    """Return each entry's names, English and Chinese."""
    body = TEXT.partition("```{glossary}\n")[2].partition("\n```")[0]
    return [(names.split("\n")[:-1], *rest) for names, *rest in ITEM.findall(body)]


def simplified(chinese):
    """Return the term of a Chinese line as the chapters write it."""
    return re.split(" / |：", chinese)[0]


def prose(path):
    """Return a chapter without the code of its cells."""
    return re.sub(
        r"^```\{code-cell.*?^```$", "", path.read_text("utf8"), flags=re.M | re.S
    )


@functools.cache
def introduced():
    """Return the words before each Chinese term of the chapters, and that term."""
    return [
        (path.name, words.strip(" *$\n").lower(), chinese)
        for path in CHAPTERS
        for pattern in (IN_BRACKETS, AFTER_COMMA)
        for line in filter(HAN.search, prose(path).splitlines())
        for words, chinese in pattern.findall(line)
    ]


def names_in(words):
    """Return the entries whose name, in one of its forms, ends these words."""
    return {
        (names[0], simplified(chinese))
        for names, _, chinese in glossary()
        for name in names
        for form in forms(name)
        if re.search(rf"(?<![\w-]){re.escape(form)}$", words)
    }


def test_every_entry_is_read():
    assert len(glossary()) == TEXT.count("：") > 60


def test_terms_stand_once_and_in_order():
    first = [names[0].lower() for names, *_ in glossary()]
    every = [name.lower() for names, *_ in glossary() for name in names]
    assert first == sorted(first)
    assert len(set(every)) == len(every)


def test_the_chapters_introduce_terms():
    assert len(list(introduced())) > 70


@pytest.mark.parametrize(("chapter", "words", "chinese"), introduced())
def test_a_term_of_a_chapter_has_the_same_chinese_here(chapter, words, chinese):
    found = names_in(words)
    assert any(known == chinese for _, known in found), f"{chapter}: {words[-40:]}"


def test_every_chinese_of_the_chapters_is_counted():
    found = {chinese for *_, chinese in introduced()}
    for path in CHAPTERS:
        for group in re.findall(r"\([^()]*[一-鿿][^()]*\)", prose(path)):
            for chinese in re.findall(r"(?:硬 )?(?:S )?[一-鿿]+", group):
                assert chinese in found, f"{path.name}: {group}"


@pytest.mark.parametrize("names", [names for names, *_ in glossary()], ids=", ".join)
def test_a_term_is_used_in_some_chapter(names):
    words = " ".join(prose(path).lower() for path in CHAPTERS)
    assert any(form in words for name in names for form in forms(name))


def test_an_entry_ends_with_its_chapter():
    for names, english, _ in glossary():
        link = LINK.search(english)
        assert link, names
        assert link[2].startswith(link[1]), names
        assert ROOT / f"chapters/{link[2]}.md" in CHAPTERS, names


def test_the_english_is_short():
    for names, english, _ in glossary():
        assert len(english.split()) < 60, names


@pytest.fixture(scope="module")
def page(site):
    return BeautifulSoup(
        (site / "pages/glossary.html").read_text("utf8"), "html.parser"
    )


@pytest.fixture(scope="module")
def index(page):
    """Return the index: term, link to its entry, links to sections."""
    return {
        item.a.get_text().replace("’", "'").split(", ")[0]: item.find_all("a")
        for item in page.select("ul.terms-index li")
    }


def test_the_index_lists_each_term_with_a_section(index):
    assert list(index) == [names[0] for names, *_ in glossary()]
    for name, links in index.items():
        assert len(links) > 1, name


def test_an_entry_names_a_chapter_that_introduces_it(index):
    for names, english, _ in glossary():
        chapter = re.search(r"chapters/[\w-]+", english)
        places = [link["href"] for link in index[names[0]]]
        assert chapter and any(chapter[0] in place for place in places), names


def test_first_uses_link_to_the_glossary(site, page, index):
    entries = {term["id"] for term in page.select("dl.glossary dt")}
    linked = {}
    for path in CHAPTERS:
        html = (site / f"chapters/{path.stem}.html").read_text("utf8")
        for link in BeautifulSoup(html, "html.parser").select("a.term"):
            url = urlsplit(link["href"])
            assert url.path == "../pages/glossary.html"
            assert unquote(url.fragment) in entries, link
            linked.setdefault(path.stem, []).append(url.fragment)
    for stem, found in linked.items():
        assert len(set(found)) == len(found), f"{stem} links a term twice"
    for first, *places in index.values():
        for place in places:
            stem = re.search(r"chapters/([\w-]+)", place["href"])[1]
            assert urlsplit(first["href"]).fragment in linked[stem], place


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_the_link_stands_before_the_chinese(site, path):
    html = (site / f"chapters/{path.stem}.html").read_text("utf8")
    html = re.sub(r'<span lang="zh">(.*?)</span>', r"\1", html)
    for name, _, chinese in introduced():
        if name == path.name:
            before = r"</a>(</strong>|</em>)*(, [A-Z]\w*)?(, | \()"
            assert re.search(before + chinese, html), chinese


def test_bold_stays_bold(site):
    html = (site / "chapters/2-loss.html").read_text("utf8")
    found = BeautifulSoup(html, "html.parser").select("strong > a.term")
    assert "error surface" in {link.get_text() for link in found}


def test_the_chinese_says_that_it_is_chinese(page):
    for entry in page.select("dl.glossary dd"):
        *english, chinese = entry.find_all("p")
        assert chinese["lang"] == "zh", entry
        assert not any(re.search("[一-鿿]", line.get_text()) for line in english)


def test_the_example_in_contributing_is_an_entry():
    """Whoever writes a term in this form passes what is asked of entries here."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf8")
    (example,) = re.findall(r"^```markdown\n(early .*?)^```$", text, re.M | re.S)
    ((names, english, chinese),) = ITEM.findall(example)
    assert names == "early stopping\n"
    assert LINK.search(english) and len(english.split()) < 60
    assert re.match("[一-鿿]+(：| / )", chinese)
    assert f"**early stopping** ({simplified(chinese)})" in text
