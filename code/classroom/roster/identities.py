"""What a student may be called: names in any order, and the numbers of LMSs."""

import re

from classroom.roster.columns import COLUMNS, HAN, PARTICIPANT, names_of, value, values
from classroom.text import clean, plain


def identities(student):
    """All that an LMS may call a student by: id, numbers, logins, e-mail address."""
    roles = ("number", "login", "email")
    told = [student.id, *(v for role in roles for v in values(student.row, role))]
    return {folded(text) for text in told} - {""}


def folded(text):
    """An id as it is compared; Brightspace puts # before its own."""
    return clean(text).lstrip("#").casefold()


def name_keys(student):
    """What `plain` makes of a student's name, in each order of its parts.

    >>> from classroom.roster.roster import Student
    >>> sorted(name_keys(Student("s01", "Lin Mei"))), name_keys(Student("s02", "Bo"))
    (['linmei', 'meilin'], {'bo'})
    """
    parts = student.name.replace(",", " ").split()
    if HAN.fullmatch(student.name) and len(student.name) <= 4:
        parts = list(student.name)  # written without a blank
    orders = ["".join(parts[i:] + parts[:i]) for i in range(len(parts))]
    told = [*names_of(student.row), value(student.row, "full")]
    return {plain(name) for name in orders + told} - {""}


def moodle_number(student):
    """The number in "Participant 123456", or "" if the roster doesn't tell it."""
    for column, told in student.row.items():
        known = plain(column) in COLUMNS["moodle"]
        if known or PARTICIPANT.fullmatch(told.strip()):
            digits = re.search(r"\d+$", told.strip(), re.ASCII)
            return digits.group() if digits else ""
    return ""


def canvas_number(student):
    """The number that Canvas has for a student, or "" if the roster isn't of Canvas."""
    row = {plain(column): told.strip() for column, told in student.row.items()}
    canvas = row.keys() & {"sisuserid", "sisloginid"} or {"student", "id"} <= row.keys()
    return row.get("id", "") if canvas else ""
