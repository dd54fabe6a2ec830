"""Several named things in one figure, each with a look that tells it apart."""


def series(named, *looks):
    """Each name with its value and its own look: [(name, value, *look), …].

    named: {name: value}; looks: colours, dashes, markers and so on, each a sequence.
    ValueError if there are more names than looks: none is left out in silence.

    >>> series({"a": 1, "b": 2}, ("blue", "red"), "-:")
    [('a', 1, 'blue', '-'), ('b', 2, 'red', ':')]
    """
    named = dict(named)
    most = min(map(len, looks))
    if len(named) > most:
        raise ValueError(
            f"{len(named)} to be drawn ({', '.join(map(str, named))}), and at most "
            f"{most} can be told apart in this figure: draw fewer, or make two figures"
        )
    looks = (look[: len(named)] for look in looks)
    return list(zip(named, named.values(), *looks, strict=True))
