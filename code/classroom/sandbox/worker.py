"""What runs in the sandbox: it executes a student's cells and calls their functions.

Nothing that it says is believed outside, for the student's code can say it too.
"""

import gc
import os
import resource
import signal
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LIMITS = {
    resource.RLIMIT_AS: 6 * 2**30,  # bytes of addresses; torch for CPUs takes 0.8 GB
    resource.RLIMIT_CPU: 150,  # seconds
    resource.RLIMIT_FSIZE: 32 * 2**20,  # bytes of a file
    resource.RLIMIT_NOFILE: 128,
    resource.RLIMIT_NPROC: 128,
    resource.RLIMIT_CORE: 0,
}


class Nowhere:
    """A stream that forgets: what a notebook prints is of no use to the grader."""

    encoding = "utf-8"

    def write(self, text):
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False


def close_up():
    """Set the limits, hide the pipes; return the streams (from, to) the grader."""
    for what, most in LIMITS.items():
        resource.setrlimit(what, (most, most))
    streams = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    sys.stdout = sys.stderr = Nowhere()
    return streams


class Desk:
    """Answers the grader's questions, one after the other."""

    def __init__(self, source, sink):
        self.source, self.sink = source, sink
        self.shell = Shell(magics.Magics())
        self.functions = []

    def serve(self):
        """Answer until the grader's reply to a question of ours comes; return it."""
        while True:
            message = protocol.receive(self.source)
            if "reply" in message:
                return message
            protocol.send(self.sink, self.answer(message))

    def answer(self, message):
        """What the student's code makes of a message; an error is an answer too."""
        try:
            signal.setitimer(signal.ITIMER_REAL, message["seconds"])
            return getattr(self, message["do"])(message)
        except BaseException as error:
            return {"error": type(error).__name__, "message": str(error)[:500]}
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def run(self, message):
        """What a cell raised, set of the names to watch, and skipped, as the answer."""
        there, watch = self.shell.names, message.get("watch", ())
        before = {name: there.get(name, self) for name in watch}
        self.shell.magics.skipped.clear()
        error = self.shell.run(message["code"])
        told = {n: n in there for n in watch if there.get(n, self) is not before[n]}
        skipped = [what[:100] for what in self.shell.magics.skipped]
        told = {"set": told, "skipped": skipped}
        if error is None:
            return told
        return told | {"error": type(error).__name__, "message": str(error)[:500]}

    def get(self, message):
        """The values of the names that are asked for and there."""
        there = self.shell.names
        names = [name for name in message["names"] if name in there]
        return {"values": {name: self.packed(there[name]) for name in names}}

    def call(self, message):
        """What one of the student's functions gives back."""
        function = self.functions[message["function"]]
        arguments = [self.unpacked(item) for item in message["arguments"]]
        named = {name: self.unpacked(it) for name, it in message["named"].items()}
        return {"value": self.packed(function(*arguments, **named))}

    def packed(self, value):
        """A value as JSON can hold it; functions are kept here, under a number."""
        return serialize.pack(value, self.keep)

    def keep(self, function):
        """The number of a function that the grader may call from now on."""
        self.functions.append(function)
        return len(self.functions) - 1

    def unpacked(self, packed):
        """A value that the grader sent; its functions are called `outside`."""
        return serialize.unpack(packed, self.outside)

    def outside(self, number):
        """A function of the grader's, as the student's code calls it."""

        def ask(*arguments):
            packed = [self.packed(argument) for argument in arguments]
            protocol.send(self.sink, {"ask": number, "arguments": packed})
            reply = self.serve()
            if "error" in reply:
                raise RuntimeError(reply["error"])
            return self.unpacked(reply["reply"])

        return ask


def late(*_):
    """Raise TimeoutError, where an alarm ends what the student's code does."""
    raise TimeoutError("it took too long")


if __name__ == "__main__":
    streams = close_up()
    sys.path.insert(0, HERE)
    gc.disable()  # importing makes no garbage, and looking for it takes a fifth
    import magics
    import protocol
    from shell import Shell

    from viewcast.exercises import serialize

    gc.freeze()
    gc.enable()
    signal.signal(signal.SIGALRM, late)
    Desk(*streams).serve()
