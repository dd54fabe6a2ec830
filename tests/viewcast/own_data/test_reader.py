"""A file of one's own: what is harmless is simply read, all else is said in words."""

import csv
import io
import zipfile
from datetime import date, timedelta

import numpy as np
import pytest

from viewcast.own_data.reader import ChannelError, read_channel
from viewcast.own_data.reader.files import LIMIT
from viewcast.own_data.reader.vocabulary import VIEWS
from viewcast.own_data.requirements import DAYS_NEEDED

N = 260
DAYS = [date(2021, 2, 26) + timedelta(days=i) for i in range(N)]
COUNTS = [900 + 37 * i % 400 + 5 * i for i in range(N)]  # from three digits to four
ROWS = list(zip(DAYS, COUNTS, strict=True))
PLAIN = [("Date", "Views"), *((day.isoformat(), str(n)) for day, n in ROWS)]


def text(rows, delimiter=",", end="\n"):
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue()


def with_dates(write):
    return [PLAIN[0], *((write(day), str(n)) for day, n in ROWS)]


def with_numbers(write):
    return [PLAIN[0], *((day.isoformat(), write(n)) for day, n in ROWS)]


def grouped(sign):
    return lambda n: f"{n:,}".replace(",", sign)


def wide(header, word):
    """YouTube Studio's table: other columns around the views, a total row first."""
    total = [word, str(sum(COUNTS)), "7807.6", "", "6.27"]
    rows = [[day.isoformat(), str(n), "12.5", "", "4.5"] for day, n in ROWS]
    return [header, total, *rows]


def shuffled(rows):
    order = np.random.default_rng(0).permutation(N)
    return [rows[0], *(rows[1 + i] for i in order)]


