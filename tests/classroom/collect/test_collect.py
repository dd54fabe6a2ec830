"""Collecting: every file finds its student or the report; no archive does harm."""

import os
import random
import stat
from itertools import permutations

import pytest

from classroom.assign.assignment import file_name
from classroom.collect.collect import collect
from classroom.collect.record import remember, remembered, text
from classroom.collect.submission import SubmissionError
from classroom.roster.columns import clean
from classroom.roster.roster import Student
from tests.helpers.students import CLASS, NAMES, TWINS, WEI
from tests.helpers.zips import OLD, entry, notebook, pack, renamed

NEW = (2024, 5, 2, 12, 0, 0)


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


@pytest.mark.parametrize("kind", NAMES)
def test_a_file_of_any_name_is_taken_from_a_zip(taken, tmp_path, kind):
    name, whose = NAMES[kind]
    found = taken((name, notebook()))
    assert list(found.taken) == [whose.id]
    assert found.missing == [s for s in CLASS if s != whose]
    assert not (found.unmatched or found.unreadable or found.look or found.duplicates)
    assert found.late == ([whose.id] if "LATE" in name else [])
    assert stored(tmp_path) == {f"{file_name(whose)}.ipynb": notebook()}


@pytest.mark.parametrize("kind", NAMES)
def test_a_file_of_any_name_is_taken_from_a_folder(tmp_path, kind):
    name, whose = NAMES[kind]
    file = tmp_path / "unpacked" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(notebook())
    found = collect(tmp_path / "unpacked", CLASS, tmp_path / "submissions")
    assert list(found.taken) == [whose.id]
    assert list(stored(tmp_path).values()) == [notebook()]


def test_a_file_of_nobody_is_reported_and_not_taken(taken, tmp_path):
    found = taken(("stranger.ipynb", notebook()))
    assert (found.taken, found.unmatched) == ({}, ["stranger.ipynb"])
    assert (found.missing, found.look, stored(tmp_path)) == (CLASS, [], {})


def test_a_file_of_two_is_not_taken_and_looked_at(taken, tmp_path):
    found = taken(("Ana Müller.ipynb", notebook(mark="s02")), students=TWINS)
    assert (found.taken, found.unmatched) == ({}, ["Ana Müller.ipynb"])
    assert stored(tmp_path) == {}
    assert found.look == [
        "Ana Müller.ipynb: not taken; the file's name fits Ana Müller (s01) and "
        "Müller Ana (s04); see whose it is, name it s01.ipynb or s04.ipynb, and "
        "collect it from a folder"
    ]


def test_a_file_is_taken_by_its_mark_and_counted(taken):
    found = taken(("final.ipynb", notebook(mark="s02")))
    assert found.taken == {"s02": "final.ipynb"}
    assert (found.marked, found.look) == (["s02"], [])
    assert text(found, CLASS).startswith(
        "3 students: 1 taken, 2 missing, 1 known by the notebook's own mark\n"
    )


def test_a_file_that_contradicts_itself_is_taken_and_looked_at(taken):
    name = "Mei Lin_111_assignsubmission_file_/x.ipynb"
    found = taken((name, notebook(mark="s02")))
    assert found.taken == {"s01": name}
    assert found.look == [
        f"{name}: taken for Ana Müller (s01) by the number, but the name is that of "
        "Mei Lin (s02); see whose it is",
        f"{name}: taken for Ana Müller (s01) by its name, but the notebook was handed "
        "out to Mei Lin (s02); see whose work it is",
    ]


def test_the_mark_never_replaces_what_the_name_gave(taken, tmp_path):
    late = (entry("final.ipynb", NEW), notebook("2", mark="s02"))
    found = taken(late, ("s02.ipynb", notebook("1")))
    assert found.taken == {"s02": "s02.ipynb"}
    assert found.duplicates == {"s02": ["final.ipynb"]}
    assert "set aside for Mei Lin" in found.look[0]
    assert stored(tmp_path) == {"s02.ipynb": notebook("1")}


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
        assert found.duplicates == {"s02": names[1:]}
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


def test_a_second_file_with_a_mark_is_looked_at(taken):
    marked = notebook("a", mark="s02"), notebook("b", mark="s02")
    found = taken((entry("x.ipynb", NEW), marked[0]), ("y.ipynb", marked[1]))
    assert found.marked == ["s02"]
    (said,) = found.of["s02"]
    assert said.startswith("y.ipynb: set aside for Mei Lin (s02), to whom the notebook")


def test_what_was_found_is_kept_and_added_to(taken, tmp_path):
    late = (entry("linmei_LATE_502_7_lab.ipynb", OLD), notebook())
    remember(tmp_path, taken(late, ("s01.ipynb", notebook())))
    known = remembered(tmp_path)
    assert {id: said["late"] for id, said in known.items()} == {"s01": 0, "s02": 1}
    remember(tmp_path, taken(("s01.ipynb", b"broken")))
    known = remembered(tmp_path)
    assert known["s02"]["late"] is True
    assert known["s01"]["file"] == "s01.ipynb"
    assert "what came earlier was kept" in known["s01"]["look"][0]
    intime = (entry("linmei_502_8_lab.ipynb", NEW), notebook())
    remember(tmp_path, taken(intime, late))
    assert remembered(tmp_path)["s02"] == {
        "look": [],
        "file": "linmei_502_8_lab.ipynb",
        "late": False,
        "set_aside": ["linmei_LATE_502_7_lab.ipynb"],
    }
    (tmp_path / "collected.json").write_text("half")
    assert remembered(tmp_path) == {}


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
        assert text(found, CLASS)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_of_one_name_one_is_taken(taken, tmp_path):
    older, newer = entry("s01.ipynb", OLD), entry("s01.ipynb", NEW)
    found = taken((newer, notebook("new")), (older, notebook("old")))
    assert found.taken == {"s01": "s01.ipynb"}
    assert found.duplicates == {"s01": ["s01.ipynb"]}
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
    source = renamed(tmp_path / "all.zip", name.encode(encoding))
    found = collect(source, CLASS, tmp_path / "submissions")
    assert found.taken == {id: name}


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


def test_each_file_is_in_one_place_of_the_report(taken):
    names = [name for name, _ in NAMES.values()]
    names += ["stranger.ipynb", "s01.pdf", "hw.zip", "final.ipynb", "broken.ipynb"]
    contents = {"final.ipynb": notebook(mark="s01"), "broken.ipynb": b"?"}
    found = taken(*((name, contents.get(name, notebook())) for name in names))
    reported = [*found.taken.values(), *found.unmatched]
    reported += [name for aside in found.duplicates.values() for name in aside]
    reported += [name for name, _ in found.unreadable]
    assert sorted(reported) == sorted(map(clean, names))


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
