"""Collect what Moodle or Canvas gives as "download all submissions": a zip or a folder.

What is in the archive comes from strangers. Names of entries choose a student, never
a path; entries are read in memory, with limits; one bad file doesn't stop the others.
"""

import json
import os
import re
import stat
import zipfile
from collections import defaultdict
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from tqdm import tqdm

from classroom.assignment import file_name
from classroom.roster import (
    Student,
    canvas_number,
    clean,
    is_chinese,
    moodle_number,
    name_keys,
    plain,
)
from classroom.submission import LARGEST, SubmissionError, code_cells
from viewcast.resumable import BAR

MOST_ENTRIES = 20_000
MOST_BYTES = 4 * 2**30  # of all entries together, as the archive states them
MOST_EXPANSION = 200  # bytes from one byte, where more than 1 MB comes out
CHUNK = 2**16

NUMBER = r"(?P<number>[0-9]{1,18})"
MOODLE = re.compile(rf"(?P<name>.*?)_{NUMBER}_assignsubmission_file_.*", re.S)
CANVAS = re.compile(
    rf"(?P<name>[^_]+)_(?P<late>LATE_)?{NUMBER}_[0-9]+_(?P<own>.+)", re.S
)
ONLINE_TEXT = re.compile(r".*?_[0-9]+_assignsubmission_onlinetext_.*", re.S)
NOTEBOOK = re.compile(r"\.ipynb(\.json|\.txt)?$", re.I)  # some browsers add to it
COPY = re.compile(r"( ?\([0-9]{1,4}\)| ?- ?(copy|kopie|副本) ?[0-9]{0,4})+$", re.I)
RESUBMITTED = re.compile(r"(-[0-9]{1,3})+$")
JUNK = {"__macosx", "thumbs.db", "desktop.ini"}


@dataclass
class Collected:
    """What came of a collection; files are named as in the source.

    Each file of the source is in one of taken, duplicates, unmatched, unreadable,
    but for what LMS and system add. missing: who has no notebook in the folder now.
    """

    taken: dict[str, str] = field(default_factory=dict)  # student id → file
    missing: list[Student] = field(default_factory=list)
    duplicates: list[tuple[str, list[str]]] = field(default_factory=list)  # id, files
    late: list[str] = field(default_factory=list)  # student ids
    unmatched: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)  # file, reason
    look: list[str] = field(default_factory=list)  # sentences


@dataclass(frozen=True)
class Entry:
    """A file of the source; spellings: its path, as each likely encoding has it."""

    spellings: tuple[str, ...]
    time: tuple
    read: Callable[[], bytes]
    problem: str = ""  # why it isn't read at all

    @property
    def name(self):
        """The path for reports."""
        shown = clean(self.spellings[0])
        return shown if len(shown) <= 200 else f"{shown[:100]}…{shown[-99:]}"


class Match(NamedTuple):
    """Whom a file's name means: a student, or several rivals, or nobody."""

    student: Student | None = None
    rivals: tuple[Student, ...] = ()
    other: Student | None = None  # whom the name means, where a number means student
    late: bool = False
    version: tuple[int, ...] = ()  # the resubmission's number


class Index:
    """Students by all that a file's name may say of them."""

    def __init__(self, students):
        self.ids = {student.id: student for student in students}
        self.exact = _table(students, lambda s: {s.id, file_name(s)})
        self.folded = _table(students, lambda s: {s.id.casefold(), file_name(s)})
        self.names = _table(students, name_keys)
        self.moodle = _table(students, lambda s: {moodle_number(s)} - {""})
        self.canvas = _table(students, lambda s: {canvas_number(s)} - {""})

    def match(self, path):
        """The match of a path inside the source."""
        parts = _parts(path)
        for part in parts:  # the first is the LMS's; below it, students give names
            if found := MOODLE.fullmatch(part):
                return self._numbered(found, self.moodle)
        if found := CANVAS.fullmatch(parts[-1]):
            match = self._numbered(found, self.canvas)
            return match._replace(
                late=bool(found["late"]), version=_version(found["own"])
            )
        return self._plain(NOTEBOOK.sub("", parts[-1]))

    def _numbered(self, found, numbers):
        """By the LMS's number if the roster has it, else by name."""
        named = self.names[plain(found["name"])]
        numbered = numbers[found["number"]]
        if len(numbered) != 1:
            return _one(named)
        other = named[0] if named and numbered[0] not in named else None
        return Match(numbered[0], other=other)

    def _plain(self, stem):
        for text in dict.fromkeys([stem, COPY.sub("", stem)]):
            tables = (
                self.exact[text],
                self.folded[text.casefold()],
                self.names[plain(text)],
            )
            if found := next(filter(None, tables), None):
                return _one(found)
        return Match()


