"""`marks.csv`, the table in which a person has the last word on marks.

It has a row for each student and exercise, for each answer in words, and one for all
exercises of a student. A person fills cells in; the tool adds rows, and takes away only
those in which nobody has written. Spreadsheets may save it as they like.
"""

import csv
import io
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from classroom.marks.errors import MarksError
from classroom.marks.saved import delimiter_of, read_saved
from classroom.roster.csv_table import as_csv
from classroom.text import clean, plain
from viewcast.support.files import write_whole

NAME = "marks.csv"
COLUMNS = (
    *("student", "name", "exercise", "most", "points found", "points given"),
    *("comment", "deadline", "handed in", "code"),
)
PERSONS = ("points given", "comment", "deadline", "handed in")
NEEDED = ("student", "exercise")
WHOLE = "all exercises"  # the exercise of the row for a student as a whole


@dataclass(frozen=True)
class Row:
    """A row: its line in the file, its cells by COLUMNS and those of a person's own."""

    line: int
    cells: dict

    def __getitem__(self, column):
        return clean(self.cells.get(column, ""))

    @property
    def filled(self):
        """Whether a person has written in it."""
        own = [name for name in self.cells if name not in COLUMNS]
        return any(self[column] for column in (*PERSONS, *own))


class Sheet(NamedTuple):
    """The table as it was found: its rows, and how a spreadsheet has saved it."""

    rows: list[Row] = []  # noqa: RUF012, never changed in place
    own: tuple[str, ...] = ()  # a person's own columns
    delimiter: str = ","
    encoding: str = "utf-8-sig"  # without its first sign Excel takes UTF-8 for Latin
    data: bytes = b""  # the file's


def read_sheet(folder, names=()):
    """The Sheet of an assignment's folder; MarksError if it can't be read.

    names: of students, by which letters are known in whatever encoding. A new table is
    written as the roster is: what saved that opens it too.
    """
    file, roster = folder / NAME, folder / "roster.csv"
    if not file.exists():
        return Sheet([], (), *_like(roster)) if roster.exists() else Sheet()
    ((_, header), *below), delimiter, encoding, data = read_saved(file, names)
    empty = {i: f"column {i}" for i, name in enumerate(header, 1) if not clean(name)}
    header = [empty.get(i) or _name(name) for i, name in enumerate(header, 1)]
    if twice := {name for name in header if header.count(name) > 1}:
        raise MarksError(f"{file}: two columns {' and '.join(twice)}; rename one")
    if missing := [name for name in NEEDED if name not in header]:
        raise MarksError(
            f"{file}: no column {' and none '.join(missing)} among "
            f"{', '.join(map(clean, header))[:300]}. Name it in the first line, or put "
            "the file elsewhere: the next report makes a new one"
        )
    rows = [_row(file, line, header, cells) for line, cells in below]
    own = [name for name in header if name not in COLUMNS]
    kept = [n for n in own if n not in empty.values() or any(row[n] for row in rows)]
    return Sheet(rows, tuple(kept), delimiter, encoding, data)


def _name(column):
    """The column of ours that is meant, whatever its case and blanks, or a new one."""
    ours = {plain(name): name for name in COLUMNS}
    return ours.get(plain(column), clean(column))


def _row(file, line, header, cells):
    if any(map(clean, cells[len(header) :])):
        raise MarksError(
            f"{file}, line {line}: {len(cells)} fields under {len(header)} columns; "
            'put a text or a number with a separator in it in quotes: "3,5"'
        )
    return Row(line, dict(zip_longest(header, cells[: len(header)], fillvalue="")))


def _like(roster):
    """(delimiter, encoding) as a roster has them; UTF-8 in the place of a code page."""
    data = roster.read_bytes()
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "latin-1", "replace")
    return delimiter_of(text), "utf-16" if wide else "utf-8-sig"


def write_sheet(folder, sheet, rows):
    """Write the rows, {column: cell}, unless the file holds just that already."""
    header = [*COLUMNS, *sheet.own]
    text = io.StringIO()
    table = csv.writer(text, delimiter=sheet.delimiter)
    table.writerow(header)
    table.writerows([row.get(column, "") for column in header] for row in rows)
    data = _encoded(text.getvalue(), sheet.encoding)
    file = folder / NAME
    now = file.read_bytes() if file.exists() else b""
    if now == data:
        return
    if now != sheet.data:
        raise MarksError(
            f"{file} was changed while the report was made, and doesn't count yet as "
            "it is now: report again"
        )
    try:
        write_whole(file, data, private=True)
    except PermissionError:
        raise MarksError(
            f"{file} is open in another program, so it got no new rows and numbers: "
            "close it there, and report again"
        ) from None


def _encoded(text, encoding):
    """The bytes, in the encoding that was found, so that no letter can be mistaken."""
    with suppress(UnicodeEncodeError):
        return text.encode(encoding)
    return text.encode("utf-8-sig", "replace")


def harmless(text):
    """A cell in which no spreadsheet finds a formula."""
    return next(csv.reader(io.StringIO(as_csv([[str(text)]]), newline="")), [""])[0]
