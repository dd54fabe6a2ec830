"""Messages between the grader and the box: JSON, each after its length.

This file is imported on both sides of the wall; nothing that comes from the box is
believed, least of all its length.
"""

import json
import struct

LENGTH = struct.Struct(">I")
LONGEST = 2**20  # bytes of a message from the box


class ProtocolError(Exception):
    """The other side ended, or sent what is no message."""


def send(stream, message):
    """Write a message, which JSON can hold, with its length before it."""
    data = json.dumps(message).encode()
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream, longest=None):
    """The next message; a ProtocolError if there is none, or none that can be read."""
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    if longest is not None and length > longest:
        raise ProtocolError(f"a message of {length} bytes")
    try:
        return json.loads(_exactly(stream, length))
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"no message: {type(error).__name__}") from None


def _exactly(stream, count):
    data = stream.read(count)
    if len(data) < count:
        raise ProtocolError("the other side ended")
    return data
