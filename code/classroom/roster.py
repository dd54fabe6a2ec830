"""The roster: the students of a class, from the CSV file that an LMS exports.

Moodle (participants, grading worksheet), Canvas (grade book), Blackboard, Google
Classroom, or a list of one's own: columns are known by their names, in any order.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from classroom.names import COLUMNS, clean, columns, is_chinese, names_of, plain, value

LARGEST = 5 * 2**20  # bytes
IDS = ("number", "login", "moodle", "email")  # the most stable first
PARTICIPANT = re.compile(r"(participant|teilnehmer[^\d\s]*|参与者|參與者)\s*\d+", re.I)


class RosterError(ValueError):
    """Says what is wrong with a roster, on which line, and how to mend it."""


@dataclass(frozen=True)
class Student:
    """One line of the roster; row: the columns of the LMS, as given."""

    id: str
    name: str
    email: str = ""
    row: dict = field(default_factory=dict, compare=False)

    @property
    def label(self):
        """The name and the id, for reports."""
        name, id = clean(self.name), clean(self.id)
        return name if name == id else f"{name} ({id})"


@dataclass(frozen=True)
class Record:
    """A line of the file that isn't blank: its number, and its row."""

    line: int
    row: dict

    def value(self, column):
        return clean(self.row[column])

    @property
    def name(self):
        """First name before last, or as Chinese has it; empty if there is none."""
        return next(iter(names_of(self.row)), "")


def read_roster(path):
    """The students of a CSV file, in its order.

    UTF-8, UTF-16, GB18030 or Windows-1252; commas, semicolons or tabs. A student's id
    is the student number, else the login, the identifier of Moodle, the e-mail
    address, the name: the first of them that the file has; if a line lacks it, the
    next that is complete and without doubles. RosterError names the line.
    """
    path = Path(path)
    with path.open("rb") as file:
        text = _decode(file.read(LARGEST + 1), path.name)
    header, records = _records(text, path.name)
    id_columns = _id_columns(header, records)
    if not id_columns and not any(columns(header, role) for role in COLUMNS):
        found = ", ".join(clean(name) for name in header)
        raise RosterError(
            f"{path.name}: no column of names or ids among {found[:500]}; "
            "name the columns in the first line, for example: name,id,email"
        )
    records = _of_students(records, id_columns, path.name)
    ids = _ids(records, id_columns, path.name)
    return list(map(_student, records, ids))


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
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    found, before = [], 0
    try:
        for fields in reader:
            if any(map(clean, fields)):
                found.append((before + 1, fields))
            before = reader.line_num
    except csv.Error as error:
        raise RosterError(
            f"{file}, line {before + 1}: {error}; look for a quote that isn't closed"
        ) from None
    return found


def _row(header, fields):
    """The fields by their columns; of two columns of one name the first counts."""
    pairs = list(zip_longest(header, fields[: len(header)], fillvalue=""))
    return dict(pairs) | dict(reversed(pairs))


def _id_columns(header, records):
    """The columns that can hold ids, the best first."""
    found = {role: columns(header, role) for role in IDS}
    for column in list(found["number"]):
        values = list(filter(None, (record.value(column) for record in records)))
        if values and all(map(PARTICIPANT.fullmatch, values)):
            found["number"].remove(column)
            found["moodle"].append(column)  # "ID" is what German calls it
    return [column for role in IDS for column in found[role]]


def _of_students(records, id_columns, file):
    """The records without those that Canvas puts in for itself."""
    names = [plain(record.name) for record in records]
    if "pointspossible" in names[:3]:  # below it come the students
        records = records[names.index("pointspossible") + 1 :]
    records = [r for r in records if r.row.get("Student") != "Student, Test"]
    for record in records:
        if not record.name and not any(map(record.value, id_columns)):
            raise RosterError(
                f"{file}, line {record.line}: neither a name nor an id; "
                "fill one in or delete the line"
            )
    if not records:
        raise RosterError(f"{file}: columns but no student; export the roster again")
    return records


def _ids(records, id_columns, file):
    """The ids, from the best column that gives every student one."""
    choices = [(column, [r.value(column) for r in records]) for column in id_columns]
    choices.append(("name", [record.name for record in records]))
    (column, ids), *others = [choice for choice in choices if any(choice[1])]
    if all(ids):
        _refuse_doubles(column, ids, records, file)
        return ids
    for _, other in others:
        if all(other) and len(set(other)) == len(other):
            return other
    line = records[ids.index("")].line
    raise RosterError(
        f"{file}, line {line}: no {clean(column)}, and no other column gives each "
        "student one; fill it in"
    )


def _student(record, id):
    return Student(id, record.name or id, value(record.row, "email"), record.row)


def _refuse_doubles(column, ids, records, file):
    lines = {}
    for id, record in zip(ids, records, strict=True):
        if lines.setdefault(id, record.line) != record.line:
            raise RosterError(
                f"{file}, line {record.line}: the {clean(column)} {id!r} stands on "
                f"line {lines[id]} already; correct it, or delete one of the lines"
            )
