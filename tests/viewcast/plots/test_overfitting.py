"""What chapter 7's figures join, mark and tell."""

import numpy as np

from viewcast.plots import overfitting

LOSSES = np.array([[0.3, 0.25, 0.2], [0.4, 0.26, 0.22], [0.35, 0.27, 0.18]])


def test_seeds_are_clouds_and_logs_are_lines():
    """The i-th seeds of two depths have nothing in common, the i-th logs have."""
    depths = (1, 2, 3)
    seeds = overfitting.losses_by_depth(depths, {"training": LOSSES}, "seed")
    logs = overfitting.losses_by_depth(depths, {"training": LOSSES}, "log")
    joined = [line.get_linestyle() for line in seeds.figure.axes[0].lines]
    assert joined == ["None", "-"]  # the cloud, and the line of the means
    assert len(logs.figure.axes[0].lines) == len(LOSSES) + 1
    assert "a dot for each seed" in seeds.alt and "thin line for each log" in logs.alt


def test_equal_runs_are_one_dot():
    losses = np.column_stack([[0.5] * 3, LOSSES[:, 0]])
    picture = overfitting.losses_by_depth((0, 1), {"training": losses}, "seed")
    x = picture.figure.axes[0].lines[0].get_xdata().reshape(3, 2)
    assert (x[:, 0] == 0).all() and len(set(x[:, 1])) == 3


def test_a_single_run_is_a_line_of_its_own():
    picture = overfitting.losses_by_depth((1, 2, 3), {"winter": LOSSES[:1]}, "network")
    (line,) = picture.figure.axes[0].lines
    assert line.get_label() == "a network"
    told = "One panel with one network, losses from 1 to 3 layers: winter 0.30, 0.25"
    assert picture.alt.startswith(told)


def test_differences_tell_mean_sign_and_the_lectures():
    picture = overfitting.differences(
        {"c": np.array([0.0, 0.1]), "a − b": np.array([0.1, -0.02, 0.01])},
        {"a − b": 0.06},
    )
    assert "a − b: mean +0.030, from −0.020 to +0.100, above 0 on 2" in picture.alt
    assert "diamonds for the lecture, a − b +0.060" in picture.alt
    assert picture.figure.axes[0].lines[-1].get_xydata().tolist() == [[0.06, 1]]


def test_the_lowest_mean_is_told_with_its_epoch():
    runs = np.array([[5, 4, 3, 2, 1, 0.8, 0.9], [5, 4, 3, 2, 1, 0.6, 0.9]])
    told = overfitting.early_stopping({"a year": (4 * np.arange(7), {"autumn": runs})})
    assert "a year: autumn 0.70 at epoch 20, 0.90 at the end" in told.alt


def test_losses_by_days_go_from_the_fewest_to_the_most():
    both = np.array([[0.1, 0.3], [1.5, 0.4]])
    told = overfitting.losses_by_days((75, 600), {"56 past days": both}).alt
    assert "training 0.10 to 0.30, unseen 1.50 to 0.40" in told
