"""Forms on their way into the site: below each exercise, with the scripts they need."""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from sphinx.application import Sphinx

from builder.site.minify.memory import Memory
from viewcast.live import bundle

HEADING = "## Exercises"
FOLD = '<details class="stub"><summary>In Python</summary>'
FOLD_END = "</details>"
HERE = Path(__file__).parent
EXERCISES = Path(bundle.__file__).parents[1] / "exercises"
STORE, SOURCES = EXERCISES / "store", EXERCISES / "js"
SCRIPT = "answers"  # in a page's metadata: the script with its data


def connect(app: Sphinx) -> None:
    """Have forms put on the pages of chapters; Sphinx calls the rest."""
    app.connect("source-read", add_forms)
    app.connect("build-finished", write_scripts)


def add_forms(app: Sphinx, page: str, text: list[str]) -> None:
    """Put forms below a chapter's exercises; Sphinx calls this when it reads it."""
    chapter = page.rpartition("/")[2]
    store = STORE / f"{chapter}.json"
    if not app.env.doc2path(page).endswith(".ipynb") or not store.exists():
        return
    notebook = nbformat.reads(text[0], as_version=nbformat.NO_CONVERT)
    stubs = {name: stub.source for name, stub in stubs_in(notebook)}
    home = app.config.book_repository, app.config.book_branch
    made = remembered(app, chapter, store.read_text("utf8"), stubs, home)
    app.env.metadata[page][SCRIPT] = made["script"]
    notebook.cells = [
        new_markdown_cell(part) if isinstance(part, str) else part
        for part in with_forms(notebook, made["intro"], made["forms"])
    ]
    text[0] = nbformat.writes(notebook, version=nbformat.NO_CONVERT)


def stubs_in(notebook: NotebookNode) -> Iterator[tuple[str, NotebookNode]]:
    """The name of each exercise in a notebook, with its stub: the last cell but one."""
    cells = [cell for cell in notebook.cells if "exercise" in cell.metadata]
    for name, its in groupby(cells, lambda cell: cell.metadata["exercise"]):
        yield name, list(its)[-2]


def remembered(
    app: Sphinx, chapter: str, store: str, stubs: dict[str, str], home: tuple[str, str]
) -> dict:
    """The forms of a chapter, as `forms.forms` makes them, or made them before."""

    def make() -> str:
        # NumPy and the checks, without which other pages are built sooner:
        from builder.site.answers.forms import forms

        return json.dumps(forms(chapter, json.loads(store), stubs, home))

    sources = "".join(file.read_text("utf8") for file in sorted(HERE.glob("*.py")))
    of = chapter, store, stubs, home, sha256(sources.encode()).hexdigest()
    return json.loads(Memory(Path(app.doctreedir) / "answers")(of, make))


def with_forms(notebook: NotebookNode, intro: str, forms: dict[str, str]) -> Iterator:
    """The cells, and as text each exercise's form; a stub that has one folds away."""
    stubs = {stub.id: name for name, stub in stubs_in(notebook)}
    for cell in notebook.cells:
        form = forms.get(stubs.get(cell.id), "")
        if form.startswith("<form"):
            yield from (form, FOLD, cell, FOLD_END)
        else:
            yield from filter(None, (cell, form))
        if cell.cell_type == "markdown" and cell.source.endswith(HEADING):
            yield intro


def write_scripts(app: Sphinx, error: Exception | None) -> None:
    """Write what checks answers, and each chapter's data; Sphinx calls this last."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    (static / "answers").mkdir(exist_ok=True)
    source = bundle.as_function(bundle.bundle("form", SOURCES))
    (static / "answers.js").write_text(f"(() => {{\n{source}}})();\n", "utf8")
    for page, of in app.env.metadata.items():
        if SCRIPT in of:
            file = static / "answers" / f"{page.rpartition('/')[2]}.js"
            file.write_text(of[SCRIPT], "utf8")
