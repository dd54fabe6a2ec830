"""Collecting: every file finds its student or the report, and the newest is taken."""

import os
import stat
from itertools import permutations

import pytest

from classroom.assign.assignment import file_name
from classroom.collect.collect import collect
from classroom.collect.record import summary
from tests.helpers.classroom.students import CLASS, NAMES, TWINS, WEI
from tests.helpers.classroom.zips import NEW, OLD, entry, notebook, pack
from tests.helpers.files import contents


@pytest.mark.parametrize("kind", NAMES)
def test_a_file_of_any_name_is_taken_from_a_zip(taken, tmp_path, kind):
    name, whose = NAMES[kind]
    found = taken((name, notebook()))
    assert list(found.taken) == [whose.id]
    assert found.missing == [s for s in CLASS if s != whose]
    assert not (found.unmatched or found.unreadable or found.look or found.duplicates)
    assert found.late == ([whose.id] if "LATE" in name else [])
    assert contents(tmp_path / "submissions") == {
        f"{file_name(whose)}.ipynb": notebook()
    }


@pytest.mark.parametrize("kind", NAMES)
def test_a_file_of_any_name_is_taken_from_a_folder(tmp_path, kind):
    name, whose = NAMES[kind]
    file = tmp_path / "unpacked" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(notebook())
    found = collect(tmp_path / "unpacked", CLASS, tmp_path / "submissions")
    assert list(found.taken) == [whose.id]
    assert list(contents(tmp_path / "submissions").values()) == [notebook()]


def test_a_file_of_nobody_is_reported_and_not_taken(taken, tmp_path):
    found = taken(("stranger.ipynb", notebook()))
    assert (found.taken, found.unmatched) == ({}, ["stranger.ipynb"])
    assert (found.missing, found.look, contents(tmp_path / "submissions")) == (
        CLASS,
        [],
        {},
    )


def test_a_file_of_two_is_not_taken_and_looked_at(taken, tmp_path):
    found = taken(("Ana Müller.ipynb", notebook(mark="s02")), students=TWINS)
    assert (found.taken, found.unmatched) == ({}, ["Ana Müller.ipynb"])
    assert contents(tmp_path / "submissions") == {}
    assert found.look == [
        "Ana Müller.ipynb: not taken; the file's name fits Ana Müller (s01) and "
        "Müller Ana (s04); see whose it is, name it s01.ipynb or s04.ipynb, and "
        "collect it from a folder with --take-anyway"
    ]


def test_a_file_is_taken_by_its_mark_and_counted(taken):
    found = taken(("final.ipynb", notebook(mark="s02")))
    assert found.taken == {"s02": "final.ipynb"}
    assert (found.marked, found.look) == (["s02"], [])
    assert summary(found, CLASS).startswith(
        "3 students: 1 taken, 2 missing, 1 known by the notebook's own mark\n"
    )


@pytest.mark.parametrize(
    ("first", "second", "looks"),
    [
        ("Участник_911", "Участник_912", 0),  # Moodle's "Participant", in Russian
        ("참가자_911", "참가자_912", 0),
        ("No Body_911", "Some Body_912", 2),
        ("No Body_911", "No Body_911", 1),  # one number: a name
    ],
)
def test_one_name_of_many_numbers_hides_the_names(taken, first, second, looks):
    names = [f"{who}_assignsubmission_file/x.ipynb" for who in (first, second)]
    marks = [notebook(mark=id) for id in ("s01", "s02")]
    found = taken(*dict(zip(names, marks, strict=True)).items())
    assert (set(found.taken.values()), len(found.look)) == (set(names), looks)


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
    assert contents(tmp_path / "submissions") == {"s02.ipynb": notebook("1")}


RANKED = {  # the newest first
    "canvas": [
        entry("linmei_502_70010_lab-10.ipynb", OLD),
        entry("linmei_502_7003_lab-2.ipynb", OLD),
        entry("linmei_502_7002_lab-1.ipynb", NEW),
        entry("linmei_502_7001_lab.ipynb", NEW),
    ],
    "canvas, a number of one's own": [
        entry("linmei_502_7002_lab-3.ipynb", OLD),
        entry("linmei_502_7001_lab-99.ipynb", NEW),
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
        assert contents(tmp_path / "submissions") == {"s02.ipynb": notebook(names[0])}


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


def test_an_unreadable_newer_file_displaces_nothing(taken, tmp_path):
    newer = (entry("s02 (1).ipynb", NEW), b"half a noteb")
    found = taken(newer, ("s02.ipynb", notebook()))
    assert found.taken == {"s02": "s02.ipynb"}
    assert found.unreadable[0][0] == "s02 (1).ipynb"
    assert "s02 (1).ipynb can't be read, s02.ipynb was taken" in found.look[0]
    assert contents(tmp_path / "submissions") == {"s02.ipynb": notebook()}


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
    assert "1 kept from an earlier collection" in summary(found, CLASS)
    files = {"s01.ipynb": notebook("1"), "s02.ipynb": notebook("2")}
    files["replaced/s02/earlier.ipynb"] = notebook("1")
    assert contents(tmp_path / "submissions") == files
