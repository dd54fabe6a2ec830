"""What the grading imports is in the digest of its code: a change is noticed."""

import ast
from pathlib import Path

import classroom
import viewcast
from classroom.grade import grade

PACKAGES = {"classroom": Path(classroom.__file__), "viewcast": Path(viewcast.__file__)}
ROOMS = "viewcast.plots", "viewcast.live", "viewcast.support"  # give no mark


def file_of(module):
    """The file of a module of ours, or None: a package is its __init__.py."""
    package, *steps = module.split(".")
    if package not in PACKAGES:
        return None
    place = PACKAGES[package].parent.joinpath(*steps)
    files = place.with_suffix(".py"), place / "__init__.py"
    return next((file for file in files if file.is_file()), None)


def imported(file):
    """The modules that a file imports anywhere, also within functions."""
    for node in ast.walk(ast.parse(file.read_text("utf8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if file_of(name) else node.module for name in names)


def reached(start):
    """The files of ours that are imported from a module on, but for those of ROOMS."""
    found, todo = {}, [start]
    while todo:
        module = todo.pop()
        file = None if module.startswith(ROOMS) else file_of(module)
        if file and module not in found:
            found[module] = file
            todo += imported(file)
    return found


def test_all_that_the_grading_imports_is_in_the_digest_of_its_code():
    found = reached(grade.__name__)
    for module in ("classroom.text", "classroom.errors", "viewcast.exercises.judge"):
        assert module in found  # the walk has gone all the way
    counted = set(grade.code_files())
    missing = [module for module, file in found.items() if file not in counted]
    assert not missing, "add them to PARTS or to COURSE_PARTS in classroom.grade.grade"


def test_what_runs_in_the_sandbox_is_in_the_digest_too():
    files = {file.name for file in grade.code_files()}
    assert {"worker.py", "protocol.py", "serialize.py", "values.py"} <= files


def test_every_part_is_there():
    for part in grade.PARTS:
        assert list(PACKAGES["classroom"].parent.glob(part)), part
    for part in grade.COURSE_PARTS:
        assert list(PACKAGES["viewcast"].parent.glob(part)), part


def test_a_folders_own_file_holds_words_alone():
    """A package's own file isn't in the digest: it must hold nothing that runs."""
    for file in PACKAGES["classroom"].parent.rglob("__init__.py"):
        (words,) = ast.parse(file.read_text("utf8")).body
        assert isinstance(words.value, ast.Constant), file
