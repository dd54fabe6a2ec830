"""What a source holds, read file by file: whose each may be, and what is wrong with it.

Nothing is decided here between two files, and nothing is written.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from tqdm import tqdm

from classroom.collect.entry import Entry, SystemFileError
from classroom.collect.names.listed import listed
from classroom.collect.names.match import Match, Verdict
from classroom.collect.paths import NOTEBOOK, ZIP, is_ignored
from classroom.collect.submission import Mark, SubmissionError, marks
from classroom.roster.roster import Student
from classroom.text import clean, plain
from viewcast.support.jobs import BAR

PACKING = 600  # seconds in which an LMS packs a zip: its times may be those of packing
NO_MARK, NOBODYS = Mark(), Verdict(None)


@dataclass
class Candidate:
    """A file of the source, with all that is known of it."""

    entry: Entry
    match: Match
    problem: str = ""  # why it is no notebook
    mark: Mark = NO_MARK
    verdict: Verdict = NOBODYS
    claimed: Student | None = None  # by a mark that isn't enough
    handed_in: str = ""  # ISO; "" where neither LMS nor zip says it

    @property
    def name(self):
        return self.entry.name

    @property
    def said(self):
        return self.match.said

    @property
    def time(self):
        """When it came, or was changed, in ISO: the LMS's word before the zip's."""
        return (self.said and self.said.when) or self.entry.time

    def comes_with(self, earlier):
        """Whether the time doesn't say that this file is newer than an earlier one."""
        if not self.time or not earlier.time:
            return True
        then, now = map(datetime.fromisoformat, (earlier.time, self.time))
        return (now - then).total_seconds() <= PACKING

    @property
    def age(self):
        """What tells newer from older: the resubmission, then the time."""
        return self.match.version, self.time

    @property
    def newest(self):
        """What sorts files of one student: the age, and the name where that is all."""
        stem = NOTEBOOK.sub("", self.entry.spellings[0])
        words = re.split(r"([0-9]{1,15})", stem)  # "name 10" comes after "name 9"
        words[1::2] = map(int, words[1::2])
        return *self.age, self.entry.inner_time, words

    @property
    def told(self):
        """What collected.json keeps of it, so that it can be given back."""
        said = self.said
        return {
            "file": self.name,
            "late": self.match.late,
            "handed_in": self.handed_in or None,
            "layout": said.lms if said else None,
            "place": clean(said.place) if said else None,
            "number": (said.number or None) if said else None,
            "attempt": list(self.match.version),
            "time": self.time or None,
        }

    @property
    def is_notebook(self):
        """Whether it was meant as a notebook, or as a zip of one."""
        path = self.entry.spellings[0]
        return bool(NOTEBOOK.search(path) or ZIP.search(path))


def candidates(entries, index):
    """The candidates among the entries: all but what LMS and system add."""
    known, own_list = listed(entries)
    entries = [entry for entry in entries if entry is not own_list]
    for entry in entries:  # what names some student shows what kind of names these are
        index.match(entry.spellings[0], known)
    found = []
    for entry in tqdm(entries, "collecting", bar_format=BAR, disable=None):
        spelled, match = _matched(entry, index, known)
        own = match.said.own if match.said else ""
        if own and is_ignored(own):
            continue
        try:
            found.append(_read(spelled, match))
        except SystemFileError:
            continue
    _judge(found, index)
    _date(found)
    return _without_notes(found)


def _matched(entry, index, known):
    """The entry with its match, spelled as the match has it."""
    for spelling in entry.spellings:
        match = index.match(spelling, known)
        if match.student or match.rivals:
            return replace(entry, spellings=(spelling,)), match
    return entry, index.match(entry.spellings[0], known)


def _read(entry, match):
    """A candidate; what can't be read as a notebook says why."""
    why_not = match.said.why_not if match.said else ""
    try:
        if why_not:
            raise SubmissionError(why_not)
        mark = marks(entry.notebook())
    except SystemFileError:
        raise
    except SubmissionError as error:
        return Candidate(entry, match, str(error))
    return Candidate(entry, match, "", mark)


def _judge(found, index):
    """Say whose each notebook is; marks of another roster's ids are no voices."""
    told = {c.mark.student for c in found} - {None}
    strange = len(told) > 1 and not any(map(index.marked, told))
    named = [c.match for c in found if c.said and not c.said.anonymous]
    unknown = [match for match in named if not match.student and not match.rivals]
    index.fits = len(named) > 2 * len(unknown)
    index.nameless = _nameless(unknown) if len(unknown) == len(named) else set()
    for candidate in found:
        if not candidate.problem:
            mark = None if strange else candidate.mark.student
            candidate.verdict = index.whose(candidate.match, mark)
            if candidate.verdict.student is None:
                candidate.claimed = index.marked(mark)


def _nameless(matches):
    """The one name of several numbers, which hides all names: in Korean, say."""
    names = {plain(match.said.name) for match in matches}
    numbers = {match.said.number for match in matches}
    return names - {""} if len(names) == 1 < len(numbers) else set()


def _date(found):
    """Say when files were handed in: as the LMS says, or a zip that has kept it.

    Where all times of a zip lie together, they are those of its packing.
    """
    dated = [c for c in found if c.said and c.said.dated and c.entry.where == "zip"]
    times = [datetime.fromisoformat(c.entry.time) for c in dated if c.entry.time]
    kept = times and (max(times) - min(times)).total_seconds() > PACKING
    for candidate in found:
        candidate.handed_in = (candidate.said and candidate.said.when) or ""
    for candidate in dated if kept else ():
        candidate.handed_in = candidate.handed_in or candidate.entry.time


def _without_notes(found):
    """All but what an LMS wrote or keeps beside a file that came."""
    came = Counter(c.said.who for c in found if c.said and not c.problem)
    return [c for c in found if not (c.said and c.said.why_not and came[c.said.who])]
