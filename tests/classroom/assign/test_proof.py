"""The proof of an assignment's exercises: made where one changed, and not again."""

import json

import pytest

from classroom.assign import proof
from classroom.assign.proof import UnprovedError, keep_proofs, proofs
from tests.helpers.classroom.exercise_texts import NAMES, TEXT, changed, read


@pytest.fixture
def exercises(tmp_path):
    return read(tmp_path, TEXT)


@pytest.fixture
def run(monkeypatch):
    """The names of the exercises whose proof is run."""
    names, real = [], proof.problems

    def counted(exercise):
        names.append(exercise.name)
        return real(exercise)

    monkeypatch.setattr(proof, "problems", counted)
    return names


@pytest.fixture
def proved(tmp_path, exercises, run):
    """A folder in which both exercises are proved."""
    keep_proofs(proofs(exercises, tmp_path), tmp_path)
    run.clear()
    return tmp_path


def edited(folder, *pairs):
    """Both exercises, after an edit of the first."""
    return read(folder, changed(*pairs, text=TEXT))


def test_what_was_proved_isnt_proved_again(proved, exercises, run):
    assert list(proofs(exercises, proved)) == NAMES
    assert run == []


def test_only_what_changed_is_proved_again(proved, run):
    again = edited(proved, (":points: 2", ":points: 4"))
    found = proofs(again, proved)
    assert run == ["mean-not-sum"]
    keep_proofs(found, proved)
    proofs(again, proved)
    assert run == ["mean-not-sum"]


def test_other_code_has_all_proved_again(proved, exercises, run, monkeypatch):
    monkeypatch.setattr(proof, "_code", lambda: "another one")
    proofs(exercises, proved)
    assert run == NAMES


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"mean-not-sum": "so"}'])
def test_a_store_that_says_nothing_has_all_proved_again(proved, exercises, run, text):
    (proved / "proved.json").write_text(text)
    proofs(exercises, proved)
    assert run == NAMES


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        (("np.abs(y_hat - y).mean()", "np.abs(y_hat - y).sum()"), "the wrong answer"),
        (("np.abs(y_hat - y).mean()", "np.abs(y_hat - y).men()"), "the solution gives"),
        (("return np.abs(y_hat - y).mean()", "pass"), "the solution gives"),
        (("    ...\n", "    return 1.5\n"), "the untouched stub gets 2 points"),
        (("two = np", "three = np"), "the solution gives .*NotThere"),
    ],
    ids=str,
)
def test_what_doesnt_hold_is_named_with_its_fault(proved, pair, says):
    stored = json.loads((proved / "proved.json").read_text())
    again = edited(proved, pair)
    with pytest.raises(UnprovedError, match=f"mean-not-sum doesn't hold: .*{says}"):
        proofs(again, proved)
    assert json.loads((proved / "proved.json").read_text()) == stored
