"""Which texts make notebooks, and that a commit holds both as they belong together."""

import json
import re
import subprocess
import sys

import pytest
import yaml

from builder.text import notebooks, places, sources
from builder.text.cells import read
from builder.text.places import BookError
from builder.text.run import finish
from tests.helpers.environment import ROOT

HOOKS = ROOT / ".pre-commit-config.yaml"


@pytest.fixture
def little_book(monkeypatch, tmp_path):
    """The folder of a book of one chapter, with its two notebooks."""
    monkeypatch.setattr(sources, "ROOT", tmp_path)
    monkeypatch.setattr(places, "ROOT", tmp_path)
    source = tmp_path / "chapters/1-a.md"
    text = "---\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n# A\n"
    for folder in ("chapters", "notebooks", "pages"):
        (tmp_path / folder).mkdir()
    source.write_text(text, "utf8")
    for folder in ("chapters", "notebooks"):
        made = finish(read(source), source)
        (tmp_path / folder / "1-a.ipynb").write_text(made, "utf8")
    (tmp_path / "pages/glossary.md").write_text("# Glossary\n", "utf8")
    return tmp_path


def told(monkeypatch, capsys, *words):
    """The exit code of builder.text.notebooks in a folder, and what it says."""
    monkeypatch.setattr(sys, "argv", ["notebooks", *map(str, words)])
    code = notebooks.main()
    out = capsys.readouterr()
    return code, (out.out + out.err).strip()


def test_a_text_that_is_no_source_any_more_is_named(little_book):
    source = little_book / "chapters/1-a.md"
    assert sources.sources() == [source]
    source.write_text(source.read_text("utf8").replace("nelspec", "nelspc"), "utf8")
    with pytest.raises(
        BookError, match=r"^chapters/1-a\.md:1: no kernelspec in the fr"
    ):
        sources.sources()


@pytest.mark.parametrize("path", ["chapters/no.md", "pages/glossary.md"])
def test_only_sources_are_made(little_book, monkeypatch, capsys, path):
    monkeypatch.chdir(little_book)
    code, says = told(monkeypatch, capsys, path)
    assert code == 1
    assert says == f"{path} makes no notebook; these texts do: chapters/1-a.md"
    assert not (little_book / path).with_suffix(".ipynb").exists()


@pytest.mark.parametrize("folder", ["chapters", "notebooks"])
def test_a_commit_lacks_no_notebook(little_book, monkeypatch, capsys, folder):
    assert told(monkeypatch, capsys, "--fresh") == (0, "")
    notebook = little_book / folder / "1-a.ipynb"
    notebook.write_text('{"metadata": {"source_sha256": "another"}}', "utf8")
    code, says = told(monkeypatch, capsys, "--fresh")
    add = "git add chapters/1-a.md chapters/1-a.ipynb notebooks/1-a.ipynb"
    assert code == 1
    assert says.endswith(f"run make book, then {add}")


def save(notebook, change):
    """Write a notebook as Jupyter does after a change of its JSON."""
    held = json.loads(notebook.read_text("utf8"))
    change(held)
    notebook.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", "utf8")


EDITS = {
    "a word": lambda held: held["cells"][0].update(source=["# B"]),
    "a cell": lambda held: held["cells"].append(dict(held["cells"][0], id="new")),
    "metadata": lambda held: held["metadata"]["language_info"].update(version="3.12"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("options", [["--stale"], [], ["--check"], ["--fresh"]])
def test_an_edited_notebook_stops_the_build(
    little_book, monkeypatch, capsys, edit, options
):
    notebook = little_book / "chapters/1-a.ipynb"
    save(notebook, edit)
    saved = notebook.read_text("utf8")
    code, says = told(monkeypatch, capsys, *options)
    assert code == 1
    assert "chapters/1-a.ipynb isn't what was made of 1-a.md" in says
    assert "write it into the text" in says
    assert "git checkout -- chapters/1-a.ipynb" in says
    assert notebook.read_text("utf8") == saved


def test_half_a_merge_is_an_edit(little_book):
    notebook = little_book / "chapters/1-a.ipynb"
    notebook.write_text("<<<<<<< HEAD\n" + notebook.read_text("utf8"), "utf8")
    assert sources.is_edited(notebook)


def test_a_notebook_in_other_spelling_is_no_edit(little_book):
    """The same JSON with other blanks, as another tool writes it."""
    notebook = little_book / "chapters/1-a.ipynb"
    save(notebook, lambda held: None)
    assert not sources.is_edited(notebook)


def test_a_commit_holds_no_edited_learners_notebook(little_book, monkeypatch, capsys):
    save(little_book / "notebooks/1-a.ipynb", EDITS["a word"])
    code, says = told(monkeypatch, capsys, "--fresh")
    assert code == 1 and "notebooks/1-a.ipynb" in says


def test_the_hook_needs_nothing_but_python():
    """Pre-commit's environment has no more, so none of what is installed is seen."""
    (repository,) = yaml.safe_load(HOOKS.read_text("utf8"))["repos"]
    (hook,) = [hook for hook in repository["hooks"] if hook["id"] == "notebooks"]
    command = [sys.executable, "-S", *hook["entry"].split()[1:]]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    staged = ["index.md", "chapters/2-loss.md", "notebooks/2-loss.ipynb"]
    assert all(re.search(hook["files"], path) for path in staged)
