"""What of one student's submission is still to be graded, and where the result is kept.

A result holds as long as its key does: the fingerprint of all that it depends on.
"""

import contextlib
import json

from classroom.assign.assignment import file_name
from classroom.grade.grade import key
from viewcast.support.files import write_whole


class Job:
    """One student's submission, and what of it is still to be graded."""

    def __init__(self, assignment, student):
        self.assignment, self.student = assignment, student
        name = file_name(student)
        self.submission = assignment.folder / "submissions" / f"{name}.ipynb"
        self.result = assignment.folder / "results" / f"{name}.json"
        self.seed = assignment.seed(student)
        self.left, self.kept = [], {}  # exercises to grade; results that still hold

    def look(self, again=False):
        """Find what is left: new exercises, and those of which anything changed."""
        data, stored = self.submission.read_bytes(), {} if again else self._stored()
        for exercise in self.assignment.exercises:
            result = stored.get(exercise.name, {})
            if result.get("key") == key(data, exercise, self.seed):
                self.kept[exercise.name] = result
            else:
                self.left.append(exercise)

    def keep(self, found):
        """Write the student's result, in the order of the assignment; the marks."""
        exercises = self.kept | found["exercises"]
        ordered = {name: exercises[name] for name in self.assignment.names}
        stored = {"student": self.student.id} | found | {"exercises": ordered}
        text = json.dumps(stored, indent=1)  # escaped: half characters can't be encoded
        write_whole(self.result, text + "\n")
        return _marks(ordered)

    def marks(self):
        """The points that the stored result holds by exercise; None without one."""
        stored = self._stored()
        return _marks(stored) if stored else None

    def tidy(self):
        """Drop from the stored result what is no longer asked, or is in other order."""
        if tuple(self._stored()) != self.assignment.names:
            self.keep(json.loads(self.result.read_text("utf8")))

    def _stored(self):
        """The exercises of the stored result; {} if there is none that can be read."""
        with contextlib.suppress(OSError, ValueError, KeyError):
            return json.loads(self.result.read_text("utf8"))["exercises"]
        return {}


def _marks(exercises):
    return {name: result["points"] for name, result in exercises.items()}