GERMAN = wide(
    ["Datum", "Aufrufe", "Wiedergabezeit (Stunden)", "", "Klickrate (%)"], "Gesamt"
)
CHINESE = wide(["日期", "观看次数", "观看时长（小时）", "", "点击率"], "总计")
TAIWAN = wide(["日期", "觀看次數", "觀看時間 (小時)", "", "曝光點閱率 (%)"], "總計")
JAPANESE = wide(["日付", "視聴回数", "総再生時間（単位: 時間）", "", "率"], "合計")
KOREAN = wide(["날짜", "조회수", "시청 시간(단위: 시간)", "", "클릭률"], "합계")
RUSSIAN = wide(["Дата", "Просмотры", "Время просмотра (часы)", "", "CTR"], "Итого")
FRENCH = wide(["Date", "Vues", "Durée de visionnage (heures)", "", "Taux"], "Total")
POLISH = wide(["Data", "Wyświetlenia", "Średni czas", "", "Współczynnik"], "Łącznie")
PORTUGUESE = wide(["Data", "Visualizac\u0327o\u0303es", "Tempo", "", "Taxa"], "Total")
plain = text(PLAIN)
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
HARMLESS = {
    "plain": plain,
    "newest first": text([PLAIN[0], *PLAIN[:0:-1]]),
    "any order": text(shuffled(PLAIN)),
    "no header": text(PLAIN[1:]),
    "another name": plain.replace("Views", "Subscribers"),
    "a BOM": plain.encode("utf-8-sig"),
    "UTF-16": plain.encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + plain.encode("utf-16-be"),
    "UTF-16, no BOM": plain.encode("utf-16-le"),
    "UTF-16 in Chinese": text(CHINESE).encode("utf-16"),
    "UTF-16 in Chinese, no BOM": text(CHINESE).encode("utf-16-be"),
    "GB18030": text(CHINESE).encode("gb18030"),
    "Big5": text(TAIWAN).encode("big5"),
    "Shift-JIS": text(JAPANESE).encode("shift_jis"),
    "Korean, UTF-8": text(KOREAN),
    "Korean, cp949": text(KOREAN).encode("cp949"),
    "Cyrillic, cp1251": text(RUSSIAN).encode("cp1251"),
    "Shift-JIS of Windows": text(JAPANESE).replace("率", "①").encode("cp932"),
    "Polish, cp1250": text(POLISH).encode("cp1250"),
    "letters and their accents apart": text(PORTUGUESE),
    "French, cp1252": text(FRENCH).encode("cp1252"),
    "semicolons": text(PLAIN, ";"),
    "tabs": text(PLAIN, "\t"),
    "sep= of Excel": "sep=;\n" + text(PLAIN, ";"),
    "all quoted": "\n".join(f'"{a}","{b}"' for a, b in PLAIN),
    "1,234": text(with_numbers(grouped(","))),
    "1.234": text(with_numbers(grouped("."))),
    "1.234 with semicolons": text(with_numbers(grouped(".")), ";"),
    "1 234": text(with_numbers(grouped(" "))),
    "1’234": text(with_numbers(grouped("’"))),
    "1'234": text(with_numbers(grouped("'"))),
    "1’234, cp1252": text(with_numbers(grouped("’"))).encode("cp1252"),
    "narrow no-break space": text(with_numbers(grouped("\u202f"))),
    "no-break space, cp1252": text(with_numbers(grouped("\xa0"))).encode("cp1252"),
    "total first": text([PLAIN[0], ("Total", sum(COUNTS)), *PLAIN[1:]]),
    "total last": text([*PLAIN, ("总计", sum(COUNTS))]),
    "total in a language unknown": text([*PLAIN, ("Kokonaisuus", sum(COUNTS))]),
    "total without a word": text([*PLAIN, ("", sum(COUNTS))]),
    "German table": text(GERMAN),
    "German, cp1252": text(GERMAN).encode("cp1252"),
    "German with soft hyphens": text(GERMAN).replace("ufr", "uf\u00adr"),
    "blank lines": plain.replace("\n", "\n\n") + ",\n,\n",
    "blank columns": "\n".join(f",{a},,{b},," for a, b in PLAIN),
    "blanks around": "\n".join(f" {a} , {b} " for a, b in PLAIN),
    "remarks": "# a shop\n" + plain,
    "CRLF": text(PLAIN, end="\r\n"),
    "CR": text(PLAIN, end="\r"),
    "no end of line at the end": plain.rstrip(),
    "2021/2/26": text(with_dates(lambda d: f"{d.year}/{d.month}/{d.day}")),
    "26.02.2021": text(with_dates(lambda d: f"{d:%d.%m.%Y}")),
    "26.2.2021": text(with_dates(lambda d: f"{d.day}.{d.month}.{d.year}")),
    "26/02/2021": text(with_dates(lambda d: f"{d:%d/%m/%Y}")),
    "2/26/2021": text(with_dates(lambda d: f"{d.month}/{d.day}/{d.year}")),
    "26-02-2021": text(with_dates(lambda d: f"{d:%d-%m-%Y}")),
    "20210226": text(with_dates(lambda d: f"{d:%Y%m%d}")),
    "Feb 26, 2021": text(with_dates(lambda d: f"{d:%b} {d.day}, {d.year}")),
    "February 26, 2021": text(with_dates(lambda d: f"{d:%B} {d.day}, {d.year}")),
    "26 Feb 2021": text(with_dates(lambda d: f"{d.day} {d:%b} {d.year}")),
    "Feb 26, 2021;": text(
        with_dates(lambda d: f"{d:%b} {d.day}, {d.year}"), ";"
    ).replace('"', ""),
    "26-Feb-21 of Excel": text(with_dates(lambda d: f"{d.day}-{d:%b}-{d:%y}")),
    "2021年2月26日": text(with_dates(lambda d: f"{d.year}年{d.month}月{d.day}日")),
    "2021年2月26日, GB18030": text(
        with_dates(lambda d: f"{d.year}年{d.month}月{d.day}日")
    ).encode("gb18030"),
    "2021. 2. 26.": text(with_dates(lambda d: f"{d.year}. {d.month}. {d.day}.")),
    "midnights": text(with_dates(lambda d: f"{d} 00:00:00")),
    "midnights in UTC": text(with_dates(lambda d: f"{d} 00:00:00 UTC")),
    "midnights, AM": text(
        with_dates(lambda d: f"{d.month}/{d.day}/{d.year}, 12:00 AM")
    ),
    "late at night": text(with_dates(lambda d: f"{d} 23:00:00")),
    "late at night elsewhere": text(with_dates(lambda d: f"{d}T23:00:00+08:00")),
    "marks within dates": text(
        with_dates(lambda d: f"{d.day}\u200f/{d.month}\u200f/{d.year}")
    ),
    "Arabic digits": plain.translate(ARABIC),
    "Arabic thousands": text(with_numbers(grouped("٬"))).translate(ARABIC),
    "wide digits and commas": text(with_numbers(grouped("，"))).translate(WIDE),
    "a column of numbers first": "#,Date,Views\n"
    + "".join(f"{i},{d},{n}\n" for i, (d, n) in enumerate(PLAIN[1:])),
    "a nameless index": ",date,sales\n"
    + "".join(f"{i},{d},{n}\n" for i, (d, n) in enumerate(PLAIN[1:])),
    "a row of units": plain.replace("Views\n", "Views\n,(count)\n"),
    "several ways": text(
        with_dates(lambda d: f"{d:%d.%m.%Y}" if d.day % 2 else f"{d:%Y-%m-%d}")
    ),
}


