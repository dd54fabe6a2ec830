"""The strict build says no: one page each that must fail."""

import subprocess
import sys

import nbformat
import pytest
from conftest import needs_browser
from nbformat.v4 import new_code_cell, new_notebook, new_output

from book.browser import watched

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def drawing(inside):
    data = {"image/svg+xml": SVG.format(inside)}
    return new_output("display_data", data=data)


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


@pytest.mark.parametrize(("text", "code"), [("2", 0), ("3", 1)], ids=["same", "other"])
def test_a_changed_output_fails(tmp_path, text, code):
    output = new_output("execute_result", {"text/plain": text}, execution_count=1)
    cell = new_code_cell("1 + 1", outputs=[output], execution_count=1)
    nbformat.write(new_notebook(cells=[cell]), tmp_path / "page.ipynb")
    command = [sys.executable, "-m", "pytest", "-q", "--nbval", "--nbval-current-env"]
    command += ["-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path]
    assert subprocess.run(command, capture_output=True).returncode == code


@needs_browser
def test_an_outside_request_is_seen(browser, address):
    page = watched(browser.new_page())
    page.goto(f"{address}/index.html")
    assert not page.wrong
    page.evaluate("new Image().src = 'https://example.org/spy.png'; 0")
    page.wait_for_timeout(200)
    assert "https://example.org/spy.png" in page.wrong
    page.close()
