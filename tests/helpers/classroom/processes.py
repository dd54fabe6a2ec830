"""The processes that these tests have started, and what is left of them."""

import contextlib
import time
from pathlib import Path


def children():
    """The numbers of the processes that ours has started, as text."""
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):  # a thread that has just ended
            yield from (task / "children").read_text().split()


def left_over(before):
    """The command lines of our new processes that are still there a moment later."""
    for _ in range(20):
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
