"""Where exercises are written: the course's chapters, and texts of one's own.

An assignment names its texts by words that hold on every machine: the path of the copy
that it keeps in its own folder, "texts/my.md"; of old, the word "chapters".
"""

import difflib
from pathlib import Path

from classroom.errors import ClassroomError
from classroom.exercise.model import ExerciseError
from classroom.exercise.parse import exercises_in

CHAPTERS = Path(__file__).resolve().parents[3] / "chapters"
WORD = "chapters"  # means those of the book


class TextsError(ClassroomError, ValueError):
    """Says which text is missing, where it is looked for, and the fix."""


def chapters():
    """The texts of the course's chapters, which lie beside the code in a clone."""
    found = sorted(CHAPTERS.glob("[0-9]*.md"))
    if not found:
        raise TextsError(
            f"The chapters aren't here: no text is in {CHAPTERS}. Work in a clone of "
            "the book's repository, or name texts with --text"
        )
    return found


def located(texts, folder=None):
    """The paths of texts: of the word "chapters", of files, of copies in `folder`."""
    paths = []
    for text in texts or [WORD]:
        paths += chapters() if text == WORD else [Path(folder or ".", text)]
    for path in paths:
        if not path.is_file():
            raise TextsError(
                f"{path} isn't there, and holds exercises: put it back, or hand out "
                "again with --text"
            )
    return paths


def choose(names, paths):
    """The exercises of these names, in this order, from these text files.

    ExerciseError if one is missing, or if two want the same name for their answers.
    """
    everything = [exercise for path in paths for exercise in exercises_in(path)]
    return chosen(names, everything, paths)


def chosen(names, everything, paths):
    """The exercises of these names, in this order, of `everything` that `paths` hold.

    ExerciseError as `choose` says.
    """
    for name in names:
        if names.count(name) > 1:
            raise ExerciseError(f"{name} is named twice")
    _no_double("exercise", [exercise.name for exercise in everything])
    found = {exercise.name: exercise for exercise in everything}
    missing = [name for name in names if name not in found]
    if missing:
        raise ExerciseError(_unknown(missing, found, paths))
    these = tuple(found[name] for name in names)
    _no_double("answer", [name for exercise in these for name in exercise.names])
    return these


def _unknown(missing, found, paths):
    """What to say of names that no exercise has, with those that were meant."""
    near = [difflib.get_close_matches(name, found, 1) for name in missing]
    meant = ", ".join(name for names in near for name in names)
    said = f"no exercise {', '.join(missing)}"
    said += f"; did you mean {meant}?" if meant else "."
    if any(Path(path).parent == CHAPTERS for path in paths):
        return f"{said} `classroom list` shows all"
    told = " ".join(f"--text {Path(path).name}" for path in paths)
    both = f"--text replaces the chapters: name both, --text chapters {told}"
    return f"{said} `classroom list {told}` shows all ({both})"


def _no_double(what, names):
    """ExerciseError if a name occurs twice: one would hide the other."""
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ExerciseError(
            f"two of these exercises share the name of an {what}, {', '.join(twice)}: "
            "one would replace the other. Rename one, or hand them out apart."
        )
