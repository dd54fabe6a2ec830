"""Every figure of chapters 4 to 7, of the data card and the laboratory, as a `Case`."""

import numpy as np

from tests.helpers.figures.material import Case, days, error
from viewcast import results
from viewcast.lecture import load_lecture_figures
from viewcast.plots import deep, laboratory, overfitting, relu, sigmoid, simulate
from viewcast.relu import relu as hinge
from viewcast.sigmoid import pieces_through
from viewcast.training.laboratory import Report

X = np.linspace(0, 8, 33)
RED = pieces_through(np.array([1.0, 3.0, 5.0]), np.array([1.5, 4.5, 3.0]))
HINGES = np.array([0.0, -1.0, 1.0, 1.0, 0.5, 1.0, -1.0])  # b, w, b₀ and c of two
PLANE = np.array([0.0, -9, 2, 1, -1, 1, 1, -1, 0, 3, 0.5, 0.4, 0.8])
TENT = 1 - np.abs(X / 4 - 1)
DEPTHS = (1, 2, 3)
LOSSES = np.array([[0.3, 0.25, 0.2], [0.32, 0.26, 0.22]])
NETWORKS = {"AlexNet": (8, 16.4), "ResNet": (152, 3.57)}
ROWS = load_lecture_figures()[4:7]


def forecasts(log, networks=3):
    """Forecasts (networks, n) of early 2021 that go up and down with the truth."""
    return days(log).y * np.linspace(0.9, 1.1, networks)[:, None]


def reports(log):
    return [Report(2.0, 2.5, 0 * days(log).y), Report(0.5, 0.6, days(log).X[:, 0])]


def epochs(rise):
    """Epochs, and two seeds' losses over them by period; those of autumn turn."""
    training = 1 / np.arange(1, 10) * np.array([[1.0], [1.1]])
    rising = training + rise * np.arange(9)
    return np.arange(9), {"training": training, "autumn": rising}


CASES = [
    Case(sigmoid.error_size_by_weekday, lambda log: (days(log).dates, error(log))),
    Case(
        sigmoid.cloud_and_curves,
        lambda log: (
            *(days(log).X[:, 0], days(log).y),
            {"level": lambda x: 0 * x + 4, "diagonal": lambda x: x},
            ("yesterday (k)", "today (k)"),
        ),
        ("level", "diagonal", "yesterday (k)", "today (k)"),
    ),
    Case(sigmoid.piece_by_piece, (RED, X)),
    Case(
        sigmoid.polygons,
        (X, TENT, {3: TENT + 0.1, 6: TENT}),
        ("3 pieces", "6 pieces"),
    ),
    Case(
        sigmoid.error_by_pieces,
        ((4, 8), {"smooth": [0.4, 0.1], "corner": [0.4, 0.3]}),
        ("smooth", "corner"),
    ),
    Case(sigmoid.hard_and_soft, ()),
    Case(
        sigmoid.what_each_does,
        (X, {"w": (0.5, -1), "b": (0, 1), "c": (1, 2)}, hinge),
        ("w = 0.5", "w = −1", "b = 1", "c = 2", "relu"),
    ),
    Case(sigmoid.one_layer_diagram, ()),
    Case(
        sigmoid.losses_by_epoch,
        ({"B = 16": [4, 0.4], "B = 64": [4, 0.5, 0.4]}, {"best line": 0.3}),
        ("B = 16", "B = 64", "best line"),
    ),
    Case(relu.two_make_one, ()),
    Case(relu.curve_and_kinks, (HINGES, X)),
    Case(relu.activations_and_slopes, ()),
    Case(
        relu.creases,
        (PLANE, (0, 8), ("yesterday (k)", "before (k)", "forecast (k)")),
        ("yesterday (k)", "before (k)", "forecast (k)", "ReLU 3"),
    ),
    Case(
        relu.seeds_by_row,
        (results.load("lecture-table"), ROWS),
        ("10 ReLU", "1000 ReLU"),
    ),
    Case(deep.layers_diagram, ((56, 100, 30),), ("56", "100", "30")),
    Case(
        deep.there_and_back,
        (
            ["x", "r", "ŷ"],
            *([1.5, 4, -2], [None, 0.5, 3], [("W", 7, -0.25), "ReLU: 1"]),
        ),
        ("x", "r", "ŷ", "1.5", "4", "−2", "0.5", "3", "W = 7", "−0.25", "ReLU: 1"),
    ),
    Case(
        deep.pulls,
        (np.array([2.0, 0]), np.array([[1.5, 7], [1, -3]]), [-4, 2]),
        ("−6", "−28", "2", "−4"),
    ),
    Case(deep.folded, (X, {1: TENT, 2: 1 - abs(2 * TENT - 1)}), ("1", "2")),
    Case(
        deep.curve_and_fits,
        (X, TENT, {"fat": TENT[None] + 0.1, "deep": TENT[None]}),
        ("fat", "deep"),
    ),
    Case(
        deep.losses_by_truth,
        ({"nested": {1: LOSSES[0], 2: LOSSES[1]}, "flat": {1: LOSSES[0]}},),
        ("nested", "flat"),
    ),
    Case(
        deep.around_days,
        lambda log: (days(log).y, {"line": forecasts(log, 1)}, [7, 14]),
        ("line",),
    ),
    Case(deep.challenge, (NETWORKS,), (*NETWORKS, "152 layers", "3.57 %")),
    Case(
        deep.forecast_band,
        lambda log: (
            *(days(log).dates, days(log).y, forecasts(log)),
            {"the Eve": "2021-02-11"},
        ),
        ("the Eve",),
    ),
    Case(
        overfitting.losses_by_depth,
        (
            *(DEPTHS, {"training": LOSSES, "unseen": LOSSES + 0.1}, "seed"),
            {"unseen": (0.4, 0.38, 0.44)},
        ),
        ("training", "unseen", "seed", "lecture"),
    ),
    Case(
        overfitting.promised_and_kept,
        (LOSSES[0], LOSSES[1], LOSSES),
        ("average network",),
    ),
    Case(
        overfitting.differences,
        (
            {"line − 1 layer": LOSSES[0], "4 − 3 layers": -LOSSES[1]},
            {"4 − 3 layers": 0.06},
        ),
        ("line − 1 layer", "4 − 3 layers", "lecture"),
    ),
    Case(
        overfitting.early_stopping,
        ({"a year": epochs(0.1), "more days": epochs(0.2)},),
        ("a year", "more days", "training", "autumn"),
    ),
    Case(
        overfitting.curves_of_sizes,
        ((X[:5], X[:5] ** 2), X, X**2, {"1 ReLU": X, "4 ReLU": X**2}),
        ("1 ReLU", "4 ReLU"),
    ),
    Case(
        overfitting.losses_by_days,
        ((75, 150, 300), {"7 past days": LOSSES, "28 past days": LOSSES}),
        ("7 past days", "28 past days"),
    ),
    Case(
        overfitting.last_act,
        lambda log: (
            *(log.dates[-16:], log.thousands[-16:]),
            *(log.thousands[-2:] * np.ones((3, 1)), (5.0, 3.5)),
        ),
    ),
    Case(laboratory.progress, lambda log: (log, reports(log))),
    Case(
        simulate.parts,
        lambda log: (
            *(days(log).dates, np.log(1000 * days(log).X[:, 0])),
            np.log(days(log).y / days(log).X[:, 0]),
        ),
    ),
    Case(
        simulate.spread_over_seeds,
        (("one day", "a week"), LOSSES[:, :2], LOSSES[0, :2], [0.3, 0.2]),
        ("one day", "a week"),
    ),
]
