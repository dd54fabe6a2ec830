"""An assignment is a folder; this says what lies where in it.

assignment.json    title, exercises, their texts, the key's fingerprint
texts/             texts of one's own, copied: what is in these copies counts
roster.csv         the roster as the LMS gave it
class-key          the secret from which each student's log is made, if they have one
notebooks/         <file name>.ipynb, what goes to the students, and list.csv
submissions/       <file name>.ipynb, what came back
collected.json     what the collections said of each student, such as who was late
results/           <file name>.json, what the grading found
report/            grade books, feedback pages, the class page
rules.json         the deadline, what lateness costs, points for answers in words
marks.csv          a person's say in the marks
"""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from classroom.errors import ClassroomError
from classroom.exercise.texts import choose, located
from classroom.roster.roster import read_roster
from viewcast.support.files import write_whole


class AssignmentError(ClassroomError, ValueError):
    """Says what is wrong with an assignment's folder, and the fix."""


@dataclass(frozen=True)
class Assignment:
    """An assignment's folder, read."""

    folder: Path
    title: str
    names: tuple[str, ...]  # of its exercises, in order
    texts: tuple[str, ...]  # what holds them: "chapters", or a copy's path in here
    fingerprint: str = ""  # of the class key, where each student has a log of their own

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
            return cls(Path(folder), stored["title"], names, texts, fingerprint)
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
        text = json.dumps(stored, indent=1, ensure_ascii=False) + "\n"
        write_whole(self.folder / "assignment.json", text)

    @cached_property
    def exercises(self):
        """The exercises, in order; ExerciseError if the texts lack one."""
        return choose(self.names, located(self.texts, self.folder))

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

    def _stored_key(self):
        file = self.folder / "class-key"
        return file.read_bytes().strip() if file.is_file() else b""

    def seed(self, student):
        """The seed of a student's own log, from the class key; None without one."""
        if self.key is None:
            return None
        digest = hmac.new(self.key, student.id.encode(), hashlib.sha256).digest()
        return int.from_bytes(digest[:6], "big")

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
