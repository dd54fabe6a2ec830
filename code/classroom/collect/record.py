"""What collections found: said on the terminal, and kept for the report.

collected.json says of each student which file was taken, whether it was late, what
was set aside and what is to be looked at; a later collection replaces that only for
those of whom it holds something.
"""

import json
from contextlib import suppress

from viewcast.support.files import write_whole
from viewcast.support.sentences import counted


def remember(folder, found):
    """Add to an assignment's collected.json what a collection found."""
    known = remembered(folder)
    for student in {**found.taken, **found.duplicates, **found.of}:
        new = {"look": found.of.get(student, [])}
        if student in found.taken:
            new["file"] = found.taken[student]
            new["late"] = student in found.late
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
    kept = len(students) - len(collected.taken) - len(collected.missing)
    counts = {
        "taken": len(collected.taken),
        "kept from an earlier collection": kept,
        "missing": len(collected.missing),
        "late": len(collected.late),
        "known by the notebook's own mark": len(collected.marked),
    }
    numbers = [f"{n} {what}" for what, n in counts.items() if n or what == "taken"]
    lines = [f"{counted(len(students), 'student')}: {', '.join(numbers)}"]
    for title, fix, items in _lists(collected, students):
        if items:
            lines += ["", f"{title} ({len(items)}){fix}"]
            lines += [f"  {item}" for item in items]
    return "\n".join(lines)


def _lists(collected, students):
    """The lists of the report: title, fix, items."""
    named = {student.id: student.label for student in students}
    missing = [student.label for student in collected.missing]
    late = [named[id] for id in collected.late]
    aside = collected.duplicates.items()
    aside = [f"{named[id]}: {', '.join(files)}" for id, files in aside]
    broken = [f"{file}: {reason}" for file, reason in collected.unreadable]
    return [
        ("Missing", ": ask them, and see below what has no student", missing),
        ("Late", "", late),
        ("Set aside", ": a newer file of the same student was taken", aside),
        (
            "Of no student",
            ": add the student to the roster, or name the file <id>.ipynb, and collect "
            "again; a folder with this file alone will do",
            collected.unmatched,
        ),
        ("Not readable", ": ask for a notebook (.ipynb), not packed", broken),
        ("Look at these", "", collected.look),
    ]