def write(tmp_path, content, name="mine.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def zipped(tmp_path, files, name="export.zip"):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, content in files.items():
            archive.writestr(inside, content)
    return path


def assert_plain(log):
    """The log is that of the plain file."""
    assert log.dates.tolist() == DAYS
    assert log.dates.dtype == np.dtype("datetime64[D]")
    assert log.views.tolist() == COUNTS
    assert log.views.dtype == np.dtype("int64")
    assert not log.real.any() and len(log.real) == N
    assert not log.filled.any() and len(log.filled) == N


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_what_is_harmless_is_simply_read(tmp_path, content):
    assert_plain(read_channel(write(tmp_path, content)))


@pytest.mark.parametrize("word", sorted(VIEWS))
def test_the_views_are_known_in_each_language(tmp_path, word):
    header = ["?", word.capitalize(), "a", "b", "c"]
    assert_plain(read_channel(write(tmp_path, text(wide(header, "Total")))))


def test_a_zip_is_read_as_it_was_downloaded(tmp_path):
    chart, totals = text(PLAIN), text([("Datum", "Aufrufe"), *PLAIN[1:]])
    files = {
        "Diagrammdaten.csv": chart,
        "Tabellendaten.csv": text(GERMAN),
        "Gesamtwerte.csv": totals,
        "__MACOSX/._Gesamtwerte.csv": b"\0\1",
    }
    assert_plain(read_channel(zipped(tmp_path, files)))


def by_video():
    header = ("Content", "Video title", "Video publish time", "Views")
    return [header, *((f"id{d}", f"About {d}", f"{d}", n) for d, n in ROWS)]


def test_a_zip_by_video_gives_the_totals_of_the_days(tmp_path):
    by_day_and_video = [
        ("Date", "Content", "Video title", "Video publish time", "Views"),
        *((d, f"id{k}", f"About {k}", DAYS[k], 1) for d in DAYS for k in range(3)),
    ]
    files = {
        "Table data.csv": text(by_video()),
        "Chart data.csv": text(by_day_and_video),
        "Totals.csv": plain,
    }
    assert_plain(read_channel(zipped(tmp_path, files)))


def test_a_zip_whose_table_is_cut_off_gives_the_longer_one(tmp_path):
    files = {"Table data.csv": text(PLAIN[:240]), "Totals.csv": plain, "Empty.csv": ""}
    assert_plain(read_channel(zipped(tmp_path, files)))


def test_a_zip_gives_views_though_other_tables_are_longer(tmp_path):
    others = text([("Date", "Subscribers"), *((d, n % 7) for d, n in ROWS)])
    table = text([("Date", "Views", "Likes"), *((d, n, 3) for d, n in ROWS)])
    files = {"Chart data.csv": others, "Table data.csv": table, "Totals.csv": others}
    assert_plain(read_channel(zipped(tmp_path, files)))
    files["Table data.csv"] = text(PLAIN[:101])
    with pytest.raises(ChannelError, match=r"Table data.csv: 100 days, and 198 are"):
        read_channel(zipped(tmp_path, files))


def test_a_zip_whose_totals_are_whole_needs_no_filling(tmp_path):
    cut = text([row for i, row in enumerate(PLAIN) if i % 20 != 7])
    files = {"Table data.csv": cut, "Totals.csv": plain}
    assert_plain(read_channel(zipped(tmp_path, files), fill="linear"))


def test_tables_of_a_zip_that_differ_are_named(tmp_path):
    other = text([*PLAIN[:5], (PLAIN[5][0], "7"), *PLAIN[6:]])
    files = {"Chart data.csv": other, "Totals.csv": plain}
    says = r"differ on 2021-03-02: 7 in .*Chart data.csv: Views, 1,068 in .*Totals.csv"
    with pytest.raises(ChannelError, match=says):
        read_channel(zipped(tmp_path, files))


def test_thousands_may_be_parted_from_ten_thousand_on(tmp_path):
    written = [f"{10 * n:,}".replace(",", ".") for n in COUNTS]
    written = [n if len(n) > 5 else n.replace(".", "") for n in written]
    assert "9000" in written and "10.040" in written
    log = read_channel(write(tmp_path, text(zip(DAYS, written, strict=True))))
    assert log.views.tolist() == [10 * n for n in COUNTS]


def test_a_column_may_be_named(tmp_path):
    rows = [("Day", "Visits", "Likes"), *((d, n, 3) for d, n in ROWS)]
    assert_plain(read_channel(write(tmp_path, text(rows)), column=" visits"))
    nameless = write(tmp_path, text(rows[1:]))
    assert_plain(read_channel(nameless, column="column 2"))


@pytest.mark.parametrize("decimals", [".", ","])
def test_sales_may_have_decimals(tmp_path, decimals):
    other = {".": ",", ",": "."}[decimals]
    written = [f"{n + 0.25:,.2f}".replace(",", "x") for n in COUNTS]
    written = [n.replace(".", decimals).replace("x", other) for n in written]
    rows = zip(DAYS, written, strict=True)
    log = read_channel(write(tmp_path, text(rows, ";")), decimals=decimals)
    assert log.views.tolist() == [n + 0.25 for n in COUNTS]


@pytest.mark.parametrize(("dates", "month"), [("day first", 2), ("month first", 1)])
def test_open_dates_are_read_as_said(tmp_path, dates, month):
    path = write(tmp_path, "01/02/2021,5\n02/02/2021,6\n")
    with pytest.raises(ChannelError, match=r"line 1: '01/02/2021' may be two days"):
        read_channel(path)
    says = "2 days, and 198 are needed" if month == 2 else "a row a month"
    with pytest.raises(ChannelError, match=says):
        read_channel(path, dates=dates)


def test_an_order_that_a_row_speaks_against_is_refused(tmp_path):
    path = write(tmp_path, HARMLESS["26/02/2021"])
    with pytest.raises(
        ChannelError, match=r"\(line 2\) can't be month first; say date"
    ):
        read_channel(path, dates="month first")
    assert_plain(read_channel(path, dates="day first"))


@pytest.mark.parametrize(("early", "late"), [("/", "%d/%m/%Y"), ("-", "%m/%d/%Y")])
def test_days_that_a_spreadsheet_took_for_months_are_seen(tmp_path, early, late):
    """Over whole years the days so changed are the days again: none is missing."""
    days = [date(2019, 1, 1) + timedelta(days=i) for i in range(731)]

    def saved(day):
        parts = str(day.year), f"{day.day:02}", f"{day.month:02}"
        return early.join(parts) if day.day <= 12 else f"{day:{late}}"

    rows = [(saved(day), 1000 + i) for i, day in enumerate(days)]
    path = write(tmp_path, text([PLAIN[0], *rows]))
    says = r"\(line 2\) and .*13.* \(line 14\): .* a spreadsheet has taken days for mon"
    for dates in (None, "day first"):
        with pytest.raises(ChannelError, match=says):
            read_channel(path, dates=dates)


def test_days_that_come_are_days(tmp_path):
    rows = [(day + timedelta(days=40000), n) for day, n in ROWS]
    assert read_channel(write(tmp_path, text(rows))).dates[-1] > np.datetime64("2130")


def test_years_of_two_digits_are_of_the_last_century_too(tmp_path):
    rows = [(f"{d:%d-%b-}{d.year - 1950}", n) for d, n in ROWS]  # 71: 1971
    log = read_channel(write(tmp_path, text(rows)))
    assert log.dates[0] == np.datetime64("1971-02-26")


def test_the_note_says_what_was_read(tmp_path):
    log = read_channel(write(tmp_path, text(GERMAN)))
    days = "260 days, 2021-02-26 to 2021-11-12"
    assert repr(log) == f"mine.csv: Aufrufe, {days}, 900 to 2,578 a day"
    silent = [(d - timedelta(days=N), 0) for d in DAYS]
    log = read_channel(write(tmp_path, text([*silent, *ROWS])))
    assert log.note.endswith("; the first 260 are 0")


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        ("previous week", [COUNTS[93], COUNTS[94], COUNTS[193]]),
        ("zero", [0, 0, 0]),
        (
            "linear",
            [
                round((2 * COUNTS[99] + COUNTS[102]) / 3),
                round((COUNTS[99] + 2 * COUNTS[102]) / 3),
                round((COUNTS[199] + COUNTS[201]) / 2),
            ],
        ),
    ],
)
def test_missing_days_are_filled_as_asked(tmp_path, fill, expected):
    rows = [(d, "" if i == 200 else n) for i, (d, n) in enumerate(ROWS)]
    path = write(tmp_path, text(rows[:100] + rows[102:]))
    log = read_channel(path, fill=fill)
    gaps = [100, 101, 200]
    assert np.flatnonzero(log.filled).tolist() == gaps
    assert log.views[gaps].tolist() == expected
    assert log.dates.tolist() == DAYS and not log.real.any()
    assert np.delete(log.views, gaps).tolist() == np.delete(COUNTS, gaps).tolist()
    assert "; 3 missing days filled with" in log.note or "on a straight" in log.note


