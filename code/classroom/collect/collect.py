"""The collection of what an LMS gives as "download all submissions".

Each student's newest notebook is taken, and of every other file the report says why
it wasn't: archive (what is there) → candidates (whose each may be) → sort → collect.
"""

from pathlib import Path
from typing import NamedTuple

from classroom.collect.archive import entries
from classroom.collect.candidates import candidates
from classroom.collect.keep import Kept
from classroom.collect.names.match import Index
from classroom.collect.names.own_pattern import own_pattern
from classroom.collect.record import Collected
from classroom.collect.sort import Sorted, of_other_assignment, part_same_marks

ALONE = "; if it is theirs, collect it alone with --take-anyway"


class How(NamedTuple):
    """How to collect."""

    assignment: str = ""  # the id that its notebooks are marked with; "" if they aren't
    anyway: bool = False  # take what is in doubt, older, or of another assignment
    names: str = ""  # a pattern of one's own, as "{name} - {id}/{file}"


PLAINLY = How()


def collect(source, students, folder, how=PLAINLY):
    """Take each student's newest notebook from `source` into `folder`; the report.

    The newest is the one that the LMS numbers highest, else the latest, else the last
    by name. An older one never replaces what an earlier collection brought, one in
    doubt nothing at all, and what is replaced is kept. SubmissionError if the source
    can't be read as a whole, or is of another assignment; then nothing is changed.
    """
    source, folder = Path(source), Path(folder)
    index = Index(students, own_pattern(how.names) if how.names else None)
    collecting = Collecting(Kept(folder), how.anyway)
    with entries(source, folder) as there:
        found = candidates(there, index)
        assignment = "" if how.anyway else how.assignment
        foreign = of_other_assignment(found, assignment, source.name)
        part_same_marks(found)
        files = Sorted(collecting.found, foreign)
        for candidate in sorted(found, key=lambda c: c.newest, reverse=True):
            files.add(candidate, how.anyway)
        folder.mkdir(parents=True, exist_ok=True)
        for student in students:
            collecting.take(student, files.files[student])
            collecting.say_broken(student, files.broken[student])
    return collecting.report(students)


class Collecting:
    """A collection under way, student by student."""

    def __init__(self, kept, anyway):
        self.kept, self.anyway, self.found = kept, anyway, Collected()
        self.chosen = {}  # student id → the candidate that was taken

    def take(self, student, files):
        """Keep the best of a student's files, and set the others aside."""
        if not files:
            return
        best, *others = sorted(files, key=_sureness, reverse=True)
        stays = self._in_doubt(student, best) or self._is_older(student, best)
        if stays:
            self.found.came.add(student.id)
        else:
            self._keep(student, best)
        for other in others:
            self._set_aside(student, other, best)

    def _in_doubt(self, student, best):
        """Whether it isn't to replace what is there, since its voices differ."""
        if best.verdict.sure:
            return False
        there = self.kept.has(student) and not self.kept.is_of_same(student, best.told)
        stays = there and not self.anyway
        if stays:
            self._aside(student, best, self.found.doubted)
        self._doubt(student, best, "not taken" if stays else "taken")
        return stays

    def _is_older(self, student, best):
        """Whether what is there is newer, and stays."""
        older = self.kept.order(student, best.told) == -1 and not self.anyway
        if older:
            there = self.kept.told(student)
            told = f"{best.name}{_of(best.told)}; {there.get('file')}{_of(there)} stays"
            self.found.older.append(f"{student.label}: {told}")
        return older

    def _keep(self, student, best):
        order = self.kept.order(student, best.told)
        replaced = self.kept.write(student, best.entry.notebook())
        if replaced:
            how = {-1: ", though it is older", 0: ", of the same moment"}
            how[None] = "; which is newer isn't known"
            told = f"{best.name}{how.get(order, '')}; kept as {replaced.name}"
            self.found.replaced.append(f"{student.label}: {told}")
        self.chosen[student.id] = best
        self.found.taken[student.id] = best.name
        self.found.told[student.id] = best.told
        if best.match.late:
            self.found.late.append(student.id)
        if best.verdict.by == "mark" and best.verdict.sure:
            self.found.marked.append(student.id)  # many platforms rename files

    def _set_aside(self, student, other, best):
        """Say of another file of a student why it isn't the one that counts."""
        doubtful = other.verdict.doubts and (
            best.verdict.by == "name" or not other.verdict.sure or not other.said
        )
        same = other.newest[:-1] == best.newest[:-1]  # but for the name
        where = self.found.doubted if doubtful else self.found.same if same else None
        self._aside(student, other, where)
        if doubtful:
            self._doubt(student, other, "set aside")

    def _aside(self, student, candidate, why):
        self.found.duplicates.setdefault(student.id, []).append(candidate.name)
        if why is not None:
            why.add(candidate.name)

    def _doubt(self, student, candidate, done):
        end = "" if done == "taken" else ALONE
        for doubt in candidate.verdict.doubts:
            told = f"{candidate.name}: {done} for {student.label}{doubt}{end}"
            self.found.see(student, told)

    def say_broken(self, student, broken):
        """Ask for the notebooks again that would have been a student's newest."""
        names = [
            c.name for c in broken if c.is_notebook and self._is_newest(c, student)
        ]
        if not names and student.id not in self.found.taken:
            names = [c.name for c in broken if not self.kept.has(student)]
        if not names:
            return
        then = "nothing else came"
        if student.id in self.found.taken:
            then = f"{self.found.taken[student.id]} was taken"
        elif self.kept.has(student):
            then = "what came earlier was kept"
        said = f"{', '.join(names)} can't be read, {then}; ask for the file again"
        self.found.see(student, f"{student.label}: {said}")

    def _is_newest(self, candidate, student):
        taken = self.chosen.get(student.id)
        return taken is None or candidate.newest > taken.newest

    def report(self, students):
        """The report, when all students are through."""
        absent = [s for s in students if not self.kept.has(s)]
        self.found.unusable = [s for s in absent if s.id in self.found.came]
        self.found.missing = [s for s in absent if s.id not in self.found.came]
        return self.found


def _sureness(candidate):
    """What sorts a student's files: a name before a mark, both before a doubt."""
    by = 1 + (candidate.verdict.by == "name") if candidate.verdict.sure else 0
    return by, candidate.newest


def _of(told):
    """A file's time or number, for a sentence."""
    if told.get("attempt"):
        return f" (number {told['attempt'][0]})"
    return f" (of {told['time'][:16].replace('T', ' ')})" if told.get("time") else ""
