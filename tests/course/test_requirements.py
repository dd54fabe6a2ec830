"""What is imported is declared: the project's requirements, the packages' own."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, distributions, packages_distributions

import pytest

from tests.helpers.environment import ROOT

PLACES = ("code", "builder", "tests", "benchmarks", "data")
FILES = sorted(file for place in PLACES for file in (ROOT / place).rglob("*.py"))
OURS = {"viewcast", "classroom", *PLACES}
OURS |= {"magics", "protocol", "shell"}  # classroom.sandbox's: beside the worker
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def normal(requirement):
    """The name of a distribution, as indexes compare it, in a requirement.

    >>> normal("Jupyter_Client>=8")
    'jupyter-client'
    """
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def imported(file):
    """The top modules that a file imports, wherever in it, and that others wrote."""
    modules = set()
    for node in ast.walk(ast.parse(file.read_text("utf8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            modules.add(node.module)
    return {name.partition(".")[0] for name in modules} - sys.stdlib_module_names - OURS


def undeclared(files, requirements):
    """{module: a file that imports it} of what comes with none of the requirements."""
    brought_by, declared = packages_distributions(), set(map(normal, requirements))
    return {
        module: file.relative_to(ROOT).as_posix()
        for file in files
        for module in imported(file)
        if not declared & set(map(normal, brought_by.get(module, [])))
    }


def pins(name):
    """The lines of a file of requirements that pin a distribution."""
    lines = (ROOT / name).read_text("utf8").splitlines()
    return [line for line in lines if re.match(r"[\w.-]+==", line)]


BOOK, REST = pins("requirements-book.txt"), pins("requirements.txt")


def test_whatever_is_imported_is_pinned():
    assert undeclared(FILES, BOOK + REST + pins("requirements-test.txt")) == {}


def test_all_that_the_book_needs_is_in_one_file():
    lines = (ROOT / "requirements.txt").read_text("utf8").splitlines()
    assert {"-r requirements-book.txt", "-e ."} <= set(lines)
    assert not {*map(normal, BOOK)} & {*map(normal, REST)}


def test_what_runs_code_changes_nothing_of_what_makes_the_book():
    """Else a build that installs it would have its own packages replaced."""
    brought, new = set(), {*map(normal, BOOK)}
    while new:
        brought |= new
        asked = (line for name in new for line in distribution(name).requires or [])
        names = {normal(line) for line in asked if "extra ==" not in line}
        new = {name for name in names - brought if there(name)}
    assert not brought & {*map(normal, REST)}


def there(name):
    """Whether a distribution is installed: some are for other systems."""
    return bool(list(distributions(name=name)))


def test_checked_notebooks_are_built_without_what_runs_them():
    """Hidden as if they were not installed: all that only the other files pin."""
    others = {*map(normal, REST + pins("requirements-test.txt"))}
    hidden = [m for m, of in packages_distributions().items() if all_in(of, others)]
    assert {"torch", "scipy", "matplotlib", "pytest"} <= set(hidden)
    code = BUILD.format(hidden=hidden)
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr


def all_in(names, others):
    return {*map(normal, names)} <= others


BUILD = """
import sys
sys.modules.update(dict.fromkeys({hidden!r}))
from builder.build import load
from builder.learner import home, notebooks
from builder.pdf import pdf
from builder.text import cache, notebooks as texts, sources
load()
assert notebooks.make_all(home.home())
for source in sources.sources():
    assert cache.reuse(source) or source == texts.GRADES
from classroom.exercise.parse import exercises_in
from builder.site.answers import forms
import builder.site.laboratories.place
from builder.site.own_numbers.place import script
from viewcast.live.laboratories import page_script, shared_script
assert script() and shared_script() and all(map(page_script, ("network", "plane")))
"""


def test_the_book_is_made_without_what_only_tests_need():
    makers = [*(ROOT / "code").rglob("*.py"), *(ROOT / "builder").rglob("*.py")]
    assert undeclared(makers, BOOK + REST + EXTRAS["cluster"]) == {}


@pytest.mark.parametrize(
    ("package", "extras"), [("viewcast", []), ("classroom", ["classroom", "cluster"])]
)
def test_a_package_brings_what_it_imports(package, extras):
    brought = PROJECT["dependencies"] + [line for e in extras for line in EXTRAS[e]]
    assert undeclared((ROOT / "code" / package).rglob("*.py"), brought) == {}


def test_what_is_declared_by_nobody_is_found():
    file = ROOT / "tests/course/test_requirements.py"
    assert undeclared([file], []) == {"pytest": "tests/course/test_requirements.py"}
    assert undeclared([file], ["PyTest == 9.2.0"]) == {}
