"""marks.csv through spreadsheets: nothing that a person wrote is ever lost."""

import pytest

from classroom.report.report import write_report
from classroom.roster.roster import Student
from tests.helpers.classroom.graded_class import STUDENTS, report, result
from tests.helpers.classroom.marks_table import WHOLE, fill, read, row_of, save

FIRST = "mean-not-sum"
DIALECTS = {
    "as it is": {},
    "German Excel": {"delimiter": ";", "encoding": "cp1252"},
    "Excel, CSV in UTF-8": {"delimiter": ";", "encoding": "utf-8-sig"},
    "Unicode text": {"delimiter": "\t", "encoding": "utf-16"},
    "LibreOffice": {"encoding": "utf-8"},
}


def test_each_student_and_exercise_has_a_row(three):
    rows = read(three)
    names = [FIRST, "your-fridays", "your-fridays: why_steeper", WHOLE]
    ids = [s.id for s in STUDENTS[:3]]
    assert [(r["student"], r["exercise"]) for r in rows] == [
        (id, name) for id in ids for name in names
    ]
    assert [(r["most"], r["points found"]) for r in rows[:4]] == [
        *(("4", "2"), ("3", "3"), ("0", ""), ("7", "5"))
    ]
    assert {r["points given"] + r["comment"] + r["deadline"] for r in rows} == {""}
    assert len({r["code"] for r in rows}) == 3


@pytest.mark.parametrize("how", DIALECTS.values(), ids=DIALECTS)
def test_what_a_person_wrote_survives_spreadsheets(three, how):
    said = {"points given": "3,5", "comment": 'Gut, aber "knäpp";\nsee me'}
    fill(three, ("s01", FIRST, said), ("s03", WHOLE, {"deadline": "6.3.2026"}), **how)
    for _ in range(2):
        made = report(three)
        assert {k: row_of(three, "s01", FIRST)[k] for k in said} == said
        assert row_of(three, "s03", WHOLE)["deadline"] == "6.3.2026"
        assert made.books["gradebook"][1][4:9] == ["5", "6.5", "", "6.5", "7"]
    data = (three.folder / "marks.csv").read_bytes()
    top = how.get("delimiter", ",").join(["student", "name", "exercise"])
    assert top in data.decode(how.get("encoding", "utf-8-sig"))


@pytest.mark.parametrize(
    ("text", "encoding", "delimiter"),
    [
        ("id,name\n1,A\n", "utf-8", ","),
        ("id;name\n1;A, B\n", "cp1252", ";"),
        ("id\tname\n1\tA\n", "utf-16", "\t"),
    ],
)
def test_a_new_table_is_written_as_the_roster_is(three, text, encoding, delimiter):
    (three.folder / "marks.csv").unlink()
    (three.folder / "roster.csv").write_bytes(text.encode(encoding))
    report(three)
    data = (three.folder / "marks.csv").read_bytes()
    assert data.startswith(b"\xff\xfe" if encoding == "utf-16" else b"\xef\xbb\xbf")
    whole = data.decode("utf-16" if encoding == "utf-16" else "utf-8-sig")
    assert whole.startswith(delimiter.join(["student", "name", "exercise"]))
    assert len(read(three)) == 12


def test_a_report_leaves_a_table_alone_that_needs_nothing(three):
    fill(three, ("s01", FIRST, {"points given": "3"}))
    file = three.folder / "marks.csv"
    before = file.read_bytes(), file.stat().st_mtime_ns
    report(three)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    ("name", "comment", "encoding"),
    [
        ("Ana Müller", "Größe!", "cp1252"),
        ("Ana M", "Größe", "cp1252"),
        ("Ana M", "réussi", "cp1252"),
        ("王伟", "很好", "gb18030"),
        ("Wang Wei", "很好，继续", "gb18030"),
        ("王偉", "很好", "big5"),
        ("Łukasz Żak", "źle", "cp1250"),
        ("Анна", "хорошо", "cp1251"),
    ],
)
def test_letters_are_known_in_the_code_page_of_a_country(make, name, comment, encoding):
    student = Student("s01", name)
    assignment = make([student, Student("s02", "Bo")], {"s01": result("s01", 4)})
    report(assignment)
    fill(assignment, ("s01", FIRST, {"comment": comment}), encoding=encoding)
    (assignment.folder / "roster.csv").write_text("id,name")
    before = (assignment.folder / "marks.csv").read_bytes()
    assert comment in report(assignment).pages["s01"]
    assert (assignment.folder / "marks.csv").read_bytes() == before


def test_a_persons_columns_and_order_stay(three):
    rows = sorted(read(three), key=lambda row: row["exercise"])
    rows[0] |= {"to do": "", "": "", "seen": ""}
    rows[3]["to do"] = "ask her"
    save(three, rows)
    report(three)
    after = read(three)
    assert [(r["student"], r["exercise"]) for r in after] == [
        (r["student"], r["exercise"]) for r in rows
    ]
    assert after[3]["to do"] == "ask her"
    assert list(after[0])[-2:] == ["to do", "seen"]


def test_a_few_columns_written_by_hand_are_enough(three):
    text = "Student;Exercise;Points Given\ns01;mean-not-sum;4\n"
    (three.folder / "marks.csv").write_text(text)
    made = report(three)
    assert made.books["gradebook"][1][7] == "7"
    assert len(read(three)) == 12


def test_new_students_get_rows_and_rows_without_words_go(three, make):
    fill(three, ("s01", FIRST, {"comment": "Fine."}))
    later = make([*STUDENTS[1:4]], {"s02": result("s02", 4)})
    made = report(later)
    ids = [row["student"] for row in read(later)]
    assert {id: ids.count(id) for id in ids} == {"s01": 1, "s02": 4, "s03": 4, "s04": 4}
    assert row_of(later, "s01", FIRST)["comment"] == "Fine."
    assert f"marks.csv, line 2: s01, {FIRST}: the student or the ex" in made.summary
    assert "is gone; the row is kept" in made.page
    again = report(make(STUDENTS[:4], {"s01": result("s01", 4)}))
    assert "Fine." in again.pages["s01"]


def test_a_formula_in_the_roster_stays_text(make):
    student = Student("=1+1", "@SUM(A1)")
    assignment = make([student], {"=1+1": result("=1+1", 4)})
    report(assignment)
    assert {row["student"][0] + row["name"][0] for row in read(assignment)} == {"''"}
    fill(assignment, ("'=1+1", FIRST, {"points given": "1"}))
    assert report(assignment).books["gradebook"][1][7] == "4"
    assert row_of(assignment, "'=1+1", FIRST)["points given"] == "1"


def test_what_is_saved_while_the_report_is_made_is_not_written_over(three):
    (three.folder / "marks.csv").unlink()
    saved = "student,exercise,points given\ns01,mean-not-sum,4\n"

    def meanwhile(items, _):
        (three.folder / "marks.csv").write_text(saved)
        return items

    summary = write_report(three, meanwhile)
    assert "marks.csv was changed while the report was made" in summary
    assert (three.folder / "marks.csv").read_text() == saved
    assert report(three).books["gradebook"][1][7] == "7"


def test_a_table_that_is_open_elsewhere_is_named(three, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    fill(three, ("s01", FIRST, {"points given": "1"}), delimiter=";", encoding="cp1252")
    monkeypatch.setattr("classroom.marks.sheet.write_whole", refuse)
    made = report(three)
    assert "marks.csv is open in another program, so it got no new" in made.summary
    assert made.books["gradebook"][1][7] == "4"
