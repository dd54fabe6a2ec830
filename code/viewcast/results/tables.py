"""Rows in, a table out: HTML for pages, plain text for nbval and for reading aloud."""

from html import escape

from viewcast.support.sentences import true_minus


class Table:
    """A small table whose numbers were computed, never typed.

    caption: one line; header: column names; rows: lists of strings, or of numbers that
    are shown with `digits` decimals.

    >>> Table("Two days", ["day", "views (k)"], [["Thu", 5.25], ["Fri", 3.96]])
    Two days
    day  views (k)
    Thu       5.25
    Fri       3.96
    """

    def __init__(self, caption, header, rows, digits=2):
        self.caption, self.header = caption, [str(name) for name in header]
        self.rows = [[_show(cell, digits) for cell in row] for row in rows]
        wrong = [row for row in self.rows if len(row) != len(self.header)]
        if wrong:
            raise ValueError(
                f"row {wrong[0]} has {len(wrong[0])} cells, "
                f"the header {self.header} has {len(self.header)}"
            )

    def __repr__(self):
        lines = [self.header, *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        first, *others = widths
        text = [
            "  ".join([row[0].ljust(first), *map(str.rjust, row[1:], others)]).rstrip()
            for row in lines
        ]
        return "\n".join([self.caption, *text])

    def _repr_html_(self):
        header = self._html_row("col", self.header, "th", 'scope="col"')
        body = "".join(self._html_row("row", row, "td", "") for row in self.rows)
        # On a page the span stays in view while a wide table scrolls under it.
        return (
            f"<table><caption><span>{escape(self.caption)}</span></caption>"
            f"<thead>{header}</thead><tbody>{body}</tbody></table>"
        )

    def _html_row(self, scope, row, tag, attributes):
        """A row of the table; columns of words are marked, for they align left."""
        # On a narrow page the names of rows may take two lines, and dates never do.
        marks = ' class="words"' * all("-" not in other[0] for other in self.rows)
        cells = [f'<th scope="{scope}"{marks}>{typeset(row[0])}</th>']
        for cell, words in zip(row[1:], self._columns_of_words()[1:], strict=True):
            marks = " ".join(filter(None, [attributes, 'class="words"' * words]))
            cells.append(f"<{tag} {marks}".rstrip() + f">{typeset(cell)}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>"

    def _columns_of_words(self):
        """For each column whether its cells begin with letters."""
        columns = zip(*self.rows, strict=True)
        return [all(cell[:1].isalpha() for cell in column) for column in columns]


def typeset(cell):
    """A cell as a page shows it; plain text keeps what programs read as a minus."""
    return escape(true_minus(cell))


def _show(cell, digits):
    """A float with its decimals, anything else as it is."""
    return f"{cell:.{digits}f}" if isinstance(cell, float) else str(cell)
