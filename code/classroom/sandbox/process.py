"""A running sandbox, seen from the grader: ask, and be answered in time or not."""

import contextlib
import subprocess
import threading
import time

import numpy as np

from classroom.sandbox import protocol
from classroom.sandbox.bubblewrap import command_line
from classroom.sandbox.ending import kill_tree
from classroom.sandbox.seccomp import open_filter
from classroom.sandbox.usage import usage
from viewcast.exercises.serialize import pack, unpack
from viewcast.exercises.values import Function

MOST_MEMORY = 2 * 2**30  # bytes, resident, all processes of the box together
MOST_TASKS = 24  # processes and their threads
MOST_FILES = 10_000  # in each of the places that can be written
MOST_ASKED = 5000  # numbers that a function of the grader's is asked about
CALL = 5  # seconds for a call of a student's function
GRACE = 2  # seconds between the box's own alarm and its end
STOPPING = threading.Event()  # when set, every box is ended and none is started


class StoppedError(Exception):
    """The box had to be ended, or ended itself; says why."""


class Box:
    """One sandbox with one student's code in it. Close it, whatever happens."""

    def __init__(self, seconds):
        """seconds: how long the box may live in all."""
        if STOPPING.is_set():
            raise StoppedError("the grading was stopped")
        self.deadline = time.monotonic() + seconds
        self.why, self.ended = "the program ended", threading.Lock()
        self.callbacks, self.heard = [], {}
        self.due = None  # until when the box has to answer, while it is asked
        self.told = {}  # what it said last of some names, while nothing has run since
        with open_filter() as seccomp:
            self.process = subprocess.Popen(
                command_line(seccomp.fileno(), "/course/worker.py"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=[seccomp.fileno()],
                env={"PATH": "/usr/bin:/bin"},
                process_group=0,  # Ctrl+C is ours alone to answer
            )
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def alive(self):
        """Whether the box still runs."""
        return self.process.poll() is None

    def end(self, why):
        """End everything in the box, from any thread; the first reason counts."""
        if self.alive and self.ended.acquire(blocking=False):
            self.why = why
            kill_tree(self.process)
        self.process.wait()

    def close(self):
        """End it if it lives and give its pipes back: for the thread that asks it."""
        self.end("done")
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):  # something was still to be written
                stream.close()

    def run(self, code, seconds, watch=()):
        """What a cell raised that is run now, in words, or ""; `heard` has its answer.

        watch: names, of which it says whether the cell set or deleted them.
        """
        self.told = {}
        self.heard = self._ask({"do": "run", "code": code, "watch": watch}, seconds)
        return _error(self.heard)

    def get(self, names, seconds):
        """The student's values of these names, a dictionary of plain ones.

        Each time fresh ones; the box is asked only if it has done anything since.
        """
        asked = tuple(names)
        if asked not in self.told:
            answer = self._ask({"do": "get", "names": asked}, seconds)
            found = answer.get("values")
            self.told[asked] = found if isinstance(found, dict) else {}
        found = self.told[asked]
        return {name: self._unpacked(found[name]) for name in names if name in found}

    def _call(self, number, seconds, arguments, named):
        """Call a student's function; what it raises is raised here under its name."""
        self.told = {}  # it may change what its names hold
        message = {"do": "call", "function": number}
        message["arguments"] = [self._packed(argument) for argument in arguments]
        message["named"] = {name: self._packed(item) for name, item in named.items()}
        answer = self._ask(message, seconds)
        if "value" not in answer:
            raise named_error(answer)
        return self._unpacked(answer["value"])

    def _packed(self, value):
        return pack(value, self._keep)

    def _keep(self, function):
        self.callbacks.append(function)
        return len(self.callbacks) - 1

    def _unpacked(self, packed):
        try:
            return unpack(packed, self._function)
        except Exception as error:  # whatever it is, the box made it up
            self.end("it sent what is no value")
            raise StoppedError(f"{self.why} ({type(error).__name__})") from None

    def _function(self, number):
        return Function(lambda *a, **named: self._call(number, CALL, a, named))

    def _ask(self, message, seconds):
        """The box's answer to a message; what it asks meanwhile is answered."""
        seconds = min(seconds, self.deadline - time.monotonic())
        if seconds <= 0:
            self.end("the whole notebook took too long")
        before, due = self.due, time.monotonic() + seconds + GRACE
        self.due = min(due, before or due)  # the box may ask us, and we it, meanwhile
        try:
            protocol.send(self.process.stdin, message | {"seconds": seconds})
            return self._answer()
        except (protocol.ProtocolError, OSError, ValueError):
            self.end("it sent what is no message")
            raise StoppedError(self.why) from None
        finally:
            self.due = before

    def _answer(self):
        while True:
            answer = protocol.receive(self.process.stdout, protocol.LONGEST)
            if not isinstance(answer, dict):
                raise protocol.ProtocolError("no dictionary")
            if "ask" not in answer:
                return answer
            protocol.send(self.process.stdin, self._reply(answer))

    def _reply(self, question):
        """The value of one of the grader's own functions that the student called."""
        try:
            function = self.callbacks[int(question["ask"])]
            arguments = [self._unpacked(item) for item in question["arguments"]]
            if sum(map(_size, arguments)) > MOST_ASKED:
                raise ValueError(f"more than {MOST_ASKED} numbers")
            return {"reply": self._packed(function(*arguments))}
        except StoppedError:
            raise
        except Exception as error:
            return {"reply": None, "error": f"{type(error).__name__}: {error}"[:200]}

    def _watch(self):
        """End the box when it answers too late, or its processes take too much."""
        while self.alive:
            due = self.due
            if STOPPING.is_set():
                self.end("the grading was stopped")
            if due and time.monotonic() > due:
                self.end("it took too long")
            memory, tasks, files = usage(self.process.pid, MOST_TASKS)
            if memory > MOST_MEMORY:
                self.end(f"it used more than {MOST_MEMORY // 2**30} GB of memory")
            if tasks > MOST_TASKS:
                self.end(f"it started more than {MOST_TASKS} processes and threads")
            if files > MOST_FILES:
                self.end(f"it made more than {MOST_FILES} files")
            time.sleep(0.05)


def named_error(answer):
    """An exception of the name and the message that the box tells."""
    name = str(answer.get("error", "Error"))[:60]
    name = name if name.isidentifier() else "Error"
    return type(name, (Exception,), {})(str(answer.get("message", ""))[:500])


def _error(answer):
    if not answer.get("error"):
        return ""
    return f"{answer['error']}: {answer.get('message', '')}"[:300]


def _size(value):
    """How many numbers and strings a plain value holds."""
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return 1 + sum(map(_size, items))
    return max(np.size(value), 1)
