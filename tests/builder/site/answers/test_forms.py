"""The forms below exercises: a field for each place, and the way to Python without."""

import re

import numpy as np
import pytest
from bs4 import BeautifulSoup

from builder.site.answers import html
from builder.site.answers.data import script
from builder.site.answers.expressions import NeedsPython
from builder.site.answers.fields import Field, fields
from builder.text.exercises import chapter as number_of
from builder.text.exercises import opened
from classroom.exercise.parse import exercises_in
from tests.helpers.environment import ROOT

SOURCES = sorted((ROOT / "chapters").glob("[0-9]*.md"))
FEWEST = 3  # forms in each chapter
FEWEST_OF_ALL = 32


def check(code, says="what it is"):
    return {"code": code, "says": says}


def test_a_field_is_named_and_knows_what_it_takes():
    stub = "a = ...  # k\nb = {'x': ..., 'y': ...}\nwhy = \"\""
    checks = [
        check("a", "the loss"),
        check("b['x']", "the first"),
        check("b['y']"),
        check("min(len(str(why).split()), 15)", "an explanation"),
    ]
    assert fields(stub, checks, [0.5, np.array([1, 2]), True, 15]) == [
        Field(("a",), "number", "the loss", "k", ""),
        Field(("b", "x"), "numbers", "the first", "", ""),
        Field(("b", "y"), "truth", "what it is", "", ""),
        Field(("why",), "prose", "why: an explanation", "", ""),
    ]


def test_fields_of_one_answer_stand_together():
    stub = 'order = [..., ...]\nfates = {0.1: "", 1: ""}'
    checks = [check("order", "the order"), check("fates", "the fates")]
    found = fields(stub, checks, [["B", "A"], {"0.1": "slides", "1": "swings"}])
    assert found == [
        Field(("order", "0"), "word", "1", "", "the order"),
        Field(("order", "1"), "word", "2", "", "the order"),
        Field(("fates", "0.1"), "word", "0.1", "", "the fates"),
        Field(("fates", "1"), "word", "1", "", "the fates"),
    ]


@pytest.mark.parametrize(
    "stub", ["def f(x):\n    ...", "a = 1 + 1", "a = ...\nb = ..."]
)
def test_what_isnt_filled_in_needs_python(stub):
    with pytest.raises(NeedsPython):
        fields(stub, [check("a")], [1.0])


def test_words_are_escaped():
    place = Field(("a",), "number", "1 < 2", "k & views", "")
    form = BeautifulSoup(html.form("n", "c", [place], "v"), "html.parser")
    assert form.label.get_text() == "1 < 2 (k & views) a"
    assert form.find(id=form.label["for"]).name == "input"


def test_python_is_at_the_exercise():
    found = BeautifulSoup(
        html.in_python("a-b", "2-loss", "me/book", "main"), "html.parser"
    )
    colab, binder, download = (link["href"] for link in found.select("a"))
    assert colab.endswith("/notebooks/2-loss.ipynb#scrollTo=a-b")
    assert binder.endswith("lab/tree/notebooks/2-loss.ipynb%23cell-id%3Da-b")
    assert download == "../notebooks/2-loss.ipynb"


def test_data_are_packed():
    text = script("2-loss", {"a": {"expected": ["structured"]}})
    assert re.fullmatch(r'bookAnswers\["2-loss"\]\("[\w+/=]+"\);\n', text)
    assert '{"a":{"expected":["structured"]}}' in opened(text)


@pytest.fixture(scope="module")
def pages(site):
    """The chapters' pages, by the chapter's source."""
    return {
        source: BeautifulSoup(
            (site / f"chapters/{source.stem}.html").read_text("utf8"), "html.parser"
        )
        for source in SOURCES
    }


def test_every_exercise_has_a_form_or_the_way_to_python(pages):
    forms = {source: page.select("form.answers") for source, page in pages.items()}
    assert all(len(found) >= FEWEST for found in forms.values())
    assert sum(map(len, forms.values())) >= FEWEST_OF_ALL
    for source, page in pages.items():
        ways = page.select(".in-python a[href$='.ipynb']")
        assert len(forms[source]) + len(ways) == len(exercises_in(source))
        assert len(page.select(".answers-kept")) == 1
        ids = [form["id"] for form in forms[source]]
        names = [f"answer-{exercise.name}" for exercise in exercises_in(source)]
        assert ids == [name for name in names if name in ids], number_of(source)


def test_a_form_asks_for_every_name_of_its_stub(pages):
    for source, page in pages.items():
        for exercise in exercises_in(source):
            form = page.find(id=f"answer-{exercise.name}")
            asked = (
                {code.get_text().split("[")[0] for code in form.select("code")}
                if form
                else {}
            )
            assert not form or asked >= set(exercise.names)
            assert not form or len(form.select("label")) == len(
                form.select("input, select, textarea")
            )
