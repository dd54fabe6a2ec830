"""A grade of a term: what is dropped is what lifts it most, whatever the weights."""

from itertools import combinations

import numpy as np
import pytest

from classroom.term.grades import grade


def best(shares, weights, drop):
    """The highest weighted mean of all ways to drop, tried one by one."""
    every = combinations(range(len(shares)), len(shares) - drop)
    return max(
        np.average([shares[i] for i in kept], weights=[weights[i] for i in kept])
        for kept in every
    )


@pytest.mark.parametrize("seed", range(40))
def test_no_other_choice_gives_a_better_grade(seed):
    rng = np.random.default_rng(seed)
    count = int(rng.integers(2, 9))
    shares = [float(share) for share in rng.integers(0, 11, count) / 10]
    weights = [float(weight) for weight in rng.integers(1, 5, count)]
    drop = int(rng.integers(0, count))
    found = grade(shares, weights, drop)
    assert found.share == pytest.approx(best(shares, weights, drop))
    assert len(found.dropped) == drop
    kept = [i for i in range(count) if i not in found.dropped]
    mean = np.average([shares[i] for i in kept], weights=[weights[i] for i in kept])
    assert found.share == pytest.approx(mean)


def test_the_lowest_share_is_not_always_the_worst():
    # 0.2 with little weight harms less than 0.3 with much
    assert grade([0.2, 0.3, 0.9], [1, 10, 1], drop=1).dropped == (1,)


def test_missing_work_is_zero_or_left_out():
    assert grade([1.0, None], [1, 3]) == (0.25, ())
    assert grade([1.0, None], [1, 3], skip_missing=True) == (1.0, ())
    assert grade([1.0, None, 0.5], [1, 1, 1], drop=1) == (0.75, (1,))
    assert grade([1.0, None, 0.5], [1, 1, 1], 1, skip_missing=True) == (1.0, (2,))
    assert grade([None, None], [1, 1], skip_missing=True) == (None, ())
    assert grade([None, None], [1, 1]) == (0.0, ())
    assert grade([0.5, None], [1, 1], drop=1, skip_missing=True) == (0.5, ())
