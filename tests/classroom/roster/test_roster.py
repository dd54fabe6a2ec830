"""The roster: what LMSs export is read, and what can't be is named with its line."""

import pytest

from classroom.roster.csv_table import LARGEST
from classroom.roster.roster import RosterError, Student, how_read, read_roster

MOODLE = """First name,Surname,ID number,Email address
Ana,Müller,1001,ana@uni.edu
Mei,Lin,1002,mei@uni.edu
"""
WORKSHEET = """Identifier,Full name,Email address,Status
Participant 123456,Ana Müller,ana@uni.edu,Submitted
Participant 123457,Mei Lin,mei@uni.edu,No submission
"""
GERMAN = """Vorname;Nachname;ID-Nummer;E-Mail-Adresse
Ana;Müller;1001;ana@uni.edu
Mei;Lin;1002;mei@uni.edu
"""
GERMAN_WORKSHEET = """ID,Vollständiger Name,E-Mail-Adresse
Teilnehmer/in123456,Ana Müller,ana@uni.edu
Teilnehmer/in123457,Mei Lin,mei@uni.edu
"""
GERMAN_LIST = "Matrikelnummer;Name;Vorname\n1001;Müller;Ana\n1002;Lin;Mei\n"
CHINESE = "名字,姓氏,学号,电子邮件地址\n伟,王,2001,w@uni.cn\n娜,李,2002,l@uni.cn\n"
TRADITIONAL = "姓名,學號,電子郵件地址\n王偉,2001,w@uni.tw\n李娜,2002,l@uni.tw\n"
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Homework (77)
,,,,,Manual Posting
    Points Possible,,,,,10
