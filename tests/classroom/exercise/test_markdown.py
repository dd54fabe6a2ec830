"""Exercises are found where Markdown finds their fences, or are told of."""

import pytest

from classroom.exercise.markdown import blocks
from classroom.exercise.model import ExerciseError
from tests.helpers.classroom.exercise_texts import FUNCTION, TEXT, changed, read


def test_blocks_are_found_at_their_lines():
    lines = TEXT.splitlines()
    found = blocks(TEXT)
    assert [block.title for block in found] == [
        "The mean, not the sum",
        "The first days",
    ]
    for block in found:
        assert lines[block.first] == "````{exercise} " + block.title
        assert lines[block.end - 1] == "````"
    assert blocks("```python\nexercise\n```\n\n{exercise}\n") == []


@pytest.mark.parametrize(
    "old", ["{exercise} The mean", "{check} two days", "{hidden} any", "{wrong} You"]
)
def test_a_backtick_in_a_title_is_refused_with_its_line(tmp_path, old):
    """Markdown reads no fence there, so the part would be lost without a word."""
    text = f"# A chapter\n\n{changed((old, old + ' `y`'))}"
    line = 1 + next(i for i, row in enumerate(text.splitlines()) if "`y`" in row)
    says = rf"9-try.md, line {line}: not read as a fence: .*`y`.*no backticks"
    with pytest.raises(ExerciseError, match=says):
        read(tmp_path, text)


def test_a_fence_that_is_only_shown_may_hold_anything(tmp_path):
    shown = "`````markdown\n````{exercise} `a`\n```{check} `b`\n`````\n"
    assert len(read(tmp_path, shown + FUNCTION)) == 1
