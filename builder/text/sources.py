"""Which texts make notebooks, and whether what was made is of the text as it is.

Needs nothing that isn't in Python: the hook of pre-commit has no more.
"""

import json
import re
from hashlib import sha256
from pathlib import Path

from builder.text.places import ROOT, BookError, name, text_of

NOTES = ROOT / "_build/exercises"
EXERCISES = re.compile(r"^`{3,}\{exercise\}.*", re.MULTILINE | re.DOTALL)
SEAL = "made_sha256"  # in a notebook's metadata: the digest of all else as it was made
PLACES = ("index.md", "chapters/*.md", "data/*.md", "pages/*.md")


def sources() -> list[Path]:
    """The text sources of all notebooks, in the order of the book.

    BookError if a text is none any more, but its notebook is still there.
    """
    texts = [path for place in PLACES for path in sorted(ROOT.glob(place))]
    for path in texts:
        if not is_source(path) and made_from(path.with_suffix(".ipynb")):
            raise BookError(
                f"{name(path)}:1: no kernelspec in the front matter, so the notebook "
                "would stay as it was; write it as the other chapters have it"
            )
    return [path for path in texts if is_source(path)]


def chosen(paths: list[Path]) -> list[Path]:
    """The sources at `paths`, or all; BookError for what is none."""
    known = sources()
    for path in paths:
        if path.resolve() not in known:
            texts = ", ".join(map(name, known))
            raise BookError(f"{path} makes no notebook; these texts do: {texts}")
    return [path.resolve() for path in paths] or known


def is_source(path: Path) -> bool:
    """Whether the front matter of a text names a kernel."""
    front_matter = text_of(path).partition("---\n")[2].partition("---\n")[0]
    return "kernelspec:" in front_matter


def is_stale(source: Path, notebook: Path | None = None) -> bool:
    """Whether a notebook is missing or was made from another text.

    notebook: the one beside the text unless another is named.
    """
    digest = sha256(source.read_bytes()).hexdigest()
    return made_from(notebook or source.with_suffix(".ipynb")) != digest


def made_from(notebook: Path) -> str | None:
    """The digest of the text that a notebook was made from, if it has one."""
    if not notebook.exists():
        return None
    return json.loads(notebook.read_text("utf8"))["metadata"].get("source_sha256")


def seal(notebook: dict) -> str:
    """The digest of a notebook, read as JSON, but for the place where it is kept."""
    metadata = {k: v for k, v in notebook["metadata"].items() if k != SEAL}
    text = json.dumps(notebook | {"metadata": metadata}, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def is_edited(notebook: Path) -> bool:
    """Whether a notebook isn't any more what was made: saved in Jupyter, or merged."""
    if not notebook.exists():
        return False
    try:
        held = json.loads(notebook.read_text("utf8"))
        return SEAL in held["metadata"] and held["metadata"][SEAL] != seal(held)
    except (ValueError, KeyError, TypeError):  # half a merge, say
        return True


def refuse_edited(texts: list[Path]) -> None:
    """BookError, which says how to keep or drop it, for a notebook edited by hand."""
    edited = [p for t in texts if is_edited(p := t.with_suffix(".ipynb"))]
    if edited:
        told = "\n".join(
            f"{name(path)} isn't what was made of {path.stem}.md: it was edited by "
            "hand or merged. To keep the edit, write it into the text and delete the "
            f"notebook; to drop it: git checkout -- {name(path)}"
            for path in edited
        )
        raise BookError(told)


def older() -> list[Path]:
    """The texts, and their notebooks, where one isn't what the text made."""
    found = []
    for source in sources():
        made = [source.with_suffix(".ipynb")]
        made += ROOT.glob(f"notebooks/{source.stem}.ipynb")  # not every source has it
        if any(is_stale(source, path) or is_edited(path) for path in made):
            found += [source, *made]
    return found


def exercises_digest(source: Path) -> str:
    """What is another one for other exercises in a text; empty if it has none."""
    found = EXERCISES.search(text_of(source)) if source.exists() else None
    return sha256(found[0].encode()).hexdigest() if found else ""


def note_exercises(source: Path) -> None:
    """Note that the store of a chapter's checks is made from its text."""
    if digest := exercises_digest(source):
        NOTES.mkdir(parents=True, exist_ok=True)
        (NOTES / source.stem).write_text(digest, "utf8")


def has_new_exercises(source: Path) -> bool:
    """Whether a text has exercises, and others than were noted."""
    note, digest = NOTES / source.stem, exercises_digest(source)
    return bool(digest) and not (note.exists() and note.read_text("utf8") == digest)
