"""MyST into plain Markdown: what becomes of each part, and what is refused."""

import pytest

from builder.learner import markdown
from builder.learner.home import Home
from builder.learner.labels import Label
from builder.learner.markdown import Translator
from builder.text.places import BookError


def translate(text, site=""):
    known = {
        "eq-here": Label("chapters/1-function", "equation-eq-here", "(1.1)"),
        "eq-there": Label("chapters/2-loss", "equation-eq-there", "(2.1)"),
        "fig-here": Label("chapters/1-function", "fig-here", "Fig. 1.1"),
        "solution-it": Label("solutions/1-function", "solution-it", "the solution"),
    }
    return Translator("chapters/1-function", text, known, Home("", site))(text)


@pytest.mark.parametrize(
    ("text", "plain", "linked"),
    [
        ("{eq}`eq-here`", "(1.1)", "(1.1)"),
        (
            "{eq}`eq-there`",
            "(2.1)",
            "[(2.1)](s:/chapters/2-loss.html#equation-eq-there)",
        ),
        (
            "```{laboratory} network\nIt trains.\n```",
            "",
            "It trains. [Open the laboratory](s:/chapters/1-function.html"
            "#laboratory-network) on the page of this chapter.",
        ),
        ("[the bars](#fig-here)", "the bars", "the bars"),
        ("[](#fig-here) {ref}`it <fig-here>`", "Fig. 1.1 it", "Fig. 1.1 it"),
        (
            "[](2-loss)",
            "*Loss: how good is a function?*",
            "[Loss: how good is a function?](s:/chapters/2-loss.html)",
        ),
        (
            "{doc}`card <../data/data-card>`",
            "card",
            "[card](s:/data/data-card.html)",
        ),
        (
            "Task.\n\n[Solution to it](#solution-it)",
            "Task.",
            "Task.\n\n[Solution to it](s:/solutions/1-function.html#solution-it)",
        ),
        ("[out](https://x.example)",) + ("[out](https://x.example)",) * 2,
        ("(x)=\n## H\n% note\n+++\ntext",) + ("## H\ntext",) * 2,
        ("$$\na\n$$ (eq-here)",) + ("$$\na \\tag{1.1}\n$$",) * 2,
        (
            ":::{admonition} T\n:class: tip\nA $b$.\n\nC\n:::",
            *("> **T**\n>\n> A $b$.\n>\n> C",) * 2,
        ),
        ("```{note}\nA\n```",) + ("> **Note**\n>\n> A",) * 2,
        (
            "```{math}\n:label: eq-here\na\n```",
            *("$$\na \\tag{1.1}\n$$",) * 2,
        ),
        ("{math}`a` and a[^n].\n\n[^n]: Why `so`.",) + ("$a$ and a (Why `so`.).",) * 2,
        ("```python\nx[0](#a)\n```", *("```python\nx[0](#a)\n```",) * 2),
        ("`[](a)` $[](a)$", *("`[](a)` $[](a)$",) * 2),
    ],
)
def test_a_translation(text, plain, linked):
    assert translate(text) == plain
    assert translate(text, "s:") == linked


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{n}`1 + 1`", "no role {n} in learners' notebooks, but: math, doc"),
        (
            "{eq}`eq-hear`",
            "no formula, figure or heading is named eq-hear; the nearest name is eq-he",
        ),
        ("[there](#lost)", "no formula, figure or heading is named lost"),
        ("[](lost)", "there is no page chapters/lost; they are in _toc.yml"),
        ("[5 of them](lost)", "there is no page chapters/lost; they are in _toc.yml"),
        ("![](a.svg)", "a chapter's pictures come from cells: see CONTRIBUTING"),
        ("a[^lost]", "nothing explains [^lost]: add a line [^lost]: ..."),
        (":::{figure} a.svg\n:::", "no directive {figure} in learners' notebooks, but"),
    ],
)
def test_what_has_no_translation_is_an_error(monkeypatch, tmp_path, text, says):
    """It names the line in the text, where the words of a link may hold a number."""
    monkeypatch.setattr(markdown, "ROOT", tmp_path)
    source = tmp_path / "chapters/1-function.md"
    source.parent.mkdir()
    source.write_text(f"# Title\n\nA line.\n{text.replace('5', '{n}`days`')}\n", "utf8")
    with pytest.raises(BookError) as error:
        translate(text)
    assert f"chapters/1-function.md:4: {says}" in str(error.value)
