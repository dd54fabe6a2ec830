"""Whose row it is, after a spreadsheet has been at it; codes for blind reading.

Excel makes 71 of 0071 and 1.23457E+11 of 123456789012 as soon as it opens a table. It
leaves codes alone, which are letters.
"""

import hashlib
from collections import defaultdict

from classroom.marks.sheet import harmless
from classroom.text import clean, plain

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowels, so no words; no digits, so no numbers
LENGTH = 7


class Index:
    """Students by what a row may say of them."""

    def __init__(self, students):
        self.codes = {code(student): student.id for student in students}
        self.ids = {clean(harmless(student.id)): student.id for student in students}
        self.ids |= {clean(student.id): student.id for student in students}
        self.bare, self.names = defaultdict(list), defaultdict(list)
        for student in students:
            self.bare[_bare(student.id)].append(student.id)
            self.names[plain(student.name)].append(student.id)

    def find(self, row):
        """The id of the student that a row means, or None.

        ValueError if its cells are of two students.
        """
        id, name = row["student"], row["name"]
        near, named = self.bare.get(_bare(id), []), self.names.get(plain(name), [])
        exact, coded = self.ids.get(id), self.codes.get(row["code"])
        if coded and exact not in (None, coded) and coded not in near:
            raise ValueError(_two(f"student {id}", f"code {row['code']}"))
        found = coded or exact or _only(near) or (None if id else _only(named))
        if found and named and found not in named:
            raise ValueError(_two(f"student {id}", f"name {name!r}"))
        return found


def _two(one, other):
    return (
        f"{one} and {other} are two students': was one column sorted without the "
        "others, or a row copied? Put it right"
    )


def _bare(id):
    """A number as spreadsheets keep it, without zeros in front; else the id."""
    return id.lstrip("0") or "0" if id.isdecimal() else id.casefold()


def _only(found):
    return found[0] if len(found) == 1 else None


def code(student):
    """A name for a student that tells nobody who it is, the same in every report."""
    number = int.from_bytes(hashlib.sha256(student.id.encode()).digest()[:8], "big")
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)
