"""The files in a zip or a folder that strangers have filled, read without harm.

A file is read in memory, with limits; one that is bad says why and doesn't stop the
others.
"""

import os
import stat
import zipfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from classroom.collect.paths import is_ignored, spellings, wrong_ending
from classroom.collect.submission import LARGEST, SubmissionError, code_cells
from classroom.text import clean

MOST_ENTRIES = 20_000
MOST_BYTES = 4 * 2**30  # of all entries together, as the archive states them
MOST_EXPANSION = 200  # bytes from one byte, where more than 1 MB comes out


@dataclass(frozen=True)
class Entry:
    """A file of the source; spellings: its path, as each likely encoding has it."""

    spellings: tuple[str, ...]
    where: str  # zip or folder
    time: tuple = (0,)
    open: Callable[[], BinaryIO] | None = None
    problem: str = ""  # why it isn't opened at all

    @property
    def name(self):
        """The path for reports."""
        shown = clean(self.spellings[0])
        return shown if len(shown) <= 200 else f"{shown[:100]}…{shown[-99:]}"

    def notebook(self):
        """The bytes; SubmissionError if they are no notebook, or too many."""
        if self.problem:
            raise SubmissionError(self.problem)
        try:
            with self.open() as stream:
                data = stream.read(LARGEST + 1)
            if data.startswith(b"PK\x03\x04"):
                raise SubmissionError(f"a zip inside the {self.where}")
            code_cells(data)
        except SubmissionError:
            raise
        except Exception as error:  # a damaged entry can make zipfile raise anything
            reason = clean(f"{type(error).__name__}: {error}")[:150]
            raise SubmissionError(f"it can't be read ({reason})") from None
        return data


@contextmanager
def entries(source, folder):
    """The entries of a zip or a folder, but for what LMS and system add.

    What lies in `folder`, where they are to go, is none of them. SubmissionError if
    the source can't be read as a whole, or holds more than an LMS gives.
    """
    if source.is_dir():
        if source.resolve() == folder.resolve():
            raise SubmissionError(f"{source} is the folder to collect into, no source")
        yield list(_of_folder(source, folder.resolve()))
        return
    with _opened(source) as archive:
        infos = archive.infolist()
        stated = sum(info.file_size for info in infos)
        if len(infos) > MOST_ENTRIES or stated > MOST_BYTES:
            raise SubmissionError(
                f"{source.name} holds {len(infos)} files of {stated / 2**30:.1f} GB; "
                f"at most {MOST_ENTRIES} of {MOST_BYTES // 2**30} GB are opened. Is it "
                "what the LMS gave? Then unpack it and give the folder"
            )
        yield [entry for info in infos if (entry := _of_zip(archive, info))]


def _opened(source):
    if not source.exists():
        raise SubmissionError(f"{source} isn't there; give a zip or a folder")
    try:
        return zipfile.ZipFile(source)
    except Exception as error:  # a damaged file can make zipfile raise anything
        raise SubmissionError(
            f"{source.name} can't be read as a zip ({clean(str(error))[:100]}); "
            "download it again, or unpack it and give the folder"
        ) from None


def _of_zip(archive, info):
    """An entry of a zip; None if nobody handed it in."""
    name, size = info.filename, info.file_size
    paths = spellings(name, info.flag_bits & 0x800)
    folder = name.endswith("/") or (name.endswith("\\") and not size)
    if folder or is_ignored(paths[0]):
        return None
    problem = _kind(info.external_attr >> 16) or _packing(info)
    problem = problem or _size(size) or wrong_ending(paths[0], "zip")
    return Entry(paths, "zip", info.date_time, partial(archive.open, info), problem)


def _packing(info):
    """Why a zip's entry isn't unpacked, or ""."""
    size, packed = info.file_size, max(info.compress_size, 1)
    if info.flag_bits & 1:
        return "it is encrypted"
    if size > 2**20 and size > MOST_EXPANSION * packed:
        return f"it would unpack to {size // packed} times its size: no notebook does"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "it is packed in a way that LMSs don't use"  # and LZMA may take GBs
    return ""


def _of_folder(source, kept):
    """The files below a folder but for those in `kept`; links are not followed."""
    closed = []
    for where, folders, files in os.walk(source, onerror=closed.append):
        links = [name for name in folders if Path(where, name).is_symlink()]
        folders[:] = [name for name in folders if Path(where, name).resolve() != kept]
        for path in (Path(where, name) for name in sorted(links + files)):
            name = path.relative_to(source).as_posix()
            if not is_ignored(name):
                yield _of_file(path, normalize("NFC", name))
    for error in closed:
        name = os.path.relpath(error.filename, source)
        problem = f"the folder can't be opened: {error}"
        yield Entry((name,), "folder", problem=problem)


def _of_file(path, name):
    status = path.lstat()
    problem = _kind(status.st_mode) or _size(status.st_size)
    problem = problem or wrong_ending(name, "folder")
    opened = partial(path.open, "rb")
    return Entry((name,), "folder", (status.st_mtime,), opened, problem)


def _kind(mode):
    """What a file is that isn't one, or ""; mode 0 says nothing."""
    if stat.S_ISLNK(mode):
        return "it is a link, no file"
    return "it is no plain file" if stat.S_IFMT(mode) not in (0, stat.S_IFREG) else ""


def _size(size):
    return f"it is larger than {LARGEST // 2**20} MB" if size > LARGEST else ""
