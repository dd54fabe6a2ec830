"""Reading a zip or a folder: every file comes with its reason, none does harm."""

import os
import random
import stat

import pytest

from classroom.collect.submission import LARGEST, SubmissionError
from tests.helpers.classroom.zips import entry, notebook, overwritten, pack, read


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
    overwritten(two, at, value[:4])
    found = read(two)
    assert says in found["s01.ipynb"]
    assert found["s02.ipynb"] == notebook("x" * 2000)
