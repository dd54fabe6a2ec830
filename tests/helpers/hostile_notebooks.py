"""Submissions that attack the grader, by what they are after.

FOLDER stands for a folder of canaries outside the box, SEED for the student's own
seed. A submission earns nothing unless PARTLY says what its honest part is worth.
"""

import json

TEXT = """\
````{exercise} The mean error
:name: mean-error
:kind: write a function
:trains: an average
:minutes: 5

Write `mean_error(y_hat, y)`.

```{hint}
Average.
```

```{stub}
def mean_error(y_hat, y):
    ...
```

```{check} two days
:points: 2
mean_error(np.array([4.0, 6.0]), np.array([5.0, 4.0]))
```

```{hidden} three days
:points: 3
secret_days = np.array([5.5, 4.25, 2.125])
mean_error(np.array([4.0, 6.0, 1.0]), secret_days)
```

```{solution}
def mean_error(y_hat, y):
    return float(np.abs(y_hat - y).mean())
```

Because.

```{wrong} You summed.
def mean_error(y_hat, y):
    return np.abs(y_hat - y).sum()
```
````

````{exercise} The best day
:name: best-day
:kind: your own channel
:trains: a maximum
:minutes: 5

Find `best_views`.

```{hint}
Look for the largest.
```

```{stub}
best_views = ...
```

```{check} the most views
:points: 2
best_views
```

```{hidden} twice as many
2 * best_views
```

```{solution}
best_views = int(log.views.max())
```

Because.

```{wrong} That is the least.
best_views = int(log.views.min())
```
````

````{exercise} Apply it twice
:name: apply-twice
:kind: write a function
:trains: a function of a function
:minutes: 5

Write `twice(f, x)`.

```{hint}
f(f(x))
```

```{stub}
def twice(f, x):
    ...
```

```{check} one more, and one more
:points: 2
twice(lambda x: x + 1, 3)
```

```{hidden} a square of a square
:points: 2
def outer(x):
    return float(np.sum(x * np.reshape(x, (-1, 1))))

twice(outer, 7)
```

```{solution}
def twice(f, x):
    return f(f(x))
```

Because.

```{wrong} Once only.
def twice(f, x):
    return f(x)
```
````

````{exercise} In words
:name: in-words
:kind: change and explain
:trains: a word
:minutes: 5

Name it, and say why.

```{hint}
Think.
```

```{stub}
kind_of_loss = ...
reason = ""
```

```{check} the name
kind_of_loss
```

```{solution}
kind_of_loss = "absolute"
reason = "because"
```

Because.

```{wrong} Not that.
kind_of_loss = "squared"
reason = ""
```
````
"""
POINTS = {"mean-error": 5, "best-day": 3, "apply-twice": 4, "in-words": 1}
SECRETS = (
    "secret_days",
    "4.25",
    "2.125",
    "def outer",
    "1.4583",
    "CANARY",
)  # not to see

HONEST = """
import numpy as np
from viewcast.exercises import own_log
log = own_log(SEED)
def mean_error(y_hat, y): return float(np.abs(y_hat - y).mean())
best_views = int(log.views.max())
def twice(f, x): return f(f(x))
kind_of_loss, reason = "Absolute", "because"
"""
# What most of the attacks on the wire begin with: the grader's own desk in the box.
DESK = """
import base64, gc, io, json, os, signal, struct, sys, time
import numpy as np
desk = next(o for o in gc.get_objects() if type(o).__name__ == "Desk")
def frame(data):
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    desk.sink.write(struct.pack(">I", len(data)) + data)
    desk.sink.flush()
def npy(descr, shape, data=b"", version=b"\\x01\\x00"):
    head = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape!r}}}\\n"
    head = b"\\x93NUMPY" + version + struct.pack("<H", len(head)) + head.encode()
    return {"npy": base64.b64encode(head + data).decode()}
def say(*packed):  # each time another value, whatever is asked for
    left = list(packed)
    names = "mean_error", "best_views", "twice", "kind_of_loss", "reason"
    def get(message):
        value = left.pop(0) if len(left) > 1 else left[0]
        return {"values": dict.fromkeys(names, value)}
    desk.get = get
"""


def notebook(*cells):
    cells = [{"cell_type": "code", "source": cell} for cell in cells]
    return json.dumps({"cells": cells}).encode()


def raising(code):
    """A cell that raises what the expression gives: the note tells it."""
    return f"raise ValueError({code})"


