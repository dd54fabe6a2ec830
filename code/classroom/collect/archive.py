"""The files in a zip or a folder that strangers have filled, read without harm.

A file is read in memory, with limits; one that is bad says why and doesn't stop the
others.
"""

import os
import stat
import zipfile
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from unicodedata import normalize

from classroom.collect.entry import MOST_READ, Entry, too_large
from classroom.collect.nested import inside
from classroom.collect.paths import NOTEBOOK, is_ignored, spellings, wrong_ending
from classroom.collect.submission import SubmissionError
from classroom.text import clean

MOST_ENTRIES = 20_000
MOST_BYTES = 4 * 2**30  # of all entries together, as the archive states them


@contextmanager
def entries(source, folder):
    """The entries of a zip or a folder, but for what LMS and system add.

    What lies in `folder`, where they are to go, is none of them. SubmissionError if
    the source can't be read as a whole, or holds more than an LMS gives.
    """
    if source.is_dir():
        if source.resolve() == folder.resolve():
            raise SubmissionError(f"{source} is the folder to collect into, no source")
        yield _with_zips(_of_folder(source, folder.resolve()))
        return
    if NOTEBOOK.search(source.name) and source.is_file():
        yield [_of_file(source, normalize("NFC", source.name))]
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
        yield _with_zips(filter(None, (of_zip(archive, info) for info in infos)))


def _with_zips(entries):
    """The entries, with what lies in students' zips in the place of these."""
    return [each for entry in entries for each in inside(entry, of_zip)]


def _opened(source):
    if not source.exists():
        raise SubmissionError(f"{source} isn't there; give the zip, or a folder")
    try:
        return zipfile.ZipFile(source)
    except Exception as error:  # a damaged file can make zipfile raise anything
        raise SubmissionError(
            f"{source.name} can't be read as a zip ({clean(str(error))[:100]}); "
            "download it again, or unpack it and give the folder"
        ) from None


def of_zip(archive, info):
    """An entry of a zip; None if nobody handed it in."""
    name, size = info.filename, info.file_size
    paths = spellings(name, info.flag_bits & 0x800)
    folder = name.endswith("/") or (name.endswith("\\") and not size)
    if folder or is_ignored(paths[0]):
        return None
    problem = _kind(info.external_attr >> 16) or _packing(info)
    problem = problem or wrong_ending(paths[0])
    opened = partial(archive.open, info)
    return Entry(paths, "zip", _moment(info.date_time), opened, problem)


def _moment(date_time):
    """When a zip says that a file was last changed, in ISO; "" if it says nothing."""
    try:
        moment = datetime(*date_time)
    except ValueError:
        return ""
    return moment.isoformat() if moment.year > 1980 else ""  # where zip's years begin


def _packing(info):
    """Why a zip's entry isn't unpacked, or ""."""
    size, packed = info.file_size, max(info.compress_size, 1)
    if info.flag_bits & 1:
        return "it is encrypted"
    if size > MOST_READ:
        return f"it would unpack to {size // packed} times its size; {too_large()}"
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
    large = too_large() if status.st_size > MOST_READ else ""
    problem = _kind(status.st_mode) or large or wrong_ending(name)
    time = datetime.fromtimestamp(status.st_mtime).isoformat()
    return Entry((name,), "folder", time, partial(path.open, "rb"), problem)


def _kind(mode):
    """What a file is that isn't one, or ""; mode 0 says nothing."""
    if stat.S_ISLNK(mode):
        return "it is a link, no file"
    return "it is no plain file" if stat.S_IFMT(mode) not in (0, stat.S_IFREG) else ""
