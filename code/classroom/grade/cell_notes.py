"""What is noted of a notebook's run, for its student and for the instructor."""

import re

from classroom.text import clean

DEFINED = re.compile(r"^(?:def (\w{1,60})\(|(\w{1,60}) ?=(?!=))", re.M)


def cell_note(number, code, error, seconds=10):
    """What to note of a code cell that failed: its number, what it holds, why.

    >>> cell_note(7, "\\ndef ramp(x):\\n    return 1 / 0", "NameError: np")
    'code cell 7 (ramp): NameError: np'
    >>> cell_note(8, "while True: pass", "TimeoutError: it took too long")
    'code cell 8 (while True: pass) ran longer than 10 s'
    """
    defined = DEFINED.search(code)
    lines = (line.strip() for line in code.splitlines())
    named = defined and (defined[1] or defined[2])
    first = named or next(filter(None, lines), "")[:40]
    where = f"code cell {number} ({clean(first)})" if first else f"code cell {number}"
    late = error.endswith("it took too long")
    return f"{where} ran longer than {seconds} s" if late else f"{where}: {error}"
