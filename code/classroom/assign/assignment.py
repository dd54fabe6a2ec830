"""An assignment is a folder; this says what lies where in it.

assignment.json    id, title, exercises, their texts, the key's fingerprint
texts/             copies of the exercises' texts, the book's in book/: these count
proved.json        what was proved of them
roster.csv         the roster as the LMS gave it
class-key          the secret from which each student's log is made, if they have one
notebooks/         <file name>.ipynb, what goes to the students, and list.csv
submissions/       <file name>.ipynb, what came back
collected.json     what the collections said of each student, such as who was late
results/           <file name>.json, what the grading found
changes.csv        which marks a later grading changed, and why
report/            grade books, feedback pages, the class page
rules.json         the deadline, what lateness costs, points for answers in words
marks.csv          a person's say in the marks
"""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from classroom.errors import ClassroomError
from classroom.exercise.parse import exercises_in
from classroom.exercise.reference import log_total
from classroom.exercise.texts import WORD, choose, located
from classroom.roster.roster import read_roster
from viewcast.support.files import write_whole

LATER = (
    "id",
    "copies",
    "one_notebook",
    "log_total",
)  # in assignment.json since there were some

SAME = 1e-6  # of a log's views may be rounded otherwise elsewhere


class AssignmentError(ClassroomError, ValueError):
    """Says what is wrong with an assignment's folder, and the fix."""


@dataclass(frozen=True)
class Assignment:
    """An assignment's folder, read."""

    folder: Path
    title: str
    names: tuple[str, ...]  # of its exercises, in order
    texts: tuple[str, ...]  # what holds them: a copy's path in here; of old, "chapters"
    fingerprint: str = ""  # of the class key, where each student has a log of their own
    id: str = ""  # which each notebook's mark names; of old there was none
    copies: dict = field(
        default_factory=dict
    )  # of each copy: as made, of which version
    one_notebook: bool = False  # for all, in the place of one a student
    log_total: int = 0  # the views of a log as it was then, 0 if nobody knows

    @classmethod
    def load(cls, folder):
        """The assignment that `hand-out` made; FileNotFoundError if there is none."""
        file = Path(folder) / "assignment.json"
        if not file.is_file():
            raise FileNotFoundError(
                f"{folder} is no assignment: it holds no assignment.json. "
                "Make one with: classroom hand-out"
            )
        try:
            stored = json.loads(file.read_text("utf8"))
            names, texts = tuple(stored["exercises"]), tuple(stored["texts"])
            fingerprint = stored["class_key_sha256"] if stored["own_data"] else ""
            later = {name: stored[name] for name in LATER if name in stored}
            return cls(
                Path(folder), stored["title"], names, texts, fingerprint, **later
            )
        except (ValueError, KeyError, TypeError) as error:
            raise AssignmentError(
                f"{file} can't be read ({error!r}): run hand-out again, it keeps the "
                "class key and what was collected"
            ) from None

    def save(self):
        """Write assignment.json, as `load` reads it."""
        stored = {"title": self.title, "exercises": self.names, "texts": self.texts}
        stored["own_data"] = bool(self.fingerprint)
        stored["class_key_sha256"] = self.fingerprint
        stored |= {name: getattr(self, name) for name in LATER}
        text = json.dumps(stored, indent=1, ensure_ascii=False) + "\n"
        write_whole(self.folder / "assignment.json", text)

    @cached_property
    def exercises(self):
        """The exercises, in order; ExerciseError if the texts lack one."""
        return choose(self.names, located(self.texts, self.folder))

    def text_of(self, name):
        """The file that holds the exercise of a name."""
        return next(
            path
            for path in located(self.texts, self.folder)
            if name in [exercise.name for exercise in exercises_in(path)]
        )

    @cached_property
    def students(self):
        """The roster's students, in its order."""
        file = self.folder / "roster.csv"
        if not file.is_file():
            raise AssignmentError(
                f"{file} is missing: put the list of students back there, or hand out "
                "again with --roster"
            )
        return read_roster(file)

    @cached_property
    def key(self):
        """The class key, or None if everybody works on the book's log."""
        self.require_key()
        return self._stored_key() if self.fingerprint else None

    def require_key(self):
        """AssignmentError if there should be a class key, and it is lost."""
        if self.fingerprint and fingerprint(self._stored_key()) != self.fingerprint:
            raise AssignmentError(
                f"{self.folder / 'class-key'} is missing (or isn't the one the "
                "notebooks were made with): every log would be another one. Put it "
                "back; nothing was graded."
            )

    def require_logs(self):
        """AssignmentError if the book gives other logs today than were handed out."""
        today = log_total(bool(self.fingerprint))
        if self.log_total and abs(today / self.log_total - 1) > SAME:
            made = sorted({record["from"] for record in self.copies.values()})
            raise AssignmentError(
                f"{self.folder} was handed out with other logs than this version of "
                "the book gives: right answers about them would be wrong ones. Nothing "
                f"was changed; use the version that made it ({' or '.join(made)})"
            )

    def _stored_key(self):
        file = self.folder / "class-key"
        return file.read_bytes().strip() if file.is_file() else b""

    def seed(self, student):
        """The seed of a student's own log, from the class key; None without one."""
        if self.key is None:
            return None
        digest = hmac.new(self.key, student.id.encode(), hashlib.sha256).digest()
        return int.from_bytes(digest[:6], "big")

    @property
    def reads_the_book(self):
        """Whether it was handed out before assignments had copies of the book's."""
        return WORD in self.texts

    def notebook(self, student=None):
        """The file that goes to a student, or the one that goes to all."""
        name = "exercises" if self.one_notebook else file_name(student)
        return self.folder / "notebooks" / f"{name}.ipynb"

    def submitted(self):
        """The submissions that are there, as files."""
        return sorted((self.folder / "submissions").glob("*.ipynb"))

    def require_collected(self):
        """AssignmentError, which says the fix, if there is nothing to grade."""
        if not self.submitted():
            raise AssignmentError(
                "Nothing has been collected yet: classroom collect "
                f"{self.folder} submissions.zip"
            )


def fingerprint(key):
    """What tells a class key from another one, and doesn't tell the key."""
    return hashlib.sha256(b"class key " + key).hexdigest()


def file_name(student):
    """A file name for a student: safe everywhere, different for each id.

    >>> from classroom.roster.roster import Student
    >>> file_name(Student("s01", "Lin Mei")), file_name(Student("../x", "X"))
    ('s01', 'x-d6b96a97')
    """
    safe = re.sub(r"[^A-Za-z0-9_-]+", "-", student.id).strip("-")[:60]
    if safe == student.id and safe == safe.lower():
        return safe
    return f"{safe.lower()}-{hashlib.sha256(student.id.encode()).hexdigest()[:8]}"
