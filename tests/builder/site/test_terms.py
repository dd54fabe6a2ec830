"""The glossary's links and index, whatever Sphinx makes of the book."""

import re

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from builder.site import terms

PAGES = {
    "index": "Book\n====\n\n.. toctree::\n\n   chapters/1-a\n   pages/glossary\n",
    "chapters/1-a": "A\n=\n\nA weight (权重) and a **bias**. No *weight* twice.\n",
    "pages/glossary": """\
Glossary
========

.. glossary::

   weight
      What a feature counts.

      权重

   bias
      What is there without any.

      偏差

.. terms::
""",
}
ONE_FILE = "singlehtml", "latex", "man", "texinfo"
BUILDERS = "html", "dirhtml", "epub", "text", "xml", "gettext", *ONE_FILE


@pytest.fixture
def build(tmp_path):
    """Build the book, or other pages; return the folder and what went wrong."""

    def run(builder, **pages):
        for page, text in (PAGES | pages).items():
            file = tmp_path / f"{page}.rst"
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf8")
        options = {"man_pages": [("index", "book", "Book", [], 1)], "version": "1"}
        folders = tmp_path, None, tmp_path / "out", tmp_path / "trees"
        warnings = (tmp_path / "warnings").open("w", encoding="utf8")
        with warnings, patch_docutils(), docutils_namespace():
            app = Sphinx(*folders, builder, options, status=None, warning=warnings)
            terms.connect(app)
            app.build()
        told = (tmp_path / "warnings").read_text("utf8")
        return tmp_path / "out", re.findall("(?:WARNING|ERROR).*", told)

    return run


@pytest.mark.parametrize("builder", BUILDERS)
def test_no_builder_stops_at_the_index(build, builder):
    _, wrong = build(builder)
    assert not [line for line in wrong if "TermsIndex" in line or "term" in line]


def parsed(folder):
    """The pages of a built site."""
    files = folder.rglob("*.html")
    return [BeautifulSoup(file.read_text("utf8"), "html.parser") for file in files]


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_first_uses_lead_to_the_glossary_and_its_index_back(build, builder):
    folder, _ = build(builder)
    pages = parsed(folder)
    links = [link for page in pages for link in page.select("p a.term")]
    goals = [(link.get_text(), link["href"].rpartition("#")[2]) for link in links]
    wanted = [("bias", "term-bias"), ("weight", "term-weight")]  # on page and in index
    assert sorted(goals) == sorted(2 * wanted)
    (index,) = [found for page in pages for found in page.select("ul.terms-index")]
    assert [line.get_text() for line in index.find_all("li")] == [
        "weight: A",
        "bias: A",
    ]


def test_in_one_file_links_lead_to_places_in_it(build):
    folder, _ = build("singlehtml")
    (page,) = [page for page in parsed(folder) if page.select(".terms-index")]
    links = page.select("a.term, .terms-index a")
    assert len(links) == 6
    places = [link["href"].removeprefix("index.html").lstrip("#") for link in links]
    assert all(page.find(id=place) for place in places)
    assert [word.get_text() for word in page.select("[lang=zh]")] == ["权重", "偏差"]


def test_latex_has_its_own_links(build):
    folder, _ = build("latex")
    text = next(folder.glob("*.tex")).read_text("utf8")
    place = r"\\hyperref\[\\detokenize{pages/glossary:term-weight}\]"
    assert len(re.findall(place, text)) == 2


@pytest.mark.parametrize("terms", ["", ".. terms::\n"])
def test_without_terms_there_is_an_empty_index_or_none(build, terms):
    text = f"Glossary\n========\n\nNo terms yet.\n\n{terms}"
    folder, wrong = build("html", **{"pages/glossary": text})
    assert ["no entry" in line for line in wrong] == [True]  # for the chapter's term
    index = [found for page in parsed(folder) for found in page.select(".terms-index")]
    assert len(index) == bool(terms)


@pytest.mark.parametrize(
    "words",
    ["a skip connection (跳连)", "**early stopping** (早停)", "an SGD, X (硬 硬)"],
)
def test_a_term_without_an_entry_is_told(build, words):
    page = f"A\n=\n\nA weight (权重), a bias, and {words}.\n"
    _, wrong = build("html", **{"chapters/1-a": page})
    (told,) = [line for line in wrong if "no entry of the glossary" in line]
    assert words.replace("*", "").rpartition("(")[2].rstrip(")") in told
    assert "pages/glossary.md" in told


def test_a_term_with_an_entry_is_not_told(build):
    page = "A\n=\n\nOur weights (权重), the *bias* (偏差) and Weight, W (权重).\n"
    _, wrong = build("html", **{"chapters/1-a": page})
    assert not [line for line in wrong if "glossary for" in line]
