"""The Makefile in the hands of a stranger: what is missing is named, harm heals."""

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.environment import ROOT
from tests.helpers.fresh_clone import SCRIPT, make, make_clone

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL]


@pytest.fixture
def clone(tmp_path):
    return make_clone(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a function that gives a clone in which a target is made.

    It is made once, and then put back where it was as it was: a stamp tells its place.
    """
    first = {}

    def give(target):
        if target not in first:
            place = tmp_path_factory.mktemp("made")
            clone = make_clone(place / "at")
            assert make(clone, target).returncode == 0
            first[target] = clone, place / "first"
            shutil.copytree(clone.parent, place / "first", symlinks=True)
        clone, whole = first[target]
        shutil.rmtree(clone.parent)
        shutil.copytree(whole, clone.parent, symlinks=True)
        return clone

    return give


def heals(clone):
    """Say whether make now installs everything, and then has nothing left to do."""
    result = make(clone, ".venv/installed-test")
    assert result.returncode == 0, result.stderr
    for name in ("jupyter-book", "torch", "classroom", "ruff"):
        assert (clone / ".venv/bin" / name).read_text() == SCRIPT, name
    subprocess.run([clone / ".venv/bin/python", "-c", ""], check=True)
    return "Installing" not in make(clone, ".venv/installed-test").stdout


def test_without_an_argument_make_says_what_there_is(clone):
    result = make(clone)
    told = dict(re.findall(r"^  make ([a-z]+)\t(.+)$", result.stdout, re.MULTILINE))
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert told.keys() == set(targets) - {"venv"}
    assert not result.stderr


def test_an_environment_of_ones_own_is_kept(clone):
    tools = clone.parent / "bin"
    for tool, to in {"make_venv.py": ".venv", "get_pip.py": ".venv/bin/python"}.items():
        subprocess.run([sys.executable, tools / tool, clone / to], check=True)
    (clone / ".venv/mine").touch()
    assert heals(clone)
    assert (clone / ".venv/mine").exists()


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("stop", ["venv", "get-pip", "jupyter-book", "torch", "ruff"])
def test_an_interrupted_installation_heals(clone, stop, number):
    target = ".venv/installed-test"
    result = make(clone, target, STOP=stop, SIGNAL=number.value)
    assert result.returncode != 0
    assert heals(clone)


def half_made(clone):
    (package,) = clone.glob(".venv/lib/python*/site-packages/pip-1.dist-info")
    (package / "INSTALLER").unlink()
    package.with_name("pip.py").unlink()
    return clone


def python_gone(clone):
    (clone / ".venv/bin/python").unlink()
    (clone / ".venv/bin/python").symlink_to("/gone/python3")
    return clone


def no_environment(clone):
    (clone / ".venv/pyvenv.cfg").unlink()
    return clone


def moved(clone):
    return clone.rename(clone.with_name("renamed"))


def copied(clone):
    return Path(shutil.copytree(clone, clone.with_name("copy"), symlinks=True))


@pytest.mark.parametrize("stage", ["installed-book", "installed-test"])
@pytest.mark.parametrize(
    "harm", [half_made, python_gone, no_environment, moved, copied]
)
def test_a_harmed_environment_is_made_anew(made, harm, stage):
    clone = harm(made(f".venv/{stage}"))
    (clone / ".venv/harmed").touch()
    assert heals(clone)
    assert not (clone / ".venv/harmed").exists()


@pytest.mark.parametrize(("says", "kept"), [('"$@"', True), ('-c ""', False)])
def test_another_python_makes_it_anew(clone, says, kept):
    assert heals(clone)
    (clone / ".venv/old").touch()
    other = clone.with_name("bin") / "python3.13"
    other.write_text(f'#!/bin/sh\n[ "$1" = -V ] && set -- {says}\nexec python3 "$@"\n')
    other.chmod(0o755)
    assert make(clone, ".venv/installed", "PYTHON=python3.13").returncode == 0
    assert (clone / ".venv/old").exists() == kept


def installed(clone):
    """The stages of what is installed, by their last package."""
    last = {"jupyter-book": "book", "torch": "all", "ruff": "test"}
    last |= {"jupyterlab": "lab"}
    return [last[n] for n in last if (clone / ".venv/bin" / n).exists()]


def test_each_target_installs_what_it_needs_and_no_more(clone):
    """Though none does more here, where nothing is that they call."""
    stages = {
        "book": ["book"],
        "install notebooks table experiments exercises pdf": ["book", "all"],
        "benchmark pictures audit test": ["book", "all", "test"],
        "lab": ["book", "all", "lab"],
    }
    needed = {target: stages[line] for line in stages for target in line.split()}
    told = re.findall(r"^([a-z]+):.* ## ", (ROOT / "Makefile").read_text(), re.M)
    assert needed.keys() == set(told) - {"help", "serve", "clean"}
    for target in needed:
        make(clone, target)
        assert installed(clone) == needed[target], target
        shutil.rmtree(clone / ".venv")


def test_a_learners_notebook_is_never_written_over(clone):
    make(clone, "lab")
    mine = clone / "my-notebooks/1-a.ipynb"
    assert mine.read_text() == "the book's"
    mine.write_text("mine")
    make(clone, "lab")
    assert mine.read_text() == "mine"
    assert builds(clone) == (1, 0)
    mine.write_text("mine again")
    assert builds(clone) == (0, 0)


def test_a_stage_is_renewed_with_those_above_it(clone):
    assert heals(clone)
    (clone / "requirements-book.txt").write_text("jupyter-book\nnumpy")
    assert "Installing what makes the book" in make(clone, "book").stdout
    assert (clone / ".venv/bin/numpy").exists()
    assert "Installing what runs" in make(clone, "install").stdout
    assert heals(clone)


def test_the_classroom_brings_what_it_needs(clone):
    assert make(clone, "book").returncode == 0
    result = subprocess.run(
        [clone / ".venv/bin/classroom"],
        cwd=clone.parent,
        env={"PATH": f"{clone.parent / 'bin'}:/usr/bin:/bin"}
        | {"SCRIPT": str(clone.parent / "bin/script")},
        capture_output=True,
        text=True,
    )
    assert "Installing what runs" in result.stderr
    assert not result.stdout
    assert installed(clone) == ["book", "all"]
    assert (clone / ".venv/bin/classroom").read_text() == SCRIPT


def test_without_a_pip_of_its_own_python_brings_one(clone):
    """As on Debian, where python3-pip is a package of its own."""
    (clone.parent / "bin/get_pip.py").write_text("raise SystemExit(1)")
    assert make(clone, ".venv/pyvenv.cfg").returncode == 0
    python = clone / ".venv/bin/python"
    told = subprocess.run([python, "-m", "pip", "--version"], capture_output=True)
    assert told.returncode == 0 and b".venv" in told.stdout
    (clone / ".venv/mine").touch()
    assert make(clone, ".venv/pyvenv.cfg").returncode == 0
    assert (clone / ".venv/mine").exists()


def test_a_failed_installation_says_how_to_go_on(clone):
    result = make(clone, "book", STOP="pip")
    assert result.returncode == 2
    assert "could not reach an index" in result.stderr
    assert "the same command goes on" in result.stderr
    assert heals(clone)


@pytest.mark.parametrize(
    ("python", "fix"),
    [
        (None, "There is no python3 here: install Python 3.11 to 3.14"),
        ("exit 1", "make book PYTHON="),
        ('[ "$1" = -c ]', "apt-get install python3-venv"),
    ],
    ids=["missing", "another version", "without venv"],
)
def test_a_python_that_will_not_do_is_named(clone, python, fix):
    tools = clone.parent / "few"
    tools.mkdir()
    for tool in ("cat", "make"):
        (tools / tool).symlink_to(shutil.which(tool))
    if python:
        (tools / "python3").write_text(f"#!/bin/sh\n{python}\n")
        (tools / "python3").chmod(0o755)
    result = make(clone, "book", PATH=tools)
    assert result.returncode == 2
    assert "python3" in result.stderr
    assert fix in result.stderr


@pytest.fixture
def built(made):
    """A clone with a book that was built."""
    clone = made("book")
    clone.with_name("built.txt").unlink()
    return clone


def builds(clone, *words, **environment):
    """Return how often `make book` builds the site, and whether it is content."""
    result = make(clone, "book", *words, **environment)
    log = clone.with_name("built.txt")
    times = log.read_text().count("built") if log.exists() else 0
    log.unlink(missing_ok=True)
    return times, result.returncode


def test_an_unchanged_book_is_not_built_again(clone):
    assert builds(clone) == (1, 0)
    assert builds(clone) == (0, 0)
    (clone / "page.md").write_text("new")
    assert builds(clone) == (1, 0)
    assert builds(clone, BOOK_URL="https://example.org/") == (1, 0)
    assert builds(clone) == (1, 0)
    (clone / "page.md").unlink()
    assert builds(clone) == (1, 0)
    assert builds(clone) == (0, 0)
    (clone / "_build/html/index.html").unlink()
    assert builds(clone) == (1, 0)
    make(clone, "clean")
    assert builds(clone) == (1, 0)


def test_a_failed_build_is_tried_again(built):
    (built / "page.md").write_text("bad")
    assert builds(built, FAILS=1) == (1, 2)
    (built / "page.md").write_text("")  # as it was, but half of the site isn't
    assert builds(built, FAILS=1) == (1, 2)
    assert builds(built) == (1, 0)


@pytest.mark.parametrize("number", SIGNALS)
def test_an_interrupted_build_begins_anew(built, number):
    """What is half written would be taken for good, and its faults for seen."""
    (built / "_build/html/half.html").touch()
    (built / "page.md").write_text("new")
    times, code = builds(built, STOP="build", SIGNAL=number.value)
    assert times == 1 and code != 0
    assert (built / "_build/html/half.html").exists()
    assert builds(built) == (1, 0)
    assert not (built / "_build/html/half.html").exists()


@pytest.mark.parametrize(
    ("file", "kept"),
    [("page.md", True), ("_toc.yml", False), ("builder/site/assets/book.css", False)],
)
def test_what_sphinx_does_not_see_has_all_built_anew(built, file, kept):
    (built / "_build/html/old.html").touch()
    (built / file).write_text("new")
    assert builds(built) == (1, 0)
    assert (built / "_build/html/old.html").exists() == kept
