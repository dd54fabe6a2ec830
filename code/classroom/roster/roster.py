"""The roster: the students of a class, from the CSV file that an LMS exports.

Moodle (participants, grading worksheet), Canvas (grade book), Blackboard, Google
Classroom, or a list of one's own: columns are known by their names, in any order.
"""

from dataclasses import dataclass, field
from pathlib import Path

from classroom.roster.columns import COLUMNS, PARTICIPANT, columns, value
from classroom.roster.csv_table import RosterError, read_table
from classroom.roster.extra_rows import extra_rows
from classroom.text import clean, plain
from viewcast.support.sentences import counted

IDS = ("number", "login", "moodle", "email")  # the most stable first
RUNNING = "number", "nummer", "no", "nr"  # may be a number in the list alone


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


def read_roster(path):
    """The students of a CSV file, in its order.

    UTF-8, UTF-16, GB18030 or Windows-1252; commas, semicolons or tabs. A student's id
    is the student number, else the login, the identifier of Moodle, the e-mail
    address, the name: the first of them that the file has; if a line lacks it, the
    next that is complete and without doubles. RosterError names the line.
    """
    records, ids, _ = _read(Path(path))
    return list(map(_student, records, ids))


def how_read(path):
    """How a roster is read, in a sentence or two, for whoever hands out.

    "8 students, known by SIS User ID; names from Student"
    """
    records, _, column = _read(Path(path))
    named = [columns(records[0].row, role)[:1] for role in ("full", "first", "last")]
    names = " and ".join(clean(name) for found in named for name in found)
    said = f"{counted(len(records), 'student')}, known by {clean(column)}"
    said += f"; names from {names}" if names else ""
    unnamed = sum(not record.name for record in records)
    if not unnamed:
        return said
    without = f"{counted(unnamed, 'student')} without a name"
    whose = "its" if unnamed == 1 else "their"
    return f"{said}\n{without}: {whose} files can be matched by id only"


def _read(path):
    """The records of the students, their ids, and the column that gives these."""
    header, records = read_table(path)
    id_columns = _id_columns(header, records)
    if not id_columns and not any(columns(header, role) for role in COLUMNS):
        found = ", ".join(clean(name) for name in header)
        raise RosterError(
            f"{path.name}: no column of names or ids among {found[:500]}; "
            "name the columns in the first line, for example: name,id,email"
        )
    records = _of_students(records, id_columns, path.name)
    return records, *_ids(records, id_columns, path.name)


def _id_columns(header, records):
    """The columns that can hold ids, the best first."""
    found = {role: columns(header, role) for role in IDS}
    for column in list(found["number"]):
        values = list(filter(None, (record.value(column) for record in records)))
        if values and all(map(PARTICIPANT.fullmatch, values)):
            found["number"].remove(column)
            found["moodle"].append(column)  # "ID" is what German calls it
    found = [column for role in IDS for column in found[role]]
    return sorted(found, key=lambda column: _only_counts(column, records))


def _only_counts(column, records):
    """Whether a "No" just numbers the lines, so that another list has others."""
    return plain(column) in RUNNING and [
        record.value(column) for record in records
    ] == [str(number) for number in range(1, len(records) + 1)]


def _of_students(records, id_columns, file):
    """The records without those that the LMS puts in for itself."""
    extra = extra_rows(records, id_columns)
    records = [r for r in records if r not in extra]
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
    """The ids, from the best column that gives every student one, and that column."""
    choices = [(column, _values(column, records)) for column in id_columns]
    choices.append(("name", [record.name for record in records]))
    (column, ids), *others = [choice for choice in choices if any(choice[1])]
    if all(ids):
        _refuse_doubles(column, ids, records, file)
        return ids, column
    for name, other in others:
        if all(other) and len(set(other)) == len(other):
            return other, name
    line = records[ids.index("")].line
    raise RosterError(
        f"{file}, line {line}: no {clean(column)}, and no other column gives each "
        "student one; fill it in"
    )


def _values(column, records):
    """What stands in a column of ids; Brightspace puts # before each of them."""
    values = [record.value(column) for record in records]
    hashed = all(value.startswith("#") for value in values if value)
    return [value.lstrip("#") for value in values] if hashed else values


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
