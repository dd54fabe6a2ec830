"""The notebooks that learners open, in Jupyter, on Binder or on Colab: notebooks/.

Each is made from a chapter's own notebook: without outputs, in the Markdown that every
Jupyter shows (see builder.learner.markdown), with a first cell that installs what is
missing.
"""

import argparse
import re
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_notebook

from builder.learner.home import FOLDER, Home, home
from builder.learner.labels import Chapter, Label, chapters, collect
from builder.learner.markdown import Translator
from builder.text.places import ROOT, BookError
from builder.text.run import KERNELSPEC, sealed
from builder.text.sources import is_edited
from builder.text.values import REPEATED
from viewcast.support.files import write_whole

HIDDEN = {
    "hide-input": {"source_hidden": True},
    "hide-output": {"outputs_hidden": True},
    "hide-cell": {"source_hidden": True, "outputs_hidden": True},
}
TITLE = """\
# {title}

This is a chapter of *Deep learning from a function* as a notebook. Run its cells from \
the first to the last, change them, and run them again. {links}"""
PAGE = "[The same chapter as a page]({}) has all results, and links to the solutions."
NO_PAGE = "The book's site has the same chapter with all results, and the solutions."
NEEDS = """\
They need the course's package. {here}In a clone of the course, `make lab` opens \
JupyterLab with it. In VS Code, open the clone and choose the kernel in its `.venv`. \
For a Jupyter of your own, run `python -m pip install .` in the clone."""
ON_COLAB = "On Colab and Binder it comes by itself. "
EXERCISES = "## Exercises"
HOW_TO_ANSWER = """

Put your answers in the place of the three dots and run the check below each: it says \
what holds, and nothing is sent anywhere."""
INSTALL = """\
# {} the course's package where it is missing, on Colab for example.
from importlib.util import find_spec

if find_spec("viewcast") is None:
    {}"""
EDITED = """\
{0} was worked on. To keep your work, move the file to my-notebooks/, where make lab \
opens it; to drop it: git checkout -- {0}"""
FROM_GITHUB = "Installs", '%pip install -q "viewcast @ git+https://github.com/{}"'
FROM_CLONE = (
    "Says how to install",
    """\
raise ModuleNotFoundError(
        "The course's package, viewcast, is missing. In a clone of the course's "
        "repository, install it with: python -m pip install ."
    )""",
)


def make_all(where: Home) -> dict[str, str]:
    """Each learner's notebook, file name and JSON."""
    found = chapters()
    labels = collect(found)
    return {chapter.path.name: make(chapter, labels, where) for chapter in found}


def make(chapter: Chapter, labels: dict[str, Label], where: Home) -> str:
    """The learner's notebook of a chapter, as JSON."""
    translate = Translator(chapter.page, chapter.text, labels, where)
    cells = [
        *_first_cells(chapter, translate),
        *_cells(chapter.notebook.cells, translate),
    ]
    for number, cell in enumerate(cells):
        cell.setdefault("id", f"{number:03d}")
    metadata = {"kernelspec": KERNELSPEC, "language_info": {"name": "python"}}
    metadata["source_sha256"] = chapter.notebook.metadata["source_sha256"]
    if any(where):
        metadata["book"] = where._asdict()
    notebook = new_notebook(cells=cells, metadata=metadata)
    text = sealed(notebook)
    nbformat.validate(notebook)
    return text


def _first_cells(chapter: Chapter, translate: Translator):
    """The chapter's title and what this is; the cell that installs what is missing."""
    where, address = translate.home, translate.address(chapter.page)
    links = PAGE.format(address) if address else NO_PAGE
    needs = NEEDS.format(here=ON_COLAB if where.repository else "")
    about = TITLE.format(title=chapter.title, links=links, needs=needs)
    yield markdown_cell(about)
    says, command = FROM_GITHUB if where.repository else FROM_CLONE
    yield code_cell(INSTALL.format(says, command.format(where.repository)))


def _cells(cells: list[NotebookNode], translate: Translator):
    """The cells of a chapter, its captions as text below the figures."""
    for cell in cells:
        if cell.cell_type == "code" and not cell.source.startswith(REPEATED):
            yield code_cell(cell.source, _metadata(cell))
            figure = cell.metadata.get("mystnb", {}).get("figure")
            if figure:
                yield markdown_cell(translate.caption(**figure))
        elif cell.cell_type == "markdown":
            text = translate(re.sub(r"\A# .*\n*", "", cell.source))
            if text.endswith(EXERCISES):
                text += HOW_TO_ANSWER
            if text:
                yield markdown_cell(text, cell.metadata.get("exercise"))


# As nbformat makes them, which would validate each; the whole notebook is validated.
def code_cell(source: str, metadata: dict | None = None) -> NotebookNode:
    """A cell of code that hasn't been run."""
    cell = {"cell_type": "code", "metadata": metadata or {}, "source": source}
    return from_dict(cell | {"execution_count": None, "outputs": []})


def markdown_cell(source: str, name: str | None = None) -> NotebookNode:
    """A cell of text; name: by which links lead to it, in JupyterLab and on Colab."""
    cell = {"cell_type": "markdown", "metadata": {}, "source": source}
    return from_dict(cell | ({"id": name, "metadata": {"id": name}} if name else {}))


def _metadata(cell: NotebookNode) -> dict:
    """What a learner's Jupyter needs to know of a cell: collapsed, allowed to fail."""
    tags = cell.metadata.get("tags", [])
    hidden = [HIDDEN[tag] for tag in tags if tag in HIDDEN]
    metadata = {"jupyter": hidden[0]} if hidden else {}
    if "raises-exception" in tags:
        metadata["tags"] = ["raises-exception"]
    return metadata


def stale(made: dict[str, str]) -> list[Path]:
    """The files of notebooks/ that are missing, too many, or others now."""
    wrong = [file for file in FOLDER.glob("*.ipynb") if file.name not in made]
    for name, text in made.items():
        file = FOLDER / name
        if not file.exists() or file.read_text("utf8") != text:
            wrong.append(file)
    return sorted(wrong)


def main() -> int:
    """Write the learners' notebooks; with --check, only say which would change."""
    parser = argparse.ArgumentParser(description="Make the learners' notebooks.")
    parser.add_argument("--check", action="store_true", help="write nothing; compare")
    check = parser.parse_args().check
    try:
        made = make_all(home())
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    changed = stale(made)
    if edited := [file for file in changed if file.name in made and is_edited(file)]:
        for file in edited:
            print(EDITED.format(file.relative_to(ROOT)), file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    for file in changed:
        print(f"{file.relative_to(ROOT)}: {'would change' if check else 'changed'}")
        if not check and file.name in made:
            write_whole(file, made[file.name])
        elif not check:
            file.unlink()
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
