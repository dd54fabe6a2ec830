"""Attacks on files, on other processes and on the kernel."""

from tests.helpers.classroom.hostile_notebooks.cells import raising

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
