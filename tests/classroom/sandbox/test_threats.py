"""What THREATS.md names is there: modules with what they hold, files, attacks."""

import importlib
import re
from functools import reduce
from pathlib import Path

import pytest

import classroom
import viewcast
from classroom.sandbox import bubblewrap
from tests.helpers.environment import ROOT

TEXT = (bubblewrap.HERE / "THREATS.md").read_text("utf8")
QUOTED = re.findall(r"`([^`]+)`", TEXT)
NAMES = [quoted for quoted in QUOTED if re.fullmatch(r"[a-z_]+(\.\w+)+", quoted)]
PATHS = [quoted for quoted in QUOTED if re.fullmatch(r"(code|tests)/[\w/.]+", quoted)]
ROOMS = Path(classroom.__file__).parent, Path(viewcast.__file__).parent / "exercises"


def modules(stem):
    """The modules of this name in the classroom and among the exercises' checks."""
    for room in ROOMS:
        for file in room.rglob(f"{stem}.py"):
            steps = file.relative_to(ROOT / "code").with_suffix("").parts
            yield importlib.import_module(".".join(steps))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_named_exists(name):
    stem, *steps = name.split(".")
    (module,) = modules(stem)
    assert reduce(getattr, steps, module) is not None


@pytest.mark.parametrize("path", PATHS)
def test_files_that_are_named_exist(path):
    assert (ROOT / path).exists()


def test_enough_is_named():
    assert len(NAMES) >= 15
    assert len(PATHS) >= 2
