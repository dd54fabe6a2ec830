"""An assignment that two of three students handed in."""

import pytest

from classroom.assign.hand_out import Handout, hand_out
from tests.helpers.classroom.exercise_texts import FUNCTION, NAMES, NUMBER

STUDENTS = ["s01", "s02", "s03"]


@pytest.fixture
def made(tmp_path):
    """An assignment that two of three students handed in untouched."""
    text, roster = tmp_path / "my.md", tmp_path / "class.csv"
    text.write_text(f"{FUNCTION}\n{NUMBER}", encoding="utf8")
    roster.write_text("name,id\n" + "".join(f"N{s},{s}\n" for s in STUDENTS))
    (tmp_path / "hw").mkdir()  # two logs that chance makes may have an answer in common
    (tmp_path / "hw" / "class-key").write_text("a key that is not by chance")
    handout = Handout("H", NAMES, [text], roster, own_data=True)
    made = hand_out(tmp_path / "hw", handout)
    (made.folder / "submissions").mkdir()
    for student in STUDENTS[:2]:
        data = (made.folder / f"notebooks/{student}.ipynb").read_bytes()
        (made.folder / f"submissions/{student}.ipynb").write_bytes(data)
    return made
