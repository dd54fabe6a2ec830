"""The bootstrap's range: around the mean, as wide as the textbook's, or wider."""

import numpy as np
import pytest

from viewcast.results.resampling import nine_in_ten


@pytest.mark.parametrize("n", [7, 45, 50])
def test_nine_in_ten_means_lie_around_the_mean(n):
    values = np.random.default_rng(n).normal(3, 1, size=n)
    low, high = nine_in_ten(values, np.random.default_rng(1))
    assert low <= values.mean() <= high
    assert nine_in_ten(values, np.random.default_rng(1)).tolist() == [low, high]
    assert nine_in_ten(values.tolist(), np.random.default_rng(1)).tolist() == [
        low,
        high,
    ]
    assert nine_in_ten(np.full(n, 2.5), np.random.default_rng(1)).tolist() == [2.5, 2.5]


def test_days_without_memory_give_the_textbooks_range():
    values = np.random.default_rng(0).normal(size=1000)
    low, high = nine_in_ten(values, np.random.default_rng(1))
    expected = 2 * 1.645 * values.std() / np.sqrt(1000)
    assert high - low == pytest.approx(expected, rel=0.15)


def test_days_that_share_their_luck_widen_the_range():
    daily = np.random.default_rng(0).normal(size=70)
    weeks = np.repeat(daily, 7)  # a week of one luck
    mixed = np.random.default_rng(1).permutation(weeks)
    assert np.ptp(nine_in_ten(weeks, np.random.default_rng(1))) > 1.5 * np.ptp(
        nine_in_ten(mixed, np.random.default_rng(1))
    )
