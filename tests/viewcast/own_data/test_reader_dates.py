"""Days as programs write them: read, asked back, or refused with the cell in words."""

from datetime import date

import pytest

from tests.helpers.own_files import COUNTS, DAYS
from tests.helpers.own_reading import assert_read, assert_told, dated, lines, read
from viewcast.own_data.reader.dates.names import MONTHS
from viewcast.own_data.reader.dates.written import written

FORMATS = [
    *("{d} 00:00:00+00", "{d} 00:00:00+00:00", "{d}T00:00:00Z", "{d}T00:00:00.000Z"),
    *("{d} 00:00:00 GMT", "{d} UTC", "{d}Z", "{d}+01:00", "{d:%Y%m%d}T000000Z"),
    *("{d:%a %b %d %Y}", "{d:%A, %B} {d.day}, {d.year}", "{d:%A %d %B %Y}"),
    *("{d:%a, %d %b %Y} 00:00:00 GMT", "{d:%a %b %e} 00:00:00 CET {d:%Y}"),
    *(
        "{d:%a %b %d %Y} 00:00:00 GMT+0100 (Central European Standard Time)",
        "{d} 12:00 AM UTC",
    ),
    *("{d:%a %b %d} 00:00:00 +0000 {d:%Y}", "{d:%d/%b/%Y}:00:00:00 +0000"),
    *("{d:%d/%b/%Y}", "{d:%d%b%Y}", "{d:%b}-{d:%d}-{d:%Y}", "{d:%Y}-{d:%b}-{d:%d}"),
    *("{d:%B} {d.day}th, {d.year}", "{d.day}. {d:%b}. {d.year}", "{d:%Y%m%d}00"),
    *("{d.year}/{d.month}/{d.day}(月)", "{d.year}/{d.month}/{d.day} (Mon)", "Fri, {d}"),
    *("{d.year}年{d.month}月{d.day}日（月）", "{d.year}年{d.month}月{d.day}日星期五"),
    *("{d.year}. {d.month}. {d.day}. (금)", "{d.year}년 {d.month}월 {d.day}일 금요일"),
    *("{d.month}/{d.day}/{d.year} 0:00", "{d.month}/{d.day}/{d.year} 12:00:00 AM"),
    *("{d} 00:00:00 +0000 UTC", "{d}T00:00:00-05:00[America/New_York]"),
    *("{d:%d-%b-%y} 12.00.00.000000 AM", "{d:%d.%m.%Y}.", "{d:%d.%m.%Y} г."),
    *("{d:%Y %m %d}", "{d:%Y_%m_%d}", "{d:%d.%m.%Y} (So)", "Fri {d:%m/%d/%Y}"),
    *("{d:%Y\u2011%m\u2011%d}", "{d:%Y\u2013%m\u2013%d}", "{d:%Y\u2212%m\u2212%d}"),
    *("{d:%Y}\uff0f{d:%m}\uff0f{d:%d}", "{d:%Y}\uff0e{d:%m}\uff0e{d:%d}"),
    *("{d:%d}\u2010{d:%b}\u2010{d:%Y}", "{d}T00:00:00\u221205:00"),
    *("{d:%y-%b-%d}", "{d:%y/%b/%d}", "{d:%d-%b-%y}", "{d.day}-{d:%b}-{d:%y}"),
]


@pytest.mark.parametrize("form", FORMATS)
def test_a_day_is_read_as_programs_write_it(tmp_path, form):
    assert_read(read(tmp_path, dated(lambda d: form.format(d=d))))


