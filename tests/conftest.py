"""What the tests share: the environment, the root, the site built once a worker."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = re.findall(r"(?:root|file): (\S+)", (ROOT / "_toc.yml").read_text("utf8"))
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
os.environ.setdefault("PYTHONHASHSEED", "0")


@pytest.fixture(scope="session")
def build_book():
    """Return the function that builds the book in a folder as `make book` does."""

    def build(source, output):
        jupyter_book = Path(sys.executable).with_name("jupyter-book")
        command = [jupyter_book, "build", source, "--path-output", output]
        strict = ["-W", "--keep-going", "-n", "-q"]
        return subprocess.run(command + strict, capture_output=True, text=True)

    return build


@pytest.fixture(scope="session")
def site(build_book, tmp_path_factory):
    """Return the folder of the built site."""
    output = tmp_path_factory.mktemp("site")
    result = build_book(ROOT, output)
    assert result.returncode == 0, result.stderr
    return output / "_build" / "html"
