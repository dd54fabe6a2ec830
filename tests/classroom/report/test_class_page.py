"""The instructor's page: points, mistakes, answers in words, code that is alike."""

from classroom.exercise.cells import CHECKS
from tests.helpers.classroom.graded_class import (
    SCRIPT,
    STUB,
    STUDENTS,
    SUMMED,
    report,
    result,
    words,
)
from tests.helpers.classroom.zips import notebook


def test_the_class_page(school):
    made = report(school)
    page = words(made.page)
    assert "11 of 12 students handed in" in page
    assert "Not graded yet: Name11 Family11 (s11) ." in page
    assert "Missing Name12 Family12 (s12)" in page
    assert 'aria-label="Students by points: 0: 4; 1: 0; 2: 1; 3: 0; 4: 5"' in made.page
    assert "10 2.2 of 4 50 % 40 %" in page
    assert "write a function, 5 min" in page
    told = "You summed; divide by the number of days with len . Name03 Family03 (s03) ,"
    assert f"3 The mean, not the sum {told}" in page
    assert "(s10) why_steeper Because of words of 10" in page


def test_the_class_page_of_nobody(make):
    made = report(make(STUDENTS, {}))
    assert "0 of 12 students handed in" in made.page
    assert "None was recognised." in made.page
    assert made.pages == {}
    assert "12 without a submission" in made.summary
    assert "0 of 0 students" in report(make([], {})).page


def test_code_that_is_alike_is_shown_and_not_executed(make):
    comment = f"# {SCRIPT} my very own remark that nobody else would ever have written"
    sums = "".join(f"\n    a = {i} + y[{i}] * a" for i in range(9))
    own = {s.id: notebook(STUB.replace("...", comment + sums)) for s in STUDENTS[:2]}
    own["s03"] = notebook("log = None")
    made = report(make(STUDENTS, {}, own))
    page = words(made.page).partition("Code that is alike")[2]
    assert "(s01) and Name02 Family02 (s02) 100 %" in page
    assert "(s01) , Name02 Family02 (s02) :" in page
    assert SCRIPT not in made.page
    assert "nearly the same code: 1; cells the same to the last sign: 1" in made.summary


def test_what_was_left_out_is_one_row_an_exercise(make):
    told = ["Nothing to check yet: one", "Nothing is fixed yet.", SUMMED]
    results = {s.id: result(s.id, 0, text) for s, text in zip(STUDENTS, told, strict=0)}
    for student in ("s01", "s02"):
        results[student]["exercises"]["mean-not-sum"]["untouched"] = True
    page = words(report(make(STUDENTS, results)).page).partition("Common mistakes")[2]
    assert "Nothing to check yet" not in page
    assert "2 The mean, not the sum left out Name01" in page
    assert page.index("You summed") < page.index("left out")


def test_files_that_many_share_are_a_group(make):
    own = {s.id: notebook(STUB, "shared = 1") for s in STUDENTS[:5]}
    made = report(make(STUDENTS, {}, own))
    page = words(made.page).partition("Code that is alike")[2]
    group = " , ".join(s.label for s in STUDENTS[:5])
    assert f"Files that are the same to the last sign {group}" in page
    assert "equal files: 1" in made.summary


def test_where_nobody_stands_out_the_page_says_what_isnt_counted(make):
    own = {s.id: notebook(STUB) for s in STUDENTS}
    page = words(report(make(STUDENTS, {}, own)).page)
    assert (
        "No two submissions stand out (code that more than 3 students share isn't "
        "counted)."
    ) in page


def test_the_checks_that_a_notebook_brings_along_are_nobodys_work(make):
    """An exercise may have been mended since, and brings other ones then."""
    brought = CHECKS.format(f"{'eNo' * 100}=\n")
    students = {s.id: notebook("a = 1", brought) for s in STUDENTS[:2]}
    hidden = {s.id: notebook(f"{brought}; {'a = 1; ' * 50}") for s in STUDENTS[2:4]}
    made = report(make(STUDENTS, {}, students | hidden))
    assert "cells the same to the last sign: 1" in made.summary
    assert "Name03 Family03 (s03) , Name04 Family04 (s04) :" in words(made.page)
