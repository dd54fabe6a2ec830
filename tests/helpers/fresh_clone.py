"""A clone with the project's Makefile, whose pip and jupyter-book only look the part.

STOP in the environment names what fails: venv, get-pip, a package and the build kill
everything with SIGNAL, half done; pip ends with an error.
"""

import os
import shutil
import signal
import subprocess
import sys

from tests.helpers.environment import ROOT

MAKE = shutil.which("make")
PYTHON3 = """\
#!/bin/sh
tools=$(dirname "$0")
case "$1 $2" in
"-m venv") shift 4; set -- "$tools/make_venv.py" "$@";;
"-m pip") set -- "$tools/get_pip.py" "$4";;
esac
exec "{}" "$@"
"""
VENV = """\
import os, sys, venv

venv.EnvBuilder(clear=True).create(sys.argv[1])
if os.environ.get("STOP") == "venv":
    os.killpg(0, int(os.environ["SIGNAL"]))
"""
GET_PIP = """\
import os, sys
from pathlib import Path

site = next(Path(sys.argv[1]).parents[1].glob("lib/python*/site-packages"))
(site / "pip-1.dist-info").mkdir()
(site / "pip-1.dist-info/METADATA").write_text("Name: pip")
if os.environ.get("STOP") == "get-pip":
    os.killpg(0, int(os.environ["SIGNAL"]))
(site / "pip.py").write_text(Path(__file__).with_name("pip.py").read_text())
(site / "pip-1.dist-info/INSTALLER").write_text("pip")
"""
PIP = """\
import os, sys, sysconfig
from pathlib import Path

site, scripts = (Path(sysconfig.get_path(p)) for p in ("purelib", "scripts"))
for name in Path(sys.argv[-1]).read_text().split():
    if os.environ.get("STOP") == "pip":
        sys.exit("ERROR: pip could not reach an index")
    info = site / f"{name}-1.dist-info"
    if info.exists():
        continue
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {name}")
    if os.environ.get("STOP") == name:
        os.killpg(0, int(os.environ["SIGNAL"]))
    (scripts / name).write_text(Path(os.environ["SCRIPT"]).read_text())
    (scripts / name).chmod(0o755)
    (info / "INSTALLER").write_text("pip")
"""
BUILD = """\
import os, sys

sys.stdin.readline() or sys.exit(1)
os.execl(".venv/bin/jupyter-book", "jupyter-book")
"""
SCRIPT = """\
#!/bin/sh
echo built >>../built.txt
mkdir -p _build/html && touch _build/html/index.html
[ "$STOP" = build ] && kill -"$SIGNAL" 0
exit "${FAILS:-0}"
"""
REQUIREMENTS = {"-book": "jupyter-book", "": "torch\nclassroom", "-test": "ruff"}
REQUIREMENTS["-lab"] = "jupyterlab"


def make_clone(place):
    """Return a new clone in a folder, beside a python3 of our own."""
    tools = {"python3": PYTHON3.format(sys.executable), "make_venv.py": VENV}
    tools |= {"get_pip.py": GET_PIP, "pip.py": PIP, "script": SCRIPT}
    (place / "bin").mkdir(parents=True)
    for tool, text in tools.items():
        (place / "bin" / tool).write_text(text)
        (place / "bin" / tool).chmod(0o755)
    folder = place / "a clone 学习"
    modules = "__init__", "text/__init__", "text/notebooks"
    modules += "learner/__init__", "learner/notebooks", "cpu_torch"
    files = [f"{module}.py" for module in modules]
    for file in (*files, "site/assets/book.css", "site/templates/layout.html"):
        (folder / "builder" / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / "builder" / file).touch()
    (folder / "builder/build.py").write_text(BUILD)
    (folder / "notebooks").mkdir()
    (folder / "notebooks/1-a.ipynb").write_text("the book's")
    (folder / "code/classroom").mkdir(parents=True)
    (folder / "code/classroom/__init__.py").touch()
    shutil.copy(ROOT / "Makefile", folder)
    for file in ("_config.yml", "_toc.yml", "pyproject.toml", "page.md"):
        (folder / file).touch()
    for stage, names in REQUIREMENTS.items():
        (folder / f"requirements{stage}.txt").write_text(names)
    return folder


def make(clone, *words, **environment):
    """Run make in a session of its own, and return what it did and printed."""
    told = {key: os.environ[key] for key in os.environ if not key.startswith("MAKE")}
    tools = clone.parent / "bin"
    told |= {"PATH": f"{tools}:{os.environ['PATH']}", "SCRIPT": str(tools / "script")}
    told |= {"PIP_NO_INDEX": "1", "PIP_REQUIRE_VIRTUALENV": "1"}  # for the real pip
    return subprocess.run(
        [MAKE, *words],
        cwd=clone,
        env=told | {key: str(value) for key, value in environment.items()},
        capture_output=True,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
