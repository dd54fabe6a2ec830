"""An exercise takes no name that its text or another exercise has."""

from dataclasses import replace

import pytest

from classroom.exercise.names import hidden
from classroom.exercise.parse import exercises_in
from classroom.exercise.texts import chapters
from classroom.exercise.validate import report
from tests.helpers.classroom.exercise_texts import NUMBER, TEXT, changed, read

CELL = """\
```{code-cell} ipython3
:tags: [hide-input]
%matplotlib inline
import numpy as np
OTHER = 3
```

```{code-cell} ipython3
---
mystnb:
  figure: {name: a, caption: b}
---
for MINE in range(3):
    pass
```
"""


def told(tmp_path, text):
    exercises = read(tmp_path, text)
    return hidden(tmp_path / "9-try.md", exercises)


def test_new_names_hide_nothing(tmp_path):
    assert told(tmp_path, CELL + TEXT) == {"mean-not-sum": [], "first-days": []}


@pytest.mark.parametrize("name", ["OTHER", "MINE", "np"])
@pytest.mark.parametrize("old", ["first = 7", "print(first)", 'why_so = ""'])
def test_a_name_of_a_cell_is_told(tmp_path, name, old):
    text = changed((old, f"{old}\n{name} = 1"), text=TEXT)
    problem = f"{name} is bound by a cell of this text too: take another name"
    assert told(tmp_path, CELL + text)["first-days"] == [problem]


def test_the_same_import_hides_nothing(tmp_path):
    text = changed(("first = 7", "import numpy as np\nfirst = 7"), text=TEXT)
    assert told(tmp_path, CELL + text)["first-days"] == []


def test_a_name_of_another_exercise_is_told(tmp_path):
    text = changed(("first = 7", "def mean_error(): ...\nfirst = 7"), text=TEXT)
    found = told(tmp_path, text)
    assert "is bound by mean-not-sum too" in found["first-days"][0]
    assert "is bound by first-days too" in found["mean-not-sum"][0]


def test_a_chapters_exercise_is_held_against_all_chapters():
    other, text = chapters()[:2]
    (exercise, *_) = exercises_in(other)
    found = hidden(text, [replace(exercise, name="a-copy")])
    assert found["a-copy"][0].endswith(
        f"is bound by {exercise.name} too: take another name"
    )


def test_prove_says_so(tmp_path, capsys):
    text = changed(("first = 7", "OTHER = first = 7"), text=NUMBER)
    (tmp_path / "9-try.md").write_text(CELL + text, "utf8")
    assert report([tmp_path / "9-try.md"]) == 1
    assert "✗ OTHER is bound by a cell of this text too" in capsys.readouterr().out
