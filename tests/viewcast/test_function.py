"""The linear model against torch's, and its refusals."""

import numpy as np
import pytest

from viewcast.function import forecast, linear


@pytest.mark.parametrize("d", [1, 7, 56])
def test_linear_agrees_with_torch(torch, d):
    rng = np.random.default_rng(d)
    theta, X = rng.normal(size=1 + d), rng.normal(size=(20, d))
    layer = torch.nn.Linear(d, 1, dtype=torch.float64)
    with torch.no_grad():
        layer.bias[:], layer.weight[0] = theta[0], torch.from_numpy(theta[1:])
        expected = layer(torch.from_numpy(X)).numpy()[:, 0]
    np.testing.assert_allclose(linear(theta, X), expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("theta", "X"),
    [
        ([0, 1], np.ones(3)),  # a vector of features would broadcast
        ([0, 1], np.ones((3, 2))),
        ([0, 1, 1], np.ones((3, 1))),
        ([[0, 1]], np.ones((3, 1))),
        (3.0, np.ones((3, 1))),
    ],
)
def test_shapes_that_do_not_fit_are_refused(theta, X):
    with pytest.raises(ValueError, match="don't fit"):
        linear(theta, X)


def test_forecast_reads_the_log_from_its_end():
    theta = [1.0, 0.5, 0.25]  # yesterday counts half, the day before a quarter
    assert forecast(theta, [100.0, 4.0, 2.0]) == 1 + 0.5 * 2 + 0.25 * 4
    with pytest.raises(ValueError, match="at least 2"):
        forecast(theta, [2.0])
    with pytest.raises(ValueError, match="vector"):
        forecast(theta, [[1.0, 2.0]])
