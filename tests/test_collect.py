"""Collecting: every file finds its student or the report; no archive does harm."""

import json
import os
import random
import stat
import struct
import time
import tracemalloc
import zipfile
from itertools import permutations

import pytest

from classroom import collect as module
from classroom.assignment import file_name
from classroom.collect import collect, text
from classroom.roster import Student
from classroom.submission import LARGEST, SubmissionError

NEW, OLD = (2024, 5, 2, 12, 0, 0), (2024, 5, 1, 12, 0, 0)


def student(id, name, **row):
    return Student(id, name, row={key.replace("_", " "): row[key] for key in row})


ANA = student("s01", "Ana Müller", Identifier="Participant 111", ID="501", Student="")
MEI = student("s02", "Mei Lin", Identifier="Participant 112", ID="502", Student="")
WEI = student("S03", "王伟", Identifier="Participant 113", ID="503", Student="")
CLASS = [ANA, MEI, WEI]
NAMES_ONLY = [Student(s.id, s.name) for s in CLASS]
TWINS = [ANA, Student("s04", "Müller Ana"), MEI]


def notebook(text="1", mark=None):
    metadata = {"classroom": {"student": mark}} if mark is not None else {}
    cell = {"cell_type": "code", "source": [text]}
    return json.dumps({"cells": [cell], "metadata": metadata}, indent=3).encode()


def entry(name, when=OLD, mode=0):
    info = zipfile.ZipInfo(name, when)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = mode << 16
    return info


