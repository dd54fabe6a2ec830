"""Marks: the grader's points, a person's, what lateness takes, and what is said."""

import json

import pytest

from classroom.marks.rules import change_rules
from tests.helpers.classroom.graded_class import STUDENTS, report, result, words
from tests.helpers.classroom.marks_table import WHOLE, fill, row_of

FIRST, TEXT = "mean-not-sum", "your-fridays: why_steeper"
DEADLINE = "2026-03-05T12:00"


def numbers(made, place=1):
    """found, given, penalty and total of a student, as the grade book has them."""
    return made.books["gradebook"][place][4:8]


def collected(assignment, **said):
    told = {"s01": {"file": "a.ipynb"} | said}
    (assignment.folder / "collected.json").write_text(json.dumps(told))


def test_a_persons_points_stand_through_a_regrade_and_are_listed(three, make):
    said = {"points given": "3", "comment": "Half of it is right."}
    fill(three, ("s01", FIRST, said))
    made = report(three)
    assert numbers(made) == ["5", "6", "", "6"]
    page = words(made.pages["s01"])
    assert "6 of 7 points" in page
    assert "3 of 4 points, given by hand; the checks found 2 Half of it is ri" in page
    assert "note: " not in made.summary
    regraded = make(STUDENTS[:3], {"s01": result("s01", 4)})
    for _ in range(2):
        made = report(regraded)
        assert numbers(made) == ["7", "6", "", "6"]
        note = f"Name01 Family01 (s01), {FIRST}: 3 was given when the grader found 2, "
        assert f"{note}now it finds 4; 3 stands" in made.summary
        assert f"{note}now it finds 4" in words(made.page)
    fill(regraded, ("s01", FIRST, {"points found": ""}))
    assert "was given when" not in report(regraded).summary
    assert row_of(regraded, "s01", FIRST)["points found"] == "4"


def test_points_for_all_exercises_are_final(three):
    change_rules(three, DEADLINE, "10% a day")
    collected(three, handed_in="2026-03-06T12:00")
    fill(
        three,
        ("s01", WHOLE, {"points given": "1.5"}),
        ("s03", WHOLE, {"points given": "7"}),
    )
    made = report(three)
    assert numbers(made) == ["5", "1.5", "", "1.5"]
    assert numbers(made, 3) == ["", "7", "", "7"]
    assert "1.5 of 7 points These points were given by hand" in words(made.pages["s01"])
    assert made.books["gradebook-moodle"][1][-1].endswith(
        "in all 1.5 were given by hand"
    )


def test_zero_is_a_mark_too(three):
    fill(three, ("s02", FIRST, {"points given": "0"}))
    assert numbers(report(three), 2) == ["7", "3", "", "3"]


def test_answers_in_words_get_points_and_comments(three):
    change_rules(three, points=["why_steeper=2"])
    made = report(three)
    assert "2 answers in words without points yet" in made.summary
    assert made.books["gradebook-canvas"][1][-1] == "9"
    fill(three, ("s01", TEXT, {"points given": "1.5", "comment": "Which days?"}))
    made = report(three)
    assert numbers(made) == ["5", "6.5", "", "6.5"]
    assert "1 answer in words without points yet" in made.summary
    page = words(made.pages["s01"])
    assert "Your answer in words, why_steeper : 1.5 of 2 points Which days?" in page
    assert f"{TEXT} 1.5/2; {TEXT}: Which days?" in made.books["gradebook-moodle"][1][-1]


def test_a_comment_alone_reaches_the_student(three):
    said = {"comment": "See me <b>today</b>,\nplease."}
    fill(three, ("s03", WHOLE, said), ("s01", TEXT, said))
    made = report(three)
    for student in ("s01", "s03"):
        assert "See me &lt;b&gt;today&lt;/b&gt;,\nplease." in made.pages[student]
    assert numbers(made, 3) == [""] * 4
    assert made.books["gradebook"][3][-1] == "See me <b>today</b>, please."
    assert "2 of 3 students handed in" in made.page
    assert "Name03" in words(made.page).rpartition("Missing")[2]


