"""Every figure draws on any log, and each name that it is given is drawn and told."""

import importlib
import inspect
import pkgutil

import pytest

from tests.helpers.figures import cases, network_cases
from tests.helpers.figures.material import written
from viewcast import plots
from viewcast.exercises import own_log
from viewcast.plots import Picture
from viewcast.views import load_log

CASES = [*cases.CASES, *network_cases.CASES]
LOGS = {"the book's log": load_log(), "a log without real days": own_log(1)}
# What is given no log draws the same on every one, and is drawn once.
DRAWINGS = [
    pytest.param(case, log, id=f"{case.figure.__name__}-{name}")
    for case in CASES
    for name, log in [*LOGS.items()][: 2 if callable(case.arguments) else 1]
]


def figures():
    """Every public function of the package that draws a whole figure."""
    for module in pkgutil.walk_packages(plots.__path__, "viewcast.plots."):
        module = importlib.import_module(module.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name[0] != "_" and hasattr(function, "__wrapped__"):
                yield function


def test_no_figure_is_left_out():
    assert {case.figure for case in CASES} == set(figures())


@pytest.mark.parametrize(("case", "log"), DRAWINGS)
@pytest.mark.filterwarnings("error")
def test_a_figure_draws_and_names_what_it_is_given(case, log):
    picture = case.draw(log)
    assert isinstance(picture, Picture)
    assert picture.svg().count("<desc>") == 1
    assert "nan" not in f"{picture!r} {picture.alt}".split()
    drawn = written(picture)
    for name in case.names:
        assert name in drawn, f"{name} isn't drawn"
        assert name in picture.alt, f"{name} isn't told: {picture.alt}"
