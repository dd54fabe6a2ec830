"""Reading a zip or a folder: every file comes with its reason, none does harm."""

import os
import random
import stat
import struct
import tracemalloc
import zipfile
from functools import partial

import pytest

from classroom.collect import archive
from classroom.collect.archive import MOST_ENTRIES, Entry, entries
from classroom.collect.submission import LARGEST, SubmissionError
from tests.helpers.zips import entry, notebook, pack, renamed


def changed(path, at, value, entry=0):
    """Put other bytes into the zip's record of an entry."""
    data, found = bytearray(path.read_bytes()), -1
    for _ in range(entry + 1):
        found = data.index(b"PK\x01\x02", found + 1)
    data[found + at : found + at + len(value)] = value
    path.write_bytes(data)


def read(source):
    """What comes of each file: name → its bytes, or the reason against them."""
    found = {}
    with entries(source, source.parent / "submissions") as files:
        for file in files:
            try:
                found[file.name] = file.notebook()
            except SubmissionError as error:
                found[file.name] = str(error)
    return found


def test_the_bytes_are_unchanged(tmp_path):
    data = b"\xef\xbb\xbf" + notebook().replace(b"\n", b"\r\n")
    assert read(pack(tmp_path / "all.zip", [("x.ipynb", data)])) == {"x.ipynb": data}


NO_NOTEBOOKS = {
    "no JSON": (b"hello", "isn't JSON"),
    "empty": (b"", "isn't JSON"),
    "half": (notebook()[:-5], "isn't JSON"),
    "no cells": (b"{}", "no cells"),
    "a list": (b"[1]", "no cells"),
    "not UTF-8": (b"\xff\xfe\x00", "isn't JSON"),
    "too deep": (b'{"cells": ' + b"[" * 100_000, "nests too deeply"),
    "a long number": (b'{"cells": %s}' % (b"9" * 10_000), "isn't JSON"),
    "a zip by another name": (b"PK\x03\x04" + b"0" * 100, "a zip inside the"),
    "too large": (
        random.Random(0).randbytes(LARGEST + 1),
        f"larger than {LARGEST // 2**20} MB",
    ),
}


@pytest.mark.parametrize("where", ["zip", "folder"])
@pytest.mark.parametrize("kind", NO_NOTEBOOKS)
def test_what_is_no_notebook_says_so(tmp_path, kind, where):
    data, says = NO_NOTEBOOKS[kind]
    source = tmp_path / "source"
    if where == "zip":
        pack(source, [("x.ipynb", data)])
    else:
        source.mkdir()
        (source / "x.ipynb").write_bytes(data)
    assert says in read(source)["x.ipynb"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("x.zip", "a zip inside the zip"),
        ("Ana Müller_111_assignsubmission_file_/All.ZIP", "a zip inside the zip"),
        ("x.pdf", "no notebook: its name must end in .ipynb"),
        (entry("x.ipynb", mode=stat.S_IFLNK | 0o777), "it is a link"),
        (entry("x.ipynb", mode=stat.S_IFIFO | 0o777), "it is no plain file"),
    ],
)
def test_what_is_no_plain_notebook_says_so(tmp_path, name, says):
    (reason,) = read(pack(tmp_path / "all.zip", [(name, notebook())])).values()
    assert says in reason


@pytest.mark.parametrize(
    "name",
    [
        "__MACOSX/s01.ipynb",
        "__MACOSX/._s01.ipynb",
        "._s01.ipynb",
        ".ipynb_checkpoints/s01.ipynb",
        "x/.DS_Store",
        "Thumbs.db",
        "notebooks/",
        "notebooks\\",
        "Ana Müller_111_assignsubmission_onlinetext_/onlinetext.html",
        "Ana Müller_111_assignsubmission_onlinetext_onlinetext.html",
        "Ana Müller_111_assignsubmission_onlinetext_/s01.ipynb",
    ],
)
def test_what_lms_and_system_add_is_passed_over(tmp_path, name):
    data = b"" if name.endswith(("/", "\\")) else notebook()
    assert read(pack(tmp_path / "all.zip", [(name, data)])) == {}


