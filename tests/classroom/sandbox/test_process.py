"""A box, seen from outside."""

import pytest

from classroom.sandbox import process


def test_while_the_grading_is_stopped_no_box_is_started():
    process.STOPPING.set()
    try:
        with pytest.raises(process.StoppedError, match="stopped"):
            process.Box(1)
    finally:
        process.STOPPING.clear()
