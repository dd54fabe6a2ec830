"""A file of what was handed in, read in memory, with limits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from classroom.collect.outputs import read_slim
from classroom.collect.submission import LARGEST, SubmissionError, code_cells
from classroom.text import clean

MOST_READ = 100 * 2**20  # bytes of a notebook, with its outputs
CLEAR = "ask for it again with cleared outputs (in Jupyter: Edit, Clear Outputs of All "
CLEAR += "Cells)"
APPLE = b"\0\x05\x16\x07"  # what macOS lays beside a file, ._name


class SystemFileError(SubmissionError):
    """A file that the student's system made, and nobody handed in."""


@dataclass(frozen=True)
class Entry:
    """A file of the source; spellings: its path, as each likely encoding has it."""

    spellings: tuple[str, ...]
    where: str  # zip or folder
    time: str = ""  # ISO; "" if the source doesn't say it
    open: Callable[[], BinaryIO] | None = None
    problem: str = ""  # why it isn't opened at all
    inner_time: str = ""  # in a student's own zip

    @property
    def name(self):
        """The path for reports."""
        shown = clean(self.spellings[0])
        return shown if len(shown) <= 200 else f"{shown[:100]}…{shown[-99:]}"

    def notebook(self):
        """The bytes; SubmissionError if they are no notebook, or too many.

        A notebook that only its outputs make too large comes without them.
        """
        data = self._read(lambda stream: stream.read(LARGEST + 1))
        if data.startswith(APPLE):
            raise SystemFileError("a file of macOS")
        if data.startswith(b"PK\x03\x04"):
            raise SubmissionError(f"a zip inside the {self.where}, named as a notebook")
        if len(data) > LARGEST:
            data = self._read(lambda stream: read_slim(stream, MOST_READ, LARGEST))
        if data is None:
            raise SubmissionError(too_large())
        code_cells(data)
        return data

    def raw(self, most):
        """The bytes of any file; SubmissionError if they are more than `most`."""
        data = self._read(lambda stream: stream.read(most + 1))
        if len(data) > most:
            raise SubmissionError(f"it is larger than {most // 2**20} MB")
        return data

    def _read(self, read):
        if self.problem:
            raise SubmissionError(self.problem)
        try:
            with self.open() as stream:
                return read(stream)
        except SubmissionError:
            raise
        except Exception as error:  # a damaged entry can make zipfile raise anything
            reason = clean(f"{type(error).__name__}: {error}")[:150]
            raise SubmissionError(f"it can't be read ({reason})") from None


def too_large():
    """Why a notebook is too large, and what to do."""
    return (
        f"it is larger than {LARGEST // 2**20} MB without its outputs, or than "
        f"{MOST_READ // 2**20} MB with them: {CLEAR}"
    )
