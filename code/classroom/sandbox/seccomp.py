"""The system calls that student code may not make, as a filter for the kernel."""

import contextlib
import platform
import struct
import tempfile

# Calls that hold memory which no limit sees, or reach into the kernel; by processor:
# its mark in a filter, and the numbers of shmget, memfd_create, memfd_secret, ptrace,
# keyctl, add_key, request_key, bpf, userfaultfd, perf_event_open, io_uring_setup,
# process_vm_readv, process_vm_writev, msgget, semget, vmsplice,
# pidfd_getfd, mq_open; then mmap and socket, which are refused in part.
FORBIDDEN = {
    "x86_64": (
        0xC000003E,
        (
            *(29, 319, 447, 101, 250, 248, 249, 321, 323, 298, 425, 310, 311, 68, 64),
            *(278, 438, 240),
        ),
        (9, 41),
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(194, 279, 447, 117, 219, 217, 218, 280, 282, 241, 425, 270, 271, 186),
            *(190, 75, 438, 180),
        ),
        (222, 198),
    ),
}


@contextlib.contextmanager
def open_filter():
    """An open file with the filter of system calls, as the kernel reads it (seccomp).

    A call among FORBIDDEN, or one in another processor's numbering, fails with EPERM.
    """
    with tempfile.TemporaryFile() as file:
        file.write(b"".join(struct.pack("HBBI", *line) for line in _program()))
        file.flush()
        file.seek(0)
        yield file


def _program():
    """The filter's lines: what to do, how far to jump if so and if not, a number."""
    mark, numbers, (mmap, socket) = FORBIDDEN[platform.machine()]
    load, equal, above, both, give = 0x20, 0x15, 0x35, 0x54, 0x06
    shared = 0x21  # MAP_SHARED | MAP_ANONYMOUS: no count sees it where it isn't mapped
    unix = 1  # AF_UNIX; other sockets keep megabytes in the kernel
    allow, refuse = 0x7FFF0000, 0x00050001
    count = len(numbers)
    return [
        (load, 0, 0, 4),  # the processor's mark
        (equal, 0, count + 10, mark),
        (load, 0, 0, 0),  # the call's number
        (above, count + 8, 0, 0x40000000),  # x32, a second numbering
        (equal, 0, 3, mmap),
        (load, 0, 0, 40),  # its flags
        (both, 0, 0, shared),
        (equal, count + 4, count + 3, shared),
        (equal, 0, 2, socket),
        (load, 0, 0, 16),  # its family
        (equal, count, count + 1, unix),
        *((equal, count - i, 0, number) for i, number in enumerate(numbers)),
        (give, 0, 0, allow),
        (give, 0, 0, refuse),
    ]
