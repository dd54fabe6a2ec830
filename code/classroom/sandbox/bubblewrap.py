"""The sandbox that student code runs in: bubblewrap, or nothing at all.

No network, no files but the course's package and Python itself, an empty environment,
no way to gain rights; sizes and times are limited here, in `worker` (what a process may
take) and in `process` (what all of them together may). Where it can't run, `require`
says why and how to fix that; nothing is ever run without it.
"""

import functools
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import viewcast
from classroom.errors import ClassroomError
from classroom.sandbox.seccomp import PROCESSORS, open_filter

HERE = Path(__file__).resolve().parent
OLDEST = (0, 8)  # the first bubblewrap with --disable-userns
DISK = 64 * 2**20  # bytes for each of the places that can be written
PLACES = "/tmp", "/box", "/dev/shm"  # which can be written
INSIDE = "worker.py", "protocol.py", "shell.py", "magics.py"  # of here: they run there
HOME = "/box"
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": HOME,
    "LANG": "C.UTF-8",
    "PYTHONPATH": "/course/code",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PIP_RETRIES": "0",  # there is no network, and waiting takes a cell's time
    "MPLBACKEND": "agg",
    "MPLCONFIGDIR": HOME,
    "IPYTHONDIR": HOME,
}
NOT_ALLOWED = re.compile(
    "operation not permitted|uid map|no permissions? to create|user namespace", re.I
)
NAMESPACES = """\
bubblewrap is not allowed to make its namespaces here. On Ubuntu 24.04 and later an \
administrator allows it with an AppArmor profile for /usr/bin/bwrap (or, for the whole \
machine, `sysctl kernel.apparmor_restrict_unprivileged_userns=0`); in a container, run \
the container with user namespaces allowed; else use a machine of your own"""


class SandboxError(ClassroomError, RuntimeError):
    """Says why student code can't be run here, and how to fix it."""


def require():
    """SandboxError, which says why, unless the sandbox works here."""
    reason = why_not()
    if reason:
        raise SandboxError(f"Student code is run in a sandbox only, and {reason}.")


@functools.cache
def why_not():
    """Why the sandbox can't run here, with the fix; "" if it can."""
    if not sys.platform.startswith("linux"):
        return "it needs Linux; on other systems use a Linux machine or a virtual one"
    if platform.machine() not in PROCESSORS:
        known = " and ".join(PROCESSORS)
        return f"it knows the processors {known}, not {platform.machine()}"
    program = shutil.which("bwrap")
    if not program:
        return (
            "bubblewrap is missing: `sudo apt install bubblewrap` (Debian, Ubuntu) or "
            "`sudo dnf install bubblewrap` (Fedora)"
        )
    told = subprocess.run([program, "--version"], capture_output=True, text=True)
    version = tuple(map(int, re.findall(r"\d+", told.stdout)[:2]))
    if version < OLDEST:
        return f"bubblewrap is {told.stdout.strip()!r}; 0.8 or newer is needed"
    trial = _trial()
    if trial.returncode == 0:
        return ""
    return _blamed(trial.stderr.strip()[-200:] or f"exit code {trial.returncode}")


def _blamed(text):
    """Why the sandbox didn't start, from what it said."""
    if NOT_ALLOWED.search(text):
        return f"{NAMESPACES} (it said: {text})"
    return f"the sandbox doesn't start: {text}"


def _trial():
    """How Python ends that is started in the sandbox, to use the course's package."""
    with open_filter() as seccomp:
        command = command_line(seccomp.fileno(), "-c", "import viewcast, resource")
        return subprocess.run(
            command, pass_fds=[seccomp.fileno()], capture_output=True, text=True
        )


def command_line(seccomp, *arguments):
    """The command that runs Python with `arguments` in a sandbox of its own.

    seccomp: the number of the open file with the filter, which the child inherits.
    """
    package = Path(viewcast.__file__).resolve().parent
    data = package.parents[1] / "data"
    return [
        "bwrap",
        *("--unshare-all", "--unshare-user", "--disable-userns", "--cap-drop", "ALL"),
        *("--uid", "65534", "--gid", "65534", "--hostname", "box", "--clearenv"),
        *("--die-with-parent", "--new-session", "--seccomp", str(seccomp)),
        *(word for name in ENVIRONMENT for word in _set(name)),
        *("--proc", "/proc", "--remount-ro", "/proc"),  # else /proc/1/mem is written
        *("--dev", "/dev", "--dev-bind", "/dev/null", "/dev/zero"),
        # before what is read: Python and the course may lie below /tmp themselves
        *(word for place in PLACES for word in _writable(place)),
        *_system(),
        *_read_only(str(package), "/course/code/viewcast"),
        *(_read_only(str(data), "/course/data") if data.is_dir() else ()),
        *(word for name in INSIDE for word in _read_only(*_inside(name))),
        *(word for file in _font_lists() for word in _read_only(*file)),
        *("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/box"),
        *(os.path.abspath(sys.executable), "-s", *arguments),
    ]


def _set(name):
    return "--setenv", name, ENVIRONMENT[name]


def _inside(name):
    return str(HERE / name), f"/course/{name}"


def _font_lists():
    """Matplotlib's own lists of fonts: to make one takes a fifth of its import."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = Path(os.environ.get("MPLCONFIGDIR") or caches / "matplotlib")
    lists = folder.glob("fontlist-*.json")
    return [(str(file), f"{HOME}/{file.name}") for file in lists if file.is_file()]


def _read_only(source, target):
    return "--ro-bind", source, target


def _writable(place):
    return "--size", str(DISK), "--tmpfs", place


def _system():
    """Python and the system's libraries, to be read only."""
    words = ["--ro-bind", "/usr", "/usr"]
    for name in ("lib", "lib64", "bin"):
        if Path("/", name).is_symlink():
            words += ["--symlink", os.readlink(f"/{name}"), f"/{name}"]
        elif Path("/", name).is_dir():
            words += ["--ro-bind", f"/{name}", f"/{name}"]
    words += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    named = [sys.base_prefix, sys.prefix]  # a link may lead from one to its real path
    for prefix in dict.fromkeys([*named, *map(os.path.realpath, named)]):
        if not prefix.startswith("/usr/") and prefix != "/usr":
            words += ["--ro-bind", prefix, prefix]
    return words
