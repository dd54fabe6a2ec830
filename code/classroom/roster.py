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
from unicodedata import category, combining, normalize

LARGEST = 5 * 2**20  # bytes

# The names of columns, as `plain` spells them; in each line the best one first.
COLUMNS = {
    "number": "idnumber sisuserid studentid studentnumber studentno matrikelnummer "
    "matrikelnr idnummer 学号 學號 学生编号 學生編號 编号 編號 id号 id號 id",
    "login": "username sisloginid loginid login anmeldename benutzername 用户名 账号 "
    "使用者名稱 帳號",
    "moodle": "identifier kennung 标识符 識別碼",
    "email": "emailaddress email mail emailadresse 电子邮件地址 电子邮件 电子邮箱 邮箱 "
    "電子郵件地址 電子郵件信箱 電子郵件 電子信箱",
    "full": "student fullname name studentname firstnamelastname vollstandigername "
    "姓名 全名 学生姓名 學生姓名",
    "first": "firstname givenname vorname 名字 名",
    "last": "lastname surname familyname nachname familienname 姓氏 姓",
}
COLUMNS = {role: names.split() for role, names in COLUMNS.items()}
IDS = ("number", "login", "moodle", "email")  # the most stable first
PARTICIPANT = re.compile(r"(participant|teilnehmer[^\d\s]*|参与者|參與者)\s*\d+", re.I)
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]+")


class RosterError(ValueError):
    """Says what is wrong with a roster, on which line, and how to mend it."""


@dataclass(frozen=True)
class Student:
    """One line of the roster; row: the columns of the LMS, as given."""

    id: str
    name: str
    email: str = ""
    row: dict = field(default_factory=dict, compare=False)


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
        return next(iter(names_of_row(self.row)), "")


def read_roster(path):
    """The students of a CSV file, in its order.

    UTF-8, UTF-16, GB18030 or Windows-1252; commas, semicolons or tabs. A student's id
    is the student number, else the login, the identifier of Moodle, the e-mail
    address, the name: the first of them that the file has. If a line lacks it, it is
    for all lines the next that is complete and without doubles. RosterError names the
    line.
    """
    path = Path(path)
    with path.open("rb") as file:
        text = _decode(file.read(LARGEST + 1), path.name)
    header, records = _records(text, path.name)
    columns = _id_columns(header, records)
    if not columns and not any(_columns(header, role) for role in COLUMNS):
        found = ", ".join(clean(name) for name in header)
        raise RosterError(
            f"{path.name}: no column of names or ids among {found[:500]}; "
            "name the columns in the first line, for example: name,id,email"
        )
    records = _of_students(records, columns, path.name)
    ids = _ids(records, columns, path.name)
    return [_student(record, id) for record, id in zip(records, ids, strict=True)]


def clean(text):
    """The text on one line, without control characters: safe to print.

    >>> clean(" Lin\\x1b[31m\\nMei ")
    'Lin [31m Mei'
    """
    swap = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\ufffd", "Cf": ""}
    joiners = "\u200c\u200d"  # Persian and Indian names need them
    kept = (c if c in joiners else swap.get(category(c), c) for c in text)
    return " ".join(normalize("NFC", "".join(kept)).split())


def plain(text):
    """The letters and digits of a text, without case and accents, to compare names.

    >>> plain("Müller-Lüdenscheidt, Ana"), plain("王 伟")
    ('mullerludenscheidtana', '王伟')
    """
    text = normalize("NFKD", normalize("NFKD", text).casefold())
    return "".join(c for c in text if c.isalnum() or _vowel_sign(c))


def names_of_row(row):
    """The ways to write a student's name that the columns of the LMS give.

    >>> names_of_row({"Student": "Müller, Ana"})
    ['Ana Müller', 'Müller Ana']
    >>> names_of_row({"First name": "伟", "Surname": "王"})
    ['王伟', '伟王']
    """
    full, first, last = (_value(row, role) for role in ("full", "first", "last"))
    if first and not last and plain(first) not in plain(full):
        last = full  # the German list: Name, Vorname
    elif not (first and last) and "," in full:
        last, _, first = map(str.strip, full.partition(","))
    if HAN.fullmatch(first) and HAN.fullmatch(last):
        names = [last + first, first + last]
    elif first and last:
        names = [f"{first} {last}", f"{last} {first}"]
    else:
        names = [full or first or last]
    return [name for name in dict.fromkeys([*names, full]) if name and "," not in name]


def name_keys(student):
    """What `plain` makes of a student's name, in each order of its parts.

    >>> sorted(name_keys(Student("s01", "Lin Mei"))), name_keys(Student("s02", "Bo"))
    (['linmei', 'meilin'], {'bo'})
    """
    parts = student.name.replace(",", " ").split()
    if HAN.fullmatch(student.name) and len(student.name) <= 4:
        parts = list(student.name)  # written without a blank
    orders = ["".join(parts[i:] + parts[:i]) for i in range(len(parts))]
    return {plain(name) for name in orders + names_of_row(student.row)} - {""}


def moodle_number(student):
    """The number in "Participant 123456", or "" if the roster doesn't tell it."""
    for column, value in student.row.items():
        known = plain(column) in COLUMNS["moodle"]
        if known or PARTICIPANT.fullmatch(value.strip()):
            digits = re.search(r"\d+$", value.strip(), re.ASCII)
            return digits.group() if digits else ""
    return ""


