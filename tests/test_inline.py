"""Numbers in the text: found where they count, computed, and checked at the end."""

import pytest

from book.execute import NotebookError, make
from book.inline import prose, substitute

HEADER = "---\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("a {n}`w:.2f`, b", "a <w:.2f>, b"),
        (":::{note} {n}`w`\n{n}`w`\n:::\n{n}`w`", ":::{note} <w>\n<w>\n:::\n<w>"),
        ("````{tip}\n```{note}\n{n}`w`\n```", "````{tip}\n```{note}\n<w>\n```"),
        ("| w | {n}`w` |", "| w | <w> |"),
        ("$x$ {n}`w` $y$", "$x$ <w> $y$"),
    ],
)
def test_numbers_are_filled_in(text, filled):
    assert substitute(text, "<{}>".format) == filled


@pytest.mark.parametrize(
    "text",
    [
        "`` {n}`w` ``",
        "```\n{n}`w`\n```",
        "```{code-block} md\n{n}`w`\n```",
        "````\n```{note}\n{n}`w`\n```\n````",
        "$$\n{n}`w`\n$$",
    ],
)
def test_code_and_maths_are_left_alone(text):
    assert substitute(text, "<{}>".format) == text
    assert "w" not in prose(text)


@pytest.fixture
def make_text(tmp_path):
    def run(text):
        source = tmp_path / "text.md"
        source.write_text(HEADER + text, "utf8")
        return make(source)

    return run


def test_a_number_is_computed_where_it_stands_and_printed_at_the_end(make_text):
    notebook = make_text('```{code-cell}\nd = {"a": 0.5}\n```\n\nIs {n}`d["a"]:.2f`.\n')
    assert '"Is 0.50."' in notebook
    assert '"0.50\\n"' in notebook


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{n}`w`", "{n}`w`: NameError"),
        ("```{code-cell}\n1 / 0\n```", r"cell 1 \(1 / 0\): ZeroDivisionError"),
        (
            "```{code-cell}\nw = 1\n```\n\n{n}`w`\n\n```{code-cell}\nw = 2\n```",
            "{n}`w`: 1 in the text, 2 later",
        ),
    ],
    ids=["unknown", "error", "used twice"],
)
def test_the_maker_says_what_is_wrong(make_text, text, message):
    with pytest.raises(NotebookError, match=message):
        make_text(text)
