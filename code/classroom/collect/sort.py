"""Files by student: what is whose, and what is nobody's, in doubt or of elsewhere."""

from collections import defaultdict
from itertools import pairwise

from classroom.collect.names.match import Verdict
from classroom.collect.submission import SubmissionError

ANYWAY = ", and collect it alone, named <id>.ipynb, with --take-anyway"


def of_other_assignment(candidates, assignment, source):
    """The names of notebooks that are marked with another assignment's id.

    SubmissionError if they are more than half of all.
    """
    whole = [c for c in candidates if not c.problem]
    marked = [c for c in whole if c.mark.assignment and assignment]
    foreign = [c for c in marked if c.mark.assignment != assignment]
    if 2 * len(foreign) > len(whole):
        raise SubmissionError(
            f"{source}: {len(foreign)} of {len(whole)} notebooks were handed out for "
            f"another assignment ({title(foreign[0])}): is this the right zip? Nothing "
            "was changed; --take-anyway takes it"
        )
    return {c.name for c in foreign}


def title(candidate):
    """What a notebook says it is: its first heading, else the assignment's id."""
    return candidate.mark.title or candidate.mark.assignment


def part_same_marks(candidates):
    """Leave open whose files are that have one mark, and come from several hands.

    One of them has handed in the other's notebook, and the mark can't say which.
    """
    claims = defaultdict(list)
    for candidate in candidates:
        if candidate.verdict.student:
            claims[candidate.verdict.student].append(candidate)
    for student, claimed in claims.items():
        unknown = [c for c in claimed if c.said] + _of_one_time(claimed)
        hands = {c.name: _hand(c) for c in unknown}
        for each in claimed if len(set(hands.values())) > 1 else ():
            if each.verdict.by == "mark" and each.name in hands:
                mine = hands[each.name]
                other = next(name for name, hand in hands.items() if hand != mine)
                each.verdict = Verdict(None, (_shared(student, other),))
                each.claimed = student


def _of_one_time(claimed):
    """Files that their students named, known by the mark alone, and equally new.

    Times that are closer than an LMS needs to pack a zip say nothing.
    """
    own = [c for c in claimed if not c.said and c.verdict.by == "mark"]
    own.sort(key=lambda c: c.time)
    near = [after.comes_with(before) for before, after in pairwise(own)]
    together = zip(own, [False, *near], [*near, False], strict=False)  # of none, none
    return [c for c, before, after in together if before or after]


def _hand(candidate):
    """What tells by whom a file was handed in, as far as the LMS says it."""
    known = candidate.said and not candidate.match.rivals
    return candidate.said.who if known else candidate.name


def _shared(student, other):
    """The end of a sentence on two files with one student's mark."""
    return f"; its mark says {student.label}, as {other} does too; see whose it is"


class Sorted:
    """The files of a source, by student; what is no student's is in the report."""

    def __init__(self, found, foreign):
        self.found, self.foreign = found, foreign
        self.files, self.broken = defaultdict(list), defaultdict(list)

    def add(self, candidate, anyway):
        """Put a candidate where it belongs."""
        student, doubts = candidate.verdict.student, candidate.verdict.doubts
        if student is None and (anyway or candidate.problem):
            student = candidate.match.student
        if candidate.problem:
            self._break(student, candidate)
        elif candidate.name in self.foreign and not anyway:
            self._refuse(student, candidate)
        elif student:
            self.files[student].append(candidate)
        else:
            self.found.unmatched.append(candidate.name)
            match = candidate.match
            about = (match.student, *match.rivals, candidate.claimed)
            self.found.came.update(s.id for s in about if s)
            for doubt in doubts:
                end = "" if "collect it" in doubt else ANYWAY
                self.found.see(None, f"{candidate.name}: not taken{doubt}{end}")

    def _break(self, student, candidate):
        self.found.unreadable.append((candidate.name, candidate.problem))
        if student:
            self.broken[student].append(candidate)
            self.found.came.add(student.id)

    def _refuse(self, student, candidate):
        """Report a notebook of another assignment."""
        whose = f"{student.label}: " if student else ""
        self.found.came.update([student.id] if student else [])
        self.found.foreign.append(f"{whose}{candidate.name}")
        told = f"was handed out for another assignment ({title(candidate)})"
        self.found.see(
            student,
            f"{whose}{candidate.name} {told}: is this the right file? Not taken",
        )