"Müller, Ana",501,1001,ana,A,
"Lin, Mei",502,1002,mei,A,
"Student, Test",999,,t3st,A,
"""
BLACKBOARD = """"Last Name"\t"First Name"\t"Username"\t"Student ID"
"Müller"\t"Ana"\t"amue"\t"1001"
"Lin"\t"Mei"\t"mlin"\t"1002"
"""
CLASSROOM = (
    "Last Name,First Name,Email Address\nMüller,Ana,ana@uni.edu\nLin,Mei,mei@uni.edu\n"
)


def write(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "class.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def read(tmp_path, text, encoding="utf-8"):
    return read_roster(write(tmp_path, text, encoding))


def who(students):
    return [(student.id, student.name) for student in students]


WESTERN = [("1001", "Ana Müller"), ("1002", "Mei Lin")]
EXPORTS = {
    "moodle": (MOODLE, WESTERN),
    "moodle worksheet": (
        WORKSHEET,
        [("Participant 123456", "Ana Müller"), ("Participant 123457", "Mei Lin")],
    ),
    "german": (GERMAN, WESTERN),
    "german worksheet": (
        GERMAN_WORKSHEET,
        [("Teilnehmer/in123456", "Ana Müller"), ("Teilnehmer/in123457", "Mei Lin")],
    ),
    "german list": (GERMAN_LIST, WESTERN),
    "chinese": (CHINESE, [("2001", "王伟"), ("2002", "李娜")]),
    "traditional": (TRADITIONAL, [("2001", "王偉"), ("2002", "李娜")]),
    "canvas": (CANVAS, WESTERN),
    "blackboard": (BLACKBOARD, WESTERN),
    "google": (CLASSROOM, [("ana@uni.edu", "Ana Müller"), ("mei@uni.edu", "Mei Lin")]),
    "own": ("name,id\nAna Müller,1001\nMei Lin,1002\n", WESTERN),
    "own, id of two words": (
        "Student ID,Name\n1001,Ana Müller\n1002,Mei Lin\n",
        WESTERN,
    ),
    "names alone": (
        "name\nAna Müller\nMei Lin\n",
        [("Ana Müller", "Ana Müller"), ("Mei Lin", "Mei Lin")],
    ),
    "ids alone": ("id\n1001\n1002\n", [("1001", "1001"), ("1002", "1002")]),
    "capitals and blanks": (
        "  FIRST  NAME , last_name,Id Number \nAna,Müller,1001\nMei,Lin,1002\n",
        WESTERN,
    ),
}


@pytest.mark.parametrize("export", EXPORTS)
def test_exports_are_read(tmp_path, export):
    text, students = EXPORTS[export]
    assert who(read(tmp_path, text)) == students


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


def test_email_and_the_columns_as_given_are_kept(tmp_path):
    text = "name,id,email,Group \n Ana  Müller ,1001, ana@uni.edu, B\n"
    (student,) = read(tmp_path, text)
    assert student == Student("1001", "Ana Müller", "ana@uni.edu")
    columns = {"name": " Ana  Müller ", "id": "1001", "email": " ana@uni.edu"}
    assert student.row == columns | {"Group ": " B"}
    assert list(student.row) == ["name", "id", "email", "Group "]
    assert len({student}) == 1


def test_of_two_columns_of_one_name_the_first_counts(tmp_path):
    assert who(read(tmp_path, "name,id,name\nAna,1,x\n")) == [("1", "Ana")]


def test_short_lines_and_empty_fields_too_many_are_fine(tmp_path):
    text = "id,name,email,note\n1,Ana\n2,Mei,,,,,\n"
    assert who(read(tmp_path, text)) == [("1", "Ana"), ("2", "Mei")]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("id number,username,name\n1,ana,A\n2,mei,B\n", ["1", "2"]),
        ("id number,username,name\n1,ana,A\n,mei,B\n", ["ana", "mei"]),
        ("id number,username,email,name\n1,ana,a@x,A\n,,b@x,B\n", ["a@x", "b@x"]),
        ("id number,username,email,name\n1,x,a@x,A\n,x,b@x,B\n", ["a@x", "b@x"]),
        ("id number,email,name\n1,,A\n,,B\n", ["A", "B"]),
        ("id number,username,name\n,ana,A\n,mei,B\n", ["ana", "mei"]),
        ("Student,ID,SIS User ID\nA,501,1\nB,502,\n", ["501", "502"]),
        ("name,email,ID,student id\nA,a@x,9,1\nB,b@x,9,2\n", ["1", "2"]),
    ],
)
def test_ids_are_of_the_best_column_that_serves_everybody(tmp_path, text, ids):
    assert [student.id for student in read(tmp_path, text)] == ids


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
def test_bad_files_are_refused_with_line_and_mend(tmp_path, text, says):
    with pytest.raises(RosterError, match=says):
        read(tmp_path, text)


def test_a_missing_file_is_missing(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_roster(tmp_path / "none.csv")


def test_test_student_is_only_canvas_own(tmp_path):
    assert who(read(tmp_path, "name,id\nTest Student,1\n")) == [("1", "Test Student")]


@pytest.mark.parametrize("column", ["Number", "No", "No.", "Nr", "nr."])
def test_a_number_by_any_short_name_is_an_id(tmp_path, column):
    text = f"{column},Name\n1001,Ana Müller\n1002,Mei Lin\n"
    assert who(read(tmp_path, text)) == WESTERN


def test_a_number_that_counts_the_lines_is_the_last_choice(tmp_path):
    text = "No,Name,Email\n1,Ana,a@x.org\n2,Mei,m@x.org\n"
    assert [id for id, _ in who(read(tmp_path, text))] == ["a@x.org", "m@x.org"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CANVAS, "2 students, known by SIS User ID; names from Student"),
        (
            MOODLE,
            "2 students, known by ID number; names from First name and Surname",
        ),
        (
            "name,id\nAna,1\n,2\n,3\n",
            "3 students, known by id; names from name\n2 students without a name: "
            "their files can be matched by id only",
        ),
        (
            "id\n1\n",
            "1 student, known by id\n1 student without a name: its files can be "
            "matched by id only",
        ),
    ],
)
def test_how_a_roster_was_read_is_said(tmp_path, text, says):
    assert how_read(write(tmp_path, text)) == says
