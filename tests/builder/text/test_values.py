"""Numbers in the text: found where they count, computed, and checked at the end."""

import re

import pytest

from builder.text.execute import make
from builder.text.places import BookError
from builder.text.values import prose, substitute
from tests.helpers.environment import PAGES, ROOT

FORMULA = re.compile(r"(?<![\\$])\$(?![\s$])[^$\n]+?(?<!\\)\$")  # on one line
HEADER = "---\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("a {n}`w:.2f`, b", "a <w:.2f>, b"),
        (":::{note} {n}`w`\n{n}`w`\n:::\n{n}`w`", ":::{note} <w>\n<w>\n:::\n<w>"),
        ("````{tip}\n```{note}\n{n}`w`\n```", "````{tip}\n```{note}\n<w>\n```"),
        ("| w | {n}`w` |", "| w | <w> |"),
        ("$x$ {n}`w` $y$", "$x$ <w> $y$"),
        ("$x = {n}`w` + {n}`v`$ k", "$x = <w> + <v>$ k"),
        ("$$\n{n}`w`\n$$", "$$\n<w>\n$$"),
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
        "```{math}\n{n}`w`\n```",
        "`$ {n} $`",
    ],
)
def test_code_is_left_alone(text):
    assert substitute(text, "<{}>".format) == text
    assert "w" not in prose(text)


def test_a_number_is_typeset_as_prose_and_as_formulas_have_it():
    text = substitute("{n}`w` is $w = {n}`w`$", {"w": "-1,405.5%"}.get)
    assert text == r"−1,405.5% is $w = -1{,}405.5\%$"


# A formula that a number interrupts changes its font there.
BROKEN = re.compile(
    r"""\$\s*[-+−=×·≈<>/±]\s*\(?[-−]?\{n\}
    | \$\ \{n\}`[^`]*`\s*[-+−=×·≈<>/±]
    | \{n\}`[^`]*`\)?k?\s*[-+−=×·≈<>/±]?\s\(?[-−]?(\$(?=[^$\n]+\$)|\{n\})""",
    re.VERBOSE,
)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("$w$ = {n}`w`", True),
        ("$0.5 + 1 \\times$ {n}`x` = {n}`y`", True),
        ("{n}`v` $x_1$", True),
        ("{n}`a` × (−{n}`b`)", True),
        ("$w = {n}`w`$ and {n}`v`, $b$", False),
        ("{n}`a` to {n}`b`", False),
    ],
)
def test_a_broken_formula_is_found(text, broken):
    assert bool(BROKEN.search(FORMULA.sub("$x$", text))) == broken


def test_no_formula_is_broken_by_a_number():
    for page in PAGES:
        if (path := ROOT / f"{page}.md").exists():
            text = FORMULA.sub("$x$", path.read_text("utf8"))
            for number, line in enumerate(text.splitlines(), start=1):
                assert not BROKEN.search(line), f"{page}.md:{number}: {line[:300]}"


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
        (
            "A {n}`w`.",
            "5: NameError: name 'w' is not defined, in: {n}`w`",
        ),
        (
            "```{code-cell}\nw = 1\n\n1 / 0\n```",
            "8: ZeroDivisionError: division by zero, in: 1 / 0",
        ),
        (
            "```{code-cell}\nw = 1\n```\n\n```{code-cell}\nv = 1\nw = = 1\n```",
            "11: SyntaxError: invalid syntax, in: w = = 1",
        ),
        (
            "```{code-cell}\nw = 1\n```\n\n{n}`w`\n\n```{code-cell}\nw = 2\n```",
            "9: {n}`w` is 1 here and 2 later: use another name",
        ),
        (
            "```{code-cell}\nw = 1\n```\n\n{n}`w`\n\n```{code-cell}\ndel w\n```",
            "9: NameError: name 'w' is not defined, in: {n}`w`",
        ),
    ],
    ids=["unknown", "error", "no code", "used twice", "lost"],
)
def test_the_maker_says_in_which_line_what_is_wrong(make_text, text, message):
    with pytest.raises(BookError) as error:
        make_text(text)
    assert str(error.value).endswith(f"/text.md:{message}")


@pytest.mark.parametrize("code", ["w = 1 +\\", "if w:\n    v = 1\n  u = 2"])
def test_code_that_is_none_is_named(make_text, code):
    """Python's words for it differ; the line is the last."""
    line, last = 5 + len(code.splitlines()), code.splitlines()[-1].strip()
    with pytest.raises(BookError) as error:
        make_text(f"```{{code-cell}}\n{code}\n```")
    assert f"/text.md:{line}: " in str(error.value)
    assert str(error.value).endswith(f", in: {last}")
