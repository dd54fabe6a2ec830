"""Files: where the course's data lie, tables read, texts written whole or not."""

import csv
import errno
import os
from pathlib import Path

FULL = errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)  # a disk, or one's share


def data_file(name):
    """The path of a file of `data/`, in a checkout or in an installed package."""
    here = Path(__file__).resolve().parents[1]  # the package
    folders = [here / "data", here.parents[1] / "data"]
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(
        f"{name} is in none of {[str(folder) for folder in folders]}: install the "
        "package from its repository, where data/ lies beside code/"
    )


def read_rows(path):
    """The rows of a CSV file with a header line, as a list of dictionaries."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def write_whole(path, content, private=False):
    """Write a file so that nobody ever finds half of it: the old one, or the new.

    content: text, stored as UTF-8 with plain line ends, or bytes; private: only its
    owner may read it. OSError, with how much is needed, where the disk is full.
    """
    data = content.encode("utf8") if isinstance(content, str) else content
    # a name of its own: two processes may write the same file
    mark = f"{os.getpid()}-{os.urandom(4).hex()}"
    beside = path.with_name(f"{path.name}.{mark}.unfinished")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(beside, flags, 0o600 if private else 0o666), "wb") as file:
            file.write(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        if error.errno in FULL:
            said = f"{error.strerror}; {len(data)} bytes are needed"
            raise OSError(error.errno, said, str(path)) from None
        raise
