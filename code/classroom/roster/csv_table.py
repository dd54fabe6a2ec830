"""Tables in CSV: read as an LMS exports them, written so that it can import them."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

from classroom.errors import ClassroomError
from classroom.roster.columns import names_of
from classroom.text import clean, is_chinese
from viewcast.support.csv_lines import UnpairedQuoteError, numbered

LARGEST = 5 * 2**20  # bytes
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class RosterError(ClassroomError, ValueError):
    """Says what is wrong with a roster, on which line, and how to fix it."""


@dataclass(frozen=True)
class Record:
    """A line of the file that isn't blank: its number, and its row."""

    line: int
    row: dict

    def value(self, column):
        """What stands in a column, cleaned."""
        return clean(self.row[column])

    @property
    def name(self):
        """First name before last, or as Chinese has it; empty if there is none."""
        return next(iter(names_of(self.row)), "")


def read_table(path):
    """The names of the columns, and the records; RosterError names a bad line."""
    with path.open("rb") as file:
        text = _decode(file.read(LARGEST + 1), path.name)
    return _records(text, path.name)


def _decode(data, file):
    """The text of the file's bytes; RosterError if they hold none."""
    if len(data) > LARGEST:
        raise RosterError(
            f"{file} is larger than {LARGEST // 2**20} MB: no roster of a class is; "
            "give the CSV file that the LMS exports"
        )
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise RosterError(f"{file} is a workbook or a zip: save it as CSV in UTF-8")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    narrow = ["utf-8-sig", "gb18030" if is_chinese(data) else "cp1252"]
    for encoding in ["utf-16"] if wide else narrow:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RosterError(f"{file}: the encoding can't be read: save it as CSV in UTF-8")


def _records(text, file):
    """The names of the columns, and the lines below that aren't blank."""
    lines = _lines(text.lstrip("\ufeff"), file)
    if not lines:
        raise RosterError(f"{file} is empty: export the roster again")
    (_, header), *below = lines
    for line, fields in below:
        if any(map(clean, fields[len(header) :])):
            raise RosterError(
                f"{file}, line {line}: {len(fields)} fields under {len(header)} "
                'columns; put a field with a comma in it in quotes: "Lin, Mei"'
            )
    return header, [Record(line, _row(header, fields)) for line, fields in below]


def _lines(text, file):
    """The fields of each line that isn't blank, with the number of its line."""
    top = next(filter(str.strip, text.splitlines()), "")
    delimiter = max(",;\t", key=Counter(re.sub(r'"[^"]*"', "", top)).__getitem__)
    stream = io.StringIO(text, newline="")
    try:
        records = list(numbered(stream, delimiter))
    except UnpairedQuoteError as error:
        raise RosterError(
            f"{file}, line {error.line}: {error.reason}; look for a quote that isn't "
            "closed"
        ) from None
    return [(line, fields) for line, fields in records if any(map(clean, fields))]


def _row(header, fields):
    """The fields by their columns; of two columns of one name the first counts."""
    pairs = list(zip_longest(header, fields[: len(header)], fillvalue=""))
    return dict(pairs) | dict(reversed(pairs))


def as_csv(rows):
    """The rows as CSV in which no spreadsheet finds a formula.

    >>> as_csv([["=1+1", -2, "-2.5", " @x"]])
    "'=1+1,-2,-2.5,' @x\\r\\n"
    """
    file = io.StringIO()
    csv.writer(file).writerows([map(_harmless, row) for row in rows])
    return file.getvalue()


def _harmless(cell):
    text = str(cell).encode("utf8", "replace").decode("utf8").replace("\0", "")
    starts = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return f"'{text}" if starts and not NUMBER.fullmatch(text) else text
