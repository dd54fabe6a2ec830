"""Exercises, from a chapter's text to its notebook and to the package's store.

A chapter's notebook gets task, stub and check, the store what a check needs; the rest
is for the page of solutions (builder.site.solutions). `leaks` finds a solution anywhere
else.
"""

import base64
import html
import json
import re
import sys
import zlib
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from builder.text.install import bring_all
from builder.text.places import CHAPTERS, ROOT
from classroom.exercise.markdown import blocks
from classroom.exercise.model import Exercise
from classroom.exercise.parse import exercises_in
from viewcast.support.files import write_whole

STORE = ROOT / "code/viewcast/exercises/store"
SITE = ROOT / "_build/html"
SHORTEST = 12  # characters of a line that tells something
TAG = re.compile(r"<[^>]*>")
PACKED = re.compile(r'"(eN[A-Za-z0-9+/=]{40,})"')  # so zlib begins, written in base64


def expand(notebook: NotebookNode, source: Path) -> None:
    """Replace the exercises in a notebook's text by the cells that learners get."""
    exercises = enumerate(exercises_in(source), start=1)
    made = []
    for cell in notebook.cells:
        found = blocks(cell.source) if cell.cell_type == "markdown" else []
        lines, at = cell.source.splitlines(keepends=True), 0
        for block in found:
            made += _text(lines[at : block.first])
            number, exercise = next(exercises)
            made += _cells(exercise, f"{chapter(source)}.{number}")
            at = block.end
        made += _text(lines[at:]) if found else [cell]
    notebook.cells = made


def chapter(source: Path) -> str:
    """The number of a chapter, with which its file name begins."""
    return source.name.partition("-")[0]


def _text(lines: list[str]) -> list[NotebookNode]:
    text = "".join(lines).strip()
    return [new_markdown_cell(text)] if text else []


def _cells(exercise: Exercise, number: str) -> list[NotebookNode]:
    """The cells of an exercise in its chapter; the site leaves the check out."""
    # Most texts have no exercise, and are read without what runs one:
    from classroom.exercise.cells import cells

    heading = f"### Exercise {number}: {exercise.title}"
    kind = f"*{exercise.kind.capitalize()}, about {exercise.minutes} minutes.*"
    link = f"[Solution to exercise {number}](#solution-{exercise.name})"
    made = list(cells(exercise, f"{heading}\n\n{kind}", after=link))
    made[-1].metadata["tags"] = ["remove-cell"]
    for cell in made:
        cell.metadata["exercise"] = exercise.name
    return made


def refresh_store(source: Path) -> None:
    """Write what a chapter's checks need to where the package holds it."""
    from classroom.exercise.validate import stored

    found = {exercise.name: stored(exercise) for exercise in exercises_in(source)}
    if found:
        STORE.mkdir(exist_ok=True)
        text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
        write_whole(STORE / f"{source.stem}.json", text)


def leaks(site: Path, exercises: list[Exercise]) -> list[str]:
    """Each line of a solution that the site holds elsewhere, with the file and name."""
    secret = {line: e.name for e in exercises for line in secrets(e)}
    found = []
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        if file.parent == site / "solutions" or _is_binary(file):
            continue
        text = squeezed(opened(file.read_text("utf8")))
        found += [
            f"{file.relative_to(site)}: {name}: {line}"
            for line, name in secret.items()
            if line in text
        ]
    return found


def secrets(exercise: Exercise) -> set[str]:
    """The lines that only the solution, or a hidden check, holds; without blanks."""
    shown = [exercise.task, exercise.hint, exercise.given, exercise.figure]
    shown += [exercise.stub, *(check.code for check in exercise.visible)]
    hidden = [exercise.solution, *(c.code for c in exercise.checks if c.hidden)]
    known = squeezed("\n".join(shown))
    lines = (squeezed(line) for code in hidden for line in code.splitlines())
    return {line for line in lines if len(line) >= SHORTEST and line not in known}


def opened(text: str) -> str:
    """`text` with what is packed in it: data of forms (builder.site.answers)."""
    packed = (zlib.decompress(base64.b64decode(part)) for part in PACKED.findall(text))
    return "\n".join([text, *(data.decode() for data in packed)])


def squeezed(text: str) -> str:
    r"""`text` without tags, blanks and escapes, as a search finds code.

    >>> squeezed('<span>y</span> = <b>f</b>(x) &lt; 1\\n')
    'y=f(x)<1'
    """
    return re.sub(r"\s|\\n|\\", "", html.unescape(TAG.sub("", text)))


def _is_binary(file: Path) -> bool:
    try:
        file.read_text("utf8")
    except UnicodeDecodeError:
        return True
    return False


def main() -> int:
    """Prove every exercise and look for solutions in the built site."""
    bring_all()
    from classroom.exercise.validate import report

    sources = sorted(CHAPTERS.glob("[0-9]*.md"))
    wrong = report(sources)
    found = leaks(SITE, [e for source in sources for e in exercises_in(source)])
    print("\n".join(found) or "no line of a solution in the site but on its pages")
    return 1 if wrong or found else 0


if __name__ == "__main__":
    sys.exit(main())