def canvas_number(student):
    """The number that Canvas has for a student, or "" if the roster isn't of Canvas."""
    row = {plain(column): value.strip() for column, value in student.row.items()}
    canvas = row.keys() & {"sisuserid", "sisloginid"} or {"student", "id"} <= row.keys()
    return row.get("id", "") if canvas else ""


def is_chinese(data):
    """Whether bytes that aren't UTF-8 look like GB18030, which writes a sign in pairs.

    >>> is_chinese("王伟,李娜".encode("gb18030")), is_chinese("Müller".encode("cp1252"))
    (True, False)
    """
    runs = re.findall(rb"[\x80-\xff]+", data)
    alone = sum(len(run) == 1 for run in runs)  # a letter with an accent, say
    return 2 * alone < len(runs)


def _decode(data, file):
    """The text of the file's bytes; RosterError if they hold none."""
    if len(data) > LARGEST:
        raise RosterError(
            f"{file} is larger than {LARGEST // 2**20} MB: no roster of a class is; "
            "give the CSV file that the LMS exports"
        )
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise RosterError(f"{file} is a workbook or a zip: save it as CSV in UTF-8")
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RosterError(f"{file}: the encoding can't be read: save it as CSV in UTF-8")


def _encodings(data):
    """The encodings to try, likeliest first."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    return ["utf-8-sig", "gb18030" if is_chinese(data) else "cp1252"]


def _records(text, file):
    """The names of the columns, and the lines below that aren't blank."""
    text = text.lstrip("\ufeff")
    lines = _lines(text, file)
    if not lines:
        raise RosterError(f"{file} is empty: export the roster again")
    (_, header), *below = lines
    for line, fields in below:
        if any(clean(value) for value in fields[len(header) :]):
            raise RosterError(
                f"{file}, line {line}: {len(fields)} fields under {len(header)} "
                'columns; put a field with a comma in it in quotes: "Lin, Mei"'
            )
    return header, [Record(line, _row(header, fields)) for line, fields in below]


def _lines(text, file):
    """The fields of each line that isn't blank, with the number of its line."""
    top = next(filter(str.strip, text.splitlines()), "")
    counts = Counter(re.sub(r'"[^"]*"', "", top))
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=max(",;\t", key=lambda character: counts[character]),
        strict=True,
    )
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
    row = {}
    for column, value in zip_longest(header, fields[: len(header)], fillvalue=""):
        row.setdefault(column, value)
    return row


def _id_columns(header, records):
    """The columns that can hold ids, the best first."""
    found = {role: _columns(header, role) for role in IDS}
    for column in list(found["number"]):
        values = [record.value(column) for record in records if record.value(column)]
        if values and all(map(PARTICIPANT.fullmatch, values)):
            found["number"].remove(column)
            found["moodle"].append(column)  # "ID" is what German calls it
    return [column for role in IDS for column in found[role]]


def _columns(header, role):
    """The columns of a role, the best first."""
    names = COLUMNS[role]
    own = [column for column in dict.fromkeys(header) if plain(column) in names]
    return sorted(own, key=lambda column: names.index(plain(column)))


def _value(row, role):
    """The first value that the columns of a role have, cleaned, or ""."""
    values = (clean(row[column]) for column in _columns(row, role))
    return next(filter(None, values), "")


def _of_students(records, columns, file):
    """The records without those that Canvas puts in for itself."""
    names = [plain(record.name) for record in records]
    if "pointspossible" in names[:3]:  # below it come the students
        records = records[names.index("pointspossible") + 1 :]
    records = [r for r in records if r.row.get("Student") != "Student, Test"]
    for record in records:
        if not record.name and not any(map(record.value, columns)):
            raise RosterError(
                f"{file}, line {record.line}: neither a name nor an id; "
                "fill one in or delete the line"
            )
    if not records:
        raise RosterError(f"{file}: columns but no student; export the roster again")
    return records


def _ids(records, columns, file):
    """The ids, from the best column that gives every student one."""
    choices = [(column, [r.value(column) for r in records]) for column in columns]
    choices.append(("name", [record.name for record in records]))
    choices = [(column, ids) for column, ids in choices if any(ids)]
    column, ids = choices[0]
    if all(ids):
        _refuse_doubles(column, ids, records, file)
        return ids
    for _, others in choices[1:]:
        if all(others) and len(set(others)) == len(others):
            return others
    line = records[ids.index("")].line
    raise RosterError(
        f"{file}, line {line}: no {clean(column)}, and no other column gives each "
        "student one; fill it in"
    )


def _refuse_doubles(column, ids, records, file):
    lines = {}
    for id, record in zip(ids, records, strict=True):
        if id in lines:
            raise RosterError(
                f"{file}, line {record.line}: the {clean(column)} {id!r} stands on "
                f"line {lines[id]} already; correct it, or delete one of the lines"
            )
        lines[id] = record.line


def _student(record, id):
    return Student(id, record.name or id, _value(record.row, "email"), record.row)


def _vowel_sign(character):
    """Whether a mark is a letter's part, as in Hindi, and not an accent on it."""
    return category(character).startswith("M") and not combining(character)
