"""What is noted of a notebook's run, for its student and for the instructor."""

import re

from classroom.text import clean

LONGEST = 60  # characters of a line that is told
DEFINED = re.compile(r"^(?:def (\w{1,60})\(|(\w{1,60}) ?=(?!=))", re.M)


def cell_note(number, code, error, seconds=10):
    """What to note of a code cell that failed: its number, what it holds, why.

    >>> cell_note(7, "\\ndef ramp(x):\\n    return 1 / 0", "NameError: np")
    'code cell 7 (ramp): NameError: np'
    >>> cell_note(8, "while True: pass", "TimeoutError: it took too long")
    'code cell 8 (while True: pass) ran longer than 10 s'
    """
    where = _where(number, code)
    if error.startswith("ModuleNotFoundError"):
        error += (
            " (the grader has the course's packages alone; the lines below weren't run)"
        )
    if error.startswith("SystemExit"):
        error = "it ends the program; the lines below weren't run, the next cells were"
    late = error.endswith("it took too long")
    return f"{where} ran longer than {seconds} s" if late else f"{where}: {error}"


def skipped_note(number, code, skipped):
    """What to note of a cell's lines that aren't run while grading.

    >>> skipped_note(1, "!ls\\nw = 3", ["!ls"])
    'code cell 1 (w): skipped `!ls`: the grader runs Python code alone'
    """
    told = ", ".join(f"`{_short(clean(what))}`" for what in skipped[:3])
    told += f" and {len(skipped) - 3} more" if skipped[3:] else ""
    return f"{_where(number, code)}: skipped {told}: the grader runs Python code alone"


def _short(text):
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def set_again(attempt, exercise):
    """The answers that a later cell has set again or deleted, for `later_cells`.

    A list of [the cell's number, whether they are there then, their names]; without
    those that were only the stub before, as it was handed out.
    """
    found = {}
    for name in exercise.names:
        *before, last = attempt.set.get(name, [(0, True)])
        codes = (attempt.cells[number - 1].strip() for number, _ in before)
        if any(code != exercise.stub.strip() for code in codes):
            found.setdefault(last, []).append(name)
    return [[*place, names] for place, names in found.items()]


def later_cells(again, result):
    """What to say otherwise in a result, from what `set_again` found."""
    if not again or result["points"] == result["most"]:
        return {}
    said = [
        _again(number, there, " and ".join(names)) for number, there, names in again
    ]
    kept = [] if result["untouched"] else result["message"].splitlines()
    return {"message": "\n".join([*said, *kept]), "untouched": False}


def _again(number, there, names):
    """That a later cell sets names again, or deletes them."""
    if not there:
        return f"A later cell, code cell {number}, deletes {names}."
    return (
        f"A later cell, code cell {number}, sets {names} again: what counts is what is "
        "there at the end."
    )


def _where(number, code):
    """A code cell in words: its number, and what it holds."""
    if not number:
        return "the grader's own first cell"
    defined = DEFINED.search(code)
    lines = (line.strip() for line in code.splitlines())
    named = defined and (defined[1] or defined[2])
    first = named or next(filter(None, lines), "")[:40]
    return f"code cell {number} ({clean(first)})" if first else f"code cell {number}"
