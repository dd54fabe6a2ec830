"""The fingerprints of code don't depend on names and layout."""

import pytest

from classroom.report.winnowing import fingerprints, tokens
from tests.helpers.classroom.alike_code import ORIGINAL, RENAMED


@pytest.mark.parametrize(
    "code",
    [
        "!pip install x",
        "a = 'open",
        "def f(:\n   x\n y",
        "%%bash\nls $HOME?",
        "x = '\0'",
    ],
)
def test_what_is_no_python_has_tokens_all_the_same(code):
    assert tokens(code)
    assert fingerprints(code + " a + b * c - d / e") or len(tokens(code)) < 8


def test_hostile_text_is_only_text():
    fingerprints("x = '\ud800' + a + b + c + d + e + f + '\ud800")
    fingerprints("(" * 5000 + ")" * 5000)
    assert fingerprints("") == fingerprints("# nothing") == set()


def test_renaming_and_layout_change_nothing():
    assert fingerprints(ORIGINAL) == fingerprints(RENAMED)
