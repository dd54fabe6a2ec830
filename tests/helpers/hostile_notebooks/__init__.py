"""Submissions that attack the grader, by what they are after.

FOLDER stands for a folder of canaries outside the box, SEED for the student's own
seed. A submission earns nothing unless PARTLY says what its honest part is worth.
"""

from tests.helpers.hostile_notebooks.cells import notebook
from tests.helpers.hostile_notebooks.exercises import HONEST, POINTS, SECRETS, TEXT
from tests.helpers.hostile_notebooks.limits import MEMORY, TIME
from tests.helpers.hostile_notebooks.notebooks import NOTEBOOKS
from tests.helpers.hostile_notebooks.partly import PARTLY
from tests.helpers.hostile_notebooks.protocol import PROTOCOL
from tests.helpers.hostile_notebooks.system import FILES, KERNEL
from tests.helpers.hostile_notebooks.values import VALUES

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
