"""Hostile submissions earn nothing, touch nothing, learn nothing and stop nobody."""

import json
import re
import resource
import time

import pytest

from classroom.exercise.parse import exercises_in
from classroom.grade import attempt, grade
from classroom.sandbox import bubblewrap, process
from tests.helpers.classroom import hostile_notebooks as hostile
from tests.helpers.classroom.grading import records
from tests.helpers.classroom.processes import adopting, children, left_over
from tests.helpers.files import contents

SEED = 4711
WHY_NOT = bubblewrap.why_not()
pytestmark = pytest.mark.skipif(
    bool(WHY_NOT),
    reason="NO SANDBOX, SO NO HOSTILE SUBMISSION IS TRIED, AND NOTHING CAN BE GRADED "
    f"HERE: {WHY_NOT}",
)
LITTLE = 400 * 2**20  # bytes for a box, so that little is enough to try
GROWTH = 400 * 2**10  # kB that all of it may add to the grader's own memory


@pytest.fixture(scope="module", autouse=True)
def ours():
    """What outlives its box becomes ours, so that we can find it."""
    with adopting():
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An assignment's folder with canaries."""
    folder = tmp_path_factory.mktemp("class")
    for name in ("results/s01.json", "submissions/s02.ipynb", "class-key"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f'"CANARY {name}"')
    (folder / "text.md").write_text(hostile.TEXT)
    return folder


@pytest.fixture(scope="module")
def exercises(folder):
    return exercises_in(folder / "text.md")


@pytest.fixture
def attack(folder, exercises, monkeypatch):
    """The function that grades a hostile submission and checks what's left."""
    monkeypatch.setenv("SECRET", "CANARY")

    def attack(*cells, most=0, longest=40):
        data = cells[0]
        if isinstance(data, str):
            data = hostile.notebook(*(_filled(cell, folder) for cell in cells))
        files, start = contents(folder), time.monotonic()
        before = set(children())  # a browser of other tests, say
        graded = grade.grade(data, exercises, SEED)
        assert time.monotonic() - start < longest
        assert contents(folder) == files
        assert not left_over(before)
        assert _points(graded) <= most
        _tells_nothing(graded)
        _is_judged_alike_from_records(data, exercises, graded)
        return graded

    return attack


@pytest.fixture
def soon(monkeypatch):
    """Limits that make the attacks on time quick to try.

    A box has CELL and GRACE together to start and to run its first cell.
    """
    limits = {(attempt, "CELL"): 0.4, (attempt, "CALL"): 0.3, (process, "CALL"): 0.3}
    limits |= {(process, "GRACE"): 0.9, (attempt, "WHOLE"): 6}
    limits |= {(attempt, "MOST_BOXES"): 2}
    for (module, name), value in limits.items():
        monkeypatch.setattr(module, name, value)


@pytest.fixture(scope="module", autouse=True)
def at_the_end(exercises, ours):
    """All over: the grader is no larger, and grades the next student as ever."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    _honest(exercises)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < GROWTH, f"{(after - before) // 1024} MB more"


def _is_judged_alike_from_records(data, exercises, graded):
    """What was recorded of a submission gives the same marks, without a box."""
    before = graded | {"records": records(graded)}
    recorded = [e for e in exercises if before["records"][e.name]]
    found = grade.grade(data, recorded, SEED, before)["exercises"]
    assert found == {e.name: graded["exercises"][e.name] for e in recorded}


def _filled(cell, folder):
    return cell.replace("FOLDER", str(folder)).replace("SEED", str(SEED))


def _points(graded):
    return sum(result["points"] for result in graded["exercises"].values())


def _tells_nothing(graded):
    """What a student may be shown can be written to a file, and tells no secret."""
    json.dumps(graded, ensure_ascii=False).encode("utf8")
    results = graded["exercises"].values()
    checks = [check for result in results for check in result["checks"]]
    shown = [check["message"] for check in checks if not check["hidden"]]
    shown += [*graded["notes"], *(result["message"] for result in results)]
    shown += [text for result in results for text in result["texts"].values()]
    assert all(len(text) <= grade.LONGEST_TEXT for text in shown)
    assert not [s for s in hostile.SECRETS for text in shown if s in text]


def _honest(exercises):
    data = hostile.notebook(_filled(hostile.HONEST, ""))
    graded = grade.grade(data, exercises, SEED)
    assert _points(graded) == sum(hostile.POINTS.values()), graded["notes"]
    assert graded["notes"] == []


def _each(cases):
    return pytest.mark.parametrize("case", cases.values(), ids=cases)


def test_enough_submissions():
    groups = [hostile.FILES, hostile.KERNEL, hostile.MEMORY, hostile.TIME]
    groups += [hostile.PROTOCOL, hostile.VALUES, hostile.PARTLY, hostile.NOTEBOOKS]
    assert sum(map(len, groups)) >= 150


def test_honest(exercises):
    _honest(exercises)


@_each(hostile.FILES)
def test_files(attack, case):
    attack(case)


@_each(hostile.KERNEL)
def test_kernel(attack, soon, case):
    attack(case)


@_each(hostile.MEMORY)
def test_memory(attack, monkeypatch, case):
    monkeypatch.setattr(process, "MOST_MEMORY", LITTLE)
    code, word = case
    notes = attack(code)["notes"]
    assert word in " ".join(notes), notes


@_each(hostile.TIME)
def test_time(attack, soon, case):
    most = 13 if hostile.HONEST in case else 0
    attack(case, most=most, longest=12)


@_each(hostile.PROTOCOL)
def test_protocol(attack, soon, case):
    notes = " ".join(attack(case, longest=15)["notes"])
    # what is attacked goes by the name that it has now
    assert not re.search("ImportError|ModuleNotFound|AttributeError", notes), notes


@_each(hostile.VALUES)
def test_values(attack, case):
    attack(case)


@_each(hostile.PARTLY)
def test_partly_honest(attack, monkeypatch, case):
    monkeypatch.setattr(process, "MOST_MEMORY", LITTLE)
    cells, points = case
    assert _points(attack(*cells, most=points)) == points


@_each(hostile.NOTEBOOKS)
def test_notebooks(attack, folder, case):
    data, points = case
    data = data.replace(b"SEED", str(SEED).encode())
    assert _points(attack(data, most=points)) == points
