"""Rules for lateness: how they are read, what they cost."""

import pytest

from classroom.marks.late_policy import LatePolicy, parse_policy

HOUR, DAY = 3600, 86400


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("10% a day, at most 50%", LatePolicy(10, DAY, 50, 0)),
        ("10 % per day", LatePolicy(10, DAY, 100, 0)),
        ("2,5 percent each hour; up to 40 per cent", LatePolicy(2.5, HOUR, 40, 0)),
        ("5%/day, max. 20%, after 15 minutes", LatePolicy(5, DAY, 20, 900)),
        ("20% once", LatePolicy(20, None, 100, 0)),
        ("50% a week, but at most 100%", LatePolicy(50, 7 * DAY, 100, 0)),
        ("1% an hour, after 1 day", LatePolicy(1, HOUR, 100, DAY)),
    ],
)
def test_a_rule_is_written_as_one_says_it(text, policy):
    assert parse_policy(text) == policy
    assert parse_policy(f"  {text.upper()} ") == policy


@pytest.mark.parametrize(
    "text", ["10", "ten percent", "10% a day or so", "10%", "-5% a day", "10% a year"]
)
def test_what_is_no_rule_is_answered_with_examples(text):
    with pytest.raises(ValueError, match='rules are "10% a day, at most 50%"'):
        parse_policy(text)


@pytest.mark.parametrize("text", ["110% a day", "0% a day", "5% a day, at most 0%"])
def test_percent_have_limits(text):
    with pytest.raises(ValueError, match="above 0 and at most 100"):
        parse_policy(text)


@pytest.mark.parametrize(
    ("text", "late", "points"),
    [
        ("10% a day, at most 50%", 0, 0),
        ("10% a day, at most 50%", 1, 1.1),
        ("10% a day, at most 50%", DAY, 1.1),
        ("10% a day, at most 50%", DAY + 1, 2.2),
        ("10% a day, at most 50%", 30 * DAY, 5.5),
        ("10% a day", 30 * DAY, 11),
        ("20% once", 30 * DAY, 2.2),
        ("10% a day, after 15 minutes", 900, 0),
        ("10% a day, after 15 minutes", 901, 1.1),
    ],
)
def test_what_lateness_costs_of_eleven_points(text, late, points):
    assert parse_policy(text).penalty(late, 11) == pytest.approx(points)
