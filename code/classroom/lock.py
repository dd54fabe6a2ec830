"""One command at a time in an assignment's folder; a second one says who is there.

The system gives a lock back when its process ends, however it ends, so none is stale.
Where it has no such locks (Windows, some network disks), commands run without.
"""

import contextlib
import functools
import json
import os
import time

import click

from classroom.errors import ClassroomError

NAME = ".lock"  # in the folder; it stays there, for a deleted one locks nothing
LEFT = "*.unfinished"  # of a process that was killed while it wrote


class InUseError(ClassroomError, RuntimeError):
    """Says which command works in a folder already."""


def alone(command):
    """The command, run while no other one works in its folder."""

    @functools.wraps(command)
    def locked(folder, **options):
        with held(folder, click.get_current_context().info_name):
            return command(folder=folder, **options)

    return locked


@contextlib.contextmanager
def held(folder, command):
    """Hold an assignment's folder; InUseError if another process does."""
    try:
        import fcntl
    except ImportError:
        fcntl = None
    if fcntl is None or not (folder / "assignment.json").is_file():
        yield
        return
    with open(folder / NAME, "a+", encoding="utf8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUseError(f"{folder} is in use: {_holder(file)}") from None
        except OSError:  # a disk without locks
            pass
        else:
            for left in (*folder.glob(LEFT), *folder.glob(f"*/{LEFT}")):
                left.unlink(missing_ok=True)
            _sign(file, command)
        yield


def _sign(file, command):
    """Write down who holds the lock, as far as the disk has room for that."""
    about = {"command": command, "process": os.getpid(), "since": time.time()}
    with contextlib.suppress(OSError):
        os.truncate(file.fileno(), 0)
        os.write(file.fileno(), json.dumps(about).encode())


def _holder(file):
    """Who holds the lock and since when, in words, with what to do."""
    wait = "wait for its end, or stop it with Ctrl+C where it runs"
    try:
        file.seek(0)
        about = json.load(file)
        since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(about["since"]))
        who = f"classroom {about['command']}, process {about['process']}"
        return f"{who}, has worked there since {since}; {wait}"
    except (OSError, ValueError, KeyError, TypeError):
        return f"another command works there; {wait}"
