"""What of one student's submission is still to be graded, and where the result is kept.

A result holds as long as its key does: the fingerprint of all that it depends on.
"""

import contextlib
import json

from classroom.assign.assignment import file_name
from classroom.grade.changes import changes
from classroom.grade.grade import key, text_digest
from viewcast.support.files import write_whole


class Job:
    """One student's submission, and what of it is still to be graded."""

    def __init__(self, assignment, student):
        self.assignment, self.student = assignment, student
        name = file_name(student)
        self.submission = assignment.folder / "submissions" / f"{name}.ipynb"
        self.result = assignment.folder / "results" / f"{name}.json"
        self.seed = assignment.seed(student)
        # A class's jobs are there at once, and its results are large: names only.
        self.left, self.kept = [], []  # exercises to grade; of results that still hold
        self.again = False

    def look(self, again=False):
        """Find what is left: new exercises, and those of which anything changed."""
        self.again, stored = again, {} if again else self._stored()
        data = self.submission.read_bytes()
        for exercise in self.assignment.exercises:
            result = stored.get(exercise.name, {})
            if result.get("key") == key(data, exercise, self.seed):
                self.kept.append(exercise.name)
            else:
                self.left.append(exercise)

    def before(self):
        """What earlier results know of the exercises to grade; None if nothing."""
        whole = {} if self.again else self._whole()
        stored = whole.get("exercises", {})
        records = {e.name: stored.get(e.name, {}).get("record") for e in self.left}
        if not any(records.values()):
            return None
        said = {"submission": whole.get("submission"), "notes": whole.get("notes")}
        return said | {"records": records}

    def changes(self, found):
        """The marks that what was found changes in the stored result."""
        for exercise in self.left:
            found["exercises"][exercise.name]["text"] = text_digest(exercise)
        return changes(self.student, self._whole(), found)

    @property
    def is_new(self):
        """Whether nothing is stored of the student."""
        return not self._stored()

    def keep(self, found):
        """Write the student's result, in the order of the assignment."""
        stored = self._stored() if self.kept else {}
        exercises = {name: stored[name] for name in self.kept} | found["exercises"]
        ordered = {name: exercises[name] for name in self.assignment.names}
        stored = {"student": self.student.id} | found | {"exercises": ordered}
        text = json.dumps(stored, indent=1)  # escaped: half characters can't be encoded
        write_whole(self.result, text + "\n")

    def tidy(self):
        """Drop from the stored result what is no longer asked, or is in other order."""
        if tuple(self._stored()) != self.assignment.names:
            self.keep(json.loads(self.result.read_text("utf8")))

    def _stored(self):
        """The exercises of the stored result; {} if there is none."""
        return self._whole().get("exercises", {})

    def _whole(self):
        """The stored result; {} if there is none that can be read."""
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self.result.read_text("utf8"))
            return found if isinstance(found, dict) else {}
        return {}
