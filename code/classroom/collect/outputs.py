"""A notebook's bytes without its outputs, read piece by piece.

A loop that prints makes megabytes of outputs, which nobody grades. They are dropped
while they are read, so that what is kept, and the memory, stay small.
"""

import re

PIECE = 2**18  # bytes
MARKS = re.compile(rb'["{}\[\]]')
STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.S)  # up to its end, or the piece's
# All up to a bracket, or to a string that the piece cuts.
PLAIN = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+', re.S)
CELL = 3  # how deep a cell's keys are (and those of some metadata, which isn't graded)
BETWEEN = b" \t\r\n:"  # what may stand between a key and its value
MOST_STEPS = 1_000_000  # a few seconds; more brackets than any notebook has


class Slim:
    """A filter for the bytes of a notebook: `feed` returns those to keep."""

    def __init__(self):
        self.depth, self.dropped_below = 0, None  # below this depth all is dropped
        self.in_string, self.key, self.rest = False, b"", b""
        self.steps = 0

    def feed(self, piece):
        """What is kept of the next piece."""
        data, at, kept = self.rest + piece, 0, []
        self.rest = b""
        while at < len(data) and self.steps < MOST_STEPS:
            step = self._string if self.in_string else self._mark
            end = step(data, at, kept)
            self.steps += 1
            if end == at:  # half an escape: wait for the rest of it
                self.rest = data[at:]
                break
            at = end
        return b"".join(kept)

    def _string(self, data, at, kept):
        end = STRING.match(data, at).end()
        if len(self.key) <= len(b"outputs"):
            self.key += data[at : min(end, at + 10)]
        if data[end : end + 1] == b'"':
            self.in_string, end = False, end + 1
        if self.dropped_below is None:
            kept.append(data[at:end])
        return end

    def _mark(self, data, at, kept):
        """Go on to the next bracket, or to the next string where keys may stand."""
        dropping = self.dropped_below is not None
        start = at
        if dropping or self.depth != CELL:
            start, self.key = PLAIN.match(data, at).end(), b""
        found = MARKS.search(data, start)
        end = found.end() if found else len(data)
        mark = found.group() if found else b""
        if data[start : end - len(mark)].strip(BETWEEN):
            self.key = b""
        if mark in (b"}", b"]"):
            self.depth -= 1
            if dropping and self.depth == self.dropped_below:
                self.dropped_below = None
                kept.append(mark)
        if not dropping:
            kept.append(data[at:end])
        if mark in (b"{", b"["):
            self._open(mark)
        self.in_string = mark == b'"'
        self.key = b"" if mark else self.key
        return end

    def _open(self, mark):
        outputs = mark == b"[" and self.depth == CELL and self.key == b"outputs"
        if outputs and self.dropped_below is None:
            self.dropped_below = self.depth
        self.depth += 1


def read_slim(stream, most_read, most_kept):
    """The bytes of a stream without outputs; None if more than the limits come."""
    slim, kept, size, read = Slim(), [], 0, 0
    while piece := stream.read(PIECE):
        kept.append(slim.feed(piece))
        size, read = size + len(kept[-1]), read + len(piece)
        if size > most_kept or read > most_read or slim.steps >= MOST_STEPS:
            return None
    return b"".join([*kept, slim.rest])
