"""The losses against torch's and against hand-worked values, and their refusals."""

import numpy as np
import pytest

from viewcast.function import linear
from viewcast.loss import cross_entropy, loss_surface, mae, mse

RNG = np.random.default_rng(0)
Y_HAT, Y = RNG.normal(size=(2, 50))


@pytest.mark.parametrize(("ours", "theirs"), [(mae, "l1_loss"), (mse, "mse_loss")])
def test_losses_agree_with_torch(torch, ours, theirs):
    loss = getattr(torch.nn.functional, theirs)
    expected = loss(torch.from_numpy(Y_HAT), torch.from_numpy(Y)).item()
    assert ours(Y_HAT, Y) == pytest.approx(expected, abs=1e-14)


def test_cross_entropy_agrees_with_torch(torch):
    logits = torch.from_numpy(RNG.normal(size=(30, 4)))
    p = torch.softmax(torch.from_numpy(RNG.normal(size=(30, 4))), dim=1)
    expected = torch.nn.functional.cross_entropy(logits, p).item()
    p_hat = torch.softmax(logits, dim=1)
    assert cross_entropy(p_hat.numpy(), p.numpy()) == pytest.approx(expected, abs=1e-12)


def test_the_lectures_example_by_hand():
    # 1 to 3 January 2017, L(0.5k, 1): 5.3 − 4.9 and 5.4 − 7.5
    y_hat = linear([0.5, 1], np.array([[4.8], [4.9]]))
    y = np.array([4.9, 7.5])
    assert y_hat - y == pytest.approx([0.4, -2.1])
    assert mae(y_hat, y) == pytest.approx(1.25)


def test_the_best_constant_is_where_the_days_are_outvoted_or_balanced():
    days, constants = RNG.uniform(2, 8, size=13), np.linspace(2, 8, 6001)

    def best(loss):
        losses = [loss(np.full(13, c), days) for c in constants]
        return constants[np.argmin(losses)]

    assert best(mae) == pytest.approx(np.median(days), abs=0.001)
    assert best(mse) == pytest.approx(np.mean(days), abs=0.001)


@pytest.mark.parametrize("loss", [mae, mse])
@pytest.mark.parametrize(
    ("y_hat", "y"),
    [
        (np.ones((3, 1)), np.ones(3)),  # broadcasts to (3, 3): a number, and a lie
        (np.ones(3), np.ones((3, 1))),
        (np.ones((3, 1)), np.ones((3, 1))),
        (np.ones(3), np.ones(4)),
        (1.0, np.ones(3)),
        ([], []),
    ],
)
def test_shapes_that_would_broadcast_are_refused(loss, y_hat, y):
    with pytest.raises(ValueError, match=r"must both be \(n,\)"):
        loss(y_hat, y)


def test_cross_entropy_of_the_impossible_is_infinite_and_zero_is_free():
    assert cross_entropy([[0.0, 1.0]], [[1.0, 0.0]]) == np.inf
    assert cross_entropy([[0.0, 1.0]], [[0.0, 1.0]]) == 0


@pytest.mark.parametrize(
    ("p_hat", "p", "says"),
    [
        ([[0.5, 0.6]], [[1.0, 0.0]], r"p_hat, row 0: .* no distribution"),
        ([[0.5, 0.5]], [[1.5, -0.5]], r"p, row 0: .* no distribution"),
        ([0.5, 0.5], [[1.0, 0.0]], r"p_hat \(2,\) must be \(n, classes\)"),
        ([[0.5, 0.5]], [[1.0, 0.0]] * 2, "must have one shape"),
    ],
)
def test_what_is_no_distribution_is_refused(p_hat, p, says):
    with pytest.raises(ValueError, match=says):
        cross_entropy(p_hat, p)


def test_surface_holds_the_loss_of_each_pair():
    X, y = RNG.uniform(1, 5, size=(40, 1)), RNG.uniform(1, 5, size=40)
    b, w = np.array([-1.0, 0.0, 2.0]), np.array([0.5, 1.0])
    L = loss_surface(mse, b, w, X, y)
    assert L.shape == (3, 2)
    assert L[2, 0] == pytest.approx(np.mean((2 + 0.5 * X[:, 0] - y) ** 2))
