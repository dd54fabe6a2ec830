"""A box that is ended, at whatever moment, leaves no process behind."""

import time

import pytest

from classroom.sandbox import process
from tests.helpers.classroom.processes import adopting, children, left_over
from tests.helpers.environment import needs_sandbox

pytestmark = needs_sandbox


@pytest.fixture(autouse=True)
def before():
    """The processes that were ours before; those that outlive a box become ours."""
    with adopting():
        yield set(children())


def test_a_box_that_is_closed_soon_after_its_start_leaves_nothing(before):
    for number in range(200):
        box = process.Box(20)
        time.sleep(number * 4e-5)  # up to 8 ms
        box.close()
    assert left_over(before) == []


def test_a_box_that_answers_late_is_ended(before, monkeypatch):
    monkeypatch.setattr(process, "GRACE", 0.1)
    box = process.Box(20)
    assert box.run("import signal", 10) == ""
    deaf = "signal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True:\n    pass"
    start = time.monotonic()
    with pytest.raises(process.StoppedError, match="it took too long"):
        box.run(deaf, 0.1)
    assert time.monotonic() - start < 5
    box.close()
    assert left_over(before) == []


def test_time_between_two_questions_is_nobodys_delay(monkeypatch):
    monkeypatch.setattr(process, "GRACE", 0)
    box = process.Box(20)
    try:
        assert box.run("a = 1", 10) == ""
        assert box.due is None
        assert box.get(["a"], 10) == {"a": 1}
    finally:
        box.close()
