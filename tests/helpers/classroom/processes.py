"""The processes that these tests have started, and what is left of them."""

import contextlib
import ctypes
import time
from pathlib import Path


@contextlib.contextmanager
def adopting():
    """Processes that outlive their parents become ours, so that we can find them."""
    subreaper = 36  # PR_SET_CHILD_SUBREAPER
    ctypes.CDLL(None).prctl(subreaper, 1, 0, 0, 0)
    try:
        yield
    finally:
        ctypes.CDLL(None).prctl(subreaper, 0, 0, 0, 0)


def children():
    """The numbers of the processes that ours has started, as text."""
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):  # a thread that has just ended
            yield from (task / "children").read_text().split()


def left_over(before, seconds=1):
    """The command lines of our new processes that are still there a moment later."""
    for _ in range(20 * seconds):
        commands = [_command(number) for number in set(children()) - before]
        if not any(commands):
            return []
        time.sleep(0.05)
    return commands


def _command(number):
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes()  # b"" of one that ended
    except OSError:
        return b""


def commands(process):
    """The command lines of a process and all that it started, as text."""
    found, todo = [], [str(process)]
    while todo:
        number = todo.pop()
        found.append(_command(number).decode())
        for task in Path(f"/proc/{number}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                todo += task.read_text().split()
    return found
