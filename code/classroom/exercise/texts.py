"""Where exercises are written: the course's chapters, and texts of one's own.

An assignment names its texts by words that hold on every machine: "chapters", or the
path of the copy that it keeps in its own folder, "texts/my.md".
"""

import difflib
from pathlib import Path

from classroom.errors import ClassroomError
from classroom.exercise.model import ExerciseError
from classroom.exercise.parse import exercises_in
from viewcast.support.files import write_whole

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


def keep(texts, folder):
    """Copy texts of one's own into an assignment's folder; return the words for all.

    TextsError if two have one name.
    """
    words, taken = [], {}
    for text in texts or [WORD]:
        ours = text == WORD or Path(text).resolve().parent == CHAPTERS
        word = WORD if ours else f"texts/{Path(text).name}"
        if not ours and taken.setdefault(word, text) != text:
            raise TextsError(f"two texts are called {Path(text).name}: rename one")
        words.append(word)
    for word, text in taken.items():
        kept = folder / word
        if Path(text).resolve() != kept.resolve():
            kept.parent.mkdir(parents=True, exist_ok=True)
            write_whole(kept, Path(text).read_text("utf8"))
    return tuple(dict.fromkeys(words))


def choose(names, paths):
    """The exercises of these names, in this order, from these text files.

    ExerciseError if one is missing, or if two want the same name for their answers.
    """
    for name in names:
        if names.count(name) > 1:
            raise ExerciseError(f"{name} is named twice")
    everything = [exercise for path in paths for exercise in exercises_in(path)]
    _no_double("exercise", [exercise.name for exercise in everything])
    found = {exercise.name: exercise for exercise in everything}
    missing = [name for name in names if name not in found]
    if missing:
        raise ExerciseError(_unknown(missing, found, paths))
    chosen = tuple(found[name] for name in names)
    _no_double("answer", [name for exercise in chosen for name in exercise.names])
    return chosen


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
