"""A text's cells: each knows its line; a figure lacks neither name nor caption."""

import pytest

from builder.text.cells import read
from builder.text.places import BookError
from builder.text.sources import sources

FIGURE = """\
# Loss

A line.

```{code-cell}
---
mystnb:
  figure:
    name: fig-a
    caption: All of it.
---
draw()
```
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    name: fig-a\n", "", "8: add a name to this figure"),
        ("    caption: All of it.\n", "", "8: add a caption to this figure"),
        ("All of it.", "", "8: add a caption to this figure"),
        (
            "  figure:\n    name: fig-a\n    caption: All of it.\n",
            "  figure: fig-a\n",
            "8: add a name and a caption to this figure",
        ),
        (
            "All of it.",
            "All: of it.",
            '10: mapping values are not allowed here (quote a caption that holds ": ")',
        ),
        ("All of it.", "[All", "10: expected ',' or ']', but got "),
    ],
)
def test_a_figure_that_cannot_be_read_is_named(tmp_path, old, new, says):
    source = tmp_path / "page.md"
    source.write_text(FIGURE, "utf8")
    assert read(source).cells[1].metadata.mystnb.figure.name == "fig-a"
    source.write_text(FIGURE.replace(old, new), "utf8")
    with pytest.raises(BookError) as error:
        read(source)
    assert f"page.md:{says}" in str(error.value)


@pytest.mark.parametrize("source", sources(), ids=lambda path: path.stem)
def test_every_cell_knows_its_line(source):
    lines = source.read_text("utf8").splitlines()
    cells = read(source).cells
    starts = [cell.metadata.line for cell in cells]
    ours = [c.metadata.line for c in cells if "exercise" not in c.metadata]
    assert ours == sorted(set(ours))
    for cell, start in zip(cells, starts, strict=True):
        line = lines[start - 1]
        if "exercise" in cell.metadata:
            assert line.startswith(("```{", f":name: {cell.metadata.exercise}"))
        elif cell.cell_type == "code":
            assert line.startswith("```{code-cell}")
        else:
            assert line == cell.source.splitlines()[0]