def collect(source, students, folder):
    """Take each student's newest notebook from `source` into `folder`; the report.

    The newest is the one that Canvas numbers highest, else the latest, else the last
    by name. What an earlier collection brought stays where this source has nothing
    for a student. SubmissionError if the source can't be read as a whole.
    """
    source, folder = Path(source), Path(folder)
    collecting = Collecting(Index(students), folder)
    with _entries(source, folder) as entries:
        folder.mkdir(parents=True, exist_ok=True)
        found = [_matched(entry, collecting.index) for entry in entries]
        found.sort(key=_newest, reverse=True)
        found.sort(key=lambda pair: pair[1].student is None)  # names count before marks
        for pair in tqdm(found, "collecting", bar_format=BAR, disable=None):
            collecting.take(*pair)
    return collecting.report(students)


class Collecting:
    """A collection under way: files come in newest first."""

    def __init__(self, index, folder):
        self.index, self.folder = index, folder
        self.found = Collected()
        self.aside, self.broken = defaultdict(list), defaultdict(list)

    def take(self, entry, match):
        """Store an entry for its student, or report why not."""
        student = match.student
        if student and student.id in self.found.taken and not entry.problem:
            self.aside[student.id].append(entry.name)
            return
        try:
            data, mark = _readable(entry)
        except SubmissionError as error:
            self.found.unreadable.append((entry.name, str(error)))
            self._note_broken(entry, student)
            return
        student = self._checked(entry, match, mark)
        if student is None:
            self.found.unmatched.append(entry.name)
        elif student.id in self.found.taken:
            self.aside[student.id].append(entry.name)
        else:
            self._store(student, entry.name, data)
            self.found.late += [student.id] if match.late else []

    def _note_broken(self, entry, student):
        """Keep in mind a notebook that would have been the student's newest."""
        newest = student and student.id not in self.found.taken
        if newest and NOTEBOOK.search(entry.spellings[0]):
            self.broken[student.id].append(entry.name)

    def report(self, students):
        """The report, when all entries are through."""
        self.found.missing = [s for s in students if not self._file(s).exists()]
        self.found.duplicates = list(self.aside.items())
        for id, names in self.broken.items():
            student = self.index.ids[id]
            then = "nothing else came"
            if id in self.found.taken:
                then = f"{self.found.taken[id]} was taken"
            elif student not in self.found.missing:
                then = "what came earlier was kept"
            self.found.look.append(
                f"{_called(student)}: {', '.join(names)} can't be read, {then}; "
                "ask for the file again"
            )
        return self.found

    def _checked(self, entry, match, mark):
        """Whose the file is, by its name, else by its mark; says where to look."""
        marked = self.index.ids.get(mark)
        if match.student is None:
            return self._by_mark(entry, match, marked)
        taken = f"{entry.name}: taken for {_called(match.student)}"
        if match.other:
            self.found.look.append(
                f"{taken} by the number, but the name is that of "
                f"{_called(match.other)}; see whose it is"
            )
        if mark is not None and marked != match.student:
            to = _called(marked) if marked else f"{mark!r}, who isn't on the roster"
            self.found.look.append(
                f"{taken} by its name, but the notebook was handed out to {to}; "
                "see whose work it is"
            )
        return match.student

    def _by_mark(self, entry, match, marked):
        """The student to whom a notebook was handed out, if its name allows that."""
        rivals = " and ".join(map(_called, match.rivals))
        why = (
            f"the file's name fits {rivals}"
            if rivals
            else "the file's name is nobody's"
        )
        if marked and (marked in match.rivals or not match.rivals):
            aside = marked.id in self.found.taken
            self.found.look.append(
                f"{entry.name}: {'set aside' if aside else 'taken'} for "
                f"{_called(marked)}, to whom the notebook was handed out; {why}; "
                "see whose work it is"
            )
            return marked
        if rivals:
            files = " or ".join(f"{file_name(rival)}.ipynb" for rival in match.rivals)
            self.found.look.append(
                f"{entry.name}: not taken; {why}; see whose it is, name it {files}, "
                "and collect it from a folder"
            )
        return None

    def _store(self, student, name, data):
        """Write the bytes so that nobody ever finds half of them."""
        file = self._file(student)
        beside = file.with_name(file.name + ".unfinished")
        beside.write_bytes(data)
        beside.replace(file)
        self.found.taken[student.id] = name

    def _file(self, student):
        return self.folder / f"{file_name(student)}.ipynb"


