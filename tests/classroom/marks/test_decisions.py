"""What can't be meant so is told with its line, all at once, and changes nothing."""

import re

import pytest

from classroom.marks.errors import MarksError
from classroom.marks.students import code
from tests.helpers.classroom.graded_class import STUDENTS, Student, report, result
from tests.helpers.classroom.marks_table import WHOLE, fill, read, row_of, save

FIRST, TEXT = "mean-not-sum", "your-fridays: why_steeper"
POINTS = "points given"


@pytest.mark.parametrize(
    ("item", "cells", "says"),
    [
        (FIRST, {POINTS: "5"}, f"5 points for {FIRST}, which has at most 4"),
        (FIRST, {POINTS: "4,5"}, f"4,5 points for {FIRST}, which has at most 4"),
        (FIRST, {POINTS: "-1"}, "points given are '-1'; write a number from 0 to 4"),
        (FIRST, {POINTS: "two"}, "points given are 'two'; write a number from 0 to 4"),
        (FIRST, {POINTS: "2/4"}, "points given are '2/4'; write a number from 0 to 4"),
        (FIRST, {POINTS: "1.33333"}, "from 0 to 4, with at most four digits behind"),
        (FIRST, {POINTS: "nan"}, "points given are 'nan'; write a number"),
        (TEXT, {POINTS: "1"}, "carries none; .* --points why_steeper=2"),
        (WHOLE, {POINTS: "8"}, f"8 points for {WHOLE}, which has at most 7"),
        (FIRST, {"deadline": "2026-03-05"}, f"a deadline stands beside {FIRST}; write"),
        (WHOLE, {"deadline": "soon"}, "'soon' is no date: write it as 2026-03-05T23"),
        (WHOLE, {"handed in": "3/5/2026"}, "day 3 of month 5 or day 5 of month 3"),
        (FIRST, {POINTS: "1", "student": "s02"}, "student s02 and code .* sorted"),
        (FIRST, {POINTS: "1", "name": STUDENTS[2].name}, "s02|s01 and name .*sorted"),
    ],
)
def test_a_cell_at_fault_is_named_with_its_line(three, item, cells, says):
    fill(three, ("s02", FIRST, {POINTS: "9"}), ("s01", item, cells))
    line = 2 + [row["exercise"] for row in read(three)].index(item)
    marks = three.folder / "marks.csv"
    before = marks.read_bytes(), (three.folder / "report/gradebook.csv").read_bytes()
    with pytest.raises(MarksError, match=f"line {line}: .*{says}") as error:
        report(three)
    assert "line 6: 9 points" in str(error.value)  # all faults at once
    after = marks.read_bytes(), (three.folder / "report/gradebook.csv").read_bytes()
    assert after == before


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"student": "s99", "exercise": FIRST}, "student 's99' isn't on the roster"),
        ({"student": "s01", "exercise": "mean-not-sun"}, "did you mean mean-not-sum"),
        ({"student": "s01", "exercise": "other"}, "no exercise 'other'; they are mean"),
    ],
)
def test_a_row_written_by_hand_must_mean_somebody(three, row, says):
    save(three, [*read(three), row | {POINTS: "1"}])
    with pytest.raises(MarksError, match=f"line 14: .*{says}"):
        report(three)


def test_an_exercise_is_known_however_it_is_written(three):
    save(three, [{"student": "s01", "exercise": "Mean not sum", POINTS: "4"}])
    assert report(three).books["gradebook"][1][7] == "7"


def test_two_words_on_one_exercise_are_one_too_many(three):
    save(three, [{"student": "s01", "exercise": FIRST, POINTS: p} for p in "23"])
    with pytest.raises(MarksError, match=r"line 3: s01 has a row for .* line 2; del"):
        report(three)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"id,exercise\n1,x\n", "no column student among id, exercise"),
        (b"PK\x03\x04 a workbook", "is a workbook or a zip: save it as CSV"),
        (b'student,exercise\n"s01,x\n', "line 2: .*look for a quote"),
        (b"student,exercise,points given\ns01,x,3,5\n", "line 2: 4 fields under 3"),
        (b"student,exercise,Student\ns01,x,\n", "two columns student; rename one"),
        (b"", "marks.csv holds no table: save it as CSV in UTF-8, or put"),
    ],
)
def test_a_table_that_cannot_be_read_is_left_alone(three, data, says):
    (three.folder / "marks.csv").write_bytes(data)
    with pytest.raises(ValueError, match=says):
        report(three)
    assert (three.folder / "marks.csv").read_bytes() == data


@pytest.mark.parametrize(
    ("id", "mangled"),
    [("0071", "71"), ("123456789012", "1.23457E+11"), ("1e5", "100000")],
)
def test_numbers_that_excel_changed_are_known(make, id, mangled):
    students = [Student(id, "Ana Müller"), Student("72", "Ana Müller")]
    assignment = make(students, {id: result(id, 0)})
    report(assignment)
    fill(assignment, (id, FIRST, {"student": mangled, POINTS: "3"}))
    assert report(assignment).books["gradebook"][1][7] == "6"
    assert row_of(assignment, id, FIRST)[POINTS] == "3"


def test_a_namesake_gets_nothing_of_one_who_left(make):
    gone, here = Student("s01", "Ana Müller"), Student("s02", "Ana Müller")
    report(make([gone, here], {"s01": result("s01", 0)}))
    fill(make([gone, here], {}), ("s01", FIRST, {POINTS: "3"}))
    made = report(make([here], {"s02": result("s02", 0)}))
    assert made.books["gradebook"][1][7] == "3"
    assert "s01, mean-not-sum: the student or the exercise is gone" in made.summary


def test_codes_are_letters_that_no_two_share():
    codes = [code(Student(f"s{i}", "A")) for i in range(2000)]
    assert len(set(codes)) == 2000
    assert all(re.fullmatch("[B-DF-HJ-NP-TV-XZ]{7}", one) for one in codes)