FILES = {
    "write absolute": 'open("FOLDER/results/s01.json", "w").write("{}")',
    "write by self root": 'open("/proc/self/root/FOLDER/results/s01.json", "w")',
    "write by init root": 'open("/proc/1/root/FOLDER/results/s01.json", "w")',
    "write by any process": """
import glob
for name in glob.glob("/proc/[0-9]*/root") + glob.glob("/proc/[0-9]*/cwd"):
    for up in ("", "/..", "/../..", "/../../.."):
        for path in ("/FOLDER/results/s01.json", "/results/s01.json"):
            try: open(name + up + path, "w").write("mine")
            except OSError: pass
""",
    "write to every descriptor": """
import glob, os
for name in glob.glob("/proc/[0-9]*/fd/*"):
    try:
        number = os.open(name, os.O_WRONLY | os.O_NONBLOCK)
        os.write(number, b"\\0\\0\\0\\2{}")
    except OSError: pass
""",
    "walk the disk": """
import os
found = []
for top, folders, names in os.walk("/"):
    skip = "usr", "proc", "lib", "lib64", "include", "sys"
    folders[:] = [name for name in folders if name not in skip]
    for name in names:
        if name.endswith((".ipynb", ".csv", "class-key", "s01.json", ".md")):
            try: text = open(os.path.join(top, name), errors="replace").read()
            except OSError: continue
            if "CANARY" in text or "secret_days" in text: found.append(text)
raise ValueError(str(found))
""",
    "read the class key": raising('open("FOLDER/class-key").read()'),
    "read a submission": raising('open("FOLDER/submissions/s02.ipynb").read()'),
    "read the text": raising('open("FOLDER/text.md").read()'),
    "remove all": 'import shutil; shutil.rmtree("FOLDER")',
    "change the course": 'open("/course/code/viewcast/__init__.py", "a").write("1/0")',
    "change Python": "import os, sys; open(os.__file__, 'a').write('1/0')",
    "shell": "!rm -rf FOLDER /course /usr/bin; echo mine > FOLDER/results/s01.json",
    "bash": "%%bash\nrm -rf FOLDER\nkill -9 -1",
    "run": "%run FOLDER/text.md",
    "environments": """
import glob
texts = [open(name, "rb").read() for name in glob.glob("/proc/[0-9]*/environ")]
assert all(b"CANARY" not in text for text in texts), "CANARY"
raise ValueError(str(texts))
""",
    "symlinks": """
import os
os.symlink("FOLDER/results", "/box/out")
open("/box/out/s01.json", "w").write("mine")
""",
}
KERNEL = {
    "unshare": "import ctypes, os; L = ctypes.CDLL(None); L.unshare(0x10000000); "
    "assert L.unshare(0x10000000) == 0, 'refused'; os.listdir('FOLDER')",
    "mount": """
import ctypes
assert ctypes.CDLL(None).mount(b"proc", b"/tmp", b"proc", 0, None) == 0, "refused"
""",
    "chroot": "import os; os.chroot('/tmp')",
    "setuid": "import os; os.setuid(0); open('FOLDER/results/s01.json', 'w')",
    "setuid programs": "!su -c 'rm -rf FOLDER'; sudo rm -rf FOLDER; mount / /tmp",
    "ptrace": """
import ctypes
for process in (1, 2):
    assert ctypes.CDLL(None).ptrace(16, process, 0, 0) == 0, "refused"
""",
    # the box's first process, once taken over, outlived the box's end
    "take over the first process": """
import os, signal, time
pc = int(open("/proc/1/syscall").read().split()[-1], 16)
code = "b89d000000bf0100000031f631d24d31d24d31c00f05b8220000000f05ebf7"
with open("/proc/1/mem", "r+b", buffering=0) as memory:
    memory.seek(pc)
    memory.write(bytes.fromhex(code))
if os.fork() == 0:
    os.fork()
    os._exit(0)
os.wait()
signal.signal(signal.SIGALRM, signal.SIG_IGN)
time.sleep(30)
""",
    "inet": "import socket; socket.create_connection(('1.1.1.1', 53), 1)",
    "localhost": "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0))",
    "names": "import socket; socket.getaddrinfo('example.org', 80)",
    "abstract": "import socket; socket.socket(socket.AF_UNIX).connect(b'\\0dbus')",
    "unix": "import socket; socket.socket(socket.AF_UNIX).connect('/run/docker.sock')",
    "netlink": "import socket; s = socket.socket(16, 3, 0); s.bind((0, 0)); 1 / 0",
    "pip": "%pip install requests",
    "kill all": "import os\nfor pid in (os.getppid(), 1, -1): os.kill(pid, 9)",
    "stop the others": "import os\nfor pid in range(1, 99):\n  try: os.kill(pid, 19)\n"
    "  except OSError: pass",
    "exit": "import os; os._exit(0)",
    "crash": "import ctypes; ctypes.string_at(0)",
    "system exit": "import sys; sys.exit(0)",
    "daemon": """
import os, time
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(60)
        os._exit(0)
""",
    "no hangup": "!nohup setsid sleep 60 >/dev/null 2>&1 &",
}
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
WIRE = {
    "answers ahead": DESK + "for _ in range(50): frame({'values': {'best_views': 1}})",
    "the reply it wants": DESK + "frame({'points': 13, 'passed': True, 'value': 1.5})",
    "huge length": DESK + "desk.sink.write(b'\\xff' * 99); desk.sink.flush()",
    "garbage": DESK + "desk.sink.write(os.urandom(9999)); desk.sink.flush()",
    "deep JSON": DESK + "frame(b'[' * 200_000)",
    "no dictionary": DESK + "frame([1, 2])\nframe(b'null')",
    "not UTF-8": DESK + "frame(b'\\xff\\xfe{')",
    "huge integer": DESK + "frame(b'{\"error\": ' + b'9' * 90_000 + b'}')",
    "infinite function": DESK + "say({'Function': 1e999})",
    "function -1": DESK + "say({'Function': -1})",
    "function too large": DESK + "say({'Function': 10**30})",
    "function of text": DESK + "say({'Function': 'x'})",
    "unknown kind": DESK + "say({'pickle': 'gASVAAAA'})",
    "two kinds": DESK + "say({'npy': '', 'dict': {}})",
    "raised": DESK + "say({'Raised': ['ValueError', '1.5']})",
    "raised with too little": DESK + "say({'Raised': []})",
    "other": DESK + "say({'Other': ['float']})",
    "dictionary of a list": DESK + "say({'dict': [1]})",
    "objects": DESK + "say(npy('|O', (1,), bytes(8)))",
    "records": DESK + "say(npy([('a', '<f8')], (1,), bytes(8)))",
    "absurd shape": DESK + "say(npy('<f8', (10**18, 10**18)))",
    "empty but huge": DESK + "say(npy('<f8', (0, 10**12)))",
    "negative shape": DESK + "say(npy('<f8', (-1, -1), bytes(8)))",
    "hundred dimensions": DESK + "say(npy('<f8', (1,) * 100, bytes(8)))",
    "too few bytes": DESK + "say(npy('<f8', (9,), bytes(8)))",
    "version 2": DESK + "say(npy('<f8', (1,), bytes(8), b'\\x02\\x00'))",
    "code in a header": DESK + "say(npy('<f8', '__import__(\"os\")._exit(1)'))",
    "pickle": DESK + "say({'npy': base64.b64encode(b'\\x80\\x04N.').decode()})",
    "values that aren't": DESK + "desk.get = lambda message: {'values': [1, 2]}",
    "every value at once": DESK + "say(1.5, 2, 5, 1.875, 2401, 'absolute', True)",
    # a list in lists was made plain once a level, for more than a minute
    "many lists in lists": DESK
    + "text = b'[' * 20 + b','.join([b'[]'] * 1_300_000) + b']' * 20\n"
    + "def get(message):\n    frame(b'{\"values\": {\"best_views\": ' + text + b'}}')\n"
    + "    time.sleep(9)\ndesk.get = get",
    "asks what isn't there": DESK
    + "for number in (-1, 9, 10**30, 'x', None, [], {}):\n"
    + "    frame({'ask': number, 'arguments': [1]})\n"
    + "frame({'ask': 0}); frame({'ask': 0, 'arguments': 5})",
    "asks while read": DESK
    + "def get(message):\n    frame({'ask': 0, 'arguments': [1]})\n    return {}\n"
    + "desk.get = get",
    # numbers in a row and in a column make a table, in the grader's memory
    "asks about too much": "import numpy as np\n"
    "def twice(f, x): return f(np.ones(12_000))",
    "patched values": "import viewcast.exercises.values as v\n"
    "v.pack = v.plain = lambda *_: 1.5\nv.same = lambda *_: True",
    "patched wire": "import sys\nwire = sys.modules['__main__'].wire\n"
    "wire.send = lambda stream, message: stream.write(b'1')",
    "patched verdict": "import viewcast.exercises as e\nfrom viewcast.exercises "
    "import verdict as v\n"
    "e.check = v.same = v.judge = v.evaluate = lambda *_, **__: True",
    "patched NumPy": "import numpy as np\n"
    "np.allclose = np.array_equal = np.all = lambda *_, **__: True\n"
    "np.asarray = np.array = np.abs = lambda *_, **__: 0",
    "patched shell": "get_ipython().run_cell = lambda *_, **__: None",
    "no modules": "import sys\nsys.modules.clear()",
    "traced": "import sys\ndef trace(frame, event, arg):\n"
    "    frame.f_globals['points'] = 13\n    return trace\n"
    "sys.settrace(trace); sys.setprofile(trace)",
    "at exit": "import atexit, os\natexit.register(os.system, 'rm -rf FOLDER')",
}
VALUES = {
    "equal to all": """
class Equal(float):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = None
    def __float__(self): return 1.5
    def __array__(self, *_, **__): return self
    def __sub__(self, other): return self
    __rsub__ = __rmul__ = __mul__ = __abs__ = __sub__
best_views = kind_of_loss = Equal()
def mean_error(y_hat, y): return Equal()
def twice(f, x): return Equal()
""",
    "another class": """
class Liar:
    __class__ = property(lambda self: float)
    def __getattr__(self, name): raise SystemExit(name)
    def __call__(self, *_): return self
mean_error = best_views = twice = kind_of_loss = reason = Liar()
""",
    "text that is all words": """
class Text(str):
    def __eq__(self, other): return True
    def casefold(self): return self
    def split(self, *_): return self
kind_of_loss, best_views = Text("x"), Text("x")
""",
    "arrays of a kind": """
import numpy as np
class Array(np.ndarray): pass
best_views = np.ones(3).view(Array)
kind_of_loss = np.array([object()] * 3)
def mean_error(y_hat, y): return np.zeros(2, dtype=[("a", "f8")])
def twice(f, x): return np.zeros(5, dtype="O")
""",
    "not a number": """
best_views = kind_of_loss = float("nan")
def mean_error(y_hat, y): return float("nan")
def twice(f, x): return float("inf")
""",
    "beyond floats": """
best_views = 10**400
def mean_error(y_hat, y): return 10**400
def twice(f, x): return [-(10**400), 1.5]
""",
    "beyond digits": "import sys; sys.set_int_max_str_digits(0)\nbest_views = 10**5000",
    "at the limit": "best_views = kind_of_loss = 9 * 10**4299",
    "long text": "kind_of_loss = reason = 'x' * 3_000_000\nbest_views = reason",
    "too long text": "kind_of_loss = reason = 'x' * 5_000_000",
    # half a character can't be written to a file: the class stopped
    "half a character": "kind_of_loss = reason = '\\ud800'\n"
    "def twice(f, x): return '\\udfff'\nraise ValueError('\\ud800')",
    "controls": "kind_of_loss = reason = '\\x1b[2J\\x00\\r<script>'\n"
    "raise ValueError(reason)",
    "deep list": "x = []\nfor _ in range(10_000): x = [x]\n"
    "best_views = kind_of_loss = x",
    "list in itself": "x = []; x.append(x); best_views = kind_of_loss = x",
    "hostile keys": """
class Key:
    def __str__(self): raise SystemExit
    def __hash__(self): return 0
best_views, kind_of_loss = {Key(): 1}, {"dict": {"npy": 1}}
""",
    "generators": "best_views = (i for i in iter(int, 1))\nkind_of_loss = iter(int, 1)",
    "itself": "def mean_error(*_): return mean_error\ntwice = best_views = mean_error",
    "other functions": "def mean_error(*_): return lambda *_: 1.5\ntwice = mean_error",
    "mutates": "def mean_error(y_hat, y):\n    y[:] = y_hat\n    return 0.0",
    "asks with itself": "def twice(f, x): return f(twice)",
    "asks a lot at once": "def twice(f, x): return f([[[x] * 9] * 9] * 9)",
    "the callback": "def twice(f, x): return f",
    "base exceptions": """
class Bad(BaseException):
    def __str__(self): raise Bad
def mean_error(*_): raise Bad
def twice(*_): raise KeyboardInterrupt
raise Bad
""",
    "huge text of an error": "raise ValueError('x' * 10**8)",
    "recursion": "def mean_error(*a): return mean_error(*a)\nmean_error(1)",
    "named like the grader's": """
class StoppedError(Exception): pass
class SandboxError(Exception): pass
def mean_error(*_): raise StoppedError("the program ended")
def twice(*_): raise SandboxError("no sandbox")
""",
    "names that are none": "def mean_error(*_):\n"
    "    raise type('a b\\n<i>', (Exception,), {})",
    "input": "best_views = input()",
    "hostile display": "class Show:\n    def _repr_html_(self): raise SystemExit\n"
    "    __repr__ = _repr_html_\nShow()",
    "nested cells": "get_ipython().run_cell('import os; os._exit(1)')",
    # what a function saw of hidden checks, told by visible ones or by the texts
    "tells what it saw": """
seen, reason = [], ""
def mean_error(y_hat, y):
    seen.extend(map(str, [*y_hat, *y]))
    globals()["reason"] = globals()["kind_of_loss"] = " ".join(seen)
    raise ValueError(reason)
def twice(f, x): raise ValueError(reason)
""",
    "texts without end": "reason = [['x'] * 1000] * 100",
}
PARTLY = {  # what is honest in them, and what it is worth
    "asks later": (
        [
            "kept = []\ndef twice(f, x):\n    kept.append(f)\n"
            "    return kept[0](kept[0](x))\ndef mean_error(*_): return kept[0](1)"
        ],
        2,
    ),
    "honest but for a later cell": ([HONEST, "mean_error = None"], 8),
    "deletes all": ([HONEST, "%reset -f"], 0),
    "right only the first time": (
        [
            HONEST + "n = 0\ndef mean_error(y_hat, y):\n    global n; n += 1\n"
            "    return 1.5 if n == 1 else 0.0"
        ],
        10,
    ),
    "knows the visible inputs": (
        [
            "def mean_error(y_hat, y): return {2: 1.5}.get(len(y), 0.0)\n"
            "def twice(f, x): return 5"
        ],
        4,
    ),
    "the log of another": ([HONEST.replace("SEED", "99")], 10),
    "the book's log": (
        [
            HONEST,
            "from viewcast.views import load_log\n"
            "best_views = int(load_log().views.max())",
        ],
        10,
    ),
    "ends its box later": ([HONEST, "import os; os._exit(1)"], 13),
    "ends its box when asked": (
        [HONEST + "import os\ndef mean_error(y_hat, y): os._exit(0)"],
        8,
    ),
    "ends its box when hidden": (
        [
            HONEST + "import os\ndef mean_error(y_hat, y):\n"
            "    return 1.5 if len(y) == 2 else os._exit(0)"
        ],
        10,
    ),
    "memory in a call": (
        [HONEST + "def twice(f, x): return len(bytes(10) * 60_000_000)"],
        9,
    ),
    "sends 1.5 to every question": (
        [
            DESK + "desk.call = lambda message: {'value': 1.5}\n"
            "def mean_error(*_): pass\ntwice = mean_error"
        ],
        2,
    ),
}


