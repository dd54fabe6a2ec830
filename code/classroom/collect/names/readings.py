"""What an LMS's name of a file says: whose it is, when it came, whether it is late."""

import re
from datetime import datetime
from typing import NamedTuple

from classroom.collect.names.layouts import LAYOUTS, Layout
from classroom.collect.paths import NOTEBOOK, parts
from classroom.text import plain

COMPILED = [(layout, re.compile(layout.pattern, re.S)) for layout in LAYOUTS]
LONGEST = 400  # characters: longer names are no LMS's, and slow to compare
AGAIN = re.compile(r"-([0-9]{1,3})(?=(?:-[0-9]{1,3})*$)")
TIMES = "%Y-%m-%d-%H-%M-%S", "%b %d, %Y %I%M %p", "%b %d, %Y %I:%M %p"
# What stands for a name where an LMS hides it; Moodle says it in its own language.
NAMELESS = "participant anon teilnehmerin teilnehmer teilnehmende participante deltager"
NAMELESS += (
    " deelnemer partecipante uczestnik osallistuja deltagare 参与者 參與者 参加者"
)


class Said(NamedTuple):
    """What an LMS's name says of a file; "" or None where it says nothing."""

    lms: str
    place: str  # the LMS's own folder, or what it put before the file's name
    name: str = ""
    number: str = ""
    logins: str = ""  # ends with the login; what stands before it isn't told apart
    id: str = ""
    email: str = ""
    late: bool | None = None
    attempt: int | None = None  # what is handed in later has a higher one
    when: str = ""  # ISO
    own: str = ""  # the student's own name of the file
    why_not: str = ""  # why it is no notebook
    weak: bool = False
    dated: bool = False

    @property
    def version(self):
        """The numbers of a resubmission: the LMS's, and the one behind the name."""
        return () if self.attempt is None else (self.attempt, *_again(self.own))

    @property
    def who(self):
        """What the LMS tells one hand-in's student by, in all of their files."""
        return self.lms, self.number or self.logins or self.id or self.name

    @property
    def anonymous(self):
        """Whether the LMS hides the student's name, or writes none at all."""
        named = self.logins or self.id or self.email or plain(self.name)
        return not named or plain(self.name) in NAMELESS.split()


def readings(path, own_pattern=None):
    """What the names in a path say, as LMSs write them; the first is the likeliest."""
    steps = [step for step in parts(path) if len(step) <= LONGEST]
    whole = "/".join(steps)
    if (
        own_pattern
        and len(whole) <= LONGEST
        and (found := own_pattern.fullmatch(whole))
    ):
        yield _said(Layout("own", "", "", {}), found, steps[-1])
    for step in steps:  # the first is the LMS's; below it, students give names
        last = step is steps[-1] or step.lower().endswith(".zip")
        for layout, pattern in COMPILED:
            here = layout.where in ("any", "file" if last else "folder")
            if here and (found := pattern.fullmatch(step)):
                yield _said(layout, found, "" if last else steps[-1])


def _said(layout, found, file):
    told = {k: v or "" for k, v in found.groupdict().items()}
    own, whole = told.pop("own", ""), found.string
    place = whole[: found.start("own")] if own else whole
    late = bool(told.pop("late")) if "late" in told else None
    attempt = told.pop("attempt", None)
    kind, note = told.pop("kind", ""), told.pop("note", "")
    text = {
        "onlinetext": "typed into the LMS as an online text",
        ".txt": "no file came",
    }
    why_not = text.get(note or kind, "")
    told["number"] = told.get("number") or told.pop("anon", "")
    both = f"{told.pop('first', '')} {told.pop('last', '')}".strip()
    told["name"] = told.get("name") or both
    told["when"] = moment(told.get("when", ""))
    said = Said(layout.lms, place, **told)
    return said._replace(
        late=late,
        attempt=int(attempt) if attempt else None,
        own=own or file,
        why_not=f"{why_not}: ask for the notebook as a file" if why_not else "",
        weak=layout.weak,
        dated=layout.dated,
    )


def _again(own):
    """The numbers that Canvas puts behind a name when it is handed in again.

    >>> _again("lab.ipynb"), _again("lab-2.ipynb"), _again("lab-2-1.ipynb")
    ((), (2,), (2, 1))
    """
    return tuple(map(int, AGAIN.findall(NOTEBOOK.sub("", own)[-40:])))


def moment(text):
    """A time as LMSs write it in names, in ISO; "" if it isn't understood.

    >>> moment("Mar 1, 2026 903 PM"), moment("2026-03-01-12-00-00"), moment("mardi")
    ('2026-03-01T21:03:00', '2026-03-01T12:00:00', '')
    """
    for form in TIMES:
        try:
            return datetime.strptime(text, form).isoformat()
        except ValueError:
            continue
    return ""
