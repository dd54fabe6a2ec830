"""What collections found: said on the terminal, and kept for the report.

collected.json says of each student which file was taken and when it was handed in, by
which name the LMS had it, what was set aside and what is to be looked at. A later
collection replaces that only for those of whom it holds something.
"""

import json
from contextlib import suppress
from dataclasses import dataclass, field

from classroom.roster.roster import Student
from viewcast.support.files import write_whole
from viewcast.support.sentences import counted


@dataclass
class Collected:
    """What came of a collection; files are named as in the source.

    Each file of the source is in one of taken, duplicates, older, foreign, unmatched,
    unreadable, but for what LMS and system add.
    """

    taken: dict[str, str] = field(default_factory=dict)  # student id → file
    told: dict[str, dict] = field(default_factory=dict)  # id → what is kept of the file
    missing: list[Student] = field(default_factory=list)  # nothing is there, or came
    unusable: list[Student] = field(default_factory=list)  # only what can't be taken
    duplicates: dict[str, list[str]] = field(default_factory=dict)  # id → files
    same: set[str] = field(default_factory=set)  # of these: of the moment of the taken
    doubted: set[str] = field(default_factory=set)  # of these: perhaps another's
    older: list[str] = field(default_factory=list)  # than what is there: sentences
    replaced: list[str] = field(default_factory=list)  # what was there: sentences
    foreign: list[str] = field(default_factory=list)  # of another assignment
    late: list[str] = field(default_factory=list)  # student ids
    marked: list[str] = field(default_factory=list)  # known by the notebook's own mark
    unmatched: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)  # file, reason
    came: set[str] = field(default_factory=set)  # ids of whom something wasn't taken
    look: list[str] = field(default_factory=list)  # sentences
    of: dict[str, list[str]] = field(default_factory=dict)  # id → what was said of it

    def see(self, student, sentence):
        """Ask a person to look at something, of a student or of nobody."""
        self.look.append(sentence)
        if student:
            self.of.setdefault(student.id, []).append(sentence)


def remember(folder, found):
    """Add to an assignment's collected.json what a collection found."""
    known = remembered(folder)
    for student in {**found.taken, **found.duplicates, **found.of}:
        new = {"look": found.of.get(student, [])}
        if student in found.taken:
            new |= found.told[student]
            new["set_aside"] = found.duplicates.get(student, [])
        known[student] = known.get(student, {}) | new
    text = json.dumps(known, indent=1, ensure_ascii=False).encode("utf8", "replace")
    write_whole(folder / "collected.json", text.decode("utf8") + "\n")


def remembered(folder):
    """What collected.json holds, {student id: …}; {} if it can't be read."""
    with suppress(OSError, ValueError):
        known = json.loads((folder / "collected.json").read_text("utf8"))
        return known if isinstance(known, dict) else {}
    return {}


def summary(collected, students):
    """The report for the terminal: counts first, then each list with its fix."""
    there = len(students) - len(collected.missing) - len(collected.unusable)
    counts = {
        "taken": len(collected.taken),
        "kept from an earlier collection": there - len(collected.taken),
        "missing": len(collected.missing),
        "with nothing that can be taken": len(collected.unusable),
        "late": len(collected.late),
        "known by the notebook's own mark": len(collected.marked),
    }
    numbers = [f"{n} {what}" for what, n in counts.items() if n or what == "taken"]
    lines = [f"{counted(len(students), 'student')}: {', '.join(numbers)}"]
    named = {student.id: student.label for student in students}
    for title, fix, items in _lists(collected, named):
        if items:
            lines += ["", f"{title} ({len(items)}){fix}"]
            lines += [f"  {item}" for item in items]
    return "\n".join(lines)


NOBODYS = (
    ": add the student to the roster, or name the file <id>.ipynb, and collect again; "
    "this file alone will do"
)


def _lists(collected, named):
    """The lists of the report: title, fix, items."""
    missing = [student.label for student in collected.missing]
    broken = [f"{file}: {reason}" for file, reason in collected.unreadable]
    older = ": nothing was replaced; --take-anyway takes them"
    replaced = ": what was there lies in submissions/replaced"
    return [
        ("Missing", ": ask them, and see below what has no student", missing),
        ("Late", "", [named[id] for id in collected.late]),
        *_aside(collected, named),
        ("Older than what is there", older, collected.older),
        ("Replaced", replaced, collected.replaced),
        ("Of another assignment", ": ask for the right file", collected.foreign),
        ("Of no student", NOBODYS, collected.unmatched),
        ("Not readable", ": ask for a notebook (.ipynb)", broken),
        ("Look at these", "", collected.look),
    ]


def _aside(collected, named):
    """The lists of what was set aside, each with its reason."""
    why = {
        ": a newer file of the same student was taken": [],
        ": of the same moment as the one taken, which is the last by name": [],
        ": perhaps of another student, see below": [],
    }
    newer, same, doubt = why.values()
    for id, files in collected.duplicates.items():
        for file in files:
            doubted, even = file in collected.doubted, file in collected.same
            items = doubt if doubted else same if even else newer
            items.append(f"{named[id]}: {file}")
    return [("Set aside", reason, items) for reason, items in why.items()]