def _json(**cell):
    return json.dumps({"cells": [cell]}).encode()


def _cells(kind, *sources):
    cells = [{"cell_type": kind, "source": source} for source in sources]
    return json.dumps({"cells": cells}).encode()


NOTEBOOKS = {  # (bytes, points)
    "empty": (b"", 0),
    "not JSON": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 0),
    "deep": (b"[" * 1_000_000, 0),
    "deep cells": (b'{"cells": ' * 500_000, 0),
    "50 MB": (b'{"cells": [' + b" " * 50_000_000 + b"]}", 0),
    "a million lists": (b'{"cells": [' + b"[]," * 1_000_000 + b"[]]}", 0),
    "a list": (b"[1, 2]", 0),
    "no cells": (b'{"cells": {"a": 1}}', 0),
    "cells of text": (b'{"cells": ["a", 1, null, []]}', 0),
    "no source": (_json(cell_type="code"), 0),
    "source of numbers": (_json(cell_type="code", source=5), 0),
    "lines of numbers": (_json(cell_type="code", source=[1, None, {}]), 0),
    "half characters": (
        _json(cell_type="code", source="x = '\ud800'\n1 / 0 # \udfff"),
        0,
    ),
    "nothing readable": (_json(cell_type="code", source="\0\x01\x02\ufeff"), 0),
    "10,000 cells": (_cells("code", *["1"] * 10_000), 0),
    "huge integer": (b'{"cells": [], "x": ' + b"9" * 99_999 + b"}", 0),
    "UTF-16": (_cells("code", HONEST).decode().encode("utf-16"), 0),
    "BOM": (b"\xef\xbb\xbf" + _cells("code", HONEST), 13),
    "lines": (_json(cell_type="code", source=HONEST.splitlines(keepends=True)), 13),
    "Markdown": (_cells("markdown", HONEST), 0),
    "raw": (_cells("raw", HONEST), 0),
    "twice": (_cells("code", HONEST, HONEST), 13),
    "errors first": (_cells("code", "1 / 0", "def", HONEST, "%no_magic"), 13),
    "metadata": (
        json.dumps(
            {
                "cells": [{"cell_type": "code", "source": HONEST, "points": 99}],
                "metadata": {"x": ["points"] * 300_000},
                "exercises": {"mean-error": {"points": 5}},
            }
        ).encode(),
        13,
    ),
}
