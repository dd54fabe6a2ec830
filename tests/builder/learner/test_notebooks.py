"""The learners' notebooks: what the chapters make, plain, without solutions."""

import json
import re
import sys

import nbformat
import pytest
from bs4 import BeautifulSoup

from builder.learner import labels, notebooks
from builder.learner.home import Home, home
from builder.text.exercises import secrets, squeezed
from builder.text.places import BookError
from builder.text.values import REPEATED
from classroom.exercise.parse import exercises_in
from tests.helpers.environment import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
RAW = re.compile(
    r"\{[\w:-]+\}`|^\s*(?::{3,}|[`~]{3,}\{)|\]\([#.]|\$\$ *\(|^\([\w-]+\)=|\[\^",
    re.MULTILINE,
)
SITE = "https://owner.example/course"
PUBLISHED = Home("owner/course", SITE)


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
    """The notebooks as they are made when the site's address is known."""
    return notebooks.make_all(PUBLISHED)


def test_they_are_what_the_chapters_make(monkeypatch):
    monkeypatch.delenv("BOOK_REPOSITORY", raising=False)
    monkeypatch.delenv("BOOK_URL", raising=False)
    wrong = notebooks.stale(notebooks.make_all(home()))
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
    wanted = [code for code in found if not code.startswith(REPEATED)]
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
        home()


def test_the_environment_comes_before_what_was(monkeypatch):
    monkeypatch.setenv("BOOK_REPOSITORY", "a/b")
    monkeypatch.setenv("BOOK_URL", "https://a.example/b/")
    assert home() == Home("a/b", "https://a.example/b")


def test_no_two_labels_have_one_name():
    chapters = labels.chapters()
    names = [label for chapter in chapters for label in chapter.labels()]
    assert len(names) == len(set(names))


def test_a_learners_work_is_kept(monkeypatch, tmp_path, capsys):
    """Nothing is written, and what to do is said."""
    made = notebooks.make_all(Home("", ""))
    for file, text in made.items():
        (tmp_path / file).write_text(text, "utf8")
    mine = tmp_path / "2-loss.ipynb"
    mine.write_text(mine.read_text("utf8").replace("np.abs", "abs"), "utf8")
    (tmp_path / "3-optimization.ipynb").write_text("{}", "utf8")
    saved = {file.name: file.read_text("utf8") for file in tmp_path.iterdir()}
    monkeypatch.setattr(notebooks, "FOLDER", tmp_path)
    monkeypatch.setattr(notebooks, "ROOT", tmp_path)
    monkeypatch.setattr(notebooks, "make_all", lambda where: made)
    monkeypatch.setattr(sys, "argv", ["notebooks"])
    monkeypatch.setattr(notebooks, "home", lambda: Home("", ""))
    assert notebooks.main() == 1
    assert "2-loss.ipynb was worked on" in capsys.readouterr().err
    assert {file.name: file.read_text("utf8") for file in tmp_path.iterdir()} == saved