def test_links_in_a_folder_are_not_followed(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "s01.ipynb").write_bytes(notebook("secret"))
    source = tmp_path / "in"
    source.mkdir()
    (source / "s01.ipynb").symlink_to(outside / "s01.ipynb")
    (source / "more").symlink_to(outside)
    (source / "round").symlink_to(source)
    (source / "s03.ipynb").symlink_to(tmp_path / "nothing")
    os.mkfifo(source / "s02.ipynb")
    reasons = read(source)
    assert reasons.pop("s02.ipynb") == "it is no plain file"
    assert reasons == dict.fromkeys(
        ["more", "round", "s01.ipynb", "s03.ipynb"], "it is a link, no file"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_says_so(tmp_path):
    source = tmp_path / "in"
    (source / "closed").mkdir(parents=True)
    (source / "s01.ipynb").write_bytes(notebook())
    (source / "s01.ipynb").chmod(0)
    (source / "closed").chmod(0)
    found = read(source)
    (source / "closed").chmod(0o700)
    assert "it can't be read" in found["s01.ipynb"]
    assert "the folder can't be opened" in found["closed"]


def peak(function, *arguments):
    """What a call returns, and the most memory that it takes."""
    tracemalloc.start()
    try:
        return function(*arguments), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def bomb(tmp_path, stated):
    """A zip that holds far more than it states."""
    source = pack(tmp_path / "all.zip", [("x.ipynb", bytes(30 * LARGEST))])
    changed(source, 24, struct.pack("<I", stated))
    data = source.read_bytes()
    source.write_bytes(data[:22] + struct.pack("<I", stated) + data[26:])
    return source


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        (30 * LARGEST, "times its size"),
        (2**32 - 2, "times its size"),
        (LARGEST, "CRC"),
        (1000, "CRC"),
    ],
)
def test_a_bomb_is_not_set_off(tmp_path, stated, says):
    found, memory = peak(read, bomb(tmp_path, stated))
    assert says in found["x.ipynb"]
    assert memory < 5 * LARGEST


def test_a_slow_bomb_is_read_to_the_limit_at_most(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_EXPANSION", 10**9)
    _, memory = peak(read, bomb(tmp_path, LARGEST))
    assert memory < 5 * LARGEST


def test_no_more_than_the_limit_is_read_of_an_endless_stream():
    endless = Entry(("x.ipynb",), "folder", open=partial(open, "/dev/zero", "rb"))
    with pytest.raises(SubmissionError, match="larger than"):
        endless.notebook()


def test_packing_that_wants_memory_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("x.ipynb", notebook())
    assert "packed in a way" in read(tmp_path / "all.zip")["x.ipynb"]


def test_too_many_entries_are_refused_whole(tmp_path):
    many = MOST_ENTRIES + 1
    source = pack(tmp_path / "all.zip", [(f"{n}.ipynb", b"") for n in range(many)])
    with pytest.raises(SubmissionError, match=rf"{many} files.*at most {MOST_ENTRIES}"):
        read(source)


def test_too_much_in_all_is_refused_whole(tmp_path):
    source = pack(tmp_path / "all.zip", [("s01.ipynb", b"1"), ("s02.ipynb", b"2")])
    for number in range(2):
        changed(source, 24, struct.pack("<I", 3 * 2**30), number)
    with pytest.raises(SubmissionError, match=r"2 files of 6\.0 GB"):
        read(source)


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04", b"\0" * 1000])
def test_what_is_no_zip_is_refused(tmp_path, data):
    (tmp_path / "all.zip").write_bytes(data)
    with pytest.raises(SubmissionError, match=r"all\.zip can't be read as a zip"):
        read(tmp_path / "all.zip")


def test_a_source_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SubmissionError, match="isn't there"):
        read(tmp_path / "none.zip")


@pytest.fixture
def two(tmp_path):
    """A zip of two notebooks."""
    files = [(f"s0{number}.ipynb", notebook("x" * 2000)) for number in (1, 2)]
    return pack(tmp_path / "all.zip", files)


def test_a_cut_zip_is_refused(two):
    two.write_bytes(two.read_bytes()[:-40])
    with pytest.raises(SubmissionError, match="download it again"):
        read(two)


@pytest.mark.parametrize(
    ("at", "value", "says"), [(16, b"wrong", "CRC"), (8, b"\1", "it is encrypted")]
)
def test_damage_stops_only_its_own_entry(two, at, value, says):
    changed(two, at, value[:4])
    found = read(two)
    assert says in found["s01.ipynb"]
    assert found["s02.ipynb"] == notebook("x" * 2000)


@pytest.mark.parametrize("encoding", ["cp437", "cp1252", "gb18030", "utf-8"])
def test_a_name_is_spelled_in_each_likely_encoding(tmp_path, encoding):
    name = "王伟.ipynb" if encoding == "gb18030" else "Müller.ipynb"
    source = renamed(tmp_path / "all.zip", name.encode(encoding))
    with entries(source, tmp_path) as (file,):
        assert name in file.spellings
        assert (file.spellings == (name,)) == (encoding == "utf-8")


def test_a_file_without_a_name_is_named_nevertheless(tmp_path):
    assert list(read(renamed(tmp_path / "all.zip", b"\0x.ipynb"))) == [""]


def test_a_name_in_no_encoding_refuses_the_zip_but_not_the_folder(tmp_path):
    source = pack(tmp_path / "all.zip", [("é.ipynb", notebook())])
    source.write_bytes(source.read_bytes().replace("é".encode(), b"\xff\xfe"))
    with pytest.raises(SubmissionError, match="unpack it and give the folder"):
        read(source)
    folder = tmp_path / "unpacked"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/\xff\xfe.ipynb", "wb") as file:
        file.write(notebook())
    assert list(read(folder)) == ["\ufffd\ufffd.ipynb"]
