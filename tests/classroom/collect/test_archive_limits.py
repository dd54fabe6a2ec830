"""What would unpack to more than a notebook is refused, within little memory."""

import struct
import tracemalloc
import zipfile
from functools import partial

import pytest

from classroom.collect import archive
from classroom.collect.archive import MOST_ENTRIES, Entry
from classroom.collect.submission import LARGEST, SubmissionError
from tests.helpers.classroom.zips import notebook, overwritten, pack, read


def peak(function, *arguments):
    """What a call returns, and the most memory that it takes."""
    tracemalloc.start()
    try:
        return function(*arguments), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture(scope="module")
def zeros(tmp_path_factory):
    """A zip that holds far more than any notebook: packing it takes a second."""
    place = tmp_path_factory.mktemp("bomb") / "all.zip"
    return pack(place, [("x.ipynb", bytes(30 * LARGEST))]).read_bytes()


@pytest.fixture
def bomb(tmp_path, zeros):
    """The function that gives a zip that holds far more than it states."""

    def bomb(stated):
        source = tmp_path / "all.zip"
        source.write_bytes(zeros[:22] + struct.pack("<I", stated) + zeros[26:])
        overwritten(source, 24, struct.pack("<I", stated))
        return source

    return bomb


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        (30 * LARGEST, "times its size"),
        (2**32 - 2, "times its size"),
        (LARGEST, "CRC"),
        (1000, "CRC"),
    ],
)
def test_a_bomb_is_not_set_off(bomb, stated, says):
    found, memory = peak(read, bomb(stated))
    assert says in found["x.ipynb"]
    assert memory < 5 * LARGEST


def test_a_slow_bomb_is_read_to_the_limit_at_most(bomb, monkeypatch):
    monkeypatch.setattr(archive, "MOST_READ", 10**9)
    _, memory = peak(read, bomb(30 * LARGEST))
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
        overwritten(source, 24, struct.pack("<I", 3 * 2**30), number)
    with pytest.raises(SubmissionError, match=r"2 files of 6\.0 GB"):
        read(source)