EXCELS = {  # as Excel writes dd-mmm-yy, where Unicode has other names
    "German": "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "Russian": "янв фев мар апр май июн июл авг сен окт ноя дек",
    "Ukrainian": "січ лют бер кві тра чер лип сер вер жов лис гру",
    "Bulgarian": "яну фев мар апр май юни юли авг сеп окт ное дек",
    "Greek": "Ιαν Φεβ Μαρ Απρ Μαϊ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ",
    "Hebrew": "ינו פבר מרץ אפר מאי יונ יול אוג ספט אוק נוב דצמ",
    "Slovene": "jan. feb. mar. apr. maj jun. jul. avg. sep. okt. nov. dec.",
    "Turkish": "OCAK ŞUBAT MART NİSAN MAYIS HAZİRAN TEMMUZ AĞUSTOS EYLÜL EKİM KASIM "
    "ARALIK",
    "Arabic": "يناير فبراير مارس ابريل مايو يونيو يوليه اغسطس سبتمبر اكتوبر نوفمبر "
    "ديسمبر",
}


@pytest.mark.parametrize("names", EXCELS.values(), ids=EXCELS)
@pytest.mark.parametrize("form", ["05-{}-23", "5 {} 2023", "5. {} 2023"])
def test_a_month_is_read_as_excel_writes_it(form, names):
    found = [written(form.format(name)).readings for name in names.split()]
    days = [day.get(None) or day["day first"] for day in found]
    assert days == [(2023, month, 5) for month in range(1, 13)]


IN_LANGUAGES = {
    "26 février 2021": "French",
    "26 févr. 2021": "French, short",
    "vendredi 26 février 2021": "French, with the day of the week",
    "viernes, 26 de febrero de 2021": "Spanish",
    "sexta-feira, 26 de fevereiro de 2021": "Portuguese",
    "Freitag, 26. Februar 2021": "German",
    "26 lut 2021": "Polish",
    "26. února 2021": "Czech",
    "2021. február 26., péntek": "Hungarian",
    "26 февр. 2021 г.": "Russian",
    "26 лют. 2021 р.": "Ukrainian",
    "26 Şub 2021 Cuma": "Turkish",
    "Παρασκευή 26 Φεβρουαρίου 2021": "Greek",
    "fredag den 26. februar 2021": "Danish",
    "26. helmikuuta 2021": "Finnish",
    "الجمعة، 26 فبراير 2021": "Arabic",
    "יום שישי, 26 בפברואר 2021": "Hebrew",
    "26 फ़र॰ 2021": "Hindi",
    "Thứ Sáu, 26 tháng 2, 2021": "Vietnamese",
    "26 thg 2, 2021": "Vietnamese, short",
    "26 ก.พ. 2021": "Thai",
    "mar. 2 mars 2021": "a day of the week that is also a month",
}


@pytest.mark.parametrize("text", IN_LANGUAGES, ids=IN_LANGUAGES.get)
def test_months_and_weekdays_are_known_in_other_languages(text):
    expected = (2021, 3, 2) if text.startswith("mar") else (2021, 2, 26)
    assert written(text).readings == {None: expected}


@pytest.mark.parametrize("word", ["marble", "janus", "x", "total", "sund"])
def test_no_other_word_is_a_month(word):
    assert word not in MONTHS and written(f"{word} 3, 2021") is None


@pytest.mark.parametrize(
    "text", ["2021-02-26-05", "5135", "20211301", "2021-W08-5", "12 Views", "2021"]
)
def test_what_isnt_written_as_a_day_is_none(text):
    assert written(text) is None


def test_a_year_of_two_digits_comes_first_only_where_the_column_says_so(tmp_path):
    """As 23 January 2001 and so on these days would lie years apart."""
    year_first = dated(lambda d: f"{d:%y-%b-%d}")
    assert_read(read(tmp_path, year_first, dates="year first"))
    some = lines("day,n", [("21-Jan-22", 5), ("23-Feb-24", 6)])
    asks = "line 2: '21-Jan-22' may be two days, and no row of the file decides; say "
    assert_told(tmp_path, some, asks + 'dates="day first" or dates="year first"')


def test_gaps_dont_move_the_year(tmp_path):
    for form in ("%d-%b-%y", "%y-%b-%d"):
        rows = [(format(d, form), n) for d, n in zip(DAYS, COUNTS, strict=True)]
        rows = [row for i, row in enumerate(rows) if i % 3]
        assert_told(tmp_path, lines("day,n", rows), "86 days missing: 2021-03-01 (b")


