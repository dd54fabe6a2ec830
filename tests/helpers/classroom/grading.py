"""Gradings that follow one another, as an instructor's do."""


def records(graded):
    """What a result keeps for the next grading, by exercise; None where it can't."""
    return {name: found["record"] for name, found in graded["exercises"].items()}