def pack(path, entries):
    """A zip of (name or ZipInfo, bytes), in this order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name if not isinstance(name, str) else entry(name), data)
    return path


@pytest.fixture
def taken(tmp_path):
    """Return the function that collects entries from a zip, and the folder."""

    def run(*entries, students=CLASS):
        source = pack(tmp_path / "all.zip", entries)
        return collect(source, students, tmp_path / "submissions")

    return run


def stored(tmp_path):
    """What is in the folder: name → bytes."""
    files = (tmp_path / "submissions").iterdir()
    return {file.name: file.read_bytes() for file in files}


NAMES = {
    "moodle folder": ("Ana Müller_111_assignsubmission_file_/lab.ipynb", "s01"),
    "moodle folder below": ("Ana Müller_111_assignsubmission_file_/a/b.ipynb", "s01"),
    "moodle inside another": (
        "lab 1/Mei Lin_112_assignsubmission_file_/x.ipynb",
        "s02",
    ),
    "moodle flat": ("Mei Lin_112_assignsubmission_file_my_lab.ipynb", "s02"),
    "moodle blind": ("Participant_112_assignsubmission_file_/lab.ipynb", "s02"),
    "moodle blind flat": ("Teilnehmer_113_assignsubmission_file_lab.ipynb", "S03"),
    "moodle unknown number": ("Lin Mei_999_assignsubmission_file_/lab.ipynb", "s02"),
    "moodle chinese": ("伟 王_999_assignsubmission_file_/作业.ipynb", "S03"),
    "moodle own underscore": ("Mei_Lin_112_assignsubmission_file_lab.ipynb", "s02"),
    "moodle flat, with a lie": (
        "Ana Müller_111_assignsubmission_file_"
        "Mei Lin_112_assignsubmission_file_x.ipynb",
        "s01",
    ),
    "moodle folder, with a lie": (
        "Ana Müller_111_assignsubmission_file_/"
        "Mei Lin_112_assignsubmission_file_x.ipynb",
        "s01",
    ),
    "canvas, with a lie": ("mullerana_501_7001_linmei_502_7_lab.ipynb", "s01"),
    "canvas": ("mullerana_501_7001_lab.ipynb", "s01"),
    "canvas umlaut": ("müllerana_9_7001_lab.ipynb", "s01"),
    "canvas number alone": ("someone_502_7001_lab.ipynb", "s02"),
    "canvas late": ("linmei_LATE_502_7001_lab.ipynb", "s02"),
    "canvas again": ("linmei_502_7001_lab-2.ipynb", "s02"),
    "canvas chinese": ("王伟_9_7001_lab.ipynb", "S03"),
    "plain id": ("s01.ipynb", "s01"),
    "plain id in capitals": ("S01.ipynb", "s01"),
    "plain file name": (f"{file_name(WEI)}.ipynb", "S03"),
    "plain id with capitals": ("S03.ipynb", "S03"),
    "plain, in a folder": ("notebooks/s02.ipynb", "s02"),
    "plain name": ("Müller, Ana.ipynb", "s01"),
    "plain name in another order": ("lin-mei.ipynb", "s02"),
    "browser": ("s02 (1).ipynb", "s02"),
    "browser twice": ("Mei Lin (1)(2).ipynb", "s02"),
    "jupyter": ("s02-Copy1.ipynb", "s02"),
    "windows": ("s02 - Kopie (2).ipynb", "s02"),
    "more suffix": ("s02.ipynb.json", "s02"),
    "suffix in capitals": ("s02.IPYNB", "s02"),
    "windows folder": ("notebooks\\s02.ipynb", "s02"),
    "apart accents": ("Mu\u0308ller Ana.ipynb", "s01"),
}


@pytest.mark.parametrize("kind", NAMES)
def test_names_are_understood_in_a_zip(taken, tmp_path, kind):
    name, id = NAMES[kind]
    found = taken((name, notebook()))
    assert list(found.taken) == [id]
    assert [s.id for s in found.missing] == [s.id for s in CLASS if s.id != id]
    assert not (found.unmatched or found.unreadable or found.look or found.duplicates)
    assert found.late == ([id] if "LATE" in name else [])
    own = next(s for s in CLASS if s.id == id)
    assert stored(tmp_path) == {f"{file_name(own)}.ipynb": notebook()}


@pytest.mark.parametrize("kind", NAMES)
def test_names_are_understood_in_a_folder(tmp_path, kind):
    name, id = NAMES[kind]
    file = tmp_path / "unpacked" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(notebook())
    found = collect(tmp_path / "unpacked", CLASS, tmp_path / "submissions")
    assert list(found.taken) == [id]
    assert list(stored(tmp_path).values()) == [notebook()]


@pytest.mark.parametrize(
    "name",
    [
        "stranger.ipynb",
        "s01x.ipynb",
        "Participant_112_assignsubmission_file_/s01.ipynb",
        "No Body_9_assignsubmission_file_/s01.ipynb",
        "No Body_9_assignsubmission_file_Mei Lin_112_assignsubmission_file_x.ipynb",
        "No Body_9_assignsubmission_file_/Mei Lin_112_assignsubmission_file_/x.ipynb",
        "nobody_501_7001_s01.ipynb",
        "nobody_9_7001_linmei_502_7001_lab.ipynb",
        "().ipynb",
    ],
)
def test_a_file_of_nobody_is_reported_and_not_taken(taken, tmp_path, name):
    found = taken((name, notebook()), students=NAMES_ONLY)
    assert (found.taken, found.unmatched, stored(tmp_path)) == ({}, [name], {})
    assert found.missing == NAMES_ONLY


def test_the_bytes_are_stored_unchanged(taken, tmp_path):
    data = b"\xef\xbb\xbf" + notebook().replace(b"\n", b"\r\n")
    taken(("s01.ipynb", data))
    assert stored(tmp_path) == {"s01.ipynb": data}


@pytest.mark.parametrize("students", [TWINS, TWINS[::-1]])
@pytest.mark.parametrize("name", ["Ana Müller.ipynb", "mullerana_9_7_lab.ipynb"])
def test_a_name_that_two_share_matches_neither(taken, tmp_path, students, name):
    found = taken((name, notebook()), students=students)
    assert (found.taken, found.unmatched, stored(tmp_path)) == ({}, [name], {})
    (look,) = found.look
    assert "s01.ipynb" in look
    assert "s04.ipynb" in look


def test_a_shared_name_is_told_apart_by_number_and_id(taken):
    first, second = "Ana Müller_111_assignsubmission_file_/x.ipynb", "s04.ipynb"
    found = taken((first, notebook()), (second, notebook()), students=TWINS)
    assert found.taken == {"s01": first, "s04": second}


def test_the_mark_decides_between_two_of_one_name_but_not_beyond(taken):
    own = taken(("Ana Müller.ipynb", notebook(mark="s04")), students=TWINS)
    assert own.taken == {"s04": "Ana Müller.ipynb"}
    assert "s04" in own.look[0]
    other = taken(("Ana Müller.ipynb", notebook(mark="s02")), students=TWINS)
    assert other.unmatched == ["Ana Müller.ipynb"]


def test_a_number_beats_a_name_and_is_reported(taken):
    found = taken(("Mei Lin_111_assignsubmission_file_/x.ipynb", notebook()))
    assert list(found.taken) == ["s01"]
    assert "Mei Lin (s02)" in found.look[0]


def test_the_mark_helps_where_the_name_is_nobodys(taken):
    found = taken(("final.ipynb", notebook(mark="s02")))
    assert found.taken == {"s02": "final.ipynb"}
    assert len(found.look) == 1
    assert "Mei Lin (s02)" in found.look[0]


def test_the_mark_never_replaces_what_the_name_gave(taken, tmp_path):
    late = (entry("final.ipynb", NEW), notebook("2", mark="s02"))
    found = taken(late, ("s02.ipynb", notebook("1")))
    assert found.taken == {"s02": "s02.ipynb"}
    assert found.duplicates == [("s02", ["final.ipynb"])]
    assert "set aside for Mei Lin" in found.look[0]
    assert stored(tmp_path) == {"s02.ipynb": notebook("1")}


@pytest.mark.parametrize(
    ("mark", "says"),
    [("s02", "Mei Lin (s02)"), ("other", "'other', who isn't on the roster")],
)
def test_a_mark_that_contradicts_the_name_is_reported(taken, mark, says):
    found = taken(("s01.ipynb", notebook(mark=mark)))
    assert found.taken == {"s01": "s01.ipynb"}
    assert says in found.look[0]


def test_the_right_mark_is_no_matter_for_a_look(taken):
    assert taken(("s01.ipynb", notebook(mark="s01"))).look == []


@pytest.mark.parametrize(
    "metadata", ["[]", "{}", "5", '{"classroom": []}', '{"classroom": {"student": 7}}']
)
def test_odd_metadata_is_no_mark(taken, metadata):
    data = b'{"cells": [], "metadata": %s}' % metadata.encode()
    found = taken(("s01.ipynb", data), ("x.ipynb", data))
    assert (list(found.taken), found.unmatched) == (["s01"], ["x.ipynb"])


RANKED = {  # the newest first
    "canvas": [
        entry("linmei_502_7001_lab-10.ipynb", OLD),
        entry("linmei_502_7003_lab-2.ipynb", OLD),
        entry("linmei_502_7002_lab-1.ipynb", NEW),
        entry("linmei_502_7004_lab.ipynb", NEW),
    ],
    "canvas, a number of one's own": [
        entry("linmei_502_7001_lab-3-1.ipynb", OLD),
        entry("linmei_502_7002_lab-3.ipynb", NEW),
    ],
    "canvas, by upload": [
        entry("linmei_502_70010_lab.ipynb"),
        entry("linmei_502_7009_lab.ipynb"),
    ],
    "time": [entry("s02.ipynb", NEW), entry("s02 (1).ipynb", OLD)],
    "name": [entry("s02 (10).ipynb"), entry("s02 (9).ipynb"), entry("s02.ipynb")],
}


@pytest.mark.parametrize("kind", RANKED)
def test_the_newest_wins_in_whatever_order_files_come(tmp_path, kind):
    infos = RANKED[kind]
    names = [info.filename for info in infos]
    for number, order in enumerate(permutations(infos)):
        entries = [(info, notebook(info.filename)) for info in order]
        source = pack(tmp_path / f"{number}.zip", entries)
        found = collect(source, CLASS, tmp_path / "submissions")
        assert found.taken == {"s02": names[0]}
        assert found.duplicates == [("s02", names[1:])]
        assert stored(tmp_path) == {"s02.ipynb": notebook(names[0])}


def test_in_a_folder_the_newest_is_by_the_files_time(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    for seconds, name in enumerate(["s02.ipynb", "s02 (2).ipynb", "s02 (1).ipynb"]):
        (source / name).write_bytes(notebook(name))
        os.utime(source / name, (seconds, seconds))
    found = collect(source, CLASS, tmp_path / "submissions")
    assert found.taken == {"s02": "s02 (1).ipynb"}


def test_late_is_said_of_the_file_that_was_taken(taken):
    late = (entry("linmei_LATE_502_7_lab.ipynb", OLD), notebook())
    intime = (entry("linmei_502_8_lab.ipynb", NEW), notebook())
    assert taken(late).late == ["s02"]
    assert taken(late, intime).late == []


def test_an_unreadable_newer_file_displaces_nothing(taken, tmp_path):
    newer = (entry("s02 (1).ipynb", NEW), b"half a noteb")
    found = taken(newer, ("s02.ipynb", notebook()))
    assert found.taken == {"s02": "s02.ipynb"}
    assert found.unreadable[0][0] == "s02 (1).ipynb"
    assert "s02 (1).ipynb can't be read, s02.ipynb was taken" in found.look[0]
    assert stored(tmp_path) == {"s02.ipynb": notebook()}


def test_an_unreadable_older_file_is_no_matter_for_a_look(taken):
    link = entry("s02.ipynb", OLD, mode=stat.S_IFLNK)
    found = taken((entry("s02 (1).ipynb", NEW), notebook()), (link, b"x"))
    assert found.unreadable == [("s02.ipynb", "it is a link, no file")]
    assert (found.taken, found.look) == ({"s02": "s02 (1).ipynb"}, [])


def test_what_came_earlier_stays(taken, tmp_path):
    taken(("s01.ipynb", notebook("1")), ("s02.ipynb", notebook("1")))
    found = taken(("s02.ipynb", notebook("2")), ("s01.ipynb", b"broken"))
    assert found.taken == {"s02": "s02.ipynb"}
    assert found.missing == [WEI]
    assert "what came earlier was kept" in found.look[0]
    assert "1 kept from an earlier collection" in text(found, CLASS)
    files = {"s01.ipynb": notebook("1"), "s02.ipynb": notebook("2")}
    assert stored(tmp_path) == files


def deep():
    return b'{"cells": ' + b"[" * 100_000


def zipped():
    return b"PK\x03\x04" + b"0" * 100


NO_NOTEBOOKS = {
    "no JSON": (b"hello", "isn't JSON"),
    "empty": (b"", "isn't JSON"),
    "half": (notebook()[:-5], "isn't JSON"),
    "no cells": (b"{}", "no cells"),
    "a list": (b"[1]", "no cells"),
    "not UTF-8": (b"\xff\xfe\x00", "isn't JSON"),
    "too deep": (deep(), "nests too deeply"),
    "a long number": (b'{"cells": %s}' % (b"9" * 10_000), "isn't JSON"),
    "a zip by another name": (zipped(), "a zip inside the"),
    "too large": (random.Random(0).randbytes(LARGEST + 1), "larger than 20 MB"),
}


@pytest.mark.parametrize("where", ["zip", "folder"])
@pytest.mark.parametrize("kind", NO_NOTEBOOKS)
def test_what_is_no_notebook_is_named_and_stops_nothing(tmp_path, kind, where):
    data, says = NO_NOTEBOOKS[kind]
    entries = {"s01.ipynb": data, "stranger.ipynb": data, "s02.ipynb": notebook()}
    source = tmp_path / "source"
    if where == "zip":
        pack(source, entries.items())
    else:
        source.mkdir()
        for name, content in entries.items():
            (source / name).write_bytes(content)
    found = collect(source, CLASS, tmp_path / "submissions")
    assert found.taken == {"s02": "s02.ipynb"}
    assert {name for name, _ in found.unreadable} == {"s01.ipynb", "stranger.ipynb"}
    assert all(says in reason for _, reason in found.unreadable)
    assert found.missing == [ANA, WEI]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("s01.zip", "a zip inside the zip"),
        ("Ana Müller_111_assignsubmission_file_/All.ZIP", "a zip inside the zip"),
        ("s01.pdf", "no notebook: its name must end in .ipynb"),
        (entry("s01.ipynb", mode=stat.S_IFLNK | 0o777), "it is a link"),
        (entry("s01.ipynb", mode=stat.S_IFIFO | 0o777), "it is no plain file"),
    ],
)
def test_what_is_no_plain_notebook_is_named(taken, tmp_path, name, says):
    found = taken((name, notebook()), ("s02.ipynb", notebook()))
    assert list(found.taken) == ["s02"]
    assert says in found.unreadable[0][1]
    assert list(stored(tmp_path)) == ["s02.ipynb"]


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
def test_what_lms_and_system_add_is_passed_over(taken, name):
    data = b"" if name.endswith(("/", "\\")) else notebook()
    found = taken((name, data))
    assert not (found.taken or found.unmatched or found.unreadable or found.look)


EVIL = [
    "../s01.ipynb",
    "../../../../tmp/s01.ipynb",
    "/s01.ipynb",
    "//server/share/s01.ipynb",
    "C:\\s01.ipynb",
    "..\\..\\s01.ipynb",
    "x/../../s01.ipynb",
    "./s01.ipynb",
]


@pytest.mark.parametrize("name", EVIL)
def test_a_path_in_a_zip_leads_nowhere(taken, tmp_path, name):
    found = taken((name, notebook()))
    assert list(found.taken) == ["s01"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "all.zip",
        "submissions",
    ]
    assert list(stored(tmp_path)) == ["s01.ipynb"]


def test_an_id_that_is_a_path_leads_nowhere(tmp_path):
    evil = Student("../../s01", "Eve")
    source = pack(tmp_path / "all.zip", [("Eve.ipynb", notebook())])
    collect(source, [evil], tmp_path / "a" / "submissions")
    (file,) = (tmp_path / "a" / "submissions").iterdir()
    assert file.name == f"{file_name(evil)}.ipynb"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "all.zip"]


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
    found = collect(source, CLASS, tmp_path / "submissions")
    assert found.taken == {}
    reasons = dict(found.unreadable)
    assert reasons.pop("s02.ipynb") == "it is no plain file"
    assert reasons == dict.fromkeys(
        ["more", "round", "s01.ipynb", "s03.ipynb"], "it is a link, no file"
    )


def test_a_link_in_the_folder_is_replaced_not_followed(taken, tmp_path):
    (tmp_path / "submissions").mkdir()
    (tmp_path / "kept").write_text("kept")
    (tmp_path / "submissions" / "s01.ipynb").symlink_to(tmp_path / "kept")
    taken(("s01.ipynb", notebook()))
    assert (tmp_path / "kept").read_text() == "kept"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(tmp_path):
    source = tmp_path / "in"
    (source / "closed").mkdir(parents=True)
    (source / "s01.ipynb").write_bytes(notebook())
    (source / "s01.ipynb").chmod(0)
    (source / "closed").chmod(0)
    found = collect(source, CLASS, tmp_path / "submissions")
    (source / "closed").chmod(0o700)
    assert {name for name, _ in found.unreadable} == {"s01.ipynb", "closed"}


def test_a_folder_of_submissions_inside_the_source_is_no_source(tmp_path):
    (tmp_path / "s01.ipynb").write_bytes(notebook())
    kept = tmp_path / "hw" / "submissions"
    for _ in range(2):
        found = collect(tmp_path, CLASS, kept)
        assert (list(found.taken), found.duplicates) == (["s01"], [])
    with pytest.raises(SubmissionError, match="is the folder to collect into"):
        collect(kept, CLASS, kept)


def peak(function, *arguments):
    """The most memory that a call takes, in MB."""
    tracemalloc.start()
    try:
        function(*arguments)
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()


def understated(data, size):
    """The zip's bytes with another size of the content stated, everywhere."""
    found = data.index(b"PK\x01\x02")
    changed = bytearray(data)
    changed[found + 24 : found + 28] = struct.pack("<I", size)
    changed[22:26] = struct.pack("<I", size)
    return bytes(changed)