@pytest.mark.parametrize(
    ("form", "dates"),
    [
        ("{d:%d/%m/%y}", "day first"),
        ("{d.month}/{d.day}/{d:%y}", "month first"),
        ("{d:%y-%m-%d}", "year first"),
    ],
)
def test_numbers_of_two_digits_are_asked_about(tmp_path, form, dates):
    table = dated(lambda d: form.format(d=d))
    first = form.format(d=DAYS[0])
    says = f"line 2: '{first}' has a year of two digits; write four: 2021-02-26, or say"
    assert_told(tmp_path, table, says)
    assert_told(tmp_path, table, f'dates="{dates}"')
    assert_read(read(tmp_path, table, dates=dates))


def test_no_order_is_offered_that_would_make_no_day(tmp_path):
    offers = "26/02/21' has a year of two digits; write four: 2021-02-26, or say dates="
    offers += '"day first" or dates="year first"'
    assert_told(tmp_path, dated(lambda d: f"{d:%d/%m/%y}"), offers)


def test_an_order_that_cant_be_is_refused_with_one_that_can(tmp_path):
    table = dated(lambda d: f"{d.month}/{d.day}/{d:%y}")
    says = '2/26/21 (line 2) can\'t be day first; say dates="month first"'
    assert_told(tmp_path, table, says, dates="day first")
    whole = dated(lambda d: f"{d:%d/%m/%Y}")
    assert_told(
        tmp_path, whole, "can't be year first; say dates=\"d", dates="year first"
    )


@pytest.mark.parametrize(
    "form", ["{d:%B} {d.day}", "{d:%d-%b}", "{d.month}月{d.day}日"]
)
def test_a_day_without_its_year_is_told(tmp_path, form):
    said = form.format(d=DAYS[0])
    says = f"line 2: '{said}' has no year; write it whole: 2021-02-26"
    assert_told(tmp_path, dated(lambda d: form.format(d=d)), says)
    one = dated(lambda d: f"{d:%B} {d.day}" if d == DAYS[9] else d)
    assert_told(tmp_path, one, "line 11: 'March 7' has no year; write 2021-02-26")


@pytest.mark.parametrize("form", ["{d:%G-W%V-%u}", "{d:%Y-%j}", "day of {d}"])
def test_a_cell_that_isnt_read_is_shown(tmp_path, form):
    said = form.format(d=DAYS[0])
    says = (
        f"line 2: no column of dates, where one is needed: '{said}' in 'when' is none"
    )
    assert_told(tmp_path, dated(lambda d: form.format(d=d), "when,n"), says)
    assert_told(
        tmp_path, dated(lambda d: form.format(d=d), "n,when"), f"'{said}' in 'n'"
    )


def test_a_spreadsheets_number_of_a_day_is_named(tmp_path):
    table = dated(lambda d: (d - date(1899, 12, 30)).days, "Date,n")
    says = "'44253' is a spreadsheet's number for a day; format the column as a date"
    assert_told(tmp_path, table, says)
    says = says.replace("44253", "44253.0")  # as pandas writes it
    assert_told(tmp_path, table.replace('",', '.0",'), says)


@pytest.mark.parametrize("hours", [(9, 13, 17), (12, 18)])
def test_several_rows_a_day_are_told_before_the_time_zone(tmp_path, hours):
    rows = [(f"{d}T{hour:02}:00:00Z", 5) for d in DAYS for hour in hours]
    says = f"{rows[0][0]} (line 2) and {rows[1][0]} (line 3) are of one day: several"
    assert_told(tmp_path, lines("time,n", rows), says)


def test_one_row_a_day_at_night_is_still_of_a_time_zone(tmp_path):
    late = "'2021-02-26 10:00 PM UTC' is UTC, and may be the next day where you are"
    assert_told(tmp_path, dated(lambda d: f"{d} 10:00 PM UTC"), late)
