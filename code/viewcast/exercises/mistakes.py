"""Which usual mistakes an answer shows: one that explains it, or two with a part each.

A mistake is a pair (message, values): what each check gives for whoever makes it.
"""

from itertools import combinations

from viewcast.exercises.values import Raised, same


def explains(suspect, values, where):
    """Whether the values of a suspect are those of the answer at these checks."""
    return all(_as_wrong(suspect[i], values[i]) for i in where)


def _as_wrong(suspect, value):
    if isinstance(suspect, Raised) and isinstance(value, Raised):
        return suspect.error == value.error  # what it says depends on the names
    return same(value, suspect)


def nearest(mistakes, values, wrong, where):
    """The message of the mistake that explains all that is wrong, or "".

    Of several, the one whose values are least often others than these, at `where`.
    """

    def others(mistake):
        return sum(not explains(mistake[1], values, [i]) for i in where)

    likely = [one for one in mistakes if explains(one[1], values, wrong)]
    return min(likely, key=others)[0] if likely else ""


def both(known, values, wrong, where):
    """The messages of two mistakes that were made at once, a line each, or "".

    Each is there wherever it makes a difference, these places are apart, and together
    they are all that is wrong.
    """
    made = []
    for message, suspect in known.mistakes:
        felt = {i for i in where if not explains(suspect, known.expected, [i])}
        if felt and felt <= {*wrong} and explains(suspect, values, felt):
            made.append((message, felt))
    for (one, here), (other, there) in combinations(made, 2):
        if not here & there and here | there == {*wrong}:
            return f"{one}\n{other}"
    return ""
