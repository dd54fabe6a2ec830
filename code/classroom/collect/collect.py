"""The collection of what Moodle or Canvas gives as "download all submissions".

Each student's newest notebook is taken, and of every other file the report says why
it wasn't: archive (what is there) → match (whose is it) → collect.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from tqdm import tqdm

from classroom.assign.assignment import file_name
from classroom.collect.archive import entries
from classroom.collect.match import Index
from classroom.collect.paths import NOTEBOOK
from classroom.collect.submission import SubmissionError, mark
from classroom.roster.roster import Student
from viewcast.support.files import write_whole
from viewcast.support.jobs import BAR


@dataclass
class Collected:
    """What came of a collection; files are named as in the source.

    Each file of the source is in one of taken, duplicates, unmatched, unreadable,
    but for what LMS and system add.
    """

    taken: dict[str, str] = field(default_factory=dict)  # student id → file
    missing: list[Student] = field(default_factory=list)  # no notebook is there now
    duplicates: dict[str, list[str]] = field(default_factory=dict)  # id → files
    late: list[str] = field(default_factory=list)  # student ids
    marked: list[str] = field(default_factory=list)  # known by the notebook's own mark
    unmatched: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)  # file, reason
    look: list[str] = field(default_factory=list)  # sentences
    of: dict[str, list[str]] = field(default_factory=dict)  # id → what was said of it


def collect(source, students, folder):
    """Take each student's newest notebook from `source` into `folder`; the report.

    The newest is the one that Canvas numbers highest, else the latest, else the last
    by name. What an earlier collection brought stays where this source has nothing
    for a student. SubmissionError if the source can't be read as a whole.
    """
    source, folder = Path(source), Path(folder)
    collecting = Collecting(Index(students), folder)
    with entries(source, folder) as found:
        folder.mkdir(parents=True, exist_ok=True)
        pairs = [_matched(entry, collecting.index) for entry in found]
        pairs.sort(key=_newest, reverse=True)
        for pair in tqdm(pairs, "collecting", bar_format=BAR, disable=None):
            collecting.take(*pair)
    return collecting.report(students)


def _matched(entry, index):
    """The entry with its match, spelled as the match has it."""
    for spelling in entry.spellings:
        match = index.match(spelling)
        if match.student or match.rivals:
            return replace(entry, spellings=(spelling,)), match
    return entry, index.match(entry.spellings[0])


def _newest(pair):
    """What sorts files: a name before a mark, the resubmission, the time, the name."""
    entry, match = pair
    stem = NOTEBOOK.sub("", entry.spellings[0])
    words = re.split(r"([0-9]{1,15})", stem)  # "name 10" comes after "name 9"
    words[1::2] = map(int, words[1::2])
    return match.student is not None, match.version, entry.time, words


class Collecting:
    """A collection under way: files come in newest first."""

    def __init__(self, index, folder):
        self.index, self.folder = index, folder
        self.found, self.broken = Collected(), defaultdict(list)

    def take(self, entry, match):
        """Store an entry for its student, or report why not."""
        if self._has(match.student) and not entry.problem:
            self._set_aside(match.student, entry)
            return
        try:
            data = entry.notebook()
        except SubmissionError as error:
            self.found.unreadable.append((entry.name, str(error)))
            self._note_broken(entry, match.student)
            return
        student = self._checked(entry, match, mark(data))
        if student is None:
            self.found.unmatched.append(entry.name)
        elif self._has(student):
            self._set_aside(student, entry)
        else:
            write_whole(self._file(student), data)
            self.found.taken[student.id] = entry.name
            self.found.late += [student.id] if match.late else []

    def report(self, students):
        """The report, when all entries are through."""
        self.found.missing = [s for s in students if not self._file(s).exists()]
        for student, names in self.broken.items():
            then = "what came earlier was kept"
            if self._has(student):
                then = f"{self.found.taken[student.id]} was taken"
            elif student in self.found.missing:
                then = "nothing else came"
            said = f"{', '.join(names)} can't be read, {then}; ask for the file again"
            self._look(student, f"{student.label}: {said}")
        return self.found

    def _look(self, student, sentence):
        self.found.look.append(sentence)
        if student:
            self.found.of.setdefault(student.id, []).append(sentence)

    def _has(self, student):
        return student is not None and student.id in self.found.taken

    def _set_aside(self, student, entry):
        self.found.duplicates.setdefault(student.id, []).append(entry.name)

    def _note_broken(self, entry, student):
        """Keep in mind a notebook that would have been the student's newest."""
        is_notebook = NOTEBOOK.search(entry.spellings[0])
        if student and is_notebook and not self._has(student):
            self.broken[student].append(entry.name)

    def _checked(self, entry, match, mark):
        """The student whose file it is, or None; says where to look."""
        student, doubts = self.index.whose(match, mark)
        aside = self._has(student)
        if student and not (match.student or match.rivals or aside):
            self.found.marked.append(student.id)  # many platforms rename files
            return student
        done = "set aside" if aside else "taken"
        done = f"{done} for {student.label}" if student else "not taken"
        for doubt in doubts:
            self._look(student, f"{entry.name}: {done}{doubt}")
        return student

    def _file(self, student):
        return self.folder / f"{file_name(student)}.ipynb"
