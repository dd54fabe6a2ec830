"""How an assignment is made: its folder, and a notebook for each student."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from classroom.assign.assignment import Assignment, AssignmentError, fingerprint
from classroom.assign.copies import planned, write_copies
from classroom.assign.notebooks import stored_id, write_notebooks
from classroom.assign.proof import UnprovedError, keep_proofs, proofs
from classroom.errors import ClassroomError
from classroom.exercise.parse import written_in
from classroom.exercise.reference import log_total
from classroom.exercise.texts import CHAPTERS, choose, chosen, located
from classroom.roster.roster import read_roster
from viewcast.support.files import write_whole


class HandOutError(ClassroomError, ValueError):
    """Says why an assignment can't be made, and how to fix it."""


class Handout(NamedTuple):
    """What is handed out, and to whom.

    names: of the exercises, in order; texts: the files they are written in, or the
    word "chapters"; roster: a CSV file of the LMS; own_data: give each student a log of
    their own; one_notebook: make one for all, where nobody has a log of their own.
    """

    title: str
    names: list
    texts: list
    roster: Path
    own_data: bool = False
    one_notebook: bool = False


def hand_out(folder, handout, replace=False, tell=lambda sentence: None):
    """The assignment in `folder`, made or renewed from a Handout.

    replace: even where submissions are of other exercises, or where the assignment's
    copy of a text was edited; tell(sentence): is told which copies stayed or were
    replaced. A class key that is there already is kept, so that notebooks which are
    out stay right.
    """
    folder, own_data = Path(folder), handout.own_data
    _refuse(handout)
    before = _before(folder)
    copies = planned(handout, folder, before.copies if before else {}, replace)
    proved = _proved(_exercises(handout, copies), copies, folder)  # nothing is written
    students = read_roster(handout.roster)
    _keep_key(before, folder, own_data)
    if before and not replace:
        before.require_logs()
        _keep_exercises(before, handout.names, own_data)
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    _keep_roster(folder, Path(handout.roster))
    for sentence in filter(None, (copy.said for copy in copies)):
        tell(sentence)
    write_copies(copies, folder)
    keep_proofs(proved, folder)
    assignment = _assignment(folder, handout, before, copies)
    assignment.save()
    write_notebooks(assignment, students)
    return assignment


def _refuse(handout):
    """HandOutError if a handout can't be one."""
    if not handout.names:
        raise HandOutError("no exercise is named; `classroom list` shows them")
    if handout.one_notebook and handout.own_data:
        raise HandOutError(
            "one notebook for all can't hold a log for each: say --one-notebook or "
            "--own-data"
        )


def _assignment(folder, handout, before, copies):
    """The Assignment of what has been written so far."""
    records = {copy.word: copy.record for copy in copies}
    return Assignment(
        folder,
        handout.title,
        tuple(handout.names),
        tuple(records),
        fingerprint(_key(folder)) if handout.own_data else "",
        id=(before and before.id) or stored_id(folder) or secrets.token_hex(4),
        copies=(before.copies if before else {}) | records,
        one_notebook=handout.one_notebook,
        log_total=log_total(handout.own_data),
    )


def _before(folder):
    """The assignment that the folder holds already, or None."""
    with contextlib.suppress(FileNotFoundError, AssignmentError):
        return Assignment.load(folder)


def _exercises(handout, copies):
    """The exercises that copies hold; ExerciseError or HandOutError says why not."""
    read = [pair for copy in copies for pair in written_in(copy.text, copy.source.name)]
    everything = [exercise for exercise, _ in read]
    missing = set(handout.names) - {exercise.name for exercise in everything}
    if missing:
        paths = located(handout.texts)
        choose(handout.names, paths)  # says what is missing, or it is in the text
        kept = next(str(copy.source) for copy in copies if copy.kept)
        raise HandOutError(
            f"{kept} was edited since it was made, and lacks "
            f"{', '.join(sorted(missing))}: add it there, or say --replace to take the "
            "text as it is now"
        )
    return chosen(handout.names, everything, [copy.source for copy in copies])


def _proved(exercises, copies, folder):
    """The proofs of exercises; HandOutError unless every one holds."""
    try:
        return proofs(exercises, folder)
    except UnprovedError as error:
        texts = {copy.source: written_in(copy.text, "") for copy in copies}
        held = {e.name: path for path, read in texts.items() for e, _ in read}
        path = held[error.name]
        shown = os.path.relpath(path) if path.parent == CHAPTERS else path
        raise HandOutError(
            f"{error.name} doesn't hold: run classroom prove {shown} ({error.fault})"
        ) from None


def _keep_roster(folder, roster):
    if roster.resolve() != (folder / "roster.csv").resolve():
        write_whole(folder / "roster.csv", roster.read_bytes(), private=True)


def _keep_key(before, folder, own_data):
    """HandOutError or AssignmentError if students' own logs would be given up."""
    if before:
        before.require_key()
    file = folder / "class-key"
    if file.exists() and not own_data:
        raise HandOutError(
            f"{file} exists: this class has logs of its own. Say --own-data again, or "
            "make another folder if everybody is to work on the book's log"
        )
    if file.exists() and not file.read_bytes().strip():
        raise HandOutError(f"{file} is empty: put the key back, or remove the file")


def _keep_exercises(before, names, own_data):
    """HandOutError if submissions are there that answer something else."""
    if not (count := len(before.submitted())):
        return
    if set(before.names) != set(names):
        other = f"answer other exercises ({', '.join(before.names)})"
    elif bool(before.fingerprint) != own_data:
        other = "are about other logs"
    else:
        return
    raise HandOutError(
        f"{before.folder} holds submissions that {other}, {count} of them: hand out "
        "into another folder, or say --replace to grade them for these"
    )


def _key(folder):
    """The class key of a folder, made if there is none."""
    file = folder / "class-key"
    if not file.exists():
        write_whole(file, secrets.token_hex(32) + "\n", private=True)
    return file.read_bytes().strip()