@pytest.mark.parametrize(
    ("handed_in", "penalty", "total", "late"),
    [
        ("2026-03-05T12:00", "", "5", ""),
        ("2026-03-05T12:00:01", "0.7", "4.3", "late by less than a minute"),
        ("2026-03-06T13:00", "1.4", "3.6", "late by 1 day 1 hour"),
        ("2026-04-05T12:00", "2.1", "2.9", "late by 31 days"),
        ("2026-01-01T00:00", "", "5", ""),
    ],
)
def test_lateness_costs_what_the_rule_says(three, handed_in, penalty, total, late):
    change_rules(three, DEADLINE, "10% a day, at most 30%")
    collected(three, handed_in=handed_in)
    made = report(three)
    assert numbers(made) == ["5", "", penalty, total]
    assert made.books["gradebook"][1][3] == late
    assert made.books["gradebook-canvas"][2][-1] == total
    page = words(made.pages["s01"])
    assert f"{total} of 7 points" in page
    if penalty:
        said = f"5 points less {penalty}, because your notebook came {late}."
        assert said in page
        assert f"{late}: {penalty} taken off" in made.books["gradebook-moodle"][1][-1]
        assert f"handed in {late}" in words(made.page)


def test_a_penalty_takes_no_more_than_there_is(three):
    change_rules(three, DEADLINE, "100% once")
    collected(three, handed_in="2026-03-06T12:00")
    assert numbers(report(three)) == ["5", "", "5", "0"]


def test_a_deadline_of_ones_own_counts(three):
    change_rules(three, DEADLINE, "10% a day")
    collected(three, handed_in="2026-03-06T12:00")
    fill(three, ("s01", WHOLE, {"deadline": "2026-03-06"}))
    assert numbers(report(three)) == ["5", "", "", "5"]
    fill(three, ("s01", WHOLE, {"deadline": "2026-03-06T11:00"}))
    assert numbers(report(three)) == ["5", "", "0.7", "4.3"]


@pytest.mark.parametrize("known", [{}, {"late": False}, {"handed_in": None}])
def test_an_unknown_time_costs_nothing_and_is_said(three, known):
    change_rules(three, DEADLINE, "10% a day")
    collected(three, **known)
    made = report(three)
    assert numbers(made) == ["5", "", "", "5"]
    said = "when 1 notebook came isn't known, so no penalty: Name01 Family01 (s01)."
    assert said in made.summary
    fill(three, ("s01", WHOLE, {"handed in": "2026-03-06T11:00"}))
    made = report(three)
    assert numbers(made) == ["5", "", "0.7", "4.3"]
    assert "isn't known" not in made.summary


def test_a_platform_that_tells_who_is_late_is_believed(three):
    change_rules(three, DEADLINE, "10% a day")
    collected(three, late=False, handed_in=None, layout="canvas")
    made = report(three)
    assert made.books["gradebook"][1][3:8] == ["", "5", "", "", "5"]
    assert "isn't known" not in made.summary
    collected(three, late=None, handed_in=None, layout="moodle")
    assert "isn't known" in report(three).summary


def test_late_by_an_unknown_time_costs_nothing(three):
    change_rules(three, DEADLINE, "10% a day")
    collected(three, late=True)
    made = report(three)
    assert made.books["gradebook"][1][3:8] == ["late", "5", "", "", "5"]
    assert "late, but it isn't known by how much: no penalty" in words(made.page)
    assert "Your notebook came late; nothing was taken off" in words(made.pages["s01"])


def test_where_platform_and_time_differ_a_person_is_asked(three):
    change_rules(three, DEADLINE, "10% a day")
    collected(three, late=True, handed_in="2026-03-05T11:00")
    made = report(three)
    assert numbers(made) == ["5", "", "", "5"]
    assert "late, says the platform, but 2026-03-05 11:00 is in time" in words(
        made.page
    )
    collected(three, late=False, handed_in="2026-03-05T14:00")
    made = report(three)
    assert numbers(made) == ["5", "", "0.7", "4.3"]
    assert "2 hours late, but the platform doesn't call it late" in words(made.page)


def test_without_rules_lateness_is_only_said(three):
    collected(three, late=True, handed_in="2026-03-09T11:00")
    assert report(three).books["gradebook"][1][3:8] == ["late", "5", "", "", "5"]
