"""The doctor says what a machine lacks for grading, and how to fix it."""

import pytest

from classroom.sandbox import bubblewrap, doctor
from tests.helpers.classroom.commands import run


@pytest.mark.parametrize("reason", ["", "bubblewrap is not installed"])
def test_the_doctor_says_whether_this_machine_can_grade(monkeypatch, reason):
    monkeypatch.setattr(bubblewrap, "why_not", lambda: reason)
    monkeypatch.setattr(doctor, "LEAST_MEMORY", 0)
    monkeypatch.setattr(doctor, "LEAST_DISK", 0)
    code, said = run("doctor")
    assert code == bool(reason)
    if reason:
        assert "✗ no sandbox" in said
        assert f"Because {reason}." in said
        assert "Fix what is marked ✗" in said
    else:
        assert "✗" not in said
        assert said.endswith("This machine can grade.\n")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("NEEDED", ("click", "no_such_package"), "✗ missing Python packages: no_such"),
        ("LEAST_DISK", 10**9, "GB of disk free here\n    Free some, or work in"),
        ("cores", lambda: 2, "GB of memory free, 2 cores"),
    ],
)
def test_the_doctor_names_what_is_missing_and_the_fix(monkeypatch, name, value, says):
    monkeypatch.setattr(bubblewrap, "why_not", lambda: "")
    monkeypatch.setattr(doctor, name, value)
    code, said = run("doctor")
    assert says in said
    assert code == ("✗" in said)
