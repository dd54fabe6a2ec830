"""rules.json: said on the command line, kept, refused where it can't be followed."""

import json

import pytest

from classroom.marks.rules import Rules, RulesError, change_rules, load_rules


def test_rules_are_kept_and_taken_away(three):
    assert load_rules(three) == Rules()
    change_rules(three, "2026-03-05", "10% a day", ["why_steeper=2"])
    change_rules(three, deadline="2026-03-06")
    assert load_rules(three) == Rules("2026-03-06", "10% a day", {"why_steeper": 2})
    change_rules(three, late="none", points=["why_steeper=none"])
    assert load_rules(three) == Rules("2026-03-06")


def test_a_deadline_goes_with_its_penalty(three):
    change_rules(three, "2026-03-05", "10% a day")
    with pytest.raises(RulesError, match="'10% a day', or take it away with --late n"):
        change_rules(three, deadline="none")
    assert change_rules(three, deadline="none", late="none") == Rules()


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"deadline": "soon"}, "'soon' is no date"),
        ({"late": "10% a day"}, "a penalty needs a deadline"),
        ({"late": "a lot", "deadline": "2026-03-05"}, "no rule for lateness"),
        ({"points": ["why=2"]}, "no answer in words is called 'why'; they are why_st"),
        ({"points": ["why_steeper"]}, "write an answer's name and its points"),
        ({"points": ["why_steeper=500"]}, "from 0 to 100"),
    ],
)
def test_a_rule_that_cannot_be_followed_changes_nothing(three, told, says):
    change_rules(three, points=["why_steeper=3"])
    with pytest.raises(RulesError, match=says):
        change_rules(three, **told)
    assert load_rules(three) == Rules(text_points={"why_steeper": 3})


@pytest.mark.parametrize(
    ("stored", "says"),
    [
        ("{", "rules.json: "),
        ('{"deadlin": ""}', "no rule is called deadlin"),
        ('{"deadline": 5}', "are texts, in quotes"),
        ('{"text_points": {"why_steeper": "2"}}', "worth '2'; whole points"),
        ('{"text_points": {"why_steeper": -2}}', "worth -2; whole points"),
        ('["deadline"]', "rules.json: "),
    ],
)
def test_a_file_that_cannot_be_followed_is_named_with_the_fix(three, stored, says):
    (three.folder / "rules.json").write_text(stored)
    with pytest.raises(RulesError, match="Correct it, or delete it") as error:
        load_rules(three)
    assert says in str(error.value)


def test_points_for_an_exercise_that_is_gone_do_no_harm(three):
    stored = {"text_points": {"of_another_week": 2}}
    (three.folder / "rules.json").write_text(json.dumps(stored))
    assert load_rules(three).text_points == {"of_another_week": 2}
