"""A network in JavaScript: the package's forecasts and gradient, by both tiles."""

import numpy as np
import pytest

from tests.helpers.live import in_javascript
from viewcast.deep import forward, mae_and_gradient
from viewcast.parameters import parameter_count

RNG = np.random.default_rng(0)
SIZES = [(6,), (1, 1), (6, 3), (7, 20, 5), (28, 100, 9, 4), (6, 2, 8, 1, 3)]
BATCHES = [0, 64], [64, 70], [70, 134]  # of the largest size, smaller, and large again
# The gradient in the order of θ: its slopes take the place of the parameters, and go.
GRADIENTS = """[true, false].map((fast) => {
  const network = new js.Network(theta, sizes, 64, fast), flat = X.flat();
  return batches.map(([from, to]) => {
    const batch = Uint32Array.from({ length: to - from }, (_, i) => from + i);
    const y_hat = [...network.forward(flat, batch)];
    network.differentiate(flat, y, batch);
    const parameters = network.parameters.slice();
    network.parameters.set(network.slopes);
    const gradient = [...network.theta()];
    network.parameters.set(parameters);
    return { y_hat, gradient };
  });
})"""
TILES = """[true, false].map((fast) => {
  const { matrices, values, tile } = js.allocate([[7, 9], [9, 6], [7, 6]], fast);
  const [A, B, C] = matrices;
  for (let i = 0; i < C.at; i++) values[i] = Math.sin(i + 1) ** 3;
  js.multiply(tile, C, A, B);
  const rows = ({ at, rows, columns, down }) => Array.from({ length: rows }, (_, i) =>
    [...values.subarray(at + i * down, at + i * down + columns)]);
  return [String(tile).includes("native code"), rows(A), rows(B), rows(C)];
})"""


@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_forecasts_and_gradient_are_the_packages(sizes):
    theta = RNG.normal(size=parameter_count(sizes))
    X, y = RNG.normal(size=(134, sizes[0])), RNG.normal(size=134)
    values = {"theta": theta.tolist(), "X": X.tolist(), "y": y.tolist()}
    fast, plain = in_javascript(
        "../training/network", GRADIENTS, sizes=sizes, batches=BATCHES, **values
    )
    assert fast == plain
    for (first, end), found in zip(BATCHES, fast, strict=True):
        part = slice(first, end)
        y_hat = forward(theta, X[part], sizes)[-1]
        np.testing.assert_allclose(found["y_hat"], y_hat, rtol=0, atol=1e-12)
        _, expected = mae_and_gradient(theta, X[part], y[part], sizes)
        np.testing.assert_allclose(found["gradient"], expected, rtol=0, atol=1e-12)


def test_machine_code_gives_the_product_of_plain_javascript():
    fast, plain = in_javascript("../training/matrices", TILES)
    assert fast[0] and not plain[0]  # whether it was machine code
    assert fast[1:] == plain[1:]
    _, A, B, C = fast
    np.testing.assert_allclose(C, np.array(A) @ B, rtol=0, atol=1e-12)
