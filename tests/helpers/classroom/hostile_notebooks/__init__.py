"""Submissions that attack the grader, by what they are after.

FOLDER stands for a folder of canaries outside the box, SEED for the student's own
seed. A submission earns nothing unless PARTLY says what its honest part is worth.
"""

from tests.helpers.classroom.hostile_notebooks.cells import notebook
from tests.helpers.classroom.hostile_notebooks.exercises import (
    HONEST,
    POINTS,
    SECRETS,
    TEXT,
)
from tests.helpers.classroom.hostile_notebooks.limits import MEMORY, TIME
from tests.helpers.classroom.hostile_notebooks.notebooks import NOTEBOOKS
from tests.helpers.classroom.hostile_notebooks.partly import PARTLY
from tests.helpers.classroom.hostile_notebooks.protocol import PROTOCOL
from tests.helpers.classroom.hostile_notebooks.system import FILES, KERNEL
from tests.helpers.classroom.hostile_notebooks.values import VALUES

__all__ = [
    "FILES",
    "HONEST",
    "KERNEL",
    "MEMORY",
    "NOTEBOOKS",
    "PARTLY",
    "POINTS",
    "PROTOCOL",
    "SECRETS",
    "TEXT",
    "TIME",
    "VALUES",
    "notebook",
]
