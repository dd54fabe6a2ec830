"""What the index of the search takes from a page: each section's own words, once."""

import pytest

from builder.site.searching.formulas import plain
from builder.site.searching.index import described
from builder.site.searching.sections import Section, sections_of

MATH = (
    '<span class="katex"><span class="katex-mathml"><math><semantics><mrow>{}</mrow>'
    '<annotation encoding="application/x-tex">crushed</annotation></semantics></math>'
    '</span><span class="katex-html" aria-hidden="true"><span>crushed</span></span>'
    "</span>"
)
HAT = "<mover><mi>y</mi><mo>^</mo></mover>"


def article(text):
    return sections_of(f'<main><article class="bd-article">{text}</article></main>')


def test_a_section_has_its_own_words_and_not_its_furniture():
    outer, inner = article(
        '<section id="a"><h1><span>1. </span>One<a class="headerlink">#</a></h1>'
        "<p>Before<br>it.</p>"
        '<section id="b"><h2>Two</h2><p>Within.</p><button>Press</button>'
        "<form><p>Ask</p><input name=q></form><details><summary>Hint</summary>"
        "<p>Told.</p></details><pre>x = code</pre><script>f()</script></section>"
        "<p>Behind.</p></section>"
    )
    assert [outer["title"], outer["text"]] == ["1. One", "Before it. Behind."]
    assert [inner["title"], inner["text"]] == ["Two", "Within. Told."]
    assert [outer["code"], inner["code"]] == ["", "x = code"]


def test_terms_and_named_rows_are_sections():
    page = article(
        '<section id="a"><h1>T</h1><dl><dt id="x">ex</dt><dd><p>One.</p>'
        '<p>甲乙 / 丙：。</p></dd><dt id="y">why</dt>'
        '<dt id="z">so</dt><dd><p>Two.</p></dd></dl>'
        "<p>End.</p>"
        '<table><tr id="r"><td>θ</td><td></td><td>all</td></tr><tr><td>1</td></tr>'
        "</table></section>"
    )
    found = {section.place: described(section, {}) for section in page}
    assert found["a"] == ("T", [], "End. 1", "")
    assert found["x"] == ("ex", ["甲乙", "丙"], "One. 甲乙 / 丙：。", "")
    assert found["y"][2] == found["z"][2] == "Two."
    assert found["r"] == ("θ", ["θ"], "all", "")


def test_a_formula_stands_in_a_sentence_once():
    [section] = article(f'<section id="a"><p>Of {MATH.format(HAT)}.</p></section>')
    assert section["text"] == "Of ŷ."


@pytest.mark.parametrize(
    ("math", "line"),
    [
        ("<mi>ŷ</mi><mo>=</mo><mi>b</mi><mo>+</mo><mi>w</mi><mi>x</mi>", "ŷ = b + wx"),
        ("<mo>−</mo><mn>3</mn>", "−3"),
        ("<mi>min</mi><mo>\u2061</mo><mi>L</mi>", "min L"),
        ("<msup><mi>θ</mi><mrow><mi>t</mi><mo>+</mo><mn>1</mn></mrow></msup>", "θᵗ⁺¹"),
        (
            "<msub><mi>p</mi><mrow><mi>n</mi><mi>c</mi></mrow></msub><mi>q</mi>",
            "p_nc q",
        ),
        ("<mfrac><mn>1</mn><mrow><mn>2</mn><mi>N</mi></mrow></mfrac>", "1/(2N)"),
        (
            "<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>",
            "a/(b + 1)",
        ),
        ("<msqrt><mi>N</mi></msqrt>", "√N"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable>", ""),
    ],
)
def test_formulas_in_a_line(math, line):
    assert plain(f"<math>{math}</math>") == line


def test_sections_are_known_by_number():
    def names(title, tasks):
        section = Section("a", "section")
        section.words["title"].append(title)
        section.words["text"].append("Add one and two.")
        return described(section, tasks)[1:3]

    tasks = {}
    task, solution = names("Exercise 3.2: S", tasks), names("3.2: S", tasks)
    assert task == (["S", "exercise 3.2", "3.2"], "Add one and two.")
    assert solution == (["S", "solution 3.2", "exercise 3.2", "3.2"], "")
    section = names("3.2. S: s", {})[0]  # "3.2" comes later in each of the three
    assert section == ["S: s", "S", "section 3.2", "part 3.2", "3.2"]