BOMB = 300 * 2**20


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        (BOMB, "times its size"),
        (2**32 - 2, "times its size"),
        (LARGEST, "CRC"),
        (1000, "CRC"),
    ],
)
def test_a_bomb_is_not_set_off(tmp_path, stated, says):
    source = pack(tmp_path / "all.zip", [("s01.ipynb", bytes(BOMB))])
    source.write_bytes(understated(source.read_bytes(), stated))
    submissions = tmp_path / "submissions"
    assert peak(collect, source, CLASS, submissions) < 100
    ((name, reason),) = collect(source, CLASS, submissions).unreadable
    assert name == "s01.ipynb"
    assert says in reason


def test_a_slow_bomb_is_read_to_the_limit_at_most(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_EXPANSION", 10**9)
    source = pack(tmp_path / "all.zip", [("s01.ipynb", bytes(BOMB))])
    source.write_bytes(understated(source.read_bytes(), LARGEST))
    assert peak(collect, source, CLASS, tmp_path / "submissions") < 100


def test_no_more_than_the_limit_is_read_of_an_endless_stream():
    with open("/dev/zero", "rb") as stream:
        assert len(module._read(stream, "folder")) == LARGEST + 1


def test_packing_that_wants_memory_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("s01.ipynb", notebook())
    found = collect(tmp_path / "all.zip", CLASS, tmp_path / "submissions")
    assert "packed in a way" in found.unreadable[0][1]


def test_too_many_entries_are_refused_whole(tmp_path):
    entries = [(f"{number}.ipynb", b"") for number in range(20_001)]
    source = pack(tmp_path / "all.zip", entries)
    with pytest.raises(SubmissionError, match=r"20001 files.*at most 20000"):
        collect(source, CLASS, tmp_path / "submissions")
    assert not (tmp_path / "submissions").exists()


def test_too_much_in_all_is_refused_whole(tmp_path):
    source = pack(tmp_path / "all.zip", [("s01.ipynb", b"1"), ("s02.ipynb", b"2")])
    data = source.read_bytes()
    size, at = struct.pack("<I", 3 * 2**30), data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", at + 1)
    for found in (at, second):
        data = data[: found + 24] + size + data[found + 28 :]
    source.write_bytes(data)
    with pytest.raises(SubmissionError, match=r"2 files of 6\.0 GB"):
        collect(source, CLASS, tmp_path / "submissions")


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04", b"\0" * 1000])
def test_what_is_no_zip_is_refused(tmp_path, data):
    (tmp_path / "all.zip").write_bytes(data)
    with pytest.raises(SubmissionError, match=r"all\.zip can't be read as a zip"):
        collect(tmp_path / "all.zip", CLASS, tmp_path / "submissions")


def test_a_source_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SubmissionError, match="isn't there"):
        collect(tmp_path / "none.zip", CLASS, tmp_path / "submissions")


