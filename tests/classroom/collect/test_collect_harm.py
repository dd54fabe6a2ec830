"""Collecting from what is hostile or damaged: nothing is written elsewhere."""

import random

import pytest

from classroom.assign.assignment import file_name
from classroom.collect.collect import collect
from classroom.collect.record import summary
from classroom.collect.submission import SubmissionError
from classroom.roster.roster import Student
from tests.helpers.classroom.students import CLASS
from tests.helpers.classroom.zips import NEW, OLD, entry, notebook, pack, renamed
from tests.helpers.files import contents

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
    assert list(contents(tmp_path / "submissions")) == ["s01.ipynb"]


def test_an_id_that_is_a_path_leads_nowhere(tmp_path):
    evil = Student("../../s01", "Eve")
    source = pack(tmp_path / "all.zip", [("Eve.ipynb", notebook())])
    collect(source, [evil], tmp_path / "a" / "submissions")
    (file,) = (tmp_path / "a" / "submissions").iterdir()
    assert file.name == f"{file_name(evil)}.ipynb"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "all.zip"]


def test_a_link_in_the_folder_is_replaced_not_followed(taken, tmp_path):
    (tmp_path / "submissions").mkdir()
    (tmp_path / "kept").write_text("kept")
    (tmp_path / "submissions" / "s01.ipynb").symlink_to(tmp_path / "kept")
    taken(("s01.ipynb", notebook()))
    assert (tmp_path / "kept").read_text() == "kept"


def test_a_folder_of_submissions_inside_the_source_is_no_source(tmp_path):
    (tmp_path / "s01.ipynb").write_bytes(notebook())
    kept = tmp_path / "hw" / "submissions"
    for _ in range(2):
        found = collect(tmp_path, CLASS, kept)
        assert (list(found.taken), found.duplicates) == (["s01"], {})
    with pytest.raises(SubmissionError, match="is the folder to collect into"):
        collect(kept, CLASS, kept)


def test_damage_anywhere_is_survived(tmp_path):
    source, rng = tmp_path / "damaged.zip", random.Random(0)
    files = [(f"s0{number}.ipynb", notebook("x" * 2000)) for number in (1, 2, 3)]
    whole = pack(source, files).read_bytes()
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(rng.choice([1, 1, 2, 20])):
            data[rng.randrange(len(data))] = rng.randrange(256)
        source.write_bytes(data[: rng.choice([None, rng.randrange(len(data))])])
        try:
            found = collect(source, CLASS, tmp_path / "submissions")
        except SubmissionError:
            continue
        assert summary(found, CLASS)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_of_one_name_one_is_taken(taken, tmp_path):
    older, newer = entry("s01.ipynb", OLD), entry("s01.ipynb", NEW)
    found = taken((newer, notebook("new")), (older, notebook("old")))
    assert found.taken == {"s01": "s01.ipynb"}
    assert found.duplicates == {"s01": ["s01.ipynb"]}
    assert contents(tmp_path / "submissions") == {"s01.ipynb": notebook("new")}


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
    source = renamed(tmp_path / "all.zip", name.encode(encoding))
    found = collect(source, CLASS, tmp_path / "submissions")
    assert found.taken == {id: name}
