"""What this machine lacks for grading, and how to fix it."""

import importlib.util
import shutil
import sys
from typing import NamedTuple

from classroom.sandbox import bubblewrap
from viewcast.support.jobs import cores

LEAST_MEMORY = 6  # GB, for two boxes and the machine itself
LEAST_DISK = 1  # GB, where the assignments lie
NEEDED = ("click", "IPython", "jinja2", "markdown_it", "nbformat", "numpy", "tqdm")


class Finding(NamedTuple):
    """One thing looked at: is it well, what was seen, and the fix if it isn't."""

    well: bool
    what: str
    fix: str = ""


def examine():
    """Every finding, in the order to be fixed; grading works if all `well`."""
    return [_python(), _packages(), _sandbox(), _memory(), _disk(), _dask()]


def report():
    """Print the findings; return 0 if grading works here, else 1."""
    findings = examine()
    for finding in findings:
        print(f"{'✓' if finding.well else '✗'} {finding.what}")
        if finding.fix:
            print(f"    {finding.fix}")
    well = all(finding.well for finding in findings)
    print(
        "This machine can grade." if well else "Fix what is marked ✗, then ask again."
    )
    return 0 if well else 1


def _python():
    version = ".".join(map(str, sys.version_info[:3]))
    well = sys.version_info >= (3, 11)
    return Finding(well, f"Python {version}", "" if well else "Install 3.11 or later.")


def _packages():
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if not missing:
        return Finding(True, "all Python packages are here")
    fix = "pip install 'viewcast[classroom]', or run make install in the repository"
    return Finding(False, f"missing Python packages: {', '.join(missing)}", fix)


def _sandbox():
    reason = bubblewrap.why_not()
    if reason:
        return Finding(False, "no sandbox, so nothing is graded", f"Because {reason}.")
    return Finding(True, "the sandbox runs student code (bubblewrap)")


def _memory():
    """Memory that is free now, on Linux; elsewhere the sandbox is missing anyway."""
    try:
        with open("/proc/meminfo") as file:
            lines = dict(line.split(":") for line in file)
        free = int(lines["MemAvailable"].split()[0]) / 2**20
    except (OSError, KeyError):
        return Finding(True, "memory: unknown")
    needed = min(LEAST_MEMORY, 2 + 2 * cores())
    fix = f"A submission may take 2 GB, and {cores()} run at a time; free some memory."
    what = f"{free:.0f} GB of memory free, {cores()} cores"
    return Finding(free >= needed, what, "" if free >= needed else fix)


def _disk():
    free = shutil.disk_usage(".").free / 2**30
    fix = "" if free >= LEAST_DISK else "Free some, or work in another folder."
    return Finding(free >= LEAST_DISK, f"{free:.0f} GB of disk free here", fix)


def _dask():
    if importlib.util.find_spec("distributed"):
        return Finding(True, "Dask is here, for --cluster")
    return Finding(
        True, "no Dask; only --cluster needs it", "pip install 'viewcast[cluster]'"
    )
