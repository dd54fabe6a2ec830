"""The paths in a source: which are nobody's, and how they may be spelled."""

import os

import pytest

from classroom.collect.archive import entries
from classroom.collect.submission import SubmissionError
from tests.helpers.classroom.zips import notebook, pack, read, renamed


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
        "index.html",
    ],
)
def test_what_lms_and_system_add_is_passed_over(tmp_path, name):
    data = b"" if name.endswith(("/", "\\")) else notebook()
    assert read(pack(tmp_path / "all.zip", [(name, data)])) == {}


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
