"""A chapter's notebook as a learner runs it, which nbval compares with what is stored.

As on Colab: all that it has is a wheel, in a folder that holds nothing. No picture
needs a widget, so there is none where no laboratory asks for one. The chapters were run
with one thread, here it is two; chapter 6, which trains most, has no variable set, as
in any Jupyter: its training holds to one thread by itself. Where the processor is a
newer one, NumPy's products are those for an older one.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from unittest import mock

import nbformat
import pytest
from filelock import FileLock
from nbformat.v4 import new_code_cell, new_output
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, RunningKernel
from nbval.plugin import IPyNbCell, IPyNbFile
from threadpoolctl import threadpool_info

from builder.learner.home import FOLDER
from builder.text.run import kept
from tests.helpers.environment import ROOT, TWO_THREADS

OPTIONAL = ("anywidget", "ipywidgets")
ABSENT = 'raise ModuleNotFoundError("not here, for a test", name=__name__)\n'
WHICH = """\
import os, viewcast
*_, wheel = os.environ["PYTHONPATH"].split(os.pathsep)
print(os.path.relpath(viewcast.__file__, wheel))"""
WHEELS = os.path.join("viewcast", "__init__.py\n")
# OpenBLAS has products of its own for each processor; these can do those of Haswell.
NEWER = ("SkylakeX", "Cooperlake", "SapphireRapids", "Zen")


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path, parent):
    """Put a `LearnersNotebook` in the place of what nbval runs where it stands."""
    found = yield
    if not (FOLDER / file_path.name).exists() or file_path.suffix != ".ipynb":
        return found
    ours = LearnersNotebook.from_parent(parent, path=file_path)
    return [ours if isinstance(node, IPyNbFile) else node for node in found]


class LearnersNotebook(IPyNbFile):
    """The first cell of the learner's notebook, and the chapter's, in their kernel."""

    def collect(self):
        """The cells, and at the end one that tells where the package is."""
        cells = nbformat.read(FOLDER / self.path.name, nbformat.NO_CONVERT).cells
        first = next(cell.source for cell in cells if cell.cell_type == "code")
        yield self.cell("First cell", -1, expected(first))
        last = -1
        for item in super().collect():
            last = item.cell_num
            yield self.cell(item.name, last, item.cell, item.options)
        yield self.cell("The package", last + 1, expected(WHICH, WHEELS))

    def cell(self, name, number, cell, options=None):
        options = options or {"check": True, "skip": False, "check_exception": False}
        held = {"name": name, "cell_num": number, "cell": cell, "options": options}
        return LearnersCell.from_parent(self, **held)

    def setup(self):
        """Start the kernel in its empty folder, beside the wheel."""
        place = installed(self.config)
        folder = Path(mkdtemp(prefix=f"{self.path.stem}-", dir=place))
        needs = "viewcast.training.laboratory" in self.path.read_text("utf8")
        paths = [place / "wheel"] if needs else [place / "hidden", place / "wheel"]
        with mock.patch.dict(os.environ, environment(folder, paths), clear=True):
            self.kernel = RunningKernel(CURRENT_ENV_KERNEL_NAME, cwd=str(folder))
        self.setup_sanitize_files()


class LearnersCell(IPyNbCell):
    """A cell that nbval compares; then all of its outputs, in their order."""

    def runtest(self):
        super().runtest()
        if printed(self.test_outputs) != printed(self.cell.outputs):
            self.raise_cell_error("A picture, or the order of the outputs, differs")


def expected(source, text=""):
    """A cell that has run, and printed a text."""
    outputs = [new_output("stream", text=text)] if text else []
    return new_code_cell(source, outputs=outputs, execution_count=1)


def installed(config):
    """The folder of this test run with the package, and with what hides widgets.

    wheel/ is the package as a wheel brings it. The first to ask has both made for all.
    """
    base = config._tmp_path_factory.getbasetemp()
    place = (base.parent if hasattr(config, "workerinput") else base) / "alone"
    place.mkdir(exist_ok=True)
    with FileLock(place / "lock"):
        if not (place / "hidden").exists():
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
            command = [*pip, "--target", place / "wheel", ROOT]
            subprocess.run(command, check=True, capture_output=True)
            (place / "hidden").mkdir()
            for module in OPTIONAL:
                (place / f"hidden/{module}.py").write_text(ABSENT)
    return place


def environment(folder, paths):
    """The variables of a learner's kernel."""
    ours = {"MPLBACKEND", "MKL_NUM_THREADS", *TWO_THREADS}
    others = {key: value for key, value in os.environ.items() if key not in ours}
    threads = {} if folder.name.startswith("6-deep") else TWO_THREADS
    newer = any(pool.get("architecture") in NEWER for pool in threadpool_info())
    return {
        **others,
        **threads,
        **({"OPENBLAS_CORETYPE": "Haswell"} if newer else {}),
        "IPYTHONDIR": str(folder.with_suffix(".ipython")),
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
    }


def printed(outputs):
    """What outputs hold, as far as a notebook keeps it."""
    keys = ("name", "text", "ename", "data")
    found = [{key: out[key] for key in keys if key in out} for out in outputs]
    for out in found:
        if "data" in out:
            out["data"] = kept(out["data"])
    return found
