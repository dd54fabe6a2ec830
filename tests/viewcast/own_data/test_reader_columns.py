"""Which column holds the day and which the number: by names, numbers and remarks."""

from datetime import UTC, datetime

import pytest

from tests.helpers.own_files import COUNTS, DAYS
from tests.helpers.own_reading import assert_read, assert_told, lines, read

ROWS = list(zip(DAYS, COUNTS, strict=True))
INDEXED = [(i, d, n) for i, (d, n) in enumerate(ROWS, 1)]
LIKED = [(i, d, n, n % 9) for i, d, n in INDEXED]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Date,1984", "1984"),
        ("Jour,1984", 1984),
        ("日付,101", 101),
        ("day,12.5", "12.5"),
    ],
)
def test_columns_may_be_named_by_numbers(tmp_path, header, column):
    for options in ({}, {"column": column}):
        channel = read(tmp_path, lines(header, ROWS), **options)
        assert_read(channel)
        assert channel.title == f"mine.csv: {column}"


def test_of_several_numbers_one_is_asked_for(tmp_path):
    table = lines("date,101,102", [(d, n, 3) for d, n in ROWS])
    assert_told(tmp_path, table, "There are '101', '102'; say column=\"101\"")
    assert_read(read(tmp_path, table, column=102), [3] * len(DAYS))
    assert_told(tmp_path, table, "no column '103'; which", column=103)


def test_a_month_is_a_name_beside_a_word_for_a_date(tmp_path):
    table = lines("Date,2023-01,2023-02", [(d, 3, n) for d, n in ROWS])
    assert_read(read(tmp_path, table, column="2023-02"))


@pytest.mark.parametrize("word", ["Kuupäev", "tomorrow"])
def test_a_word_that_may_be_a_header_or_a_lost_day_is_told(tmp_path, word):
    says = f"line 1: '{word}' is no date that can be read; if this line names the colu"
    assert_told(tmp_path, lines(f"{word},1984", ROWS), says)


def test_a_total_above_days_without_a_header_is_no_header(tmp_path):
    for word in ("Total", "Kokku"):
        channel = read(tmp_path, lines(f"{word},{sum(COUNTS)}", ROWS))
        assert_read(channel)
        assert channel.title == "mine.csv: column 2"


@pytest.mark.parametrize("name", ["rownames", "", "Unnamed: 0", "id", "#", "nr."])
def test_what_numbers_the_rows_is_no_question(tmp_path, name):
    for rows in (INDEXED, INDEXED[::-1]):
        assert_read(read(tmp_path, lines(f"{name},date,visitors", rows)))
    asks = "There are 'visitors', 'likes'; say column=\"visitors\""
    assert_told(tmp_path, lines(f"{name},date,visitors,likes", LIKED), asks)


def test_numbers_of_rows_may_be_asked_for_or_be_all_there_is(tmp_path):
    up = range(1, len(DAYS) + 1)
    rows = lines("id,date,visitors", INDEXED)
    assert_read(read(tmp_path, rows, column="id"), up)
    assert_read(read(tmp_path, lines("date,n", zip(DAYS, up, strict=True))), up)


def test_neither_an_id_nor_what_never_changes_is_proposed(tmp_path):
    rows = [(i * 7 % 401, 5, d, n) for i, d, n in INDEXED]
    asks = "There are 'id', 'station', 'visitors'; say column=\"visitors\""
    assert_told(tmp_path, lines("id,station,date,visitors", rows), asks)


@pytest.mark.parametrize("name", ["weekday", "ISO week", "year", "timestamp", "hour"])
def test_what_comes_from_the_day_is_not_proposed(tmp_path, name):
    rows = [(d, d.weekday(), n) for d, n in ROWS]
    asks = f"There are '{name}', 'visitors'; say column=\"visitors\""
    assert_told(tmp_path, lines(f"date,{name},visitors", rows), asks)


REMARKS = lines("day,remark,visitors", [(d, f"sunny {d}", n) for d, n in ROWS])


def test_a_column_of_remarks_is_no_hindrance_where_the_column_is_named(tmp_path):
    says = 'a column of remarks: say which one is to be read, column="visitors"'
    assert_told(tmp_path, REMARKS, says)
    assert_read(read(tmp_path, REMARKS, column="visitors"))


def test_a_table_by_video_is_refused_where_its_days_come_twice(tmp_path):
    rows = [*ROWS, ROWS[0]]
    table = lines(
        "day,title,views", [(d, f"about {i}", 5) for i, (d, _) in enumerate(rows)]
    )
    says = "the column 'title' names each row, as in a table by video"
    assert_told(tmp_path, table, says, column="views")


@pytest.mark.parametrize(
    "header", ["year,month,day,visitors", "Jahr,Monat,Tag,n", None]
)
def test_year_month_and_day_may_stand_apart(tmp_path, header):
    rows = [(d.year, d.month, d.day, n) for d, n in ROWS]
    assert_read(read(tmp_path, lines(header, rows)))
    if header:
        named = [(d.year, f"{d:%B}", d.day, n) for d, n in ROWS]
        assert_read(read(tmp_path, lines(header, named[::-1])))
        assert_read(read(tmp_path, lines(header, named[1::2] + named[::2])))


def test_days_apart_stand_in_any_order_beside_other_columns(tmp_path):
    rows = [(n, 5, d.day, d.month, d.year) for d, n in ROWS]
    asks = "There are 'visitors', 'shop'; say column=\"visitors\""
    table = lines("visitors,shop,day,month,year", rows)
    assert_told(tmp_path, table, asks)
    assert_read(read(tmp_path, table, column="visitors"))


def unix(unit, hour=0):
    """The days as Unix time at an hour, in parts of a second."""
    stamps = [datetime(d.year, d.month, d.day, hour, tzinfo=UTC) for d in DAYS]
    seconds = [int(stamp.timestamp()) * unit for stamp in stamps]
    return lines("time,visitors", zip(seconds, COUNTS, strict=True))


@pytest.mark.parametrize("unit", [1, 10**3, 10**6, 10**9])
def test_unix_time_at_midnight_is_a_day(tmp_path, unit):
    assert_read(read(tmp_path, unix(unit)))
    says = "' counts seconds since 1970 and is 2021-02-26 23:00 in UTC, which may be"
    assert_told(tmp_path, unix(unit, hour=23), says)


def test_hours_in_unix_time_are_hours(tmp_path):
    hours = [i * 21_600 + 1_614_297_600 for i in range(len(DAYS))]
    table = lines("time,visitors", zip(hours, COUNTS, strict=True))
    assert_told(tmp_path, table, "260 rows for 65 days: several rows a day, by the h")


def nth(remarks):
    rows = [(f"{i:04}", n) for i, n in enumerate(COUNTS)]
    return remarks + lines("Nth day,Active users", rows)


@pytest.mark.parametrize(
    "start",
    ["Start date: 20210226", "Startdatum: 2021-02-26,,", "开始日期：2021-02-26"],
)
def test_days_counted_from_a_start_are_days(tmp_path, start):
    remarks = f"# ---\n# Account: 12345678\n# {start}\n# End date: 20211112\n"
    assert_read(read(tmp_path, nth(remarks)))


def test_days_counted_from_nowhere_are_told(tmp_path):
    says = "line 2: '0000' counts days, and no line says from when; write it above the"
    assert_told(tmp_path, nth(""), says)
