"""Cells run in the box as IPython runs them, which is started only where it must be."""

import json
import subprocess
import sys

import pytest

from classroom.sandbox.bubblewrap import HERE
from classroom.sandbox.shell import Shell

PLAIN = [
    "a = 1\nb = a + 1\nb",
    "_ + 5",
    "_, __, ___",
    "a;",
    "_",
    "import math, inspect\ndef f(x):\n    return math.sqrt(x)\nf(4)",
    "inspect.getsource(f)",
    "c = 3\n1 / 0\nc = 4",
    "c",
    "raise KeyError('no')",
    "raise SystemExit(3)",
    "raise KeyboardInterrupt",
    "assert a == 2, 'a is one'",
    "class Point:\n    x = 1\nimport pickle\npickle.loads(pickle.dumps(Point())).x",
    "from dataclasses import dataclass\n@dataclass\nclass D:\n    n: int\nD(3).n",
    "__name__, __builtins__ is __import__('builtins')",
    "def g():\n    global made\n    made = 7\ng()\nmade",
    "for _ in range(3):\n    pass\n_",
    "8 * 8",
    "_",
    "_ = ''",
    "",
    "# only words",
    "text = '''\n%time x\n!ls\n'''\ntext",
    "x: int = 3\nx",
    "sum(i for i in range(a, b + 3))",
    "def deep(n):\n    return deep(n + 1)\ndeep(0)",
    "import sys\nsys.modules['__main__'].a",
    "b'\\x00', 1j, ...",
    "lambda: 0\nNone",
]
SPECIAL = [
    "undefined_name",
    "_",
    "d = 5\nreturn d",
    "d",
    "  indented = 1\n  indented",
    "In [1]: prompt = 2",
    "prompt",
    ">>> quoted = 3",
    "quoted",
    "%time timed = 4",
    "timed",
    "%%time\ncell_magic = 5",
    "cell_magic",
    "get_ipython().__class__.__name__",
    "import asyncio\nawait asyncio.sleep(0)\nwaited = 6",
    "waited",
    "this is wrong",
    "a?",
    "lsmagic",
    "from __future__ import annotations",
    "def late(x: never_defined): return 1\nlate(0)",
    "a",
]
STARTING = [SPECIAL[i] for i in (0, 2, 4, 5, 7, 9, 13, 14, 16, 17, 18, 19)]
SCRIPT = """
import io, json, sys
sys.path.insert(0, sys.argv[1])
from shell import Shell
shell, real = Shell(), sys.stdout
if sys.argv[2] == "ipython":
    shell.start()
sys.stdout = sys.stderr = io.StringIO()
told = []
for cell in json.load(sys.stdin):
    error = shell.run(cell)
    seen = {name: repr(shell.names.get(name)) for name in ("a", "b", "c", "d", "_")}
    text = "" if isinstance(error, RecursionError) else str(error)
    started = shell.ipython is not None
    told.append([cell, type(error).__name__, text, seen, started])
json.dump(told, real)
"""


def run(how, cells):
    """What becomes of cells, one after the other: error, names, is IPython there."""
    command = [sys.executable, "-c", SCRIPT, str(HERE), how]
    told = json.dumps(cells)
    done = subprocess.run(command, input=told, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_cells_are_run_as_ipython_runs_them():
    both = [*PLAIN, *SPECIAL]
    ours, theirs = run("plain", both), run("ipython", both)
    assert [started for *_, started in ours].index(True) == len(PLAIN)
    for one, other in zip(ours, theirs, strict=True):
        assert one[:-1] == other[:-1]


@pytest.mark.parametrize("cell", STARTING)
def test_each_of_these_starts_it(cell):
    shell = Shell.__new__(Shell)  # this process is no box
    shell.names = {}
    assert shell._python(cell) is None
