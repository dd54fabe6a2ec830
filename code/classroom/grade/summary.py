"""What a run of the grading did, in words."""

from dataclasses import dataclass, field

from viewcast.support.sentences import counted


@dataclass
class Summary:
    """What a run did: students by what became of them."""

    graded: list = field(default_factory=list)
    unchanged: list = field(default_factory=list)
    missing: list = field(default_factory=list)
    failed: dict = field(default_factory=dict)  # id: what the grader itself met
    only: list = field(default_factory=list)  # exercises, if not all were graded
    changed: list | None = None  # whose marks changed, of those who had some
    stopped: bool = False  # by Ctrl+C
    waiting: int = 0  # submissions that were still to be graded then

    def __str__(self):
        if self.stopped:
            done = len(self.graded) + len(self.unchanged)
            return (
                f"Stopped: {done} of {done + self.waiting} are graded and kept; run "
                "the same command to go on."
            )
        only = f" ({', '.join(self.only)} only)" if self.only and self.graded else ""
        parts = [
            f"{len(self.graded)} graded{only}",
            f"{len(self.unchanged)} unchanged",
            f"{len(self.missing)} without a submission",
        ]
        if self.changed is not None:
            parts.insert(1, f"{counted(len(self.changed), 'mark')} changed")
        lines = [", ".join(parts)]
        lines += [f"not graded: {who}: {why}" for who, why in self.failed.items()]
        return "\n".join(lines)
