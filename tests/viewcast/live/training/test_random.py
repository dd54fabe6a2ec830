"""Random numbers in JavaScript: NumPy's, bit for bit."""

import numpy as np
import pytest

from tests.helpers.live import in_javascript

DRAWS = """(() => {
  const rng = new js.Generator(seed);
  const two = () => [rng.uniform(-0.3, 0.7), rng.random()];
  const order = (n) => [...rng.permutation(n)];
  const below = (n) => Array.from({ length: 999 }, () => rng.integer(n));
  return [two(), order(2), order(1405), two(), order(64), order(65), order(1), two(),
    ...[28, 7, 1461, 2096129].map(below)];
})()"""


def draws(seed):
    """What DRAWS gives, by NumPy: odd and even numbers of half words between."""
    rng = np.random.default_rng(seed)

    def two():
        return [rng.uniform(-0.3, 0.7), rng.random()]

    def order(n):
        return rng.permutation(n).tolist()

    return [
        *(two(), order(2), order(1405), two(), order(64), order(65), order(1), two()),
        *(rng.integers(n, size=999).tolist() for n in (28, 7, 1461, 2096129)),
    ]


@pytest.mark.parametrize("seed", [0, 1, 7, 10**6, 2**32 - 1, 2**32, 2**53 - 1])
def test_a_generator_draws_what_numpys_draws(seed):
    assert in_javascript("../training/random", DRAWS, seed=seed) == draws(seed)