def good_zip(tmp_path):
    entries = [(f"s0{number}.ipynb", notebook("x" * 2000)) for number in (1, 2, 3)]
    return pack(tmp_path / "good.zip", entries)


def test_a_cut_zip_is_refused(tmp_path):
    source = good_zip(tmp_path)
    source.write_bytes(source.read_bytes()[:-40])
    with pytest.raises(SubmissionError, match="download it again"):
        collect(source, CLASS, tmp_path / "submissions")


def test_a_wrong_checksum_stops_only_its_own_entry(tmp_path):
    source = good_zip(tmp_path)
    data = bytearray(source.read_bytes())
    data[data.index(b"PK\x01\x02") + 16] ^= 1  # the CRC of the first
    source.write_bytes(data)
    found = collect(source, CLASS, tmp_path / "submissions")
    assert list(found.taken) == ["S03", "s02"]
    assert found.unreadable[0][0] == "s01.ipynb"
    assert "CRC" in found.unreadable[0][1]


def test_an_encrypted_entry_is_named(tmp_path):
    source = good_zip(tmp_path)
    data = bytearray(source.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    source.write_bytes(data)
    found = collect(source, CLASS, tmp_path / "submissions")
    assert found.unreadable == [("s01.ipynb", "it is encrypted")]


def test_damage_anywhere_is_survived(tmp_path):
    whole, rng = good_zip(tmp_path).read_bytes(), random.Random(0)
    source = tmp_path / "damaged.zip"
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(rng.choice([1, 1, 2, 20])):
            data[rng.randrange(len(data))] = rng.randrange(256)
        source.write_bytes(data[: rng.choice([None, rng.randrange(len(data))])])
        try:
            found = collect(source, CLASS, tmp_path / "submissions")
        except SubmissionError:
            continue
        assert text(found, CLASS)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_of_one_name_one_is_taken(taken, tmp_path):
    older, newer = entry("s01.ipynb", OLD), entry("s01.ipynb", NEW)
    found = taken((newer, notebook("new")), (older, notebook("old")))
    assert found.taken == {"s01": "s01.ipynb"}
    assert found.duplicates == [("s01", ["s01.ipynb"])]
    assert stored(tmp_path) == {"s01.ipynb": notebook("new")}


@pytest.mark.parametrize(
    ("name", "encoding", "id"),
    [
        ("Müller Ana.ipynb", "cp437", "s01"),
        ("Müller Ana.ipynb", "cp1252", "s01"),
        ("Müller Ana.ipynb", "utf-8", "s01"),
        ("王伟.ipynb", "gb18030", "S03"),
        ("王伟_113_assignsubmission_file_/实验.ipynb", "gb18030", "S03"),
        ("王伟.ipynb", "utf-8", "S03"),
    ],
)
def test_names_in_other_encodings_are_read(tmp_path, name, encoding, id):
    raw = name.encode(encoding)
    stand_in = "x" * len(raw)
    source = pack(tmp_path / "all.zip", [(stand_in, notebook())])
    source.write_bytes(source.read_bytes().replace(stand_in.encode(), raw))
    found = collect(source, CLASS, tmp_path / "submissions")
    assert found.taken == {id: name}


def test_a_name_in_no_encoding_refuses_the_zip_but_not_the_folder(tmp_path):
    source = pack(tmp_path / "all.zip", [("é.ipynb", notebook())])
    data = source.read_bytes().replace("é".encode(), b"\xff\xfe")
    source.write_bytes(data)
    with pytest.raises(SubmissionError, match="unpack it and give the folder"):
        collect(source, CLASS, tmp_path / "submissions")
    folder = tmp_path / "unpacked"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/\xff\xfe.ipynb", "wb") as file:
        file.write(notebook())
    found = collect(folder, CLASS, tmp_path / "submissions")
    assert found.unmatched == ["\ufffd\ufffd.ipynb"]


def test_reports_hold_no_control_characters_and_no_endless_names(taken):
    names = ["a\nb\x1b[2J.ipynb", "\u202eevil.ipynb", "x" * 5000 + ".ipynb", "c\r.pdf"]
    found = taken(*((name, notebook(mark="\x1b[2J")) for name in names))
    shown = text(found, CLASS)
    assert set(found.unmatched) == {
        "a b [2J.ipynb",
        "evil.ipynb",
        "x" * 100 + "…" + "x" * 93 + ".ipynb",
    }
    assert all(line.isprintable() for line in shown.split("\n"))


@pytest.mark.parametrize(
    "name", ["-1" * 30_000 + "!", " " * 60_000 + "x", "(1" * 30_000, "_1" * 30_000]
)
def test_names_made_to_be_slow_are_not(taken, name):
    for start in ("", "nobody_9_9_", "No Body_9_assignsubmission_file_"):
        began = time.perf_counter()
        taken((f"{start}{name}"[:65_000] + ".ipynb", notebook()))
        assert time.perf_counter() - began < 1  # milliseconds, if all is well


def test_each_file_is_in_one_place_of_the_report(taken):
    names = [name for name, _ in NAMES.values()]
    names += ["stranger.ipynb", "s01.pdf", "hw.zip", "final.ipynb", "broken.ipynb"]
    contents = {"final.ipynb": notebook(mark="s01"), "broken.ipynb": b"?"}
    found = taken(*((name, contents.get(name, notebook())) for name in names))
    reported = [*found.taken.values(), *found.unmatched]
    reported += [name for _, aside in found.duplicates for name in aside]
    reported += [name for name, _ in found.unreadable]
    clean = [module.clean(name) for name in names]
    assert sorted(reported) == sorted(clean)


def test_the_text_counts_first_and_names_each_mend(taken):
    found = taken(
        ("linmei_LATE_502_7_lab-1.ipynb", notebook()),
        ("linmei_502_7_lab.ipynb", notebook()),
        ("stranger.ipynb", notebook()),
        ("s01.ipynb", b"broken"),
    )
    assert text(found, CLASS).split("\n") == [
        "3 students: 1 taken, 2 missing, 1 late",
        "",
        "Missing (2): ask them, and see below what has no student",
        "  Ana Müller (s01)",
        "  王伟 (S03)",
        "",
        "Late (1)",
        "  Mei Lin (s02)",
        "",
        "Set aside (1): a newer file of the same student was taken",
        "  Mei Lin (s02): linmei_502_7_lab.ipynb",
        "",
        "Of no student (1): add the student to the roster, or name the file "
        "<id>.ipynb, and collect again; a folder with this file alone will do",
        "  stranger.ipynb",
        "",
        "Not readable (1): ask for a notebook (.ipynb), not packed",
        "  s01.ipynb: the file isn't JSON: Expecting value: line 1 column 1 (char 0)",
        "",
        "Look at these (1)",
        "  Ana Müller (s01): s01.ipynb can't be read, nothing else came; ask for the "
        "file again",
    ]


def test_all_well_is_said_in_one_line(taken):
    found = taken(*((f"{s.id}.ipynb", notebook()) for s in CLASS))
    assert text(found, CLASS) == "3 students: 3 taken"


def test_an_empty_zip_is_a_class_that_handed_in_nothing(taken):
    found = taken()
    assert found.missing == CLASS
    assert text(found, CLASS).startswith("3 students: 0 taken, 3 missing")
