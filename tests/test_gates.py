"""The strict build says no: one page each that must fail."""

import shutil

import nbformat
import pytest
from conftest import ROOT
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def drawing(inside):
    data = {"image/svg+xml": SVG.format(inside)}
    return new_output("display_data", data=data)


@pytest.fixture
def build_page(build_book, tmp_path):
    """Return the function that builds a book of one page with one cell."""

    def build(text="", output=None):
        shutil.copytree(ROOT / "book", tmp_path / "book")
        shutil.copy(ROOT / "_config.yml", tmp_path)
        (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: index\n")
        cell = new_code_cell("draw()", outputs=[output] if output else [])
        page = new_notebook(cells=[new_markdown_cell(f"# Page\n\n{text}"), cell])
        page.metadata["language_info"] = {"name": "python"}
        nbformat.write(page, tmp_path / "index.ipynb")
        return build_book(tmp_path, tmp_path)

    return build


def test_a_good_page_passes(build_page):
    result = build_page("$y = b + wx$", drawing("<desc>A line that rises.</desc>"))
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("text", "output", "message"),
    [
        ("[there](#nowhere)", None, "nowhere"),
        ("{ref}`nowhere`", None, "nowhere"),
        ("", drawing(""), "no figure without alt text"),
        ("![](book/assets/favicon.svg)", None, "no figure without alt text"),
        ("", new_output("stream", name="stderr", text="careful"), "stderr was found"),
        (r"$\nonsense$", None, "nonsense"),
        ("{n}`1 + 1`", None, "Unknown interpreted text role"),
    ],
    ids=["link", "reference", "figure", "image", "warning", "formula", "number"],
)
def test_a_bad_page_fails(build_page, text, output, message):
    result = build_page(text, output)
    assert result.returncode != 0
    assert message in result.stderr
