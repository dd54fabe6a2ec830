"""A box, seen from outside."""

import pytest

from classroom.sandbox import process
from tests.helpers.environment import needs_sandbox


def test_while_the_grading_is_stopped_no_box_is_started():
    process.STOPPING.set()
    try:
        with pytest.raises(process.StoppedError, match="stopped"):
            process.Box(1)
    finally:
        process.STOPPING.clear()


@needs_sandbox
def test_values_are_asked_for_again_only_after_the_box_has_done_something(monkeypatch):
    box, asked = process.Box(20), []
    real = box._ask
    monkeypatch.setattr(box, "_ask", lambda m, s: asked.append(m["do"]) or real(m, s))
    try:
        code = "a = [1.0, 2.0]\ndef grow():\n    a.append(3.0)\n    return 0"
        assert box.run(code, 10) == ""
        first, second = (box.get(["a", "grow"], 5) for _ in range(2))
        assert asked == ["run", "get"]
        first["a"][0] = 7  # whoever changes one doesn't change the next
        assert second["a"].tolist() == [1, 2]
        second["grow"]()
        assert box.get(["a", "grow"], 5)["a"].tolist() == [1, 2, 3]
        assert box.run("a = 5", 10) == ""
        assert box.get(["a"], 5) == {"a": 5}
        assert asked == ["run", "get", "call", "get", "run", "get"]
    finally:
        box.close()
