"""Collecting again: the newer stays, the replaced is kept, a doubt changes nothing."""

import pytest

from classroom.collect.collect import How, collect
from classroom.collect.record import remember, remembered, summary
from tests.helpers.classroom.students import CLASS
from tests.helpers.classroom.zips import NEW, OLD, entry, notebook, pack
from tests.helpers.files import contents

MOODLE = "Mei Lin_112_assignsubmission_file/x.ipynb"


@pytest.fixture
def again(tmp_path):
    """The function that collects and remembers, as the command does."""

    def again(*entries, anyway=False):
        source = pack(tmp_path / "all.zip", entries)
        how = How(anyway=anyway)
        found = collect(source, CLASS, tmp_path / "submissions", how)
        remember(tmp_path, found)
        return found

    return again


@pytest.fixture
def kept(tmp_path):
    """The function that says what is kept, by the code of its first cell."""

    def kept():
        return {
            name: data.split(b'"source": [')[1].split(b'"')[1].decode()
            for name, data in contents(tmp_path / "submissions").items()
        }

    return kept


KINDS = {  # what is older, what is newer
    "moodle": (entry(MOODLE, OLD), entry(MOODLE, NEW)),
    "own name": (entry("s02.ipynb", OLD), entry("s02 (1).ipynb", NEW)),
    "canvas": (
        entry("linmei_502_888_x-7.ipynb", NEW),  # the zip's times are those of packing
        entry("linmei_502_999_x.ipynb", OLD),
    ),
    "blackboard": (
        entry("W_s02_attempt_2026-03-01-12-00-00_x.ipynb", NEW),
        entry("W_s02_attempt_2026-03-05-12-00-00_x.ipynb", OLD),
    ),
    "brightspace": (
        entry("1-9 - Mei Lin - Mar 1, 2026 905 AM/x.ipynb", NEW),
        entry("1-8 - Mei Lin - Mar 1, 2026 1205 PM/x.ipynb", OLD),
    ),
    "one by moodle": (entry("s02.ipynb", OLD), entry(MOODLE, NEW)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_file_never_replaces_a_newer_one(again, kept, kind):
    older, newer = KINDS[kind]
    again((newer, notebook("newer")))
    found = again((older, notebook("older")))
    assert (found.taken, found.missing) == ({}, [CLASS[0], CLASS[2]])
    (sentence,) = found.older
    assert older.filename in sentence
    assert f"{newer.filename} (" in sentence
    assert "Older than what is there (1): nothing was replaced" in summary(found, CLASS)
    assert kept() == {"s02.ipynb": "newer"}
    found = again((older, notebook("older")), anyway=True)
    assert "though it is older" in found.replaced[0]
    assert kept().pop("s02.ipynb") == "older"


@pytest.mark.parametrize("kind", KINDS)
def test_a_newer_file_replaces_an_older_one_which_is_kept(again, kept, kind):
    older, newer = KINDS[kind]
    again((older, notebook("older")))
    found = again((newer, notebook("newer")))
    assert found.taken == {"s02": newer.filename}
    (replaced,) = set(kept()) - {"s02.ipynb"}
    assert replaced.startswith("replaced/s02/20")
    assert kept() == {"s02.ipynb": "newer", replaced: "older"}
    assert "; kept as 20" in found.replaced[0]
    assert again((newer, notebook("newer"))).replaced == []
    assert len(kept()) == 2


def test_nothing_that_was_replaced_is_lost(again, kept):
    for text in ("1", "2", "3", "1"):
        found = again((MOODLE, notebook(text)))
        assert list(found.taken) == ["s02"]
    assert "of the same moment" in found.replaced[0]
    assert sorted(kept().values()) == ["1", "1", "2", "3"]


def test_what_cannot_be_compared_is_said(again):
    again((entry("s02.ipynb", (1980, 1, 1, 0, 0, 0)), notebook("1")))
    found = again((MOODLE, notebook("2")))
    assert "which is newer isn't known; kept as earlier.ipynb" in found.replaced[0]


DOUBTFUL = {
    "another's mark": (MOODLE, notebook("new", mark="s01")),
    "the name against the number": (
        "Ana Müller_112_assignsubmission_file/x.ipynb",
        notebook("new"),
    ),
}


@pytest.mark.parametrize("kind", DOUBTFUL)
def test_a_doubtful_file_replaces_nothing(again, kept, kind):
    again((entry("s02.ipynb", OLD), notebook("sure")))
    name, data = DOUBTFUL[kind]
    found = again((entry(name, NEW), data))
    assert (found.taken, found.duplicates) == ({}, {"s02": [name]})
    assert "not taken for Mei Lin (s02) by" in found.look[0]
    assert "Ana Müller (s01)" in found.look[0]
    assert found.look[0].endswith("collect it alone with --take-anyway")
    assert kept() == {"s02.ipynb": "sure"}
    assert list(again((entry(name, NEW), data), anyway=True).taken) == ["s02"]
    assert kept()["s02.ipynb"] == "new"


def test_a_doubtful_file_is_taken_where_nothing_is(again, kept):
    found = again((MOODLE, notebook("1", mark="s01")))
    assert "taken for Mei Lin (s02) by its name, but" in found.look[0]
    again((entry(MOODLE, NEW), notebook("2", mark="s01")))  # the same person's, again
    assert kept()["s02.ipynb"] == "2"


def test_a_doubtful_newer_file_is_set_aside(again, kept):
    doubtful = entry("Mei Lin_112_assignsubmission_file/y.ipynb", NEW)
    found = again((MOODLE, notebook("sure")), (doubtful, notebook("x", mark="s01")))
    assert kept() == {"s02.ipynb": "sure"}
    assert "set aside for Mei Lin (s02) by its name, but" in found.look[0]
    assert "Set aside (1): perhaps of another student" in summary(found, CLASS)


def test_own_name_and_mark_that_differ_are_nobodys(again, kept):
    found = again(("s02.ipynb", notebook(mark="s01")))
    assert (found.taken, found.unmatched, kept()) == ({}, ["s02.ipynb"], {})
    assert (
        "is that of Mei Lin (s02), but the notebook was handed out to Ana"
        in (found.look[0])
    )
    assert list(again(("s02.ipynb", notebook(mark="s01")), anyway=True).taken) == [
        "s02"
    ]


def test_files_of_one_moment_are_not_called_newer(again):
    found = again(("s02.ipynb", notebook("1")), ("s02 (1).ipynb", notebook("2")))
    assert found.taken == {"s02": "s02 (1).ipynb"}
    said = summary(found, CLASS)
    assert (
        "Set aside (1): of the same moment as the one taken, which is the last" in said
    )
    assert "a newer file" not in said


def test_a_file_keeps_its_owner_though_it_cannot_be_read(again):
    text = "Ana Müller_111_assignsubmission_onlinetext/onlinetext.html"
    found = again((MOODLE, b"half"), (text, b"<p>my answer</p>"))
    assert found.missing == [CLASS[2]]
    assert found.unusable == CLASS[:2]
    assert "2 with nothing that can be taken" in summary(found, CLASS)
    reason = "typed into the LMS as an online text: ask for the notebook as a file"
    assert (text, reason) in found.unreadable
    assert {s[:10] for s in found.look} == {"Ana Müller", "Mei Lin (s"}
    notebook_too = "Ana Müller_111_assignsubmission_file/x.ipynb", notebook()
    found = again((text, b"<p>see my file</p>"), notebook_too)
    assert (found.unreadable, found.look) == ([], [])


def test_times_that_are_all_of_one_moment_are_of_packing(again, tmp_path):
    ana = "Ana Müller_111_assignsubmission_file/x.ipynb"
    again((entry(ana, OLD), notebook()), (entry(MOODLE, OLD), notebook()))
    assert remembered(tmp_path)["s02"]["handed_in"] is None
    again((entry(ana, OLD), notebook()), (entry(MOODLE, NEW), notebook()))
    assert remembered(tmp_path)["s02"]["handed_in"] == "2024-05-02T12:00:00"
    assert remembered(tmp_path)["s02"]["late"] is None


APPLE = b"\0\5\x16\7\0\2\0\0Mac OS X        ATTR"


@pytest.mark.parametrize(
    ("own", "data"), [("._lab.ipynb", b"cut"), ("lab.ipynb", APPLE)]
)
def test_what_macos_adds_is_no_file_of_a_student(again, own, data):
    files = ("linmei_502_7_lab.ipynb", notebook()), (f"linmei_502_8_{own}", data)
    found = again(*files)
    assert found.taken == {"s02": "linmei_502_7_lab.ipynb"}
    assert (found.unreadable, found.look, found.duplicates) == ([], [], {})


@pytest.mark.parametrize("held", ['{"s02": 5}', '{"s02": {"time": 5, "attempt": "x"}}'])
def test_a_damaged_record_is_no_hindrance(again, kept, tmp_path, held):
    again((MOODLE, notebook("1")))
    (tmp_path / "collected.json").write_text(held)
    if held != '{"s02": 5}':
        again((MOODLE, notebook("2")))
        assert kept()["s02.ipynb"] == "2"
