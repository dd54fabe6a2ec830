"""Matching: what a file's name and mark say, and no lie of a student's."""

import time

import pytest

from classroom.collect.names.match import Index, Verdict
from classroom.roster.identities import name_keys
from classroom.roster.roster import Student
from classroom.text import plain
from tests.helpers.classroom.students import ANA, CLASS, MEI, NAMES, SAME, TWINS

NAMES_ONLY = [Student(s.id, s.name) for s in CLASS]


@pytest.mark.parametrize("kind", NAMES)
def test_names_are_understood(kind):
    name, whose = NAMES[kind]
    match = Index(CLASS).match(name)
    assert (match.student, match.rivals, match.other) == (whose, (), None)
    canvas = kind.startswith("canvas")
    assert match.late is (("LATE" in name) if canvas else None)
    assert match.version[1:] == ((2,) if kind == "canvas again" else ())
    assert bool(match.version) == canvas


@pytest.mark.parametrize(
    "name",
    [
        "",
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
def test_a_name_of_nobody_is_nobodys(name):
    match = Index(NAMES_ONLY).match(name)
    assert (match.student, match.rivals) == (None, ())


@pytest.mark.parametrize(
    ("row", "moodle", "canvas"),
    [
        ({"Identifier": "Participant 7"}, True, False),
        ({"ID": "Teilnehmer/in7"}, True, False),
        ({"Student": "x", "ID": "7"}, False, True),
        ({"ID": "7", "SIS User ID": "1"}, False, True),
        ({"Identifier": "none", "ID number": "7"}, False, False),
        ({"name": "x", "id": "7"}, False, False),
    ],
)
def test_the_numbers_of_an_lms_are_found_where_they_are(row, moodle, canvas):
    index = Index([Student("1001", "Ana Müller", row=row)])
    assert (
        bool(index.match("nobody_7_assignsubmission_file_/a.ipynb").student) == moodle
    )
    assert bool(index.match("nobody_7_70_a.ipynb").student) == canvas


@pytest.mark.parametrize("students", [TWINS, TWINS[::-1]])
@pytest.mark.parametrize("name", ["Ana Müller.ipynb", "mullerana_9_7_lab.ipynb"])
def test_a_name_that_two_share_is_told_apart_by_the_mark_alone(students, name):
    index = Index(students)
    match = index.match(name)
    assert match.student is None
    assert set(match.rivals) == {ANA, SAME}
    for given in (None, "s02", "stranger"):
        verdict = index.whose(match, given)
        assert verdict.student is None
        (doubt,) = verdict.doubts
        assert {"s01.ipynb", "s04.ipynb"} <= set(doubt.replace(",", "").split())
    verdict = index.whose(match, "s04")
    assert (verdict.student, verdict.by, verdict.sure) == (SAME, "mark", False)
    assert "fits" in verdict.doubts[0]


def test_a_shared_name_is_told_apart_by_number_and_id():
    index = Index(TWINS)
    number = index.match("Ana Müller_111_assignsubmission_file_/x.ipynb")
    assert (number.student, index.match("s04.ipynb").student) == (ANA, SAME)


def test_a_number_beats_a_name_and_is_in_doubt():
    index = Index(CLASS)
    match = index.match("Mei Lin_111_assignsubmission_file_/x.ipynb")
    verdict = index.whose(match, None)
    assert (verdict.student, verdict.sure) == (ANA, False)
    says = "by the number, but the name is that of Mei Lin (s02)"
    assert says in verdict.doubts[0]


def test_the_mark_helps_where_the_name_is_nobodys():
    index = Index(CLASS)
    match = index.match("final.ipynb")
    verdict = index.whose(match, "s02")
    assert (verdict.student, verdict.by, verdict.sure) == (MEI, "mark", True)
    assert "nobody's" in verdict.doubts[0]
    assert index.whose(match, None) == index.whose(match, "stranger") == Verdict(None)


@pytest.mark.parametrize(
    ("mark", "says"),
    [("s02", "Mei Lin (s02)"), ("other", "'other', who isn't on the roster")],
)
def test_a_mark_that_contradicts_the_name_is_in_doubt(mark, says):
    index = Index(CLASS)
    lms = index.match("Ana Müller_111_assignsubmission_file/x.ipynb")
    verdict = index.whose(lms, mark)
    assert (verdict.student, verdict.sure) == (ANA, False)
    assert says in verdict.doubts[0]
    for own in ("s01.ipynb", "Ana Müller - s01.ipynb"):  # a student may write these
        verdict = index.whose(index.match(own), mark)
        nobody = mark == "other"  # is no second student, so that there is one to ask
        assert (verdict.student, verdict.sure) == (ANA if nobody else None, False)
        assert says in verdict.doubts[0]
        assert nobody or ANA.label in verdict.doubts[0]


def test_a_login_is_known_by_the_address_where_the_roster_has_no_other():
    index = Index(
        [Student("1", "Ana", "amue@uni.edu"), Student("2", "Mei", "e@uni.edu")]
    )
    name = "Week_2_{}_attempt_2026-03-01-12-00-00_x.ipynb"
    assert index.match(name.format("amue")).student.id == "1"
    assert index.match(name.format("mue")).student is None


def test_ilias_names_count_where_the_roster_has_no_logins():
    index = Index(CLASS)
    assert index.match("Muller_Ana_x17_4711/x.ipynb").student == ANA
    assert index.match("Lin_Mei_Ana_x18_4712/x.ipynb").student == MEI
    assert index.match("Body_No_x19_4713/x.ipynb").student is None


def test_a_mark_may_be_any_id_that_the_roster_has():
    row = {"Username": "#ana", "OrgDefinedId": "#1001"}
    index = Index(
        [Student("1001", "Ana", "ana@uni.edu", row | {"Email": "ana@uni.edu"})]
    )
    for mark in ("1001", "#1001", "ana", "ANA@uni.edu"):
        assert index.marked(mark), mark
    assert index.marked("2001") is index.marked(None) is None


def test_the_right_mark_is_no_doubt():
    index = Index(CLASS)
    assert index.whose(index.match("s01.ipynb"), "s01") == Verdict(ANA)


@pytest.mark.parametrize(
    "name", ["-1" * 30_000 + "!", " " * 60_000 + "x", "(1" * 30_000, "_1" * 30_000]
)
@pytest.mark.parametrize("start", ["", "nobody_9_9_", "No_9_assignsubmission_file_"])
def test_names_made_to_be_slow_are_not(start, name):
    began = time.perf_counter()
    assert Index(CLASS).match(f"{start}{name}"[:65_000] + ".ipynb").student is None
    assert time.perf_counter() - began < 1  # milliseconds, if all is well


@pytest.mark.parametrize(
    ("student", "spelled"),
    [
        (Student("1", "Ana Müller"), ["muller ANA", "Ana-Muller", "müllerana"]),
        (Student("1", "Ana María López"), ["López Ana Maria", "maría lópez, ana"]),
        (Student("1", "王伟"), ["伟 王", "王伟"]),
        (Student("1", "欧阳娜娜"), ["娜娜欧阳"]),
        (
            Student("1", "x", row={"Student": "Müller, Ana"}),
            ["mullerana", "ana muller"],
        ),
        (Student("1", "Straße Jo"), ["STRASSE JO"]),
    ],
)
def test_names_are_known_in_both_orders_without_accents(student, spelled):
    assert {plain(name) for name in spelled} <= name_keys(student)
