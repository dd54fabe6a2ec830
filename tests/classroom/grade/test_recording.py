"""What is kept of a run: the marks that a box would give, without a box."""

import json

import pytest

from classroom.grade import attempt, grade, recording
from classroom.sandbox.process import StoppedError
from tests.helpers.classroom.exercise_texts import TEXT, changed, read
from tests.helpers.classroom.grading import records
from tests.helpers.environment import needs_sandbox
from viewcast.exercises.values import Function

SETUP = "import numpy as np\nfrom viewcast.exercises import own_log\nlog = own_log(5)"
SOLVED = "def mean_error(y_hat, y):\n    return np.abs(y_hat - y).mean()"
FAILING = SOLVED.replace("return", "raise ValueError('no');")
NUMBERS = 'first_mean = log.thousands[:7].mean()\nwhy_so = "of seven days"'
CLASS = {
    "right": [SETUP, SOLVED, NUMBERS],
    "wrong": [SETUP, SOLVED.replace("mean()", "sum()"), NUMBERS.replace("7", "8")],
    "set again": [SETUP, SOLVED, NUMBERS, SOLVED.replace("mean()", "max()")],
    "failing": [SETUP, FAILING, "first_mean = [1, 'a', None, float('nan')]"],
    "untouched": [SETUP],
    "empty": [],
    "no notebook": None,
    "odd": [SETUP, "mean_error = 3", "first_mean = lambda: 1\nwhy_so = '\\ud800'"],
    "lost box": [SETUP, "import os\nos._exit(1)", SOLVED, NUMBERS],
}
MENDED = (
    (":tolerance: 0.01\n", ":tolerance: 0.3\n"),
    ("two = np.array", "two = 1 * np.array"),
    ("You summed.", "You added up."),
    ("log.views[:first].mean()", "log.views[:8].mean()"),
    (":tolerance: 0.005\nfirst_mean", ":tolerance: 0.004\nfirst_mean + 0"),
)


def notebook(cells):
    """The bytes of a notebook with these cells of code."""
    if cells is None:
        return b"{"
    codes = [{"cell_type": "code", "source": cell} for cell in cells]
    return json.dumps({"cells": codes}).encode()


def before(graded):
    return graded | {"records": records(graded)}


@needs_sandbox
@pytest.mark.parametrize("who", CLASS)
def test_mended_checks_are_judged_without_a_box_as_with_one(tmp_path, monkeypatch, who):
    data = notebook(CLASS[who])
    first = grade.grade(data, read(tmp_path, TEXT), 5)
    mended = read(tmp_path, changed(*MENDED, text=TEXT))
    whole = grade.grade(data, mended, 5)
    monkeypatch.setattr(attempt, "Box", None)  # from now on a box is an error
    monkeypatch.setattr(grade.bubblewrap, "require", None)
    again = grade.grade(data, mended, 5, before(first))
    assert again == whole != first
    assert grade.grade(data, mended, 5, before(again)) == whole


@needs_sandbox
def test_what_isnt_recorded_is_asked_of_a_box(tmp_path):
    data = notebook(CLASS["right"])
    first = grade.grade(data, read(tmp_path, TEXT), 5)
    text = changed(("[4.0, 6.0]", "[4.0, 9.0]"), ("(two, 1)", "(two, 2)"), text=TEXT)
    mended = read(tmp_path, text)
    assert grade.grade(data, mended, 5, before(first)) == grade.grade(data, mended, 5)


@pytest.mark.parametrize(
    "change",
    [
        {"submission": "another"},
        {"records": {}},
        {"records": {"mean-not-sum": {"code": "other", "names": ["mean_error"]}}},
    ],
)
def test_a_record_holds_for_its_notebook_and_its_code(tmp_path, change):
    exercises, data = read(tmp_path, TEXT)[:1], notebook([])
    source = recording.Recorder(Source(), exercises[0].names)
    source.answers()
    kept = {"code": grade.code_digest(), "names": exercises[0].names, "again": []}
    found = {"mean-not-sum": kept | {"text": source.record()}}
    known = {"submission": grade.digest(data), "notes": [], "records": found}
    assert grade._from_records(data, exercises, 5, known).keys() == found.keys()
    assert grade._from_records(data, exercises, 5, known | change) == {}


class Source:
    """An attempt in whose box these names are."""

    settled, boxes = True, 1

    def __init__(self, **names):
        self.names = names

    def answers(self, asked):
        return {name: self.names[name] for name in asked if name in self.names}


def test_calls_are_answered_as_they_were():
    source = recording.Recorder(
        Source(f=Function(lambda x, y=1: x / y), a=2.5), ["f", "a"]
    )
    found = source.answers()
    assert (found["f"](6, y=2), found["f"](1)) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        found["f"](1, y=0)
    again = recording.Recorded(source.record(), ["f", "a"]).answers()
    assert (again["a"], again["f"](6, y=2), again["f"](1)) == (2.5, 3, 1)
    with pytest.raises(Exception, match="division by zero") as error:
        again["f"](1, y=0)
    assert type(error.value).__name__ == "ZeroDivisionError"
    for arguments in ((7,), (6, 2), (6.0,), (lambda: 0,)):
        with pytest.raises(recording.UnrecordedError):
            again["f"](*arguments)


def stopping():
    raise StoppedError("it took too long")


def test_what_another_run_may_answer_otherwise_is_not_kept():
    numbers = iter(range(9))
    changing = Source(f=Function(lambda: changing.names.update(a=next(numbers))), a=-1)
    lists = [Source(f=[Function(abs)]), Source(f=Function(lambda: Function(abs)))]
    long = Source(f=Function(lambda: 0), a="a" * recording.LONGEST)
    for source in (*lists, Source(f=Function(lambda: next(numbers))), changing, long):
        recorder = recording.Recorder(source, ["f", "a"])
        for _ in range(2):
            found = recorder.answers()["f"]
            if isinstance(found, Function):
                found()
        assert recorder.record() is None
    recorder = recording.Recorder(Source(f=Function(stopping)), ["f"])
    with pytest.raises(StoppedError):
        recorder.answers()["f"]()
    assert recorder.record() is None


def test_what_a_function_was_given_of_ours_is_not_kept():
    recorder = recording.Recorder(Source(f=Function(lambda g: g(2))), ["f"])
    assert recorder.answers()["f"](abs) == 2
    assert recorder.record() is None


@pytest.mark.parametrize("change", [{"settled": False}, {"boxes": 2}])
def test_answers_of_several_boxes_are_not_kept(change):
    source = Source(a=1)
    recorder = recording.Recorder(source, ["a"])
    recorder.answers()
    assert recorder.record()
    for name, value in change.items():
        setattr(source, name, value)
    recorder.answers()
    assert recorder.record() is None
