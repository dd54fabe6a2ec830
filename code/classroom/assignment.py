"""An assignment is a folder; this says what lies where in it.

assignment.json    title, exercises, the texts they are written in
roster.csv         the roster as the LMS gave it
class-key          the secret from which each student's log is made, if he has one
notebooks/         <file name>.ipynb, what goes to the students
submissions/       <file name>.ipynb, what came back
results/           <file name>.json, what the grading found
report/            grade books, feedback pages, the class page
"""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from classroom.exercise import ExerciseError
from classroom.reading import exercises_in
from classroom.roster import read_roster
from viewcast.resumable import write_whole


class AssignmentError(ValueError):
    """Says what is wrong with an assignment's folder, and the mend."""


@dataclass(frozen=True)
class Assignment:
    """An assignment's folder, read."""

    folder: Path
    title: str
    names: tuple[str, ...]  # of its exercises, in order
    texts: tuple[str, ...]  # paths of the files that hold them

    @classmethod
    def load(cls, folder):
        """Read a folder that `hand-out` made; FileNotFoundError if it's none."""
        file = Path(folder) / "assignment.json"
        if not file.is_file():
            raise FileNotFoundError(
                f"{folder} is no assignment: it holds no assignment.json. "
                "Make one with: classroom hand-out"
            )
        try:
            stored = json.loads(file.read_text("utf8"))
            names, texts = tuple(stored["exercises"]), tuple(stored["texts"])
            return cls(Path(folder), stored["title"], names, texts)
        except (ValueError, KeyError, TypeError) as error:
            raise AssignmentError(
                f"{file} can't be read ({error!r}): run hand-out again, it keeps the "
                "class key and what was collected"
            ) from None

    def save(self):
        stored = {"title": self.title, "exercises": self.names, "texts": self.texts}
        text = json.dumps(stored, indent=1, ensure_ascii=False) + "\n"
        write_whole(self.folder / "assignment.json", text)

    @cached_property
    def exercises(self):
        """The exercises, in order; ExerciseError if the texts lack one."""
        return choose(self.names, self.texts)

    @cached_property
    def students(self):
        """The roster's students, in its order."""
        return read_roster(self.folder / "roster.csv")

    @cached_property
    def key(self):
        """The class key, or None if everybody works on the book's log."""
        file = self.folder / "class-key"
        if not file.exists():
            return None
        key = file.read_bytes().strip()
        if not key:
            raise AssignmentError(
                f"{file} is empty, so that every log could be guessed. Put the key "
                "back, or remove the file and hand out again"
            )
        return key

    def seed(self, student):
        """The seed of a student's own log, from the class key; None without one."""
        if self.key is None:
            return None
        digest = hmac.new(self.key, student.id.encode(), hashlib.sha256).digest()
        return int.from_bytes(digest[:6], "big")


def choose(names, texts):
    """The exercises of these names, in this order, from these text files.

    ExerciseError if one is missing, or if two want the same name for their answers.
    """
    everything = [exercise for text in texts for exercise in exercises_in(text)]
    _no_double("exercise", [exercise.name for exercise in everything])
    found = {exercise.name: exercise for exercise in everything}
    missing = [name for name in names if name not in found]
    if missing:
        known = ", ".join(found) or "none"
        raise ExerciseError(f"no exercise {', '.join(missing)}; there are {known}")
    chosen = tuple(found[name] for name in names)
    _no_double("answer", [name for exercise in chosen for name in exercise.names])
    return chosen


def _no_double(what, names):
    """ExerciseError if a name occurs twice: one would hide the other."""
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ExerciseError(
            f"two of these exercises share the name of an {what}, {', '.join(twice)}: "
            "one would replace the other. Rename one, or hand them out apart."
        )


def file_name(student):
    """A file name for a student: safe everywhere, different for each id.

    >>> from classroom.roster import Student
    >>> file_name(Student("s01", "Lin Mei")), file_name(Student("../x", "X"))
    ('s01', 'x-d6b96a97')
    """
    safe = re.sub(r"[^A-Za-z0-9_-]+", "-", student.id).strip("-")[:60]
    if safe == student.id and safe == safe.lower():
        return safe
    return f"{safe.lower()}-{hashlib.sha256(student.id.encode()).hexdigest()[:8]}"
