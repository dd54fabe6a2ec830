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


def test_the_first_and_the_last_days_are_drawn_as_often_as_others():
    values = np.zeros(14)
    values[:3] = values[-3:] = 1  # runs that can't go round would miss most of these
    ends = nine_in_ten(values, np.random.default_rng(1))
    assert ends.mean() == pytest.approx(values.mean(), abs=0.08)


def test_a_known_truth_lies_inside_nearly_nine_times_in_ten():
    rng = np.random.default_rng(3)
    ends = [nine_in_ten(rng.normal(2, 1, 45), rng, draws=300) for _ in range(400)]
    held = np.mean([low < 2 < high for low, high in ends])
    assert 0.8 < held < 0.92  # so few days make it a little too narrow


def test_seven_days_have_one_run_and_no_range():
    values = np.arange(7.0)
    assert nine_in_ten(values, np.random.default_rng(1)).tolist() == [3, 3]


def test_too_few_days_are_refused():
    with pytest.raises(ValueError, match="6 days are too few"):
        nine_in_ten(np.ones(6), np.random.default_rng(1))


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
