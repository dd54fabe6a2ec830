"""The checks of the exercises: a learner's answers in, what is wrong with them out.

checks (`check`, `own_log`), each with its fixtures and within a time limit → judge,
with the usual mistakes → messages, on plain `values`, which `serialize` keeps in
`store/`. Chapters and handed-out notebooks call `check`; `classroom` proves and grades
with the same judge. What a page needs of it is in `js/` once more, each module named
after its twin; tests hold them together.
"""

from viewcast.exercises.checks import (
    Verdict,
    as_text,
    check,
    checks_from,
    load,
    own_log,
    unpacked,
)
from viewcast.exercises.fixtures import fixtures, namespace

__all__ = [
    "Verdict",
    "as_text",
    "check",
    "checks_from",
    "fixtures",
    "load",
    "namespace",
    "own_log",
    "unpacked",
]
