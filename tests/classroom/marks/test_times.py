"""Points in time as people and spreadsheets write them."""

from datetime import UTC, datetime

import pytest

from classroom.marks.times import duration, parse_time

EVENING = datetime(2026, 3, 5, 23, 59)
END = datetime(2026, 3, 5, 23, 59, 59)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-03-05T23:59", EVENING),
        ("2026-03-05 23:59:00", EVENING),
        (" 2026-03-05 ", END),
        ("05.03.2026 23:59", EVENING),
        ("5.3.26 23:59", EVENING),
        ("2026/3/5 23:59", EVENING),
        ("2026/03/05", END),
        ("3/25/2026 11:59 PM", EVENING.replace(day=25)),
        ("25/03/2026 23:59", EVENING.replace(day=25)),
        ("3/3/2026 12:05 am", datetime(2026, 3, 3, 0, 5)),
        ("3/3/2026 12:05 PM", datetime(2026, 3, 3, 12, 5)),
    ],
)
def test_a_date_is_read_however_it_is_written(text, meant):
    assert parse_time(text) == meant


def test_a_time_of_another_zone_is_converted():
    here = datetime(2026, 3, 5, 12, tzinfo=UTC).astimezone()
    assert parse_time("2026-03-05T14:00+02:00") == here.replace(tzinfo=None)
    assert parse_time("2026-03-05T12:00Z") == here.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("3/5/2026 23:59", "day 3 of month 5 or day 5 of month 3: write it as 2026-"),
        ("2026-02-30", "is no date"),
        ("31.2.2026", "is no date"),
        ("5.3.2026 25:00", "is no date"),
        ("tomorrow", "'tomorrow' is no date: write it as 2026-03-05T23:59"),
        ("5.3.6", "is no date"),
        ("", "is no date"),
    ],
)
def test_what_is_no_date_is_said_with_the_fix(text, says):
    with pytest.raises(ValueError, match="write it as 2026-03-05T23:59") as error:
        parse_time(text)
    assert says in str(error.value)


def test_a_length_of_time_has_two_units():
    assert duration(86400 * 2 + 3600 + 60) == "2 days 1 hour"
    assert duration(61) == "1 minute"
