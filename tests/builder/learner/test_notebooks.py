"""The learners' notebooks: what the chapters make, plain, without solutions, running.

And the links that open them, and what Binder installs for them.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from types import SimpleNamespace

import nbformat
import pytest
from bs4 import BeautifulSoup
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from builder.learner import labels, markdown, notebooks
from builder.learner.markdown import Home, Label, Translator
from builder.site import launch
from builder.text.execute import WIDGET, ThisPython
from builder.text.exercises import secrets, squeezed
from builder.text.places import BookError
from classroom.exercise.parse import exercises_in
from tests.helpers.environment import ROOT, TWO_THREADS

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
RAW = re.compile(
    r"\{[\w:-]+\}`|^\s*(?::{3,}|[`~]{3,}\{)|\]\([#.]|\$\$ *\(|^\([\w-]+\)=|\[\^",
    re.MULTILINE,
)
SITE = "https://owner.example/course"
PUBLISHED = Home("owner/course", SITE)
OPTIONAL = ("anywidget", "ipywidgets")
ABSENT = 'raise ModuleNotFoundError("not here, for a test", name=__name__)\n'
WHICH = "import viewcast\nprint(viewcast.__file__)"


def name(path):
    return path.stem


def cells(path, kind):
    notebook = nbformat.read(path, nbformat.NO_CONVERT)
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def of_chapter(path):
    """The code cells of the chapter, with those that print the text's numbers again."""
    return cells(ROOT / "chapters" / path.name, "code")


def texts(notebook):
    """The Markdown of a notebook, given as JSON."""
    cells = json.loads(notebook)["cells"]
    return ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]


@pytest.fixture(scope="module")
def published():
    """Return the notebooks as they are made when the site's address is known."""
    return notebooks.make_all(PUBLISHED)


def test_they_are_what_the_chapters_make(monkeypatch):
    monkeypatch.delenv("BOOK_REPOSITORY", raising=False)
    monkeypatch.delenv("BOOK_URL", raising=False)
    wrong = notebooks.stale(notebooks.make_all(notebooks.home()))
    assert not wrong, "make them: python -m builder.learner.notebooks"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_a_notebook_is_valid_and_not_run(path):
    nbformat.validate(nbformat.read(path, nbformat.NO_CONVERT))
    for cell in cells(path, "code"):
        assert not cell.outputs and cell.execution_count is None
        assert set(cell.metadata) <= {"jupyter", "tags"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_its_markdown_is_plain(path, published):
    for text in [c.source for c in cells(path, "markdown")] + texts(
        published[path.name]
    ):
        found = RAW.search(re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))
        assert not found, text


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_it_has_the_code_of_its_chapter_and_no_more(path):
    """The cell that installs comes first; the numbers aren't repeated."""
    found = [cell.source for cell in of_chapter(path)]
    wanted = [code for code in found if not code.startswith(notebooks.REPEATED)]
    first, *rest = [cell.source for cell in cells(path, "code")]
    assert first.startswith("# Says how to install") and rest == wanted


def test_no_solution_is_in_them():
    found = [e for p in ROOT.glob("chapters/[0-9]*.md") for e in exercises_in(p)]
    assert len(found) > 50
    for path in NOTEBOOKS:
        text = squeezed("".join(cell.source for cell in nbformat.read(path, 4).cells))
        assert not [line for e in found for line in secrets(e) if line in text], path


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_formulas_and_figures_have_the_numbers_of_the_page(path, site):
    page = site / "chapters" / f"{path.stem}.html"
    if not page.exists():
        pytest.skip("not in the table of contents yet")
    text = "\n".join(cell.source for cell in cells(path, "markdown"))
    page = BeautifulSoup(page.read_text("utf8"), "html.parser")
    numbers = [tag.get_text().strip("()#") for tag in page.select(".eqno")]
    figures = [tag.get_text().strip() for tag in page.select(".caption-number")]
    assert re.findall(r"\\tag\{(.*?)\}", text) == numbers
    if not path.stem[0].isdigit():
        figures = ["Figure"] * len(figures)
    assert re.findall(r"^\*\*(Fig[\w. ]+)\.\*\* \S", text, re.MULTILINE) == figures


def test_with_an_address_the_links_lead_to_the_site(published, site):
    found = set()
    for notebook in published.values():
        for text in texts(notebook):
            found |= set(re.findall(rf"\]\({SITE}/([^)]*)\)", text))
    assert any("equation-" in to for to in found)
    assert any(to.startswith("solutions/") for to in found)
    for to in found:
        page, _, place = to.partition("#")
        if page == "chapters/your-channel.html" and not (site / page).exists():
            continue
        assert not place or f'id="{place}"' in (site / page).read_text("utf8"), to


def test_the_repository_is_installed_from(published):
    line = '    %pip install -q "viewcast @ git+https://github.com/owner/course"'
    for notebook in published.values():
        code = [c for c in json.loads(notebook)["cells"] if c["cell_type"] == "code"]
        assert "".join(code[0]["source"]).splitlines()[-1] == line


