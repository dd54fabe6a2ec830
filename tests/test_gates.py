"""The strict build says no: one page each that must fail."""

import pytest
from nbformat.v4 import new_output

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
