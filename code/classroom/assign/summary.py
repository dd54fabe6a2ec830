"""What to tell whoever handed out."""

from classroom.assign.copies import BOOK
from classroom.exercise.cells import minutes_of, points_of
from classroom.roster.roster import how_read
from viewcast.support.sentences import counted


def summary(made):
    """What to tell whoever handed out: how the roster was read, what there is."""
    folder = made.folder
    lines = [how_read(folder / "roster.csv"), _notebooks(made)]
    book = [word for word in made.texts if word.startswith(f"{BOOK}/")]
    own = [word for word in made.texts if word not in book]
    lines += [f"{folder / word} counts from now on: edit it there" for word in own]
    if book:
        held = f"{counted(len(book), 'exercise')} of the book"
        lines.append(f"{folder / BOOK} holds {held}: these copies count from now on")
    lines.append(f"{points_of(made.exercises)}, {minutes_of(made.exercises)}")
    if made.fingerprint:
        lines.append(f"Keep {folder / 'class-key'}: marks depend on it.")
    return "\n".join(lines)


def _notebooks(made):
    folder = made.folder / "notebooks"
    if made.one_notebook:
        return f"{made.notebook()} is for all; list.csv beside it lists them"
    count = counted(len(made.students), "notebook")
    return f"{count} in {folder}, with list.csv, which says whose is whose"
