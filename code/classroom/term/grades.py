"""A term's grade: the weighted mean of the shares of points, the worst dropped."""

from typing import NamedTuple


class Grade(NamedTuple):
    """share: of all that can be had, from 0 to 1, None if nothing counts."""

    share: float | None
    dropped: tuple[int, ...]  # places of the assignments that don't count


def grade(shares, weights, drop=0, skip_missing=False):
    """The Grade of a student.

    shares: of each assignment's points, None where there is no work, which counts as 0
    or is left out; drop: how many of the worst don't count.

    >>> grade([0.5, 1.0, None], [1, 1, 2], drop=1)
    Grade(share=0.75, dropped=(2,))
    """
    places = [i for i, s in enumerate(shares) if s is not None or not skip_missing]
    counted = {i: (shares[i] or 0.0, weights[i]) for i in places}
    best = _best(counted, max(len(places) - drop, 1))
    dropped = tuple(i for i in places if i not in best)
    return Grade(_mean([counted[i] for i in best]) if best else None, dropped)


def _best(counted, keep):
    """The `keep` places whose weighted mean is the highest.

    With weights these needn't be the highest shares. Those that lift the mean above a
    guess most give a better guess, until none does (Kane and Kane, The art of dropping,
    2006).
    """
    mean = -1.0
    while True:
        lift = {i: weight * (share - mean) for i, (share, weight) in counted.items()}
        best = sorted(sorted(counted, key=lift.get, reverse=True)[:keep])
        better = _mean([counted[i] for i in best]) if best else mean
        if better <= mean + 1e-12:
            return best
        mean = better


def _mean(pairs):
    return sum(share * weight for share, weight in pairs) / sum(w for _, w in pairs)