@pytest.mark.parametrize(
    ("variable", "value"),
    [("BOOK_REPOSITORY", "https://github.com/a/b"), ("BOOK_URL", "a.github.io")],
)
def test_a_wrong_address_is_refused(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(BookError, match=variable):
        notebooks.home()


def test_the_environment_comes_before_what_was(monkeypatch):
    monkeypatch.setenv("BOOK_REPOSITORY", "a/b")
    monkeypatch.setenv("BOOK_URL", "https://a.example/b/")
    assert notebooks.home() == Home("a/b", "https://a.example/b")


def translate(text, site=""):
    known = {
        "eq-here": Label("chapters/1-function", "equation-eq-here", "(1.1)"),
        "eq-there": Label("chapters/2-loss", "equation-eq-there", "(2.1)"),
        "fig-here": Label("chapters/1-function", "fig-here", "Fig. 1.1"),
        "solution-it": Label("solutions/1-function", "solution-it", "the solution"),
    }
    return Translator("chapters/1-function", text, known, Home("", site))(text)


@pytest.mark.parametrize(
    ("text", "plain", "linked"),
    [
        ("{eq}`eq-here`", "(1.1)", "(1.1)"),
        (
            "{eq}`eq-there`",
            "(2.1)",
            "[(2.1)](s:/chapters/2-loss.html#equation-eq-there)",
        ),
        ("[the bars](#fig-here)", "the bars", "the bars"),
        ("[](#fig-here) {ref}`it <fig-here>`", "Fig. 1.1 it", "Fig. 1.1 it"),
        (
            "[](2-loss)",
            "*Loss: how good is a function?*",
            "[Loss: how good is a function?](s:/chapters/2-loss.html)",
        ),
        (
            "{doc}`card <../data/data-card>`",
            "card",
            "[card](s:/data/data-card.html)",
        ),
        (
            "Task.\n\n[Solution to it](#solution-it)",
            "Task.",
            "Task.\n\n[Solution to it](s:/solutions/1-function.html#solution-it)",
        ),
        ("[out](https://x.example)",) + ("[out](https://x.example)",) * 2,
        ("(x)=\n## H\n% note\n+++\ntext",) + ("## H\ntext",) * 2,
        ("$$\na\n$$ (eq-here)",) + ("$$\na \\tag{1.1}\n$$",) * 2,
        (
            ":::{admonition} T\n:class: tip\nA $b$.\n\nC\n:::",
            *("> **T**\n>\n> A $b$.\n>\n> C",) * 2,
        ),
        ("```{note}\nA\n```",) + ("> **Note**\n>\n> A",) * 2,
        (
            "```{math}\n:label: eq-here\na\n```",
            *("$$\na \\tag{1.1}\n$$",) * 2,
        ),
        ("{math}`a` and a[^n].\n\n[^n]: Why `so`.",) + ("$a$ and a (Why `so`.).",) * 2,
        ("```python\nx[0](#a)\n```", *("```python\nx[0](#a)\n```",) * 2),
        ("`[](a)` $[](a)$", *("`[](a)` $[](a)$",) * 2),
    ],
)
def test_a_translation(text, plain, linked):
    assert translate(text) == plain
    assert translate(text, "s:") == linked


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{n}`1 + 1`", "no role {n} in learners' notebooks, but: math, doc"),
        (
            "{eq}`eq-hear`",
            "no formula, figure or heading is named eq-hear; the nearest name is eq-he",
        ),
        ("[there](#lost)", "no formula, figure or heading is named lost"),
        ("[](lost)", "there is no page chapters/lost; they are in _toc.yml"),
        ("[5 of them](lost)", "there is no page chapters/lost; they are in _toc.yml"),
        ("![](a.svg)", "a chapter's pictures come from cells: see CONTRIBUTING"),
        ("a[^lost]", "nothing explains [^lost]: add a line [^lost]: ..."),
        (":::{figure} a.svg\n:::", "no directive {figure} in learners' notebooks, but"),
    ],
)
def test_what_has_no_translation_is_an_error(monkeypatch, tmp_path, text, says):
    """It names the line in the text, where the words of a link may hold a number."""
    monkeypatch.setattr(markdown, "ROOT", tmp_path)
    source = tmp_path / "chapters/1-function.md"
    source.parent.mkdir()
    source.write_text(f"# Title\n\nA line.\n{text.replace('5', '{n}`days`')}\n", "utf8")
    with pytest.raises(BookError) as error:
        translate(text)
    assert f"chapters/1-function.md:4: {says}" in str(error.value)


@pytest.mark.parametrize("text", ["Words first.\n\n# Title\n", "## Section\n", "#\n"])
def test_a_page_without_a_title_is_named(monkeypatch, tmp_path, text):
    monkeypatch.setattr(markdown, "ROOT", tmp_path)
    (tmp_path / "page.md").write_text(f"---\na: b\n---\n\n{text}", "utf8")
    with pytest.raises(BookError, match=r"page.md:5: the title is missing"):
        markdown.title("page")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return two folders: the package as a wheel brings it; what hides widgets."""
    target, hidden = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("hidden")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--target", target, ROOT], check=True, capture_output=True)
    for module in OPTIONAL:
        (hidden / f"{module}.py").write_text(ABSENT)
    return target, hidden


def with_numbers(path):
    """Return what is run: a learner's cells, the numbers, and where the package is."""
    first, *rest = cells(path, "code")
    left = iter(rest)
    both = [
        new_code_cell(code) if code.startswith(notebooks.REPEATED) else next(left)
        for code in (cell.source for cell in of_chapter(path))
    ]
    return new_notebook(cells=[first, *both, new_code_cell(WHICH)])


