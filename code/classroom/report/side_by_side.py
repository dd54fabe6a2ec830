"""Code beside code: two students' cells, and cells that are the exercise's solution."""

from typing import NamedTuple

from classroom.report.similarity import FEWEST, LONGER, SHARE, beyond, lines_of
from classroom.report.winnowing import fingerprints, grams, tokens

MOST_LINES = 120  # of a student, in a pair
FEWEST_TOKENS = 3  # that a line needs, to be the same as another


class Sides(NamedTuple):
    """The lines of two students, each with whether the other has it too."""

    first: list[tuple[str, bool]]
    second: list[tuple[str, bool]]


def side_by_side(pair, sources, given):
    """The Sides of a pair: without cells as they were handed out.

    Lines are the same whatever their comments, blanks and names, as in `alike`.
    """
    known = lines_of(given)
    first, second = (
        [
            line
            for cell in sources[id]
            if beyond(cell, known)
            for line in cell.split("\n")
        ]
        for id in pair[:2]
    )
    forms = [{_form(line) for line in lines} for lines in (first, second)]
    return Sides(_marked(first, forms[1], known), _marked(second, forms[0], known))


def _form(line):
    return tuple(tokens(line.strip()))


def _marked(lines, others, known):
    return [
        (line, _tells(line, known) and _form(line) in others)
        for line in lines[:MOST_LINES]
    ]


def _tells(line, known):
    return line.strip() not in known and len(_form(line)) >= FEWEST_TOKENS


def own_solutions(sources, exercises, given):
    """(exercise, ids) of the students whose code is the exercise's own solution.

    To the last sign, or so nearly that only comments, layout and names are others.
    Short solutions don't count: there many write the same.
    """
    known, handed_out = lines_of(given), {g for cell in given for g in grams(cell)}
    marks = {
        id: [fingerprints(cell) for cell in cells] for id, cells in sources.items()
    }
    found = []
    for exercise in exercises:
        code, own = exercise.solution.strip(), fingerprints(exercise.solution)
        own, long = own - handed_out, beyond(exercise.solution, known) > LONGER
        ids = [
            id
            for id, cells in sources.items()
            if (long and any(code in cell for cell in cells))
            or (len(own) >= FEWEST and any(_holds(own, one) for one in marks[id]))
        ]
        found += [(exercise, ids)] if ids else []
    return found


def _holds(own, marks):
    return len(own & marks) >= SHARE * len(own)
