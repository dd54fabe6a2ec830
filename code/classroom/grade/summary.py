"""What a run of the grading did, in words."""

from dataclasses import dataclass, field

from classroom.grade.changes import FILE
from classroom.text import clean
from viewcast.support.sentences import counted

MOST_TOLD = 10  # changed marks, a line each


@dataclass
class Summary:
    """What a run did: students by what became of them."""

    graded: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    failed: dict = field(default_factory=dict)  # id: what the grader itself met
    only: list = field(default_factory=list)  # exercises, if not all were graded
    changed: list | None = None  # the `Change`s, where marks were there before
    stopped: bool = False  # by Ctrl+C
    waiting: int = 0  # submissions that were still to be graded then
    old: object = None  # the folder, if the book's exercises aren't copied there

    def __str__(self):
        if self.stopped:
            done = len(self.graded) + len(self.unchanged)
            stopped = (
                f"Stopped: {done} of {done + self.waiting} are graded and kept; run "
                "the same command to go on."
            )
            return "\n".join([stopped, *self._changes()])
        only = f" ({', '.join(self.only)} only)" if self.only and self.graded else ""
        parts = [
            f"{len(self.graded)} graded{only}",
            f"{len(self.unchanged)} unchanged",
            f"{len(self.missing)} without a submission",
        ]
        if self.changed is not None:
            parts.insert(1, f"{counted(len(self.changed), 'mark')} changed")
        lines = [", ".join(parts), *self._changes()]
        lines += [f"not graded: {who}: {why}" for who, why in self.failed.items()]
        if self.old:
            lines.append(
                f"{self.old} has no copies of the book's exercises, so a new version "
                "of the book may change its marks: hand out again, and it has"
            )
        return "\n".join(lines)

    def sort(self, assignment):
        """Put the changes in the order of the roster, and in that of the exercises."""
        places = {student.id: n for n, student in enumerate(assignment.students)}
        if self.changed:
            self.changed.sort(
                key=lambda c: (places[c.student.id], assignment.names.index(c.exercise))
            )

    def _changes(self):
        """The first changes, a line each, and where all of them are."""
        changed = self.changed or []
        lines = [f"  {clean(str(change))}" for change in changed[:MOST_TOLD]]
        more = len(changed) - MOST_TOLD
        lines += [f"  and {more:,} more"] * (more > 0)
        return lines + [f"  kept in {FILE}, with the time"] * bool(lines)
