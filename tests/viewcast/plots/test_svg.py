"""A terse SVG draws what matplotlib's draws, in fewer bytes."""

import re

import numpy as np
import pytest

from viewcast.plots.figure.svg import _letters, _terse

SIZES = {"M": 2, "L": 2, "Q": 4, "C": 6}


def places(path):
    """All points of a path, absolute, as SVG 1.1 defines steps: read by hand."""
    here, start, found = np.zeros(2), np.zeros(2), []
    for command, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        numbers = [float(x) for x in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]
        if command in "zZ":
            here = start
            continue
        size = SIZES[command.upper()]
        for group in np.reshape(numbers, (-1, size // 2, 2)):
            points = group + here if command.islower() else group
            found += points.tolist()
            here = points[-1]
        start = here if command == "M" else start
    return np.array(found)


@pytest.mark.parametrize("seed", range(5))
def test_steps_lead_to_the_same_places(seed):
    rng = np.random.default_rng(seed)
    path = "M 1 2 "
    for command in rng.choice(list("MLLLQCz"), 200):
        size = SIZES.get(command, 0)
        numbers = rng.choice([0, 0.5, -0.25, 3, 117.07, -12.3, 0.01], size)
        path += f"{command} " + "".join(f"{n:g} " for n in numbers)
    assert places(_terse(path)) == pytest.approx(places(path), abs=1e-9)
    assert len(_terse(path)) < len(path)


def test_no_two_shapes_have_one_name():
    assert [_letters(n) for n in (0, 25, 26, 27, 52)] == ["a", "z", "ba", "bb", "ca"]
    assert len({_letters(n) for n in range(1000)}) == 1000
