"""An assignment's own copies of its exercises: those of the book, and texts of its own.

What is in a copy counts, so that neither a new version of the book nor an edited text
changes what notebooks that are out are graded by. A copy that was edited, and each of
the book's, stays when the assignment is handed out again, unless its replacement is
asked for; what is replaced is kept beside.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

from classroom.assign.version import version
from classroom.exercise.markdown import text_of
from classroom.exercise.parse import written_in
from classroom.exercise.texts import CHAPTERS, WORD, TextsError, located
from viewcast.support.files import write_whole

TEXTS, BOOK = "texts", "texts/book"  # folders of an assignment


class Copy(NamedTuple):
    """A copy, planned.

    word: its path in the assignment's folder; text: what counts from now on; source:
    the file to which it was compared; record: what assignment.json says of it; before:
    the text that it replaces; said: a sentence for whoever hands out.
    """

    word: str
    text: str
    source: Path
    record: dict
    before: str | None = None
    said: str = ""

    @property
    def kept(self):
        """Whether the copy that is there stays, though the source differs."""
        return self.before is None and bool(self.said)


def planned(handout, folder, records, replace=False):
    """The copies of a Handout's exercises in `folder`; nothing is written.

    records: what the assignment's copies say of themselves so far; replace: take the
    sources' texts, even where a copy was edited. TextsError if a text is missing or two
    have one name; ExerciseError if one can't be read.
    """
    sources = {**_own(handout.texts), **_of_the_book(handout, folder, replace)}
    return [
        _plan(folder, word, source, records.get(word), replace)
        for word, source in sources.items()
    ]


def write_copies(copies, folder):
    """Write planned copies, each with what it replaces beside it."""
    for copy in copies:
        file = folder / copy.word
        if copy.before is not None:
            write_whole(_beside(file), copy.before)
        if not file.exists() or copy.before is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, copy.text)


def _own(texts):
    """{word: (file, text)} of the texts that aren't the book's."""
    found = {}
    for path in (Path(text) for text in texts or () if text != WORD):
        if path.resolve().parent == CHAPTERS:
            continue
        word = f"{TEXTS}/{path.name}"
        if word in found or word == BOOK:
            raise TextsError(f"two texts are called {path.name}: rename one")
        found[word] = path, text_of(path)
    return found


def _of_the_book(handout, folder, replace):
    """{word: (file, text)} of the book's exercises that are handed out.

    A copy that is there stands for its chapter, in which it may be no longer.
    """
    texts = [text for text in handout.texts or [WORD]]
    chapters = [p for p in located(texts) if p.resolve().parent == CHAPTERS]
    lines = {}
    for path in chapters:
        for exercise, text in written_in(text_of(path), path.name):
            lines[exercise.name] = path, f"{text.rstrip()}\n"
    found = {}
    for name in handout.names if chapters else ():
        word = f"{BOOK}/{name}.md"
        copy = folder / word
        if name in lines:
            found[word] = lines[name]
        elif copy.is_file() and not replace:
            found[word] = copy, text_of(copy)
    return found


def _plan(folder, word, source, record, replace):
    path, text = source
    file, record = folder / word, record or {}
    new = {"sha256": digest(text), "from": version()}
    if not file.is_file():
        return Copy(word, text, path, new)
    there = text_of(file)
    edited = record.get("sha256") != digest(there)
    if there == text:
        same = record if record and (path.samefile(file) or not edited) else new
        return Copy(word, text, path, same)
    if replace or not (edited or word.startswith(f"{BOOK}/")):
        said = f"{file} was renewed; what it held is kept in {_beside(file)}"
        return Copy(word, text, path, new, there, said)
    why = "was edited since it was made" if edited else "differs from the book's today"
    said = f"{file} {why}, and stays as it is: --replace takes the text of {path.name}"
    return Copy(word, there, file, record, said=said)


def _beside(file):
    """The first free name for what a copy held before."""
    number = 1
    while (path := file.with_name(f"{file.stem}-replaced-{number}.md")).exists():
        number += 1
    return path


def digest(text):
    """The fingerprint of a text."""
    return hashlib.sha256(text.encode("utf8")).hexdigest()
