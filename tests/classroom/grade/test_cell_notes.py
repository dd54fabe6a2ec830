"""What is noted of a cell that failed."""

import re

import pytest

from classroom.grade.cell_notes import cell_note


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("\n\ndef hinge_ramp(x):\n    ...", "code cell 7 (hinge_ramp)"),
        ("# words\nwhy = 3", "code cell 7 (why)"),
        ("a == 3", "code cell 7 (a == 3)"),
        ("x" * 300, f"code cell 7 ({'x' * 40})"),
        ("\x1b[2J", "code cell 7 ([2J)"),
        ("  \n", "code cell 7"),
    ],
)
def test_a_note_names_the_cell(code, where):
    assert cell_note(7, code, "NameError: x") == f"{where}: NameError: x"
    late = cell_note(7, code, "TimeoutError: it took too long", 10)
    assert late == f"{where} ran longer than 10 s"
    assert re.fullmatch(r"[^\x00-\x1f]*", where)
