"""The checks in JavaScript say what the package's say, sentence by sentence."""

import itertools
import random
import sys
from functools import cache

import pytest

from tests.helpers.answers import (
    answered_on_pages,
    at_places,
    in_javascript,
    made_by,
    written,
)
from tests.helpers.made_up import made_up
from viewcast.exercises import as_text, checks_from, load, namespace

FIXTURES = sys.modules[namespace.__module__]
MADE_UP = 5200  # of which at least 5,000 aren't refused
BATCH = """cases.map(([name, texts]) => {
  try {
    const { source, answers } = checks.fill(exercises[name], texts);
    return { source, ...checks.verdict(exercises[name], answers) };
  } catch (error) {
    if (error.place === undefined) throw error;
    return { refused: error.message };
  }
})"""
# What made-up answers are told, each at least once: all that a form's can be told.
TOLD = (
    *(" is not it", "True is not it", "this doesn't hold yet", "has no answer yet"),
    *(": no answer yet", " words; write 15 or more", "right but for the sign"),
    *("a thousand times too large", "a thousand times too small", "is it rounded?"),
    *(
        "a hundred times too large",
        "a hundred times too small",
        "True or False is asked",
    ),
    *(
        "a number is asked for",
        "a number is asked for; this is [",
        "this is an array (",
    ),
    *(
        "an array or list of numbers is asked",
        "it should hold ",
        "Nothing to check yet",
    ),
    *("{'0.01': [", "right, all checks hold.", "not yet; 1 of 3 checks holds"),
)


@pytest.fixture(scope="module")
def known():
    """(exercise, its data, the values at its places of each known answer) by name."""
    found = {}
    for exercise, data in answered_on_pages():
        codes = [exercise.solution, *(wrong.code for wrong in exercise.wrongs)]
        values = [at_places(data, made_by(exercise, code)) for code in codes]
        found[exercise.name] = exercise, data, values
    return found


@pytest.fixture(scope="module")
def cases(known):
    """(name, texts): right answers, wrong ones of the bank, made-up ones."""
    right, wrong, more = [], [], {}
    for name, (_, _, (solution, *others)) in known.items():
        right.append((name, [*map(written, solution)]))
        wrong += [(name, [*map(written, values)]) for values in others]
    rng, names = random.Random(18), itertools.cycle(known)
    while len(more) < MADE_UP:
        name = next(names)
        _, data, values = known[name]
        texts = made_up(rng, data["kinds"], values)
        more[name, *texts] = name, texts
    return right, wrong, [*more.values()]


@pytest.fixture(scope="module")
def told(known, cases):
    """What JavaScript makes of the cases and says of them, in the same order."""
    data = {name: data for name, (_, data, _) in known.items()}
    found = in_javascript(BATCH, exercises=data, cases=[*itertools.chain(*cases)])
    found = iter(found)
    return [[next(found) for _ in group] for group in cases]


@pytest.fixture
def assert_twins(known, monkeypatch):
    """Fail unless Python says the same of the source that JavaScript made."""
    made = cache(namespace)  # what is given costs most
    monkeypatch.setattr(FIXTURES, "namespace", lambda *given: dict(made(*given)))
    check = checks_from(as_text(load()))

    def assert_twins(name, theirs):
        exercise = known[name][0]
        names = dict(made(None, exercise.given))
        exec(compile(theirs["source"], f"<{name}>", "exec"), names)
        ours = check(name, *(names[each] for each in exercise.names))
        assert theirs == {
            "source": theirs["source"],
            "title": ours.title,
            "summary": ours._summary(),
            "lines": [*ours.lines],
            "passed": ours.passed,
            "total": ours.total,
        }

    return assert_twins


def test_right_answers_are_right(cases, told, assert_twins):
    for (name, _), theirs in zip(cases[0], told[0], strict=True):
        assert theirs["summary"].startswith("right"), (name, theirs)
        assert_twins(name, theirs)


def test_wrong_answers_of_the_bank_get_their_message(known, cases, told, assert_twins):
    for (name, texts), theirs in zip(cases[1], told[1], strict=True):
        assert theirs["passed"] < theirs["total"], (name, texts)
        assert_twins(name, theirs)
    messages = {line for theirs in told[1] for line in theirs["lines"]}
    wrongs = [wrong for exercise, _, _ in known.values() for wrong in exercise.wrongs]
    assert {f"→ {wrong.message}" for wrong in wrongs} <= messages


def test_made_up_answers_are_told_the_same(cases, told, assert_twins):
    both = zip(cases[2], told[2], strict=True)
    taken = [(name, theirs) for (name, _), theirs in both if "refused" not in theirs]
    assert len(taken) >= 5000
    for name, theirs in taken:
        assert_twins(name, theirs)


def test_made_up_answers_are_told_of_all_kinds(told):
    taken = [theirs for theirs in told[2] if "refused" not in theirs]
    said = "\n".join(line for t in taken for line in [*t["lines"], t["summary"]])
    assert [words for words in TOLD if words not in said] == []
