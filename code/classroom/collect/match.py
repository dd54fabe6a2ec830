"""Whose file is it: by its name, by the LMS's number in it, by the notebook's mark.

The first part of a path that the LMS wrote decides: what students may have written
behind it isn't looked at.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from classroom.assign.assignment import file_name
from classroom.collect.paths import NOTEBOOK, parts
from classroom.roster.columns import COLUMNS, HAN, names_of
from classroom.roster.roster import PARTICIPANT, Student
from classroom.text import plain

NUMBER = r"(?P<number>[0-9]{1,18})"
MOODLE = re.compile(rf"(?P<name>.*?)_{NUMBER}_assignsubmission_file_.*", re.S)
CANVAS = re.compile(
    rf"(?P<name>[^_]+)_(?P<late>LATE_)?{NUMBER}_[0-9]+_(?P<own>.+)", re.S
)
COPY = re.compile(r"( ?\([0-9]{1,4}\)| ?- ?(copy|kopie|副本) ?[0-9]{0,4})+$", re.I)
AGAIN = re.compile(r"-([0-9]{1,3})(?=(?:-[0-9]{1,3})*$)")


class Match(NamedTuple):
    """Whom a file's name means: a student, or several rivals, or nobody."""

    student: Student | None = None
    rivals: tuple[Student, ...] = ()
    other: Student | None = None  # whom the name means, where a number means student
    late: bool = False
    version: tuple[int, ...] = ()  # the resubmission's number


class Index:
    """Students by all that a file may say of them."""

    def __init__(self, students):
        self.ids = {student.id: student for student in students}
        self.exact = _table(students, lambda s: {s.id, file_name(s)})
        self.folded = _table(students, lambda s: {s.id.casefold(), file_name(s)})
        self.names = _table(students, name_keys)
        self.moodle = _table(students, lambda s: {moodle_number(s)} - {""})
        self.canvas = _table(students, lambda s: {canvas_number(s)} - {""})

    def match(self, path):
        """The match of a path inside the source."""
        steps = parts(path)
        for step in steps:  # the first is the LMS's; below it, students give names
            if found := MOODLE.fullmatch(step):
                return self._numbered(found, self.moodle)
        if found := CANVAS.fullmatch(steps[-1]):
            late, version = bool(found["late"]), _version(found["own"])
            match = self._numbered(found, self.canvas)
            return match._replace(late=late, version=version)
        return self._plain(NOTEBOOK.sub("", steps[-1]))

    def whose(self, match, mark):
        """Whose file it is, a student or None; and the doubts, as ends of sentences.

        What the name says counts; a mark only where the name leaves it open.
        """
        marked = self.ids.get(mark)
        if match.student:
            return match.student, _contradictions(match, mark, marked)
        rivals = " and ".join(rival.label for rival in match.rivals)
        why = f"file's name fits {rivals}" if rivals else "file's name is nobody's"
        if marked and (marked in match.rivals or not rivals):
            handed = "to whom the notebook was handed out"
            return marked, [f", {handed}; the {why}; see whose work it is"]
        if not rivals:
            return None, []
        files = " or ".join(f"{file_name(rival)}.ipynb" for rival in match.rivals)
        fix = f"see whose it is, name it {files}, and collect it from a folder"
        return None, [f"; the {why}; {fix}"]

    def _numbered(self, found, numbers):
        """By the LMS's number if the roster has it, else by name."""
        named = self.names[plain(found["name"])]
        numbered = numbers[found["number"]]
        if len(numbered) != 1:
            return _one(named)
        other = named[0] if named and numbered[0] not in named else None
        return Match(numbered[0], other=other)

    def _plain(self, stem):
        for text in (stem, COPY.sub("", stem)):
            ids = self.exact[text] or self.folded[text.casefold()]
            if found := ids or self.names[plain(text)]:
                return _one(found)
        return Match()


def name_keys(student):
    """What `plain` makes of a student's name, in each order of its parts.

    >>> sorted(name_keys(Student("s01", "Lin Mei"))), name_keys(Student("s02", "Bo"))
    (['linmei', 'meilin'], {'bo'})
    """
    parts = student.name.replace(",", " ").split()
    if HAN.fullmatch(student.name) and len(student.name) <= 4:
        parts = list(student.name)  # written without a blank
    orders = ["".join(parts[i:] + parts[:i]) for i in range(len(parts))]
    return {plain(name) for name in orders + names_of(student.row)} - {""}


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


def _version(own):
    """The numbers that Canvas puts behind a name when it is handed in again.

    >>> _version("lab.ipynb"), _version("lab-2.ipynb"), _version("lab-2-1.ipynb")
    ((), (2,), (2, 1))
    """
    return tuple(map(int, AGAIN.findall(NOTEBOOK.sub("", own)[-40:])))


def _table(students, keys):
    """Students by key, all that share one."""
    table = defaultdict(list)
    for student in students:
        for key in keys(student):
            table[key].append(student)
    return table


def _one(students):
    if len(students) == 1:
        return Match(students[0])
    return Match(rivals=tuple(students))


def _contradictions(match, mark, marked):
    """What speaks against a match, as ends of sentences."""
    doubts = []
    if match.other:
        end = f"but the name is that of {match.other.label}; see whose it is"
        doubts.append(f" by the number, {end}")
    if mark is not None and marked != match.student:
        to = marked.label if marked else f"{mark!r}, who isn't on the roster"
        end = f"but the notebook was handed out to {to}; see whose work it is"
        doubts.append(f" by its name, {end}")
    return doubts
