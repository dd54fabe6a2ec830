"""Tables are read in any encoding and with any line ends; bad ones name their line."""

import pytest

from classroom.roster.csv_table import LARGEST
from classroom.roster.roster import RosterError, read_roster
from tests.helpers.classroom.rosters import (
    BLACKBOARD,
    CANVAS,
    CHINESE,
    GERMAN,
    GERMAN_LIST,
    MOODLE,
    WESTERN,
    read,
    who,
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("text", [MOODLE, GERMAN, BLACKBOARD, GERMAN_LIST])
def test_western_encodings_are_read(tmp_path, text, encoding):
    assert who(read(tmp_path, text, encoding)) == WESTERN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_chinese_encodings_are_read(tmp_path, encoding):
    rare = CHINESE + "镕基,朱,2003,\n喆,陶,2004,\n"
    names = [student.name for student in read(tmp_path, rare, encoding)]
    assert names == ["王伟", "李娜", "朱镕基", "陶喆"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "\n , ,,\n"])
def test_lines_end_in_any_way_and_blank_ones_are_skipped(tmp_path, end):
    assert who(read(tmp_path, end + MOODLE.replace("\n", end))) == WESTERN


def test_of_two_columns_of_one_name_the_first_counts(tmp_path):
    assert who(read(tmp_path, "name,id,name\nAna,1,x\n")) == [("1", "Ana")]


def test_short_lines_and_empty_fields_too_many_are_fine(tmp_path):
    text = "id,name,email,note\n1,Ana\n2,Mei,,,,,\n"
    assert who(read(tmp_path, text)) == [("1", "Ana"), ("2", "Mei")]


def test_control_characters_and_direction_marks_leave_names(tmp_path):
    text = 'name,id\n"Lin\x1b[2J\n\u202eMei\u200b",1\n'
    assert who(read(tmp_path, text)) == [("1", "Lin [2J Mei")]


def test_a_name_in_two_spellings_of_unicode_is_one(tmp_path):
    (student,) = read(tmp_path, "name,id\nAna Mu\u0308ller,1\n")
    assert student.name == "Ana M\u00fcller"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "class.csv is empty"),
        (" \n,,\n", "class.csv is empty"),
        ("name,id\n", "columns but no student"),
        (CANVAS.partition('"Müller')[0], "columns but no student"),
        ("section,score\nA,5\n", "no column of names or ids among section, score"),
        ("name,id\nA,1\nB,2\nC,1\n", "line 4: the id '1' stands on line 2 already"),
        ("name,id\nA,1\n\n\nC,1\n", "line 5: the id '1' stands on line 2 already"),
        ("name,score\nA,1\nA,2\n", "line 3: the name 'A' stands on line 2 already"),
        ("name,id,score\nA,1,5\n,,7\n", "line 3: neither a name nor an id"),
        ("name,id\nA,1\nA,\n", "line 3: no id, and no other column"),
        ("name,id\nLin, Mei,1\n", "line 2: 3 fields under 2 columns; put a field"),
        ('name,id\nA,1\n"B,2\nC,3\n', "line 3: .*quote"),
        (b"\xff\xfename".ljust(7, b"\x00"), "encoding can't be read"),
        ("name,id\nA,1\n".encode("utf-16-le"), "encoding can't be read"),
        (b"name,id\n\x81\x8d,1\nM\xfcl,2\nK\xf6l,2\n", "encoding can't be read"),
        (b"PK\x03\x04 an xlsx", "workbook or a zip: save it as CSV"),
        (b"x" * (LARGEST + 1), f"larger than {LARGEST // 2**20} MB"),
        ("name,id\n" + "x" * 200_000 + ",1\n", "line 2: field larger"),
    ],
)
def test_bad_files_are_refused_with_line_and_fix(tmp_path, text, says):
    with pytest.raises(RosterError, match=says):
        read(tmp_path, text)


def test_a_missing_file_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_roster(tmp_path / "none.csv")