def text(collected, students):
    """The report for the terminal: counts first, then each list with its mend."""
    kept = len(students) - len(collected.taken) - len(collected.missing)
    counts = {
        "taken": len(collected.taken),
        "kept from an earlier collection": kept,
        "missing": len(collected.missing),
        "late": len(collected.late),
    }
    numbers = [f"{n} {what}" for what, n in counts.items() if n or what == "taken"]
    lines = [f"{len(students)} students: {', '.join(numbers)}"]
    for title, mend, items in _lists(collected, students):
        if items:
            lines += ["", f"{title} ({len(items)}){mend}"]
            lines += [f"  {item}" for item in items]
    return "\n".join(lines)


def _lists(collected, students):
    """The lists of the report: title, mend, items."""
    named = {student.id: _called(student) for student in students}
    missing = [named[student.id] for student in collected.missing]
    late = [named[id] for id in collected.late]
    aside = [f"{named[id]}: {', '.join(files)}" for id, files in collected.duplicates]
    broken = [f"{file}: {reason}" for file, reason in collected.unreadable]
    return [
        ("Missing", ": ask them, and see below what has no student", missing),
        ("Late", "", late),
        ("Set aside", ": a newer file of the same student was taken", aside),
        (
            "Of no student",
            ": add the student to the roster, or name the file <id>.ipynb, and collect "
            "again; a folder with this file alone will do",
            collected.unmatched,
        ),
        ("Not readable", ": ask for a notebook (.ipynb), not packed", broken),
        ("Look at these", "", collected.look),
    ]


@contextmanager
def _entries(source, folder):
    """The entries of a zip or a folder, but for what LMS and system add."""
    if source.is_dir():
        if source.resolve() == folder.resolve():
            raise SubmissionError(f"{source} is the folder to collect into, no source")
        yield list(_of_folder(source, folder.resolve()))
        return
    with _archive(source) as archive:
        infos = archive.infolist()
        stated = sum(info.file_size for info in infos)
        if len(infos) > MOST_ENTRIES or stated > MOST_BYTES:
            raise SubmissionError(
                f"{source.name} holds {len(infos)} files of {stated / 2**30:.1f} GB; "
                f"at most {MOST_ENTRIES} of {MOST_BYTES // 2**30} GB are opened. Is it "
                "what the LMS gave? Then unpack it and give the folder"
            )
        yield [entry for info in infos if (entry := _of_zip(archive, info))]


def _archive(source):
    if not source.exists():
        raise SubmissionError(f"{source} isn't there; give a zip or a folder")
    try:
        return zipfile.ZipFile(source)
    except Exception as error:  # a damaged file can make zipfile raise anything
        raise SubmissionError(
            f"{source.name} can't be read as a zip ({clean(str(error))[:100]}); "
            "download it again, or unpack it and give the folder"
        ) from None


def _of_zip(archive, info):
    """An entry of a zip; None if nobody handed it in."""
    spellings = _spellings(info)
    windows = info.filename.endswith("\\") and not info.file_size
    if info.is_dir() or windows or _ignored(_parts(spellings[0])):
        return None

    def read():
        with archive.open(info) as stream:
            return _read(stream, "zip")

    problem = _kind(info.external_attr >> 16) or _packing(info)
    problem = problem or _size(info.file_size) or _suffix(spellings[0], "zip")
    return Entry(spellings, info.date_time, read, problem)


def _packing(info):
    """Why a zip's entry isn't unpacked, or ""."""
    size, packed = info.file_size, max(info.compress_size, 1)
    if info.flag_bits & 1:
        return "it is encrypted"
    if size > 2**20 and size > MOST_EXPANSION * packed:
        return f"it would unpack to {size // packed} times its size: no notebook does"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way that LMSs don't use"  # and LZMA may take GBs
    return ""


def _of_folder(source, kept):
    """The files below a folder but for those in `kept`; links are not followed."""
    closed = []
    for where, folders, files in os.walk(source, onerror=closed.append):
        paths = [Path(where, name) for name in folders]
        folders[:] = [path.name for path in paths if path.resolve() != kept]
        links = [path for path in paths if path.is_symlink()]
        for path in sorted([*links, *(Path(where, name) for name in files)]):
            name = path.relative_to(source).as_posix()
            if not _ignored(_parts(name)):
                yield _of_file(path, name)
    for error in closed:
        name = os.path.relpath(error.filename, source)
        yield Entry((name,), (0,), bytes, f"the folder can't be opened: {error}")


