"""Attacks on memory and time."""

from tests.helpers.classroom.hostile_notebooks.cells import DESK
from tests.helpers.classroom.hostile_notebooks.exercises import HONEST

MEMORY = {  # (code, a word of what the note has to say)
    "bytes": ("x = bytearray(3 * 2**30)", "memory"),
    "arrays": ("import numpy as np\nx = [np.ones(2**24) for _ in range(40)]", "memory"),
    "many processes": (
        """
import os, time
for _ in range(8):
    if os.fork() == 0:
        x = bytearray(2**27); time.sleep(9)
time.sleep(9)
""",
        "memory",
    ),
    # its first thread ended, and /proc/<pid>/statm tells of nothing any more
    "without a first thread": (
        """
import ctypes, os, threading, time
def hold():
    time.sleep(0.5); x = bytearray(2**30); time.sleep(9)
if os.fork() == 0:
    threading.Thread(target=hold).start()
    ctypes.CDLL(None).syscall({"x86_64": 60}.get(os.uname().machine, 93), 0)
time.sleep(9)
""",
        "memory",
    ),
    # threads that end while they are counted hid the processes of later ones
    "behind short threads": (
        """
import os, threading, time
def churn():
    while True:
        t = threading.Thread(target=int); t.start(); t.join()
for _ in range(3): threading.Thread(target=churn, daemon=True).start()
def late():
    if os.fork() == 0:
        x = bytearray(2**30); time.sleep(9)
    time.sleep(9)
t = threading.Thread(target=late); t.start(); t.join()
""",
        "memory",
    ),
    # shared memory that is not mapped any more is counted nowhere
    "shared and unmapped": (
        """
import mmap
m = mmap.mmap(-1, 2**29)
m.write(bytes(2**29)); m.madvise(mmap.MADV_DONTNEED)
raise ValueError("held")
""",
        "PermissionError",
    ),
    "shared zeros": (
        """
import mmap
with open("/dev/zero", "r+b") as file: m = mmap.mmap(file.fileno(), 2**29)
m.write(bytes(2**29)); m.madvise(mmap.MADV_DONTNEED)
raise ValueError("held")
""",
        "OSError",
    ),
    "memfd": ("import os; os.memfd_create('x')", "PermissionError"),
    "shmget": (
        "import ctypes, os; L = ctypes.CDLL(None, use_errno=True)\n"
        "assert L.shmget(0, 2**20, 0o1600) >= 0, f'errno {ctypes.get_errno()}'",
        "errno 1",
    ),
    "huge file": ("open('/tmp/x', 'wb').write(bytes(2**26))", "OSError"),
    "sparse file": ("open('/tmp/x', 'wb').truncate(2**40)", "OSError"),
    "full disks": (
        """
for place in ("/tmp", "/box", "/dev/shm"):
    for i in range(9): open(f"{place}/{i}", "wb").write(bytes(2**24))
""",
        "OSError",
    ),
    "many files": (
        "import os, time\nfor i in range(300_000): os.mknod(f'/tmp/{i}')\n"
        "time.sleep(9)",
        "files",
    ),
    "loopback buffers": (
        """
import socket
keep = []
for _ in range(20):
    s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen()
    c = socket.create_connection(s.getsockname()); keep += [c, s.accept()[0]]
    c.setblocking(False)
    try:
        while True: c.send(bytes(2**16))
    except BlockingIOError: pass
raise ValueError("held")
""",
        "PermissionError",
    ),
    "fork bomb": (
        "import os, time\nfor _ in range(7): os.fork()\ntime.sleep(9)",
        "again without it",  # its memory may be noticed before its number
    ),
    "thread bomb": (
        """
import threading, time
threading.stack_size(65536)
for _ in range(300): threading.Thread(target=time.sleep, args=(9,)).start()
time.sleep(9)
""",
        "threads",
    ),
    "pipes": ("import os\nkeep = [os.pipe() for _ in range(999)]", "OSError"),
}
TIME = {
    "loop": "while True: pass",
    "loop that goes on": """
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
while True:
    try:
        while True: pass
    except BaseException: pass
""",
    "stops itself": "import os; os.kill(os.getpid(), 19)",
    "prints for ever": "import os\nwhile True: print('x' * 99); os.write(1, b'x' * 99)",
    "hangs in a call": HONEST + "def mean_error(y_hat, y):\n    while True: pass",
    "hangs when hidden": HONEST
    + "def mean_error(y_hat, y):\n    while len(y) == 3: pass\n    return 1.5",
    "deaf in a call": """
import signal
def mean_error(y_hat, y):
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True: pass
""",
    "asks for ever": "def twice(f, x):\n    while True: f(x)",
    "asks in a ring": "def twice(f, x):\n    return f(twice)",
    "asks but doesn't read": DESK
    + "for _ in range(10**6): frame({'ask': 0, 'arguments': ['x' * 9999]})",
    "endless text of an error": """
class Endless(Exception):
    def __str__(self):
        while True: pass
raise Endless
""",
    "awaits": "import asyncio\nawait asyncio.sleep(60)",
    "endless answers": DESK + "while True: frame({})",
}
