"""What the code of an exercise finds beside the answers: all that it may read."""

import pytest

from viewcast.exercises import fixtures, own_log
from viewcast.exercises.judge import evaluate


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("half", "half = 1 / 2"),
        ("f(1)", "def f(x): return x"),
        ("loss.mae(1, 2)", "from viewcast import loss"),
        ("pi", "from math import *"),
        ("np.zeros(1)", "import math as np"),
        ("max(1, 2)", "max = min"),
        ("a", "for a in range(3):\n    pass"),
        ("log.real.sum()", "log.views.flags.writeable = False"),
        ("b[0]", "np.random.seed(0)"),
        ("b[0]", "b = [1]\nb[0] = 2"),
    ],
)
def test_what_is_given_is_made_where_it_may_be_read(code, given):
    told = fixtures(code, given, own_log(1))
    assert told.keys() >= {"np", "log", "__builtins__"}  # the code has run


@pytest.mark.parametrize(
    "given", ["", "half = 1 / 2", "def f(x):\n    y = x\n    return y"]
)
def test_it_is_spared_where_nothing_of_it_is_read(given):
    log = own_log(1)
    assert fixtures("answer + 1", given, log).keys() == {"np"}
    assert fixtures("answer + log.views[0]", given, log)["log"] is log


def test_each_check_finds_it_as_it_was():
    given = "kept = [1, 2]"
    for _ in range(2):
        assert evaluate("kept.append(3)\nlen(kept)", fixtures("kept", given)) == 3
