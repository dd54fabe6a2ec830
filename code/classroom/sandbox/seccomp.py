"""The system calls that student code may not make, as a filter for the kernel.

The filter is a program of seccomp-bpf: the kernel runs it before each system call, on
the call's number and arguments, and does what its last line says.
"""

import contextlib
import os
import platform
import struct
from typing import NamedTuple

# Linux's processors, by their marks in a filter; the tables below have their columns.
PROCESSORS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# Calls that hold memory which no limit sees, or reach into the kernel.
REFUSED = {
    "shmget": (29, 194),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "ptrace": (101, 117),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "perf_event_open": (298, 241),
    "io_uring_setup": (425, 425),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "msgget": (68, 186),
    "semget": (64, 190),
    "vmsplice": (278, 75),
    "pidfd_getfd": (438, 438),
    "mq_open": (240, 180),
}
REFUSED_IN_PART = {"mmap": (9, 222), "socket": (41, 198)}

LOAD, AND, GIVE = 0x20, 0x54, 0x06  # what a line does, in BPF
IS, AT_LEAST = 0x15, 0x35
CALL, PROCESSOR, FAMILY, FLAGS = 0, 4, 16, 40  # where the kernel puts what it is asked
SHARED = 0x21  # MAP_SHARED | MAP_ANONYMOUS: no count sees it where it isn't mapped
UNIX = 1  # AF_UNIX; other sockets keep megabytes in the kernel
X32 = 0x40000000  # from here on a second numbering of the same calls
ALLOW, EPERM = 0x7FFF0000, 0x00050001


class Line(NamedTuple):
    """A line of the filter; yes, no: labels to jump to, by default the next line."""

    do: int
    number: int
    yes: str = ""
    no: str = ""


@contextlib.contextmanager
def open_filter():
    """An open file with the filter, as the kernel reads it.

    A call among REFUSED, or one in another processor's numbering, fails with EPERM.
    """
    number = os.memfd_create("seccomp")  # no disk, which may be full
    with open(number, "w+b") as file:
        file.write(assembled(program(platform.machine())))
        file.flush()
        file.seek(0)
        yield file


def program(processor):
    """The filter for a processor: its lines, with a label before some."""
    place = list(PROCESSORS).index(processor)
    mmap, socket = (numbers[place] for numbers in REFUSED_IN_PART.values())
    return [
        Line(LOAD, PROCESSOR),
        Line(IS, PROCESSORS[processor], no="refuse"),
        Line(LOAD, CALL),
        Line(AT_LEAST, X32, yes="refuse"),
        Line(IS, mmap, no="no mmap"),
        Line(LOAD, FLAGS),
        Line(AND, SHARED),
        Line(IS, SHARED, yes="refuse", no="allow"),
        "no mmap",
        Line(IS, socket, no="no socket"),
        Line(LOAD, FAMILY),
        Line(IS, UNIX, yes="allow", no="refuse"),
        "no socket",
        *(Line(IS, numbers[place], yes="refuse") for numbers in REFUSED.values()),
        "allow",
        Line(GIVE, ALLOW),
        "refuse",
        Line(GIVE, EPERM),
    ]


def assembled(listing):
    """The bytes of a program; each label is counted as lines to jump over."""
    lines, labels = [], {}
    for item in listing:
        if isinstance(item, str):
            labels[item] = len(lines)
        else:
            lines.append(item)
    packed = b""
    for here, (do, number, *jumps) in enumerate(lines, start=1):
        yes, no = (labels[label] - here if label else 0 for label in jumps)
        packed += struct.pack("HBBI", do, yes, no, number)
    return packed
