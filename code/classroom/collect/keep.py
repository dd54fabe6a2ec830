"""The submissions that are kept: which file is newer; what is replaced isn't lost."""

from contextlib import suppress
from datetime import datetime, timedelta

from classroom.assign.assignment import file_name
from classroom.collect.record import remembered
from viewcast.support.files import write_whole

SAME = timedelta(seconds=2)  # a zip's times are as exact as that


class Kept:
    """The folder of submissions, with what earlier collections said of each file."""

    def __init__(self, folder):
        self.folder, self.record = folder, remembered(folder.parent)

    def file(self, student):
        """Where a student's submission is kept."""
        return self.folder / f"{file_name(student)}.ipynb"

    def has(self, student):
        return self.file(student).exists()

    def told(self, student):
        """What is known of the submission that is kept; {} if none is."""
        told = self.record.get(student.id) if self.has(student) else None
        return told if isinstance(told, dict) else {}

    def is_of_same(self, student, told):
        """Whether the LMS gave the kept file's name to the same person."""
        kept = self.told(student)
        number = told["number"] and told["number"] == kept.get("number")
        return bool(number) and told["layout"] == kept.get("layout")

    def order(self, student, told):
        """1 if a file of which this is told is newer than the one kept, -1 if older.

        0 if they are of one moment; None if that can't be known, or none is kept.
        """
        kept = self.told(student)
        new, old = (_attempt(each) for each in (told, kept))
        if new and old and told["layout"] == kept.get("layout"):
            return (new > old) - (new < old)
        new, old = (_moment(each.get("time")) for each in (told, kept))
        if not new or not old:
            return None
        return 0 if abs(new - old) < SAME else 1 if new > old else -1

    def write(self, student, data):
        """Keep a submission; the place of the one that it replaces, or None."""
        file, replaced = self.file(student), None
        self.folder.mkdir(parents=True, exist_ok=True)
        if file.is_file() and not file.is_symlink():
            if (before := file.read_bytes()) == data:
                return None
            replaced = self._put_away(student, before)
        write_whole(file, data)
        return replaced

    def _put_away(self, student, data):
        """Keep what is replaced under the time at which it came."""
        told = self.told(student)
        when = _moment(told.get("time"))
        name = when.strftime("%Y-%m-%d-%H-%M-%S") if when else "earlier"
        folder = self.folder / "replaced" / file_name(student)
        folder.mkdir(parents=True, exist_ok=True)
        number, file = 1, folder / f"{name}.ipynb"
        while file.exists() and file.read_bytes() != data:
            number, file = number + 1, folder / f"{name}-{number + 1}.ipynb"
        write_whole(file, data)
        return file


def _attempt(told):
    attempt = told.get("attempt")
    ok = isinstance(attempt, list) and all(isinstance(n, int) for n in attempt)
    return tuple(attempt) if ok else ()


def _moment(text):
    """A time, as a clock on the wall shows it; None if there is none."""
    with suppress(TypeError, ValueError):
        moment = datetime.fromisoformat(text)
        return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment
    return None
