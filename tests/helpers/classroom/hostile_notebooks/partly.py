"""Submissions of which a part is honest."""

from tests.helpers.classroom.hostile_notebooks.cells import DESK
from tests.helpers.classroom.hostile_notebooks.exercises import HONEST

PARTLY = {  # what is honest in them, and what it is worth
    "asks later": (
        [
            "kept = []\ndef twice(f, x):\n    kept.append(f)\n"
            "    return kept[0](kept[0](x))\ndef mean_error(*_): return kept[0](1)"
        ],
        2,
    ),
    "honest but for a later cell": ([HONEST, "mean_error = None"], 8),
    "deletes all": ([HONEST, "%reset -f"], 13),
    "right only the first time": (
        [
            HONEST + "n = 0\ndef mean_error(y_hat, y):\n    global n; n += 1\n"
            "    return 1.5 if n == 1 else 0.0"
        ],
        10,
    ),
    "knows the visible inputs": (
        [
            "def mean_error(y_hat, y): return {2: 1.5}.get(len(y), 0.0)\n"
            "def twice(f, x): return 5"
        ],
        4,
    ),
    "the log of another": ([HONEST.replace("SEED", "99")], 10),
    "the book's log": (
        [
            HONEST,
            "from viewcast.views import load_log\n"
            "best_views = int(load_log().views.max())",
        ],
        10,
    ),
    "ends its box later": ([HONEST, "import os; os._exit(1)"], 13),
    "ends its box when asked": (
        [HONEST + "import os\ndef mean_error(y_hat, y): os._exit(0)"],
        8,
    ),
    "ends its box when hidden": (
        [
            HONEST + "import os\ndef mean_error(y_hat, y):\n"
            "    return 1.5 if len(y) == 2 else os._exit(0)"
        ],
        10,
    ),
    "memory in a call": (
        [HONEST + "def twice(f, x): return len(bytes(10) * 60_000_000)"],
        9,
    ),
    "sends 1.5 to every question": (
        [
            DESK + "desk.call = lambda message: {'value': 1.5}\n"
            "def mean_error(*_): pass\ntwice = mean_error"
        ],
        2,
    ),
}
