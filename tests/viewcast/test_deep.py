"""Forward and backward by hand against torch, differences and the linear model."""

import numpy as np
import pytest

from viewcast import function, optimization
from viewcast.deep import backward, forward, mae_and_gradient, network
from viewcast.loss import mae
from viewcast.parameters import parameter_count, shapes, unflatten
from viewcast.relu import relu
from viewcast.sigmoid import sigmoid

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(30, 5)), RNG.normal(size=30)
SIZES = [(5,), (5, 4), (5, 4, 3), (5, 4, 3, 6), (5, 4, 3, 6, 2)]
THEIRS = {relu: "relu", sigmoid: "sigmoid"}

each_network = pytest.mark.parametrize("sizes", SIZES, ids=len)
each_bend = pytest.mark.parametrize("activation", THEIRS, ids=lambda f: f.__name__)


def theta_of(sizes):
    return np.random.default_rng(len(sizes)).normal(size=parameter_count(sizes))


def torchs(torch, theta, sizes, bend, X=X):
    """The same network in torch's operations, on one tensor θ."""
    *hidden, b, c = unflatten(theta, shapes(sizes))
    a = torch.from_numpy(X)
    for b_hidden, W in zip(hidden[::2], hidden[1::2], strict=True):
        a = getattr(torch, bend)(torch.nn.functional.linear(a, W, b_hidden))
    return b + a @ c


@each_network
def test_forward_is_torchs_module(torch, sizes):
    theta = theta_of(sizes)
    given = forward(theta, X, sizes)
    assert [a.shape for a in given] == [*((30, h) for h in sizes), (30,)]
    theirs = network(theta, sizes)(torch.from_numpy(X)).detach()
    assert theirs.dtype == torch.float64
    np.testing.assert_allclose(given[-1], theirs, rtol=0, atol=1e-12)


@each_network
@each_bend
def test_gradient_agrees_with_torch(torch, sizes, activation):
    theta = torch.tensor(theta_of(sizes), requires_grad=True)
    y_hat = torchs(torch, theta, sizes, THEIRS[activation])
    loss = torch.nn.functional.l1_loss(y_hat, torch.from_numpy(Y))
    loss.backward()
    ours, gradient = mae_and_gradient(theta_of(sizes), X, Y, sizes, activation)
    assert ours == pytest.approx(loss.item(), abs=1e-12)
    np.testing.assert_allclose(gradient, theta.grad, rtol=0, atol=1e-10)


@each_network
@each_bend
def test_gradient_agrees_with_central_differences(sizes, activation):
    theta, h = theta_of(sizes), 1e-6
    loss, gradient = mae_and_gradient(theta, X, Y, sizes, activation)
    assert loss == mae(forward(theta, X, sizes, activation)[-1], Y)
    for i, e_i in enumerate(np.eye(len(theta))):
        up, down = (
            mae(forward(theta + s * h * e_i, X, sizes, activation)[-1], Y)
            for s in (1, -1)
        )
        assert gradient[i] == pytest.approx((up - down) / (2 * h), abs=1e-7)


def test_no_hidden_layer_is_the_linear_model():
    theta = theta_of((5,))
    assert forward(theta, X, (5,))[-1].tolist() == function.linear(theta, X).tolist()
    loss, gradient = mae_and_gradient(theta, X, Y, (5,))
    expected, slope = optimization.mae_and_gradient(theta, X, Y)
    assert loss == expected
    np.testing.assert_allclose(gradient, slope, rtol=0, atol=1e-15)


def test_at_the_kinks_the_slopes_are_torchs(torch):
    sizes, theta = (5, 4), theta_of((5, 4))
    theta[:4] = 0  # and X = 0, so every unit stands at exactly 0
    y = np.ones(30)
    gradient = mae_and_gradient(theta, 0 * X, y, sizes)[1]
    tensor = torch.tensor(theta, requires_grad=True)
    y_hat = torchs(torch, tensor, sizes, "relu", 0 * X)
    torch.nn.functional.l1_loss(y_hat, torch.from_numpy(y)).backward()
    np.testing.assert_allclose(gradient, tensor.grad, rtol=0, atol=1e-15)
    assert not gradient[:-5].any() and gradient[-5] != 0
    y = forward(theta, X, sizes)[-1]  # every error is exactly 0
    assert not mae_and_gradient(theta, X, y, sizes)[1].any()


def test_the_module_keeps_a_copy_of_its_parameters(torch):
    theta = theta_of((5, 4))
    module = network(theta, (5, 4))
    before = module(torch.from_numpy(X)).detach()
    theta[:] = 0
    assert (module(torch.from_numpy(X)) == before).all()


@each_network
@pytest.mark.parametrize("surplus", [-1, 1])
def test_a_theta_of_the_wrong_length_is_refused(sizes, surplus):
    theta = np.zeros(parameter_count(sizes) + surplus)
    given = forward(theta_of(sizes), X, sizes)
    for call in (
        lambda: forward(theta, X, sizes),
        lambda: backward(theta, given, Y, sizes),
        lambda: mae_and_gradient(theta, X, Y, sizes),
        lambda: network(theta, sizes),
    ):
        with pytest.raises(ValueError, match=f"theta has {len(theta)} numbers"):
            call()