def _of_file(path, name):
    def read():
        with path.open("rb") as stream:
            return _read(stream, "folder")

    status = path.lstat()
    problem = _kind(status.st_mode) or _size(status.st_size) or _suffix(name, "folder")
    return Entry((normalize("NFC", name),), (status.st_mtime,), read, problem)


def _spellings(info):
    """A zip entry's path: as its flag says, else in the encodings it may be in."""
    if info.flag_bits & 0x800:  # it says UTF-8
        return (normalize("NFC", info.filename),)
    try:
        raw = info.filename.encode("cp437")  # what zipfile has taken it for
    except UnicodeEncodeError:  # later Pythons read a field that says it better
        return (normalize("NFC", info.filename),)
    western = ["cp437", "cp1252"]
    others = ["gb18030", *western] if is_chinese(raw) else [*western, "gb18030"]
    spelled = [_decoded(raw, encoding) for encoding in ("utf-8", *others)]
    spelled = spelled[:1] if spelled[0] else spelled
    return tuple(dict.fromkeys(normalize("NFC", text) for text in spelled if text))


def _decoded(raw, encoding):
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _parts(path):
    """The parts of a path, without those that only lead elsewhere."""
    parts = re.split(r"[/\\]", path)
    return [part for part in parts if part not in ("", ".", "..")] or [path]


def _ignored(parts):
    """Whether a path is of the LMS or the system: online texts, hidden files."""
    return any(
        part.startswith(".") or part.lower() in JUNK or ONLINE_TEXT.fullmatch(part)
        for part in parts
    )


def _kind(mode):
    """What a file is that isn't one, or ""; mode 0 says nothing."""
    if stat.S_ISLNK(mode):
        return "it is a link, no file"
    return "it is no plain file" if stat.S_IFMT(mode) not in (0, stat.S_IFREG) else ""


def _size(size):
    return f"it is larger than {LARGEST // 2**20} MB" if size > LARGEST else ""


def _suffix(name, where):
    if name.lower().endswith(".zip"):
        return f"a zip inside the {where}"
    return "" if NOTEBOOK.search(name) else "no notebook: its name must end in .ipynb"


def _read(stream, where):
    """The bytes of a stream, at most one more than a submission may have."""
    chunks, size = [], 0
    while chunk := stream.read(min(CHUNK, LARGEST + 1 - size)):
        chunks.append(chunk)
        size += len(chunk)
    if chunks and chunks[0].startswith(b"PK\x03\x04"):
        raise SubmissionError(f"a zip inside the {where}")
    return b"".join(chunks)


def _readable(entry):
    """A notebook's bytes and mark; SubmissionError if the entry is no notebook."""
    if entry.problem:
        raise SubmissionError(entry.problem)
    try:
        data = entry.read()
        code_cells(data)
        return data, _mark(data)
    except SubmissionError:
        raise
    except Exception as error:  # a damaged entry can make zipfile raise anything
        reason = clean(f"{type(error).__name__}: {error}")[:150]
        raise SubmissionError(f"it can't be read ({reason})") from None


def _mark(data):
    """The id of the student to whom a notebook was handed out, or None."""
    place = json.loads(data.decode("utf-8-sig"))
    for key in ("metadata", "classroom", "student"):
        place = place.get(key) if isinstance(place, dict) else None
    return clean(place[:500]) if isinstance(place, str) else None


def _matched(entry, index):
    """The entry with its match, spelled as the match has it."""
    for spelling in entry.spellings:
        match = index.match(spelling)
        if match.student or match.rivals:
            return replace(entry, spellings=(spelling,)), match
    return entry, index.match(entry.spellings[0])


def _newest(pair):
    """What sorts a student's files: the resubmission, the time, the name."""
    entry, match = pair
    stem = NOTEBOOK.sub("", entry.spellings[0])
    words = re.split(r"([0-9]{1,15})", stem)  # "name 10" comes after "name 9"
    words[1::2] = map(int, words[1::2])
    return match.version, entry.time, words


def _version(own):
    """The numbers that Canvas puts behind a name when it is handed in again.

    >>> _version("lab.ipynb"), _version("lab-2.ipynb"), _version("lab-2-1.ipynb")
    ((), (2,), (2, 1))
    """
    found = RESUBMITTED.search(NOTEBOOK.sub("", own)[-40:])
    return tuple(map(int, found.group()[1:].split("-"))) if found else ()


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


def _called(student):
    name, id = clean(student.name), clean(student.id)
    return name if name == id else f"{name} ({id})"
