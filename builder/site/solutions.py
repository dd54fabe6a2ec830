"""Pages of solutions: each made from its chapter's exercises, its source kept back."""

from pathlib import Path

from sphinx.application import Sphinx

from builder.text.exercises import CHAPTERS, chapter
from classroom.exercise.model import Exercise
from classroom.exercise.parse import exercises_in


def add_solutions(app: Sphinx, page: str, text: list[str]) -> None:
    """Write a chapter's solutions below the text of their page; Sphinx calls this."""
    folder, _, name = page.rpartition("/")
    source = CHAPTERS / f"{name}.md"
    if folder != "solutions" or not source.exists():
        return
    app.env.note_dependency(str(source))
    parts = [text[0].rstrip()]
    for count, exercise in enumerate(exercises_in(source), start=1):
        parts += _solution(exercise, f"{chapter(source)}.{count}")
    text[0] = "\n\n".join(parts) + "\n"


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