def test_a_filled_week_may_fill_the_next(tmp_path):
    rows = ROWS[:100] + ROWS[110:]
    log = read_channel(write(tmp_path, text(rows)), fill="previous week")
    assert log.views[100:110].tolist() == COUNTS[93:100] + COUNTS[93:96]


def changed(line, *cells):
    """The plain file with one line replaced; line 1 is the header."""
    return text([*PLAIN[: line - 1], cells, *PLAIN[line:]])


HOURS = [(f"{d} {h:02}:00", n) for d, n in ROWS[:30] for h in range(24)]
MONTHS = [(date(2010 + i // 12, 1 + i % 12, 1), i + 1) for i in range(40)]
WEEKS = [(DAYS[0] + timedelta(days=7 * i), i + 1) for i in range(40)]
CONTRADICTORY = "date,views\n13/02/2021,5\n02/14/2021,6\n"
VISITS = [("Day", "Visits", "Likes"), *((d, n, 3) for d, n in ROWS)]
TOO_WIDE = "Date,Views\n2021-02-26,999\n2021-02-27,1,234\n"
ERRORS = {
    "a day missing": (
        text(PLAIN[:9] + PLAIN[10:]),
        r"^mine.csv: 1 day missing: 2021-03-06 \(before it: line 9\); a.* fill=\"prev",
    ),
    "many days missing": (
        text(PLAIN[:9] + PLAIN[11:20] + PLAIN[21:30] + PLAIN[31:40] + PLAIN[41:]),
        r"5 days missing: 2021-03-06 to 2021-03-07 \(.* 9\), 2021-03-17 .* and 1 more;",
    ),
    "an empty cell": (changed(5, "2021-03-01", ""), "1 day missing: 2021-03-01"),
    "no number at all": (
        text([("Date", "Views"), *((d, "") for d in DAYS)]),
        "no number in any row; export a period with views",
    ),
    "a day twice": (changed(5, "2021-02-28", "7"), r"2021-02-28 \(lines 4 and 5\)"),
    "a row twice": (
        text([*PLAIN, PLAIN[3]]),
        r"more than one row for 2021-02-28 \(lines 4 and 262\); leave one",
    ),
    "text for a number": (changed(5, "2021-03-01", "many"), "line 5: Views: 'many'"),
    "an abbreviation": (changed(5, "2021-03-01", "5.1K"), "line 5: .*'5.1K' is no num"),
    "a sign for nothing": (
        changed(5, "2021-03-01", "-"),
        "1 day missing: 2021-03-01 .*; 1 cell says '-', which is taken for no number",
    ),
    "decimals": (
        changed(5, "2021-03-01", "51.5"),
        r'line 5: Views: 51.5 is no count; .* decimals="." or',
    ),
    "a mark that isn't there": (
        changed(5, "2021-03-01", "1.23.4"),
        "line 5: Views: 1.23.4 is no count",
    ),
    "two separators": (
        text([*with_numbers(grouped(","))[:-1], (DAYS[-1], "2.234")]),
        "line 261: Views: 2.234 has '.' between its thousands and 1,",
    ),
    "separators here and there": (
        changed(261, "2021-11-12", "2.345"),
        "has 'nothing' between|has '.' between",
    ),
    "0.123": (changed(5, "2021-03-01", "0.123"), "line 5: Views: 0.123 is no count"),
    "a negative count": (changed(5, "2021-03-01", "-4"), "line 5: Views: -4 is negat"),
    "a minus sign": (changed(5, "2021-03-01", "−4"), "line 5: Views: -4 is negative"),
    "too high": (changed(5, "2021-03-01", "9" * 14), "line 5: .* the limit of 1,000,"),
    "too many digits": (changed(5, "2021-03-01", "9" * 9999), "line 5: .* no number"),
    "too few days": (
        text(PLAIN[:101]),
        "100 days, and 198 are needed: 56 to look back on, 114 to learn from, 28 kept",
    ),
    "one day": (text(PLAIN[:2]), "1 day, and 198 are needed"),
    "contradictory dates": (
        CONTRADICTORY,
        r"13/02/2021 \(line 2\) has the day first, 02/14/2021 \(line 3\) the month",
    ),
    "a day over any month": (
        changed(5, "32/13/2021", "5"),
        r"\(line 5\) has the day first",
    ),
    "an impossible date": (changed(5, "2021-02-30", "5"), "line 5: '2021-02-30' is no"),
    "the last one impossible": (
        changed(261, "2021-11-31", "5"),
        "line 261: '2021-11-31' is no day of the calendar",
    ),
    "a year of two digits": (
        text(with_dates(lambda d: f"{d:%d/%m/%y}")),
        "line 2: '26/02/21' has a year of two digits",
    ),
    "no date": (changed(5, "tomorrow", "5"), "line 5: 'tomorrow' is no date"),
    "a last row without a date": (
        changed(261, "tomorrow", "5"),
        "line 261: 'tomorrow' is no date",
    ),
    "a last row whose date is lost": (
        changed(261, "", "2345"),
        "line 261: '' is no date",
    ),
    "a header further down": (
        text([*PLAIN[:100], *PLAIN]),
        "line 101: 'Date' is a second header; delete it, or what is above it",
    ),
    "a year of another calendar": (
        text(with_dates(lambda d: f"{d.day}/{d.month}/{d.year + 543}")),
        "line 2: '26/2/2564' is in the year 2564, outside of 1900 to 2150",
    ),
    "a year mistyped": (changed(5, "2201-03-01", "5"), "line 5: .* in the year 2201"),
    "midnights elsewhere, in UTC": (
        text(with_dates(lambda d: f"{d - timedelta(days=1)}T23:00:00Z")),
        "line 2: '2021-02-25T23:00:00Z' is UTC, and may be the next day where you are",
    ),
    "no date in the middle": (changed(5, "", "5"), "line 5: '' is no date"),
    "an empty file": ("", "^mine.csv: empty"),
    "blank lines only": ("\n\n  \n", "empty"),
    "remarks only": ("# nothing\n", "nothing but remarks"),
    "a header only": ("Date,Views\n", "a header and no row below it"),
    "a header and a total": ("Date,Views\nTotal,5\n", "no column of dates"),
    "one column": ("\n".join(map(str, DAYS)), "one column only"),
    "no column of dates": (
        text([("a", "b"), *((i, n) for i, n in enumerate(COUNTS))]),
        "no column of dates, .* columns are 'a', 'b'; a date looks like 2021-02-26",
    ),
    "two columns of dates": (
        text([("Start", "End", "Views"), *((d, d, n) for d, n in ROWS)]),
        "2 columns of dates, 'Start', 'End', where one .* or name it Date",
    ),
    "which column": (
        text(VISITS),
        r"which column is to be read\? There are 'Visits', 'Likes'; say column=\"Visit",
    ),
    "which column, no header": (text(VISITS[1:]), r"'column 2', 'column 3'; say"),
    "views twice": (
        text([("Date", "Views", "Views"), *((d, n, n) for d, n in ROWS)]),
        "2 columns are named 'Views'; rename one",
    ),
    "numbers without quotes": (TOO_WIDE, "line 3: more cells than in line 1; put quot"),
    "numbers without quotes, a comma too many": (
        "Date,Views,\n" + text([(d, *f"{n + 1000:,}".split(",")) for d, n in ROWS]),
        "line 2: a cell beside the number and no name above it; put quotation marks",
    ),
    "words beside numbers": (
        text([("day", "wd", "sales"), *((d, f"{d:%a}", n) for d, n in ROWS)]),
        "There are 'wd', 'sales'; say column=\"sales\"",
    ),
    "units in each cell": (
        text(with_numbers("{} views".format)),
        "line 2: Views: '900 views' is no number; write digits only, .* or leave t",
    ),
    "by video": (
        text(by_video()),
        "'Video title' names each row, as in a table by video",
    ),
    "all zero": (text([(d, 0) for d in DAYS]), "all values are 0"),
    "hours": (text(HOURS), "720 rows for 30 days: several rows a day"),
    "months": (text(MONTHS), "a row a month, and a row a day is needed"),
    "months without a day": (
        text([(f"{d:%Y-%m}", n) for d, n in MONTHS]),
        "a row a month, and a row a day is needed",
    ),
    "months by name": (text([(f"{d:%b} {d:%Y}", n) for d, n in MONTHS]), "a row a mon"),
    "weeks": (text(WEEKS), "a row a week"),
    "an open quotation mark": ('"Date,Views\n' + plain, "line 1: a quotation m"),
    "a quotation mark too many": (
        plain.replace("2021-04-15,", '2021-04-15,"5"'),
        "line 50: a quotation mark that doesn't pair up",
    ),
    "a quotation mark too few": (
        plain.replace("2021-04-15,", '2021-04-15,"'),
        "line 50: a quotation mark that doesn't pair up",
    ),
    "all quoted but one": (
        "\n".join(f'"{a}","{b}"' for a, b in PLAIN).replace('1876"', "1876"),
        r"line \d+: a quotation mark that doesn't pair up",
    ),
    "a cell too long": ("a" * 200_000 + plain, "line 1: .* more than 131,072 signs"),
    "a sign for nothing read": (
        plain.replace("2021-04-15,", "2021-04-15\0,"),
        r"line 50: a sign that no text has \(number 0\); delete it",
    ),
    "the same near the start": (
        plain.replace("2021-03-02,", "2021-03-02\0,"),
        r"line 6: a sign that no text has \(number 0\); delete it",
    ),
    "a BOM only": ("\ufeff", "empty"),
    "a BOM of UTF-16 only": (b"\xff\xfe", "empty"),
    "lines without end": ("1,2\n" * 400_001, "more lines than the limit of 400,000"),
    "binary": (bytes(range(256)) * 40, "no text but a binary file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture and no CSV"),
}


@pytest.mark.parametrize(("content", "says"), ERRORS.values(), ids=ERRORS)
def test_what_is_wrong_is_said(tmp_path, content, says):
    with pytest.raises(ChannelError, match=says) as error:
        read_channel(write(tmp_path, content))
    assert isinstance(error.value, ValueError)
    assert str(error.value).startswith("mine.csv")
    assert str(tmp_path) not in str(error.value)


def test_no_change_of_one_line_gets_through_unseen(tmp_path):
    """Any line lost, doubled or emptied, other than the last, is noticed."""
    rng = np.random.default_rng(0)
    for i in rng.integers(2, N, size=20):
        for rows in (PLAIN[:i] + PLAIN[i + 1 :], PLAIN[: i + 1] + PLAIN[i:]):
            with pytest.raises(ChannelError):
                read_channel(write(tmp_path, text(rows)))


def damaged(content, rng):
    """The bytes with a few of them changed, lost or added."""
    content = bytearray(content)
    for _ in range(rng.choice([1, 3, 20])):
        k, lost = rng.integers(len(content)), rng.choice([1, 3, 300])
        extra = [b'"', b"\n", b",", b";", b"9", b"\xff\xfe", b"\0", b"2021-02", b"-"]
        extra += ["２".encode(), "²".encode(), b"\xa0", b"'", b"/", b"0000-00-00", b""]
        content[k : k + lost * rng.integers(2)] = extra[rng.integers(len(extra))]
        content = content or bytearray(b"\n")
    return bytes(content)


def test_whatever_comes_is_read_or_said(tmp_path):
    rng = np.random.default_rng(0)
    files = [*HARMLESS.values(), *(content for content, _ in ERRORS.values())]
    files = [f if isinstance(f, bytes) else f.encode() for f in files]
    files = [f for f in files if len(f) < 100_000]
    files += 20 * [zipped(tmp_path, {"Totals.csv": plain}).read_bytes()]
    for i in rng.integers(len(files), size=500):
        content = damaged(files[i] or b"\n", rng)
        try:
            log = read_channel(write(tmp_path, content), fill="linear")
        except ChannelError:
            continue
        assert (np.diff(log.dates) == np.timedelta64(1, "D")).all()
        assert (log.views >= 0).all()


def test_a_column_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ChannelError, match=r"no column 'Clicks'; .* 'Visits', 'Li"):
        read_channel(write(tmp_path, text(VISITS)), column="Clicks")


def test_a_shop_may_be_closed_on_sundays(tmp_path):
    rows = [(d, n) for d, n in ROWS if d.weekday() < 6]
    log = read_channel(write(tmp_path, text(rows)), fill="zero")
    assert log.filled.sum() == 37 and not log.views[log.filled].any()
    with pytest.raises(
        ChannelError, match=r"of \d+ days are missing, more than the 50"
    ):
        read_channel(write(tmp_path, text(rows[:20] + rows[-80:])), fill="zero")


def test_too_many_missing_days_are_not_filled(tmp_path):
    path = write(tmp_path, text(ROWS[:100] + ROWS[127:]))
    with pytest.raises(ChannelError, match=r"27 of 260 days are missing, more than th"):
        read_channel(path, fill="linear")


def test_a_gap_in_the_first_week_has_no_week_before(tmp_path):
    path = write(tmp_path, text(ROWS[:3] + ROWS[4:]))
    with pytest.raises(ChannelError, match="2021-03-01 is missing and has no week bef"):
        read_channel(path, fill="previous week")


def test_exactly_enough_days_are_enough(tmp_path):
    assert len(read_channel(write(tmp_path, text(ROWS[:DAYS_NEEDED]))).views) == 198
    with pytest.raises(ChannelError, match="197 days, and 198"):
        read_channel(write(tmp_path, text(ROWS[: DAYS_NEEDED - 1])))


def test_a_table_cut_off_says_read_the_zip(tmp_path):
    some = [(DAYS[0] + timedelta(days=i), 5 + i) for i in range(900)]
    best = sorted(np.random.default_rng(0).choice(900, 500, replace=False))
    with pytest.raises(ChannelError, match="cut off after 500 rows; read the zip"):
        read_channel(write(tmp_path, text([some[i] for i in best])))


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # a hole, no blocks on the disk
    monkeypatch.setattr("pathlib.Path.read_bytes", None)
    with pytest.raises(
        ChannelError, match=r"huge.csv: 100 MB, above the limit of 20 M"
    ):
        read_channel(path)


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path):
    path = zipped(tmp_path, {"Totals.csv": bytes(LIMIT + 1)})
    with pytest.raises(ChannelError, match="unpacks to more than the limit, 20 MB"):
        read_channel(path)


def test_zips_that_hold_no_table_are_named(tmp_path):
    with pytest.raises(ChannelError, match=r"without a CSV file; it holds notes.pdf"):
        read_channel(zipped(tmp_path, {"notes.pdf": b"%PDF"}))
    for files in ({"folder/": b""}, {}):
        with pytest.raises(ChannelError, match="without a CSV file; it holds nothing"):
            read_channel(zipped(tmp_path, files))
    broken = write(tmp_path, b"PK\x03\x04" + bytes(99), "broken.zip")
    with pytest.raises(ChannelError, match=r"broken.zip: a zip that can't be opened"):
        read_channel(broken)


def test_the_error_of_a_zip_is_that_of_its_widest_table(tmp_path):
    files = {"Totals.csv": "Date,Views\n", "Table data.csv": text(GERMAN[:50])}
    with pytest.raises(ChannelError, match=r"export.zip, Table data.csv: 48 days, and"):
        read_channel(zipped(tmp_path, files))


@pytest.mark.parametrize("name", ["mine.xlsx", "mine.csv", "mine.zip", "mine.ods"])
def test_a_file_of_excel_says_how_to_go_on(tmp_path, name):
    inside = "content.xml" if "ods" in name else "xl/workbook.xml"
    path = zipped(tmp_path, {inside: "<x/>", "a.csv": plain}, name)
    with pytest.raises(ChannelError, match=r"a spreadsheet.* save the sheet as CSV"):
        read_channel(path)


def test_an_old_file_of_excel_says_the_same(tmp_path):
    path = write(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "mine.xls")
    with pytest.raises(ChannelError, match="a spreadsheet"):
        read_channel(path)


def test_a_folder_and_a_missing_file_are_named(tmp_path):
    with pytest.raises(ChannelError, match="a folder; name the CSV file or the zip"):
        read_channel(tmp_path)
    with pytest.raises(ChannelError, match=r"none.csv: no such file; looked in /"):
        read_channel(tmp_path / "none.csv")
    with pytest.raises(ChannelError, match=r"File name too long"):
        read_channel(plain)
    with pytest.raises(ChannelError, match="an address; download the file, and name"):
        read_channel("https://example.org/mine.csv")


def test_a_path_may_be_written_as_people_write_it(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    path = write(tmp_path, plain, "mine.xls")  # what is in the file counts
    assert_plain(read_channel("~/mine.xls"))
    assert_plain(read_channel(f'"{path}" '))


@pytest.mark.parametrize("options", [{"path": None}, {"column": 2.5}, {"column": True}])
def test_what_is_no_name_is_refused(tmp_path, options):
    with pytest.raises(TypeError, match="must be a name in quotation marks"):
        read_channel(**{"path": write(tmp_path, plain)} | options)


@pytest.mark.parametrize(
    "options", [{"fill": "mean"}, {"dates": "year last"}, {"decimals": ";"}]
)
def test_unknown_options_are_refused(tmp_path, options):
    with pytest.raises(ValueError, match=r"must be None or one of \("):
        read_channel(tmp_path, **options)
