"""What is imported is declared: the project's requirements, the packages' own."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.helpers.environment import ROOT

PLACES = ("code", "builder", "tests", "benchmarks", "data")
FILES = sorted(file for place in PLACES for file in (ROOT / place).rglob("*.py"))
OURS = {"viewcast", "classroom", *PLACES}
OURS |= {"protocol"}  # classroom.sandbox's: it lies alone beside the worker in a box
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


def test_whatever_is_imported_is_pinned():
    pinned = pins("requirements.txt") + pins("requirements-test.txt")
    assert undeclared(FILES, pinned) == {}


def test_the_book_is_made_without_what_only_tests_need():
    makers = [*(ROOT / "code").rglob("*.py"), *(ROOT / "builder").rglob("*.py")]
    assert undeclared(makers, pins("requirements.txt") + EXTRAS["cluster"]) == {}


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
