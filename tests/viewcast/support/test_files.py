"""Files: written whole or not at all, private where asked, found where they lie."""

import errno
import os
import re
import stat
from pathlib import Path

import pytest

from viewcast.support.files import data_file, write_whole


@pytest.mark.parametrize("content", ["Müller\nü\r\n", b"\x00\xff"])
def test_what_is_written_is_read_again(tmp_path, content):
    file = tmp_path / "a.txt"
    for _ in range(2):  # over an earlier one, too
        write_whole(file, content)
        data = content.encode() if isinstance(content, str) else content
        assert file.read_bytes() == data
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def full(*_):
    raise OSError("no space left")


def test_an_interrupted_write_leaves_the_old_file(tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    write_whole(file, "old")
    with monkeypatch.context() as patched, pytest.raises(OSError):
        patched.setattr(Path, "replace", full)
        write_whole(file, "new")
    assert file.read_text() == "old"
    write_whole(file, "new")
    assert file.read_text() == "new"


def test_each_write_has_a_file_of_its_own(tmp_path, monkeypatch):
    """So that two processes may write the same file at the same time."""
    seen = []
    monkeypatch.setattr(Path, "replace", lambda beside, _: seen.append(beside.name))
    for _ in range(2):
        write_whole(tmp_path / "a.txt", "text")
    assert len({*seen}) == 2
    assert all(re.fullmatch(r"a\.txt\.\w+-\w+\.unfinished", name) for name in seen)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a full device")
def test_a_full_disk_is_told_with_what_is_needed(tmp_path, monkeypatch):
    file, real = tmp_path / "a.txt", os.open
    write_whole(file, "old")

    def on_a_full_disk(path, flags, *rights):
        real(path, flags, *rights)  # the name still finds room
        return real("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", on_a_full_disk)
    with pytest.raises(OSError, match="; 3 bytes are needed") as error:
        write_whole(file, "new")
    assert (error.value.errno, error.value.filename) == (errno.ENOSPC, str(file))
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_a_private_file_is_its_owners_alone(tmp_path):
    for private, rights in ((True, 0o600), (False, 0o644)):
        before = os.umask(0o022)
        try:
            write_whole(tmp_path / "key", "secret", private)
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == rights


def test_a_file_of_the_data_that_is_nowhere_is_named():
    with pytest.raises(FileNotFoundError, match=r"none\.csv is in none of"):
        data_file("none.csv")
