"""Pages of solutions: each made from its chapter's exercises, its source kept back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from builder.text.places import CHAPTERS
from builder.text.sources import exercises_digest

if TYPE_CHECKING:
    from classroom.exercise.model import Exercise

EXERCISES = "exercises"  # in a page's metadata: which ones it was made with


def connect(app: Sphinx) -> None:
    """Have the pages of solutions made; Sphinx calls the rest."""
    app.connect("source-read", add_solutions)
    app.connect("env-get-outdated", with_old_exercises)
    app.connect("build-finished", drop_sources)


def add_solutions(app: Sphinx, page: str, text: list[str]) -> None:
    """Write a chapter's solutions below the text of their page; Sphinx calls this."""
    folder, _, name = page.rpartition("/")
    source = CHAPTERS / f"{name}.md"
    if folder != "solutions" or not source.exists():
        return
    # Without NumPy, which these need, other pages are built sooner:
    from builder.text.exercises import chapter
    from classroom.exercise.parse import exercises_in

    app.env.metadata[page][EXERCISES] = exercises_digest(source)
    parts = [text[0].rstrip()]
    for count, exercise in enumerate(exercises_in(source), start=1):
        parts += _solution(exercise, f"{chapter(source)}.{count}")
    text[0] = "\n\n".join(parts) + "\n"


def with_old_exercises(app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """The pages of chapters whose exercises are others now; Sphinx calls this."""
    return [
        page
        for page, made in env.metadata.items()
        if EXERCISES in made
        and made[EXERCISES] != exercises_digest(CHAPTERS / f"{Path(page).name}.md")
    ]


def _solution(exercise: Exercise, number: str) -> list[str]:
    """The Markdown of one solution: the task again, the code, and why."""
    code = [exercise.given, exercise.solution]
    return [
        f"(solution-{exercise.name})=",
        f"## {number}: {exercise.title}",
        exercise.task,
        *(f"```python\n{part}\n```" for part in code if part),
        exercise.why,
        "**Often seen**",
        "\n".join(f"- {wrong.message}" for wrong in exercise.wrongs),
    ]


def drop_sources(app: Sphinx, error: Exception | None) -> None:
    """Take the pages of solutions out of `_sources/`; Sphinx calls this at the end."""
    for file in Path(app.outdir).glob("_sources/solutions/*"):
        file.unlink()
