"""The end of a box, at whatever moment: no process of it stays behind.

Bubblewrap that is killed takes its child along only once the child has asked for that,
some milliseconds after its start. Until then the child lives on alone, waits for ever
for a parent that is gone, and holds the pipes that the grader reads.
"""

import contextlib
import os
import signal


def kill_tree(process):
    """Kill bubblewrap, a running `Popen`, and all that is in its box.

    It is stopped first: so it can't start a child after we have looked for children,
    and none of their numbers is given to another process before we use it.
    """
    with contextlib.suppress(ChildProcessError, ProcessLookupError):  # it has ended
        process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        for child in _children(process.pid):
            os.kill(child, signal.SIGKILL)  # the first of its namespace: all die
    process.kill()


def _children(process):
    """The numbers of the processes that a process of one thread has started."""
    try:
        with open(f"/proc/{process}/task/{process}/children") as file:
            return [int(number) for number in file.read().split()]
    except FileNotFoundError:
        return []
