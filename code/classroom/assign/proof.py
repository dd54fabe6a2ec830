"""The proofs of an assignment's exercises, made again only where one changed.

proved.json holds the fingerprint of each exercise that held, and of what proved it; so
a class is graded by nothing that isn't proved, and a proof is made once.
"""

import functools
import hashlib
import json
from contextlib import suppress
from pathlib import Path

from classroom.errors import ClassroomError
from classroom.exercise import validate
from classroom.exercise.validate import problems
from viewcast.support import files
from viewcast.support.files import data_file, write_whole

STORE = "proved.json"
LOG = "views-simulated.csv"
# The code that proves, and what exercises import.
COURSE = Path(files.__file__).parents[1]
PARTS = {Path(validate.__file__).parent: ["*.py"], COURSE: ["*.py", "exercises/*.py"]}


class UnprovedError(ClassroomError, ValueError):
    """Says which exercise doesn't hold, and what is the first thing wrong with it."""

    def __init__(self, exercise, fault):
        super().__init__(f"{exercise.name} doesn't hold: {fault}")
        self.name, self.fault = exercise.name, fault


def proofs(exercises, folder):
    """{name: fingerprint} of exercises that hold; UnprovedError if one doesn't.

    What was proved before, as the folder's proved.json says, isn't run again.
    """
    before, found = _stored(folder), {}
    for exercise in exercises:
        found[exercise.name] = _fingerprint(exercise)
        known = found[exercise.name] == before.get(exercise.name)
        if not known and (fault := first_fault(exercise)):
            raise UnprovedError(exercise, fault)
    return found


def keep_proofs(found, folder):
    """Store what `proofs` found, so that it needn't be found again."""
    if found != _stored(folder):
        write_whole(folder / STORE, json.dumps(found, indent=1) + "\n")


def first_fault(exercise):
    """The first thing that is wrong with an exercise, in a line, or ""."""
    try:
        found = problems(exercise)
    except Exception as error:  # of code that is anybody's
        found = [f"{type(error).__name__}: {error}"]
    return " ".join(found[0].split())[:500] if found else ""


def _stored(folder):
    with suppress(OSError, ValueError):
        known = json.loads((folder / STORE).read_text("utf8"))
        return known if isinstance(known, dict) else {}
    return {}


def _fingerprint(exercise):
    """What tells a proof from that of another text, or by other code."""
    return hashlib.sha256(f"{_code()} {exercise!r}".encode()).hexdigest()


@functools.cache
def _code():
    code = [
        file
        for folder, parts in PARTS.items()
        for part in parts
        for file in sorted(folder.glob(part))
    ]
    data = [file.read_bytes() for file in (*code, data_file(LOG))]
    return hashlib.sha256(b"".join(data)).hexdigest()
