"""The strict build says no: one page each that must fail."""

import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from builder.site.locations import in_text
from tests.helpers.browser import watched
from tests.helpers.environment import ROOT, needs_browser

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def drawing(inside):
    data = {"image/svg+xml": SVG.format(inside)}
    return new_output("display_data", data=data)


GOOD = ("$y = b + wx$", drawing("<desc>A line that rises.</desc>"))
BAD = {
    "link": ("[there](#nowhere)", None),
    "reference": ("{ref}`nowhere`", None),
    "number": ("{n}`1 + 1`", None),
    "figure": ("", drawing("")),
    "formula": (r"$\nonsense$", None),
    "image": ("![](builder/site/assets/favicon.svg)", None),
    "warning": ("", new_output("stream", name="stderr", text="careful")),
}


def test_a_good_page_passes(build_pages):
    _, result = build_pages(index=GOOD)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module")
def faults(build_pages):
    """What the strict build says of a book of bad pages, a line a fault."""
    _, result = build_pages(index=GOOD, **BAD)
    assert result.returncode != 0
    return result.stderr.splitlines()


@pytest.mark.parametrize(
    ("page", "message"),
    {
        "link": "7: WARNING: 'myst' cross-reference target not found: 'nowhere'",
        "reference": "7: WARNING: undefined label: 'nowhere'",
        "number": '7: WARNING: Unknown interpreted text role "n"',
        "figure": "10: WARNING: this figure has no alt text; return a Picture of view",
        "formula": "7: WARNING: a formula that can't be read: KaTeX parse error: Undef",
        "image": "7: WARNING: this figure has no alt text; return a Picture of view",
        "warning": "10: ERROR: stderr was found in the cell outputs of cell 2",
    }.items(),
)
def test_a_bad_page_fails(faults, page, message):
    """A warning or an error, each of which fails a strict build.

    It names the line of the text that people edit.
    """
    (fault,) = [line for line in faults if f"{page}.md:" in line]
    assert f"{page}.md:{message}" in fault


def test_nothing_is_said_of_a_good_page(faults):
    assert len(faults) == len(BAD)


@pytest.mark.parametrize(
    "words",
    [
        "The lecture's example in this notation",
        "We can compare any two settings",  # after numbers, and the cells that repeat
        "Four days of February 2021",  # in an exercise
    ],
)
def test_a_line_of_a_notebook_is_found_in_its_text(words):
    """By MyST-NB's number for it: 10,000 a cell, and in a cell the first line is 2."""
    source = ROOT / "chapters/2-loss.md"
    cells = nbformat.read(source.with_suffix(".ipynb"), 4).cells
    (number,) = [
        10_000 * c + line
        for c, cell in enumerate(cells, start=1)
        for line, text in enumerate(cell.source.splitlines(), start=2)
        if words in text
    ]
    lines = source.read_text("utf8").splitlines()
    (wanted,) = [n for n, line in enumerate(lines, start=1) if words in line]
    assert in_text(source, number) == f"chapters/2-loss.md:{wanted}"


def test_a_text_that_has_changed_gives_no_line(tmp_path):
    source = tmp_path / "page.md"
    source.write_text("changed", "utf8")
    nbformat.write(new_notebook(), source.with_suffix(".ipynb"))
    assert in_text(source, 20_002) == str(source)


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
    with page.expect_event("requestfailed"):
        page.evaluate("new Image().src = 'https://example.org/spy.png'; 0")
    assert "https://example.org/spy.png" in page.wrong
    page.close()
