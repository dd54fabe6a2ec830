"""The book's pages: their numbers are those of their names, and all have a title."""

import pytest

from builder.text import contents, places, sources
from builder.text.cells import read
from builder.text.places import BookError

TOC = """\
root: index
parts:
- caption: Chapters
  numbered: 2
  chapters:
  - file: chapters/1-a
  - file: chapters/{}
- caption: More
  chapters:
  - file: pages/9-c
"""


@pytest.fixture
def toc(monkeypatch, tmp_path):
    """Write a table of contents whose second chapter has this name."""
    monkeypatch.setattr(contents, "ROOT", tmp_path)
    return lambda name: (tmp_path / "_toc.yml").write_text(TOC.format(name), "utf8")


def test_only_numbered_parts_count(toc):
    toc("2-b")
    assert contents.numbers() == {"chapters/1-a": 1, "chapters/2-b": 2}
    pages = ["chapters/1-a", "chapters/2-b"]
    named = {"": ["index"], "Chapters": pages, "More": ["pages/9-c"]}
    assert contents.pages_by_part() == named


def test_a_chapter_comes_where_its_name_says(toc):
    toc("without")
    assert contents.numbers()["chapters/without"] == 2
    toc("3-b")
    says = r"chapters/3-b comes as number 2: name it chapters/2-b$"
    with pytest.raises(BookError, match=says):
        contents.numbers()


@pytest.mark.parametrize("text", ["Words first.\n\n# Title\n", "## Section\n", "#\n"])
def test_a_page_without_a_title_is_named(monkeypatch, tmp_path, text):
    monkeypatch.setattr(contents, "ROOT", tmp_path)
    (tmp_path / "page.md").write_text(f"---\na: b\n---\n\n{text}", "utf8")
    with pytest.raises(BookError, match=r"page.md:5: the title is missing"):
        contents.title("page")


def test_a_page_that_the_book_lacks_is_named(monkeypatch, tmp_path, toc):
    monkeypatch.setattr(places, "ROOT", tmp_path)
    toc("2-b")
    for page in ("index", "chapters/1-a", "chapters/2-b", "pages/9-c"):
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / f"{page}.md").write_text("# A\n", "utf8")
    contents.require_listed()
    (tmp_path / "pages/new.md").write_text("# A\n", "utf8")
    with pytest.raises(BookError, match=r"^_toc.yml: .* - file: pages/new$"):
        contents.require_listed()


@pytest.mark.parametrize("use", [sources.is_source, sources.exercises_digest, read])
def test_a_text_in_another_encoding_is_named_with_its_line(monkeypatch, tmp_path, use):
    monkeypatch.setattr(places, "ROOT", tmp_path)
    page = tmp_path / "page.md"
    page.write_bytes("# A\n\nFür alle\n".encode("latin-1"))
    with pytest.raises(BookError, match=r"^page.md:3: the byte b'\\xfc' isn't UTF-8"):
        use(page)
