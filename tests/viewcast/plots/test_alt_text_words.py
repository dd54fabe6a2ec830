"""Words for what was drawn: of curves, of surfaces, of numbers of things."""

import numpy as np
import pytest

from viewcast.plots.figure import course, spelled
from viewcast.plots.loss.terrain import between, height_at, low_ground

UP, ACROSS = np.mgrid[-1:1:41j, -1:1:31j]


@pytest.mark.parametrize(
    ("y", "words"),
    [
        ([3, 2, 1], "falls"),
        ([1, 1, 2], "rises"),
        ([3, 1, 1, 2], "falls and rises"),
        ([1, 2, np.nan, 1], "rises and falls"),
        ([1, 2, 1, 2], "goes up and down"),
        ([5], "stays level"),
        ([], "stays level"),
        (0.1 * np.ones(9) + 1e-17 * np.arange(9), "stays level"),
    ],
)
def test_course_of_a_curve(y, words):
    assert course(y) == words


def test_things_are_spelled_while_they_are_few():
    numbers = (0, 1, 16, 20, 21, 1000)
    said = [spelled(n, "day").split()[0] for n in numbers]
    assert said == ["no", "one", "sixteen", "twenty", "21", "1,000"]


@pytest.mark.parametrize(
    ("L", "words"),
    [
        (ACROSS**2 + UP**2, "about as long as wide"),
        (50 * UP**2 + ACROSS**2, "long, narrow, running from left to right"),
        (50 * ACROSS**2 + UP**2, "long, narrow, running from bottom to top"),
        (5 * ACROSS**2 + UP**2, "longer than wide, running from bottom to top"),
        (
            50 * (ACROSS + UP) ** 2 + UP**2,
            "long, narrow and oblique, from top left to bottom right",
        ),
        (
            50 * (ACROSS - UP) ** 2 + UP**2,
            "long, narrow and oblique, from bottom left to top right",
        ),
        (np.ones((5, 5)), "about as long as wide"),
    ],
)
def test_low_ground_of_a_surface(L, words):
    assert low_ground(L) == words
    assert low_ground(1000 * L) == words


def test_height_of_a_place_on_a_map():
    b, w = np.linspace(0, 2, 3), np.linspace(0, 1, 5)
    plane = 3 * b[:, None] + w
    assert height_at(b, w, plane, (1.5, 0.3)) == pytest.approx(4.8)


def test_a_height_lies_between_two_losses():
    told = [between(height, [1, 2, 3]) for height in (0.5, 1.5, 3, 3.5)]
    inside = ["between 1.0 and 2.0", "between 2.0 and 3.0"]
    assert told == ["below 1.0", *inside, "above 3.0"]
