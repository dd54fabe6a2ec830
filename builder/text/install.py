"""What runs code is installed when a text's code is to be run: `make book` brings less.

Needs nothing that isn't in Python.
"""

import importlib
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from builder.text.places import ROOT, BookError

NEEDED = ("matplotlib", "scipy", "torch")
ONE_AT_A_TIME = Lock()


def bring_all() -> None:
    """Have `make install` bring what is missing; BookError if it can't."""
    with ONE_AT_A_TIME:
        missing = [name for name in NEEDED if not find_spec(name)]
        if not missing:
            return
        if Path(sys.prefix) != ROOT / ".venv":
            python = f"{sys.executable} -m pip install -r requirements.txt"
            raise BookError(f"to run code, {missing[0]} is missing: {python}")
        print("Code is to be run, so what it needs comes first.", flush=True)
        command = ["make", "--no-print-directory", "install"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            raise BookError("what runs code could not be installed: see above")
        importlib.invalidate_caches()
