"""What LMSs write in names is read: whose, which number, when, how late; or nothing."""

import re
import time

import pytest

from classroom.collect.names.own_pattern import NamesError, own_pattern
from classroom.collect.names.readings import readings

READ = {
    "Ana Müller_111_assignsubmission_file/lab.ipynb": {
        "lms": "moodle",
        "place": "Ana Müller_111_assignsubmission_file",
        "name": "Ana Müller",
        "number": "111",
        "own": "lab.ipynb",
        "late": None,
        "when": "",
    },
    "Ana Müller_111_assignsubmission_file_lab.ipynb": {
        "place": "Ana Müller_111_assignsubmission_file_",
        "own": "lab.ipynb",
    },
    "Group A_assignsubmission_file/lab.ipynb": {"name": "Group A", "number": ""},
    "müllerana_LATE_501_7001_my_lab-2.ipynb": {
        "lms": "canvas",
        "place": "müllerana_LATE_501_7001_",
        "number": "501",
        "attempt": 7001,
        "version": (7001, 2),
        "late": True,
        "own": "my_lab-2.ipynb",
    },
    "bobal_amin_14_70016_x.ipynb": {
        "name": "bobal_amin",
        "number": "14",
        "late": False,
    },
    "LATE_anon_Xk3f9_70016_x.ipynb": {
        "lms": "canvas",
        "number": "Xk3f9",
        "late": True,
        "anonymous": True,
    },
    "Week 2_ana_attempt_2026-03-01-12-00-05_lab_1.ipynb": {
        "lms": "blackboard",
        "logins": "Week 2_ana",
        "when": "2026-03-01T12:00:05",
        "own": "lab_1.ipynb",
        "why_not": "",
    },
    "Week 2_ana_attempt_2026-03-01-12-00-05.txt": {
        "why_not": "no file came: ask for the notebook as a file"
    },
    "all/13394-80551 - Ana Müller - Mar 29, 2018 905 PM/lab.ipynb": {
        "lms": "brightspace",
        "place": "13394-80551 - Ana Müller - Mar 29, 2018 905 PM",
        "name": "Ana Müller",
        "number": "13394",
        "when": "2018-03-29T21:05:00",
    },
    "1-2 - Jean-Luc - 5 mars 2026 1205/lab - x.ipynb": {"name": "Jean-Luc", "when": ""},
    "1-2 - Ana - Mar 1, 2026 1205 PM - Mei Lin - Mar 2, 2026 1205 PM.ipynb": {
        "name": "Ana",
        "own": "Mei Lin - Mar 2, 2026 1205 PM.ipynb",
        "when": "2026-03-01T12:05:00",
    },
    "assignment_4_export/submission_3001/lab.ipynb": {
        "lms": "gradescope",
        "number": "3001",
        "anonymous": True,
    },
    "Submissions/Muller_Ana_amue_4711/lab.ipynb": {
        "lms": "ilias",
        "logins": "Muller_Ana_amue",
        "number": "4711",
        "weak": True,
    },
    "Homework/Ana Müller - lab - 2.ipynb": {
        "lms": "google",
        "name": "Ana Müller",
        "own": "lab - 2.ipynb",
        "weak": True,
    },
    "Teilnehmer/in_111_assignsubmission_file/x.ipynb": {"name": "in"},
    "参与者_111_assignsubmission_file/x.ipynb": {"anonymous": True, "number": "111"},
}


@pytest.mark.parametrize("path", READ)
def test_a_name_is_read(path):
    said = next(readings(path))
    assert {field: getattr(said, field) for field in READ[path]} == READ[path]


@pytest.mark.parametrize(
    "path", ["lab.ipynb", "s01.ipynb", "a/b_c.ipynb", "x-y.ipynb", "submission_1.ipynb"]
)
def test_other_names_say_nothing(path):
    assert list(readings(path)) == []


def test_the_first_part_that_an_lms_wrote_comes_first():
    path = "Ana_1_assignsubmission_file/mei_2_3_Ben - x.ipynb"
    assert [said.lms for said in readings(path)] == ["moodle", "canvas", "google"]


@pytest.mark.parametrize(
    ("pattern", "path", "told"),
    [
        (
            "{name} - {id}/{file}",
            "all/Ana M. - 17/a/b.ipynb",
            ("Ana M.", "17", "a/b.ipynb"),
        ),
        ("{id}_{file}", "17_x_y.ipynb", ("", "17", "x_y.ipynb")),
        (
            "Week (1) {last}, {first}/{file}",
            "Week (1) M, Ana/x.ipynb",
            ("Ana M", "", "x.ipynb"),
        ),
        ("{name}/{file}", "c/Ana/x.ipynb", ("Ana", "", "x.ipynb")),
    ],
)
def test_a_pattern_of_ones_own_is_read_first(pattern, path, told):
    said = next(readings(path, own_pattern(pattern)))
    assert (said.lms, said.name, said.id, said.own) == ("own", *told)


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("{nmae}/{file}", "{nmae} is none of email, file, first, id, last, login"),
        ("{}/{file}", "{} is none of"),
        ("{name}", "doesn't end with {file}"),
        ("{name}/{file}.ipynb", "doesn't end with {file}"),
        ("{file}", "doesn't say whose a file is, by one of email"),
        ("{name}{id}/{file}", "nothing stands between two fields"),
        ("{id}/{id}/{file}", "a field stands twice"),
        ("{name/{file}", "is none of"),
        ("}{name}/{file}", "a brace isn't closed"),
        ("", "doesn't end with {file}"),
    ],
)
def test_a_bad_pattern_says_what_is_wrong(pattern, says):
    with pytest.raises(NamesError, match=re.escape(says)) as told:
        own_pattern(pattern)
    assert 'write it as in "{name} - {id}/{file}"' in str(told.value)


@pytest.mark.parametrize(
    "start", ["", "1-2 - a - ", "x_1_2_", "a_attempt_", "a - ", "submission_"]
)
@pytest.mark.parametrize(
    "part", ["1111 ", "-1", " - a", "_1", "_LATE", "_attempt_2026"]
)
def test_names_made_to_be_slow_are_not(start, part):
    name, pattern = start + part * 13_000, own_pattern("{name} {id} {email}/{file}")
    began = time.perf_counter()
    for length in (250, 390, len(name)):
        list(readings(name[:length] + "-.ipynb", pattern))
    assert time.perf_counter() - began < 1
