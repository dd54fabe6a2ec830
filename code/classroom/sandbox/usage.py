"""What a box takes of the machine: all its processes together."""

import contextlib
import os

from classroom.sandbox.bubblewrap import DISK, PLACES


def usage(process, most_tasks):
    """(bytes, tasks, files) of a process and all that it started."""
    memory, tasks, files, todo = 0, 0, 0, [process]
    while todo and tasks <= most_tasks:
        process, held = todo.pop(), 0
        for thread in _listed(f"/proc/{process}/task"):
            with contextlib.suppress(OSError):  # it has just ended
                tasks += 1
                held = max(held, _held(thread))  # a first thread that ended holds none
                with open(f"{thread}/children") as file:
                    todo += map(int, file.read().split())
        memory, files = memory + held, max(files, _files(process))
    return memory, tasks, files


def _listed(folder):
    with contextlib.suppress(OSError):
        return [f"{folder}/{name}" for name in os.listdir(folder)]
    return []


def _held(thread):
    """The bytes of memory, in RAM and swapped out, that a thread's process holds."""
    with open(f"{thread}/status") as file:
        lines = (line.split() for line in file)
        return sum(1024 * int(w[1]) for w in lines if w[0] in ("VmRSS:", "VmSwap:"))


def _files(process):
    """The most files in one of the places that the processes in the box can write."""
    counts = [0]
    for place in PLACES:
        with contextlib.suppress(OSError):
            disk = os.statvfs(f"/proc/{process}/root{place}")
            if disk.f_blocks * disk.f_frsize == DISK:  # else it isn't set up yet
                counts.append(disk.f_files - disk.f_ffree)
    return max(counts)
