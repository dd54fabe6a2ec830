"""What Binder installs for the learners' notebooks: the package's needs, pinned."""

import re
import tomllib

from tests.helpers.environment import ROOT


def requirements(path):
    """The lines of a file of requirements, without comments."""
    lines = (line.partition("#")[0].strip() for line in path.read_text().splitlines())
    return [line for line in lines if line]


def test_binder_installs_the_small_torch_at_the_pinned_versions():
    index, *pins, package = requirements(ROOT / "binder/requirements.txt")
    assert index == "--extra-index-url https://download.pytorch.org/whl/cpu"
    assert package == "."  # in the root, where Binder runs pip
    book = requirements(ROOT / "requirements-book.txt")
    book += requirements(ROOT / "requirements.txt")
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
