"""The filter of system calls: the right numbers, and what it does with each of them."""

import ctypes
import ctypes.util
import struct

import pytest

from classroom.sandbox import seccomp

LIBRARY = ctypes.util.find_library("seccomp")
CALLS = seccomp.REFUSED | seccomp.REFUSED_IN_PART
ANONYMOUS, SHARED, PRIVATE = 0x20, 0x01, 0x02  # of mmap
UNIX, INTERNET = 1, 2  # of socket
each_processor = pytest.mark.parametrize("processor", seccomp.PROCESSORS)


def number(name, processor):
    return CALLS[name][list(seccomp.PROCESSORS).index(processor)]


def decided(processor, call, **other):
    """Whether the filter allows a call: its lines are followed as the kernel does.

    other: the mark, where it is another processor's; the call's flags or family.
    """
    asked = {seccomp.CALL: call, seccomp.FLAGS: other.get("flags", 0)}
    asked[seccomp.PROCESSOR] = other.get("mark", seccomp.PROCESSORS[processor])
    asked[seccomp.FAMILY] = other.get("family", 0)
    data = seccomp.assembled(seccomp.program(processor))
    lines, here, held = list(struct.iter_unpack("HBBI", data)), 0, 0
    while True:
        do, yes, no, value = lines[here]
        if do == seccomp.GIVE:
            return value == seccomp.ALLOW
        held = asked[value] if do == seccomp.LOAD else held
        held = held & value if do == seccomp.AND else held
        true = held == value if do == seccomp.IS else held >= value
        here += 1 + (0 if do in (seccomp.LOAD, seccomp.AND) else yes if true else no)


@pytest.mark.skipif(not LIBRARY, reason="libseccomp isn't there to name the calls")
@each_processor
def test_the_numbers_are_those_of_the_names(processor):
    resolve = ctypes.CDLL(LIBRARY).seccomp_syscall_resolve_name_arch
    mark = ctypes.c_uint32(seccomp.PROCESSORS[processor])
    known = {name: resolve(mark, name.encode()) for name in CALLS}
    ours = {name: number(name, processor) for name in CALLS}
    # an old library doesn't know the newest calls, and gives a number below 0
    assert {n: k for n, k in known.items() if k >= 0 and k != ours[n]} == {}
    assert sum(k >= 0 for k in known.values()) > len(CALLS) / 2


@each_processor
def test_what_is_in_the_table_is_refused_and_nothing_else(processor):
    refused = [n for n in range(600) if not decided(processor, n, family=UNIX)]
    assert refused == sorted(number(name, processor) for name in seccomp.REFUSED)


@each_processor
@pytest.mark.parametrize(
    ("name", "argument", "allowed"),
    [
        ("mmap", {"flags": SHARED | ANONYMOUS}, False),
        ("mmap", {"flags": SHARED | ANONYMOUS | 0x4000}, False),
        ("mmap", {"flags": PRIVATE | ANONYMOUS}, True),
        ("mmap", {"flags": SHARED}, True),
        ("socket", {"family": UNIX}, True),
        ("socket", {"family": INTERNET}, False),
        ("socket", {"family": 0}, False),
    ],
)
def test_memory_and_sockets_are_refused_in_part(processor, name, argument, allowed):
    assert decided(processor, number(name, processor), **argument) == allowed


@each_processor
def test_another_numbering_is_refused(processor):
    for mark in (0x40000003, *seccomp.PROCESSORS.values()):
        own = mark == seccomp.PROCESSORS[processor]
        assert decided(processor, 0, mark=mark) == own
    assert not decided(processor, seccomp.X32)


@each_processor
def test_the_file_holds_the_filter(processor, monkeypatch):
    monkeypatch.setattr(seccomp.platform, "machine", lambda: processor)
    with seccomp.open_filter() as file:
        assert file.read() == seccomp.assembled(seccomp.program(processor))
