"""marks.csv as a person edits it: cells filled in, saved by a spreadsheet."""

import csv
import io

WHOLE = "all exercises"


def read(assignment):
    """The rows of marks.csv, each {column: cell}."""
    data = (assignment.folder / "marks.csv").read_bytes()
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    stream = io.StringIO(text, newline="")
    return list(csv.DictReader(stream, delimiter=delimiter))


def save(assignment, rows, delimiter=",", encoding="utf-8-sig"):
    """Write rows to marks.csv as a spreadsheet does."""
    text = io.StringIO()
    head = list(dict.fromkeys(name for row in rows for name in row))
    table = csv.DictWriter(text, head, delimiter=delimiter, restval="")
    table.writeheader()
    table.writerows(rows)
    data = text.getvalue().encode(encoding)
    (assignment.folder / "marks.csv").write_bytes(data)


def fill(assignment, *filled, **how):
    """Fill cells in: (student, exercise, {column: cell}); how: as in `save`."""
    rows = read(assignment)
    for student, exercise, cells in filled:
        (row,) = (
            r for r in rows if (r["student"], r["exercise"]) == (student, exercise)
        )
        row |= cells
    save(assignment, rows, **how)


def row_of(assignment, student, exercise):
    """One row of marks.csv."""
    keys = student, exercise
    rows = [r for r in read(assignment) if (r["student"], r["exercise"]) == keys]
    assert len(rows) == 1
    return rows[0]
