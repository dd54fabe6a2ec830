"""What the book cites, how it is cited, and what its foot says."""

import json
import re
from types import SimpleNamespace

import pytest
import yaml
from bs4 import BeautifulSoup
from docutils import nodes

from builder.learner import citations
from builder.site.references import citing, footer, notes
from tests.helpers.environment import ROOT

TEXTS = [*ROOT.glob("chapters/*.md"), *ROOT.glob("data/*.md"), ROOT / "index.md"]
CITED = re.compile(r"\{cite:\w+\}`([^`]+)`")
WORKS = citations.works().entries


def parsed(site, page):
    return BeautifulSoup((site / f"{page}.html").read_text("utf8"), "html.parser")


def test_each_work_is_cited_and_each_citation_is_a_work():
    found = [key for text in TEXTS for key in CITED.findall(text.read_text("utf8"))]
    assert {key.strip() for keys in found for key in keys.split(",")} == set(WORKS)


@pytest.mark.parametrize("key", WORKS)
def test_a_work_can_be_found(key):
    fields = WORKS[key].fields
    assert re.fullmatch(r"(19|20)\d\d", fields["year"])
    assert WORKS[key].persons["author"]
    assert re.fullmatch(r"10\.\d{4,}/\S+", fields.get("doi", "10.1000/none"))
    assert fields.get("url", "https://").startswith("https://")
    assert {"doi", "url", "pages"} & set(fields)
    assert key.rpartition("-")[0] and fields["year"] in key


def test_the_list_shows_each_work_with_its_address(site):
    page = parsed(site, "pages/references")
    assert {w["id"] for w in page.select("div.citation")} == {
        f"cite-{k}" for k in WORKS
    }
    links = [a["href"] for a in page.select("div.citation a.external")]
    assert len(links) == sum(
        "doi" in w.fields or "url" in w.fields for w in WORKS.values()
    )


def test_learners_read_the_same_words_as_the_site(site):
    for path in ROOT.glob("chapters/[4-7]*.md"):
        page = parsed(site, f"chapters/{path.stem}")
        shown = [c.get_text() for c in page.select(".bibtex-citation")]
        text = path.read_text("utf8")
        forms = re.findall(r"\{cite:(\w+)\}`([^`]+)`", text)
        told = [citations.cited("t" if f == "t" else "alp", k) for f, k in forms]
        told = [
            f"({t})" if f == "p" else t for (f, _), t in zip(forms, told, strict=True)
        ]
        assert shown == told


def test_an_unknown_work_is_named_with_its_place():
    with pytest.raises(KeyError):
        citations.cited("t", "nobody-1900")


def test_the_book_is_cited_as_its_citation_file_says(site):
    book = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf8"))
    page = parsed(site, "pages/references").get_text()
    title = book["preferred-citation"]["title"]
    assert f"(2026). {title} (version {book['version']})." in page
    entry = citing.bibtex(citing.cited(), "https://example.org/book/")
    assert f"title = {{{title}}}," in entry
    assert "  url = {https://example.org/book/},\n}" in entry
    assert entry.count("{") == entry.count("}")


def foot(repository, page="chapters/2-loss"):
    titles = {"chapters/2-loss": nodes.title("", "Loss: “how” good?")}
    app = SimpleNamespace(
        config=SimpleNamespace(book_repository=repository),
        env=SimpleNamespace(titles=titles),
    )
    context = {}
    footer.add_footer(app, page, "", context, None)
    return context


def test_a_mistake_is_reported_where_the_repository_is_known():
    assert foot("") == {"repository": "", "report": ""}
    known = foot("owner/name")
    assert known["repository"] == "https://github.com/owner/name"
    assert "title=" not in known["report"]  # the form has one
    assert known["report"].endswith("&where=Loss%3A+%E2%80%9Chow%E2%80%9D+good%3F")
    assert foot("owner/name", "search")["report"] == ""


def test_the_form_for_mistakes_has_that_field():
    form = yaml.safe_load(
        (ROOT / ".github/ISSUE_TEMPLATE/mistake.yml").read_text("utf8")
    )
    assert "where" in [field.get("id") for field in form["body"]]


@pytest.mark.parametrize("page", ["index", "chapters/2-loss", "solutions/2-loss"])
def test_each_page_has_licences_in_its_foot(site, page):
    found = parsed(site, page)
    links = [a["href"] for a in found.select(".course-footer a")]
    (target,) = {to.partition("#")[0] for to in links}
    assert (site / page).parent.joinpath(target).resolve().exists()
    references = parsed(site, "pages/references")
    assert all(references.find(id=to.partition("#")[2]) for to in links)


def test_titles_are_said_once(site):
    assert parsed(site, "index").title.get_text() == "Deep learning from a function"
    assert parsed(site, "chapters/2-loss").title.get_text().count("function") > 0


def test_there_is_a_note_for_each_link_that_shows_one(site):
    script = (site / notes.SCRIPT).read_text("utf8")
    texts = json.loads(script.removeprefix("bookNotes.texts = ").removesuffix(";\n"))
    for path in (site / "chapters").glob("*.html"):
        links = parsed(site, f"chapters/{path.stem}").select(
            "a.term, a[href*='#cite-']"
        )
        for link in links:
            assert texts.get(link["href"].partition("#")[2]), link
    assert all("\\" not in text and "$" not in text for text in texts.values())
    assert max(map(len, texts.values())) < 400
