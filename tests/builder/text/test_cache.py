"""What was run before holds while neither the code nor a quoted number is new."""

import pytest

from builder.text.cache import reuse
from builder.text.execute import make


@pytest.mark.parametrize(
    ("old", "new", "runs_again"),
    [
        ("Loss", "A loss", False),
        ("{n}`x:.1f`", "{n}`x:.1f` or {n}`x:.1f`", False),
        ("{n}`x:.1f`", "three", False),
        ("{n}`x:.1f`", "{n}`x:.2f`", True),
        ("x = 3.0", "x = 3.00", True),
    ],
)
def test_only_changed_code_and_new_numbers_run_again(tmp_path, old, new, runs_again):
    source = tmp_path / "page.md"
    text = "# Loss\n\n```{code-cell}\nx = 3.0\nx\n```\n\nIt is {n}`x:.1f`.\n"
    source.write_text(text, "utf8")
    source.with_suffix(".ipynb").write_text(make(source), "utf8")
    source.write_text(text.replace(old, new), "utf8")
    found = reuse(source)
    assert (found is None) if runs_again else (found == make(source))
