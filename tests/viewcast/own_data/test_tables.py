"""What stands above and below a table, numbers cut in two, cells that hold none."""

import io
import zipfile
from datetime import date, timedelta

import numpy as np
import pytest

from viewcast.own_data.reader import ChannelError, read_channel
from viewcast.own_data.reader.choose import CUT_AT

DAYS = [date(2021, 2, 26) + timedelta(days=i) for i in range(800)]
COUNTS = np.random.default_rng(0).integers(700, 1900, size=800).tolist()
ROWS = list(zip(DAYS, COUNTS, strict=True))
SHORT = ROWS[:260]


def table(rows, head="Date,Views", sign=","):
    lines = (sign.join(map(str, row)) for row in rows)
    return "\n".join([head, *lines]) + "\n"


def write(tmp_path, text, name="mine.csv"):
    path = tmp_path / name
    path.write_text(text, "utf8")
    return path


def zipped(tmp_path, files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    path = tmp_path / "export.zip"
    path.write_bytes(file.getvalue())
    return path


PLAIN = table(SHORT)
COMPACT = table([(f"{day:%Y%m%d}", n) for day, n in SHORT], "Date,Active users")
PERIOD = '"Start Date","2/26/2021"\n"End Date","11/12/2021"\n'
AROUND = {
    "a title": "My channel\n" + PLAIN,
    "a title, as wide": "My channel,\n\n" + PLAIN,
    "a title in semicolons": "My shop;;\n" + table(SHORT, sign=";", head="Date;Views"),
    "no header, a title": "My shop\n" + "".join(f"{d},{n}\n" for d, n in SHORT),
    "App Store Connect": f'"Name","My App"\n{PERIOD}\n' + PLAIN,
    "App Store Connect, another language": f'"Name","Meine App"\n{PERIOD}\n'
    + table(SHORT, '"Tageswert","Einheiten"'),
    "a day alone above": "Report\n2022-01-05\n\n" + PLAIN,
    "a period above": "From,2021-02-26\nTo,2021-11-12\n" + PLAIN,
    "a period in words": "Report: 2021-02-26 to 2021-11-12\n\n" + PLAIN,
    "GA4": "# ----------\n# Free form 1\n# 20210226-20211112\n#\n\n" + COMPACT,
    "GA4, its total": "# Free form 1\n\n"
    + COMPACT.replace("users\n", "users\n,99999,Grand total\n"),
    "GA4, its total in German": COMPACT.replace(
        "users\n", "users\n,9999,Gesamtsumme\n"
    ),
    "GA4, its total last": COMPACT + ",99999,Grand total\n",
    "a total of words": PLAIN.replace("Views\n", "Views\nTotal,—\n"),
    "a nameless day, a total of words": PLAIN.replace("Date", "?").replace(
        "Views\n", "Views\nTotal,unknown\n"
    ),
    "rows of SQL": PLAIN + "(260 rows)\n",
    "rows of SQL, selected": PLAIN + "\n260 rows selected.\n",
    "a number of another kind": PLAIN + "Shop at 500 Main Street\n",
    "a source below": PLAIN + "\nSource: my own shop\n",
    "a source below, commas": PLAIN + "\nMade by me, for you, with love\n",
    "a total and a source": PLAIN + f"Total,{sum(n for _, n in SHORT)}\nSource: me\n",
    "units below a header above": "My shop,\nDate,Views\n,(count)\n" + PLAIN[11:],
}


@pytest.mark.parametrize("text", AROUND.values(), ids=AROUND)
def test_lines_around_a_table_are_left_out(tmp_path, text):
    log = read_channel(write(tmp_path, text))
    assert log.dates.tolist() == [day for day, _ in SHORT]
    assert log.views.tolist() == [n for _, n in SHORT]


def test_the_header_is_the_one_beside_the_days(tmp_path):
    log = read_channel(write(tmp_path, AROUND["App Store Connect, another language"]))
    assert log.title == "mine.csv: Einheiten"


@pytest.mark.parametrize("last", ["tomorrow,5", ",5", "5"])
def test_a_last_row_with_a_number_is_not_left_out(tmp_path, last):
    with pytest.raises(ChannelError, match=r"line 262: '.*' is no date"):
        read_channel(write(tmp_path, PLAIN + last + "\n"))


CUT_SENTENCES = (
    "Showing top 500 results",
    "Es werden die 500 besten Ergebnisse angezeigt",
    "Mostrando os 500 principais resultados",
    "500 premiers résultats affichés",
    '"Se muestran los primeros 500 resultados"',
    "Показаны первые 500 результатов",
    "上位 500 件の結果を表示しています",
    "显示前 500 个结果",
    "عرض أهم ٥٠٠ نتيجة",
    "Showing top 500 results, sorted by views",
)


@pytest.mark.parametrize("sentence", CUT_SENTENCES)
@pytest.mark.parametrize("total", ["", "Total,1000000\n"])
def test_a_table_that_says_it_was_cut_off_is_refused(tmp_path, sentence, total):
    text = "Date,Views\n" + total + table(ROWS[:500])[11:] + sentence + "\n"
    line = 502 + bool(total)
    says = rf"line {line}: .*500.* was cut off, so days are missing; read the zip as"
    for fill in (None, "linear"):
        with pytest.raises(ChannelError, match=says):
            read_channel(write(tmp_path, text), fill=fill)


def test_another_number_of_rows_may_be_cut_off_too(tmp_path):
    with pytest.raises(ChannelError, match="line 262: 'Top 260' says that the table"):
        read_channel(write(tmp_path, PLAIN + "Top 260\n"))


OF_ALL_ROWS = (
    "260 rows in set (0.01 sec)",
    "(260 rows)",
    "260 row(s) returned",
    "(260 rows affected)",
    "Query returned 260 rows in 0.2 seconds",
    "Total rows: 260",
    "Number of records: 260",
    "Showing 1 to 260 of 260 entries",
)


@pytest.mark.parametrize("sentence", OF_ALL_ROWS)
def test_a_count_of_all_rows_does_not_say_that_some_are_missing(tmp_path, sentence):
    log = read_channel(write(tmp_path, PLAIN + sentence + "\n"))
    assert log.views.tolist() == COUNTS[:260] and f"{sentence!r}" in log.note


@pytest.mark.parametrize(
    "sentence", ["Showing 1 to 260 of 800 entries", "First 260 rows, of 800 in all"]
)
def test_a_count_of_more_rows_says_that_some_are_missing(tmp_path, sentence):
    with pytest.raises(ChannelError, match="says that the table was cut off"):
        read_channel(write(tmp_path, PLAIN + sentence + "\n"))


@pytest.mark.parametrize("place", [0, 130, 259])
def test_a_row_whose_day_excel_wrote_as_hashes_is_no_remark(tmp_path, place):
    rows = [("########" if i == place else d, n) for i, (d, n) in enumerate(SHORT)]
    for fill in (None, "linear"):
        says = f"line {place + 2}: '########' is no date"
        with pytest.raises(ChannelError, match=says):
            read_channel(write(tmp_path, table(rows)), fill=fill)


def test_a_ruler_of_hashes_is_a_remark(tmp_path):
    text = "########\n# My shop\n########,\n" + PLAIN
    assert read_channel(write(tmp_path, text)).views.tolist() == COUNTS[:260]


@pytest.mark.parametrize(
    "word", ["Average", "Subtotal", "", "© Source: my shop, No. 5"]
)
def test_a_row_of_no_day_may_be_deleted(tmp_path, word):
    row = f'"{word}",1234\n'
    with pytest.raises(ChannelError) as error:
        read_channel(write(tmp_path, PLAIN + row + PLAIN[11:]))
    assert str(error.value).endswith(", or delete the row if it is none of a day") == (
        "5" not in word
    )


def test_wide_rows_are_told_what_may_be_wrong(tmp_path):
    remark = PLAIN.replace("\n", ",\n", 1).replace("\n", ",dry, cold\n")
    with pytest.raises(ChannelError, match="quotation marks around cells with commas"):
        read_channel(write(tmp_path, remark.replace(",,dry, cold", "", 1)))
    of_r = "date,visitors\n" + "".join(
        f"{i},{d},{n}\n" for i, (d, n) in enumerate(SHORT)
    )
    with pytest.raises(ChannelError, match=r"or name all columns in line 1$"):
        read_channel(write(tmp_path, of_r))


@pytest.mark.parametrize("first", ["Date", "2020-12-31", ""])
@pytest.mark.parametrize("series", [1, 3])
def test_days_side_by_side_are_told(tmp_path, first, series):
    days, counts = zip(*SHORT, strict=True)
    rows = [(first, *days), *[(f"shop {i}", *counts) for i in range(series)]]
    text = "".join(",".join(map(str, row)) + "\n" for row in rows)
    with pytest.raises(ChannelError, match="line 1: the days stand side by side"):
        read_channel(write(tmp_path, text))


@pytest.mark.parametrize("first", ["{d}", "day {i}"])
def test_names_of_many_columns_are_not_all_listed(tmp_path, first):
    names = ",".join(f"c{i}" for i in range(900))
    cells = ",".join(["5"] * 900)
    rows = [(first.format(i=i, d=day), cells) for i, day in enumerate(DAYS[:260])]
    with pytest.raises(ChannelError, match=r" and \d+ more; ") as error:
        read_channel(write(tmp_path, table(rows, f"Date,{names}")))
    assert len(str(error.value)) < 1000


WEEKS = table([(DAYS[0] + timedelta(days=7 * i), 7000 + i) for i in range(114)])


def test_a_zip_whose_totals_are_whole_is_read_though_its_table_was_cut(tmp_path):
    cut = table(ROWS[:500]) + CUT_SENTENCES[0]
    log = read_channel(zipped(tmp_path, {"Table.csv": cut, "Totals.csv": table(ROWS)}))
    assert log.views.tolist() == COUNTS and log.note.endswith(" a day")


@pytest.mark.parametrize("sentence", ["", *CUT_SENTENCES[:2]])
def test_a_zip_with_weekly_totals_says_choose_daily(tmp_path, sentence):
    best = sorted(ROWS, key=lambda row: -row[1])[:500]
    cut = table([("Total", sum(COUNTS)), *best]) + sentence
    files = {"Table data.csv": cut, "Totals.csv": WEEKS, "Chart data.csv": WEEKS}
    with pytest.raises(ChannelError, match=r"Table data.csv.*: choose Daily") as error:
        read_channel(zipped(tmp_path, files))
    assert "read the zip" not in str(error.value)


def test_a_table_sorted_by_views_and_cut_says_read_the_zip(tmp_path):
    best = sorted(ROWS, key=lambda row: -row[1])[:500]
    says = "missing.* cut off after 500 rows; read the zip"
    for fill in (None, "linear"):
        with pytest.raises(ChannelError, match=says):
            read_channel(write(tmp_path, table(best)), fill=fill)


@pytest.mark.parametrize(
    ("rows", "head", "warned"),
    [
        (CUT_AT, "Date,Views", True),
        (CUT_AT, "Datum,Aufrufe", True),
        (CUT_AT, "Date,Visitors", False),
        (CUT_AT - 1, "Date,Views", False),
        (CUT_AT + 1, "Date,Views", False),
    ],
)
def test_exactly_as_many_rows_as_youtube_leaves_are_noted(tmp_path, rows, head, warned):
    log = read_channel(write(tmp_path, table(ROWS[:rows], head)))
    assert ("after which YouTube Studio cuts" in log.note) == warned
    files = {"a.csv": table(ROWS[:rows], head), "b.csv": table(ROWS[:rows], head)}
    assert "cuts" not in read_channel(zipped(tmp_path, files)).note


def commas(n):
    return f"{n:,}"


LARGE = [(day, 1000 + 7919 * i % 90_000) for i, (day, _) in enumerate(SHORT)]
PARTED = {
    "the last column is empty": (
        "Date,Views,Note",
        [(d, commas(n), "") for d, n in SHORT],
    ),
    "it is empty, all from 1,000 on": (
        "Date,Views,Note",
        [(d, commas(n), "") for d, n in LARGE],
    ),
    "it is left out, all from 1,000 on": (
        "Date,Views,Note",
        [(d, commas(n)) for d, n in LARGE],
    ),
    "another count after it": (
        "Date,Views,Likes",
        [(d, commas(n), n % 50) for d, n in SHORT],
    ),
    "another count before it": (
        "Date,Likes,Views,Note",
        [(d, n % 50, commas(n), "") for d, n in SHORT],
    ),
    "two such columns": (
        "Date,Views,Impressions,Note,Place",
        [(d, commas(n), commas(9 * n), "", "") for d, n in SHORT],
    ),
    "the day last": ("Views,Date", [(commas(n), d) for d, n in SHORT]),
    "millions": ("Date,Views,a,b", [(d, commas(997 * n), "") for d, n in LARGE]),
    "a comma too many": ("Date,Views,", [(d, commas(n)) for d, n in SHORT]),
    "a comma too many, Likes": (
        "Date,Views,Likes,",
        [(d, commas(n), 7) for d, n in SHORT],
    ),
    "decimals with a comma": (
        "Date,Views,Note",
        [(d, f"{n},5" if n % 2 else n, "") for d, n in SHORT],
    ),
    "a single one": (
        "Date,Views,Note",
        [(d, n if n < 1890 else commas(n), "") for d, n in SHORT],
    ),
}


@pytest.mark.parametrize(("head", "rows"), PARTED.values(), ids=PARTED)
@pytest.mark.parametrize("column", [None, "Views"])
def test_a_number_that_its_comma_cuts_in_two_is_never_read(
    tmp_path, head, rows, column
):
    with pytest.raises(ChannelError, match=r"line \d+: .*quotation marks"):
        read_channel(write(tmp_path, table(rows, head)), column=column)


HARMLESS = {
    "a comma at each end": ("Date,Views", [(d, n, "") for d, n in SHORT]),
    "a comma at some ends": (
        "Date,Views",
        [(d, n, "") if n % 2 else (d, n) for d, n in SHORT],
    ),
    "a comma at some ends, compact days": (
        "Date,Views",
        [(f"{d:%Y%m%d}", n, *[""] * (n % 2)) for d, n in SHORT],
    ),
    "an empty column": ("Date,Views,Note", [(d, n, "") for d, n in SHORT]),
    "shorter rows": ("Date,Views,Note", SHORT),
    "a column of codes": (
        "Date,Views,Code",
        [(d, n % 900 + 1, "034") for d, n in SHORT],
    ),
    "three digits": ("Date,Views,Likes", [(d, n, 100 + n % 900) for d, n in SHORT]),
    "quoted": ("Date,Views,Note", [(d, f'"{n:,}"', "") for d, n in SHORT]),
}


@pytest.mark.parametrize(("head", "rows"), HARMLESS.values(), ids=HARMLESS)
def test_commas_that_part_cells_are_no_thousands(tmp_path, head, rows):
    log = read_channel(write(tmp_path, table(rows, head)))
    expected = [row[1] for row in rows]
    if head.endswith("Note"):
        expected = [n for _, n in SHORT]
    assert log.views.tolist() == expected


@pytest.mark.parametrize(
    "word",
    ["NA", "N/A", "n/a", "#N/A", "NaN", "null", "NULL", "None", "<NA>", "-", "–", "—"],
)
def test_words_for_no_number_are_missing_days(tmp_path, word):
    rows = [(d, word if i in (40, 90) else n) for i, (d, n) in enumerate(SHORT)]
    path = write(tmp_path, table(rows))
    said = f"; 2 cells say '{word}', which is taken for no number"
    with pytest.raises(ChannelError, match="2 days missing: 2021-04-07") as error:
        read_channel(path)
    assert str(error.value).endswith(said)
    log = read_channel(path, fill="zero")
    assert np.flatnonzero(log.filled).tolist() == [40, 90]
    assert log.note.endswith("; 2 missing days filled with 0" + said)


def test_a_word_for_no_number_may_be_a_columns_name(tmp_path):
    log = read_channel(write(tmp_path, table(SHORT, "Date,NA")))
    assert log.title == "mine.csv: NA" and len(log.views) == 260