def run(notebook, folder, paths):
    """Run a notebook in a folder that holds nothing, and with two threads."""
    client = NotebookClient(
        notebook,
        timeout=120,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.km = AsyncKernelManager(kernel_spec_manager=ThisPython())
    env = {key: value for key, value in os.environ.items() if key != "MPLBACKEND"}
    env |= TWO_THREADS
    env |= {
        "IPYTHONDIR": str(folder / ".ipython"),
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
    }
    client.execute(env=env)


def printed(cell):
    """Return what a cell's outputs hold, but for widgets, which aren't stored."""
    kept = ("name", "text", "ename", "data")
    outputs = [{key: out[key] for key in kept if key in out} for out in cell.outputs]
    for out in outputs:
        out.get("data", {}).pop(WIDGET, None)
    return outputs


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_it_runs_alone_as_its_chapter_did(installed, tmp_path, path):
    """As on Colab: all it has is a wheel. No picture needs a widget.

    The chapters were run with one thread, here it is two.
    """
    target, hidden = installed
    needs = "viewcast.training.laboratory" in path.read_text("utf8")
    notebook = with_numbers(path)
    run(notebook, tmp_path, [target] if needs else [hidden, target])
    first, *both, which = notebook.cells
    assert not first.outputs
    assert which.outputs[0].text.startswith(str(target))
    for cell, stored in zip(both, of_chapter(path), strict=True):
        assert printed(cell) == printed(stored), cell.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_a_page_offers_its_notebook(path, site):
    page = site / "chapters" / f"{path.stem}.html"
    if not page.exists():
        pytest.skip("not in the table of contents yet")
    soup = BeautifulSoup(page.read_text("utf8"), "html.parser")
    found = [link["href"] for link in soup.select("main .launch a")]
    assert found[-1] == f"../notebooks/{path.name}"
    assert (site / "notebooks" / path.name).read_bytes() == path.read_bytes()
    header = [link["href"] for link in soup.select(".article-header-buttons a[href]")]
    assert found[-1] in header and not [to for to in header if "_sources" in to]


def offered(page, repository=""):
    """The links that a page gets, text and address."""
    config = SimpleNamespace(book_repository=repository, book_branch="main")
    context = {"body": "<h1>A</h1><h1>B</h1>", "pathto": lambda to, _: f"../{to}"}
    app = SimpleNamespace(srcdir=ROOT, config=config)
    launch.add_launch(app, page, "", context, None)
    soup = BeautifulSoup(context["body"], "html.parser")
    return [(link.get_text(strip=True), link["href"]) for link in soup.select("a")]


def test_colab_and_binder_are_offered_where_the_repository_is_known():
    download = ("Download notebook", "../notebooks/2-loss.ipynb")
    assert offered("chapters/2-loss") == [download]
    colab, binder, last = offered("chapters/2-loss", "a/b")
    assert last == download
    assert colab == (
        "Open in Colab",
        "https://colab.research.google.com/github/a/b/blob/main/notebooks/2-loss.ipynb",
    )
    assert binder == (
        "Open in Binder",
        "https://mybinder.org/v2/gh/a/b/main?urlpath=lab/tree/notebooks/2-loss.ipynb",
    )


@pytest.mark.parametrize(
    "page", ["index", "pages/notation", "chapters/instructors", "solutions/2-loss"]
)
def test_other_pages_offer_nothing(page):
    assert offered(page, "a/b") == []


def requirements(path):
    """The lines of a file of requirements, without comments."""
    lines = (line.partition("#")[0].strip() for line in path.read_text().splitlines())
    return [line for line in lines if line]


def test_binder_installs_the_small_torch_at_the_pinned_versions():
    index, *pins, package = requirements(ROOT / "binder/requirements.txt")
    assert index == "--extra-index-url https://download.pytorch.org/whl/cpu"
    assert package == "."  # in the root, where Binder runs pip
    book = requirements(ROOT / "requirements.txt")
    assert {pin.removesuffix("+cpu") for pin in pins} <= set(book)
    assert [pin for pin in pins if pin.endswith("+cpu")] == [
        f"{pin}+cpu" for pin in book if pin.startswith("torch==")
    ]


def test_binder_brings_what_the_package_needs_and_no_more():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    needed = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
    pins = requirements(ROOT / "binder/requirements.txt")[1:-1]
    assert {pin.partition("==")[0] for pin in pins} == needed
    python = (ROOT / "binder/runtime.txt").read_text().strip()
    assert python == f"python-{project['requires-python'].removeprefix('>=')}"


def test_no_two_labels_have_one_name():
    chapters = labels.chapters()
    names = [label for chapter in chapters for label in chapter.labels()]
    assert len(names) == len(set(names))
