"""Whose file is it: three voices, the LMS's, the notebook's mark, the file's own name.

The LMS's decides. What students wrote themselves, a file's name or a mark, counts only
where the LMS names nobody; where voices differ, a person is asked.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from classroom.assign.assignment import file_name
from classroom.collect.names.readings import Said, readings
from classroom.collect.paths import NOTEBOOK, parts
from classroom.roster.identities import (
    canvas_number,
    folded,
    identities,
    moodle_number,
    name_keys,
)
from classroom.roster.roster import Student
from classroom.text import plain

COPY = re.compile(r"( ?\([0-9]{1,4}\)| ?- ?(copy|kopie|副本) ?[0-9]{0,4})+$", re.I)
ANYWAY = " with --take-anyway"


class Match(NamedTuple):
    """Whom a file's name means: a student, or several rivals, or nobody."""

    student: Student | None = None
    rivals: tuple[Student, ...] = ()
    other: Student | None = None  # whom the name means, where a number means student
    said: Said | None = None  # by the LMS; None if the student alone named the file

    @property
    def late(self):
        """What the LMS says: True, False, or None."""
        return self.said.late if self.said else None

    @property
    def version(self):
        """The numbers of a resubmission, which are higher for a later one."""
        return self.said.version if self.said else ()


class Verdict(NamedTuple):
    """Whose file it is, or None; doubts: ends of sentences; by: "name" or "mark"."""

    student: Student | None
    doubts: tuple[str, ...] = ()
    by: str = "name"
    sure: bool = True  # no two voices differ


class Index:
    """Students by all that a file may say of them."""

    def __init__(self, students, own_pattern=None):
        self.own_pattern = own_pattern
        self.seen = set()  # LMSs whose names are those of students in this source
        self.exact = _table(students, lambda s: {s.id, file_name(s)})
        self.folded = _table(students, lambda s: {s.id.casefold(), file_name(s)})
        self.names = _table(students, name_keys)
        self.known = _table(students, identities)
        self.local = _table(students, lambda s: {s.email.partition("@")[0].casefold()})
        self.numbers = {
            "moodle": _table(students, lambda s: {moodle_number(s)} - {""}),
            "canvas": _table(students, lambda s: {canvas_number(s)} - {""}),
        }
        self.fits = False  # whether the LMS's names are those of the roster
        self.nameless = set()  # what the LMS wrote in the place of names
        self.named = any(plain(s.name) != plain(s.id) for s in students)

    def match(self, path, listed=None):
        """The match of a path in the source.

        listed: what a list of the LMS's own adds, {folder: fields of each submitter}.
        """
        odd = None
        for said in readings(path, self.own_pattern):
            more = (listed or {}).get(said.place, [{}])
            match = _joined([self._said(said._replace(**fields)) for fields in more])
            if match.student or match.rivals:
                self.seen.add(said.lms)
            if match.student or match.rivals or not said.weak:
                return match
            odd = odd or (match if said.lms in self.seen else None)
        match = self._plain(NOTEBOOK.sub("", parts(path)[-1]))
        return match if match.student or match.rivals else odd or match

    def whose(self, match, mark):
        """The verdict on a file, from what the LMS or its name and its mark say."""
        marked = self.marked(mark)
        if match.student:
            return _by_name(match, mark, marked)
        rivals = " and ".join(rival.label for rival in match.rivals)
        why = f"file's name fits {rivals}" if rivals else "file's name is nobody's"
        if marked and not rivals and self.fits and self._odd(match):
            end = f"; its mark says {marked.label}, but the LMS's name is of nobody on "
            return Verdict(None, (f"{end}the roster; see whose it is",), "mark", False)
        if marked and (marked in match.rivals or not rivals):
            handed = "to whom the notebook was handed out"
            doubt = f", {handed}; the {why}; see whose work it is"
            return Verdict(marked, (doubt,), "mark", not self._odd(match))
        if not rivals:
            return Verdict(None)
        files = " or ".join(f"{file_name(rival)}.ipynb" for rival in match.rivals)
        fix = f"see whose it is, name it {files}, and collect it from a folder"
        return Verdict(None, (f"; the {why}; {fix}{ANYWAY if mark else ''}",))

    def marked(self, mark):
        """The one student whom a mark means, by any id that the roster has, or None."""
        found = self.known[folded(mark or "")]
        found = [student for student in found if student.id == mark] or found
        return found[0] if len(found) == 1 else None

    def _odd(self, match):
        """Whether a person is to be asked, where a mark alone says whose a file is."""
        said = match.said
        named = said and not said.anonymous and plain(said.name) not in self.nameless
        return bool(match.rivals or (named and self.named))

    def _said(self, said):
        """By the LMS's number or the login if the roster has it, else by name."""
        named = [] if said.anonymous else self.names[plain(said.name)]
        for sure in self._by_ids(said):
            if len(sure) == 1:
                other = named[0] if named and sure[0] not in named else None
                return Match(sure[0], other=other, said=said)
            named = sure or named
        if said.lms == "ilias" and not named:  # "Last_First_login"
            words = said.logins.split("_")
            starts = [plain("".join(words[:n])) for n in range(1, len(words) + 1)]
            named = [s for start in starts for s in self.names.get(start, ())]
        return _one(named, said)

    def _by_ids(self, said):
        """The students whom a number, an id or a login means, the surest first."""
        yield self.numbers.get(said.lms, self.known if said.lms == "own" else {}).get(
            said.number, []
        )
        for told in (said.id, said.email):
            yield self.known[folded(told)]
        words = said.logins.split("_")
        ends = {folded("_".join(words[n:])) for n in range(len(words))} - {""}
        for table in (self.known, self.local):
            yield list(dict.fromkeys(s for end in ends for s in table.get(end, ())))

    def _plain(self, stem):
        for text in (stem, COPY.sub("", stem)):
            ids = self.exact[text] or self.folded[text.casefold()]
            if found := ids or self.names[plain(text)]:
                return _one(found)
        return Match()


def _table(students, keys):
    """Students by key, all that share one."""
    table = defaultdict(list)
    for student in students:
        for key in keys(student) - {""}:
            table[key].append(student)
    return table


def _one(students, said=None):
    students = tuple(dict.fromkeys(students))
    if len(students) == 1:
        return Match(students[0], said=said)
    return Match(rivals=students, said=said)


def _joined(matches):
    """One match of those of a file that several handed in together."""
    if len(matches) == 1:
        return matches[0]
    found = [s for m in matches for s in (m.student, *m.rivals) if s]
    return _one(found, matches[0].said)


def _by_name(match, mark, marked):
    """The verdict where a name means a student, and the mark perhaps another."""
    student = match.student
    to = marked.label if marked else f"{mark!r}, who isn't on the roster"
    doubts = []
    if match.other:
        end = f"but the name is that of {match.other.label}; see whose it is"
        doubts.append(f" by the number, {end}")
    if mark is not None and marked != student:
        own = not match.said or match.said.weak  # the student may have named it
        if own and marked:
            end = f"; its name is that of {student.label}, but the notebook was handed "
            end += f"out to {to}; see whose it is"
            return Verdict(None, (end,), sure=False)
        end = f"but the notebook was handed out to {to}; see whose work it is"
        doubts.append(f" by its name, {end}")
    return Verdict(student, tuple(doubts), sure=not doubts)
