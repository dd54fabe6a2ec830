"""Files of days for both readers, the package's and the page's, whole and broken."""

import io
import zipfile
from datetime import date, timedelta

import numpy as np

from viewcast.own_data.reader.vocabulary import listed

N = 260
DAYS = [date(2021, 2, 26) + timedelta(days=i) for i in range(N)]
COUNTS = np.random.default_rng(0).integers(900, 2600, size=N).tolist()
TWO = "".join(f"{day},{n}\n" for day, n in zip(DAYS, COUNTS, strict=True))
WORDS = listed()
HARM = "0123456789-,;.\"' \tKé−\n"  # what a broken file has in a wrong place


def table(day="Date", views="Views", total="Total"):
    """YouTube Studio's table: a total, other columns, in a language of theirs."""
    rows = [
        f"{day},{views},Time (hours),Rate (%)",
        f"{total},{sum(COUNTS)},{sum(COUNTS) / 9:.1f},",
        *(f"{d},{n},{n / 9:.1f},4.5" for d, n in zip(DAYS, COUNTS, strict=True)),
    ]
    return "\n".join(rows) + "\n"


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """The bytes of a zip of these files, {name: text or bytes}."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def read_by_both():
    """Files that the page must read too, {name: bytes}."""
    texts = {
        "two.csv": TWO,
        "named.csv": "day,visitors\n" + TWO,
        "turned.csv": "Views,Date\n"
        + "\n".join(",".join(reversed(line.split(","))) for line in TWO.split()),
        "semicolons.csv": TWO.replace(",", ";"),
        "tabs.txt": TWO.replace(",", "\t"),
        "newest.csv": "\n".join(reversed(TWO.split())),
        "crlf.csv": ("\ufeffDate,Views\n" + TWO).replace("\n", "\r\n"),
        "quoted.csv": '"Date","Views"\n' + TWO,
        "blank.csv": " " + TWO.replace("\n", "\n\n").replace(",", " , "),
        "total.csv": f"Date,Views\n{TWO}Kokonaisuus,{sum(COUNTS)}\n",
        "late.csv": "".join(f"{d - timedelta(N)},0\n" for d in DAYS) + TWO,
        "hyphens.csv": table("Da\u00adtum", "Auf\u00adru\u00adfe", "Ge\u00adsamt"),
    }
    most = max(map(len, WORDS.values()))
    for i in range(most):  # each word of each kind, a few of them twice
        day, views, total = (
            WORDS[kind][i % len(WORDS[kind])].capitalize()
            for kind in ("dates", "views", "totals")
        )
        texts[f"{day}, {views}, {total}.csv"] = table(day, views, total)
    files = {name: text.encode() for name, text in texts.items()}
    period = [DAYS[0] + timedelta(days=i) for i in range(500)]
    days = "Date,Views\n" + "".join(f"{day},{i + 5}\n" for i, day in enumerate(period))
    files["five hundred.csv"] = days.encode()
    files["not views.csv"] = days.replace("Views", "Visitors").encode()
    files["confirmed.zip"] = zipped({"a.csv": days, "b.csv": days})
    files["alone.zip"] = zipped({"a.csv": days, "Empty.csv": ""})
    likes = "Date,Likes\n" + TWO.replace(",", ",1")
    cut = "\n".join(table().split("\n")[:240]) + "\nShowing top 240 results\n"
    export = {"Table data.csv": table(), "Totals.csv": "Date,Views\n" + TWO}
    files["export.zip"] = zipped({**export, "Chart data.csv": likes})
    files["cut.zip"] = zipped({**export, "Table data.csv": cut, "Empty.csv": ""})
    files["stored.zip"] = zipped({"a/Totals.csv": table()}, zipfile.ZIP_STORED)
    return files


def told():
    """Files that the page refuses, with some words of why: {name: (content, words)}."""
    lines = TWO.split()

    def changed(place, line):
        return "\n".join([*lines[:place], line, *lines[place + 1 :]])

    likes = "Date,Likes\n" + TWO
    return {
        "order.csv": (
            "26/02/2021,5\n" + TWO,
            "'26/02/2021' is no day as it is written",
        ),
        "calendar.csv": ("2021-02-29,5\n" + TWO, "line 1: 2021-02-29 is no day of the"),
        "century.csv": (changed(0, "1821-02-26,5"), "outside of 1900 to 2150"),
        "missing.csv": (changed(4, ""), "1 day missing: 2021-03-02 (before: line 4)"),
        "missing days.csv": (
            "\n".join(lines[:4] + lines[9:]),
            "5 days missing: 2021-03-02 to 2021-03-06 (before: line 4); each",
        ),
        "twice.csv": (changed(4, lines[3]), "2021-03-01 (lines 4 and 5); leave one"),
        "blank.csv": (changed(4, "2021-03-02,"), "line 5: column 2: no number"),
        "negative.csv": (
            changed(4, "2021-03-02,-4"),
            "line 5: column 2: -4 is negative",
        ),
        "minus.csv": (changed(4, "2021-03-02,−4"), "−4 is negative; the least"),
        "fraction.csv": (
            changed(4, "2021-03-02,5.5"),
            "line 5: column 2: '5.5' is no wh",
        ),
        "short.csv": (changed(4, "2021-03-02,5.1K"), "'5.1K' is no whole number"),
        "high.csv": (
            changed(4, "2021-03-02," + "9" * 14),
            "limit of 1,000,000,000,000",
        ),
        "thousands.csv": (
            changed(4, "2021-03-02,1,234"),
            "line 5: 3 cells, and line 1",
        ),
        "parted.csv": (
            "Date,Views,Likes\n"
            + "".join(f"{d},{n + 1000:,}\n" for d, n in zip(DAYS, COUNTS, strict=True)),
            "a number with a comma needs quotation marks",
        ),
        "quote.csv": (changed(4, '2021-03-02,"5'), "line 5: a quotation mark"),
        "few.csv": ("\n".join(lines[:197]), "197 days, and 198 are needed"),
        "zeros.csv": (
            "".join(f"{d},0\n" for d in DAYS),
            "all values are 0; there is nothing",
        ),
        "one.csv": ("\n".join(map(str, COUNTS)), "one column only"),
        "signs.csv": ("a;b,c\n" + TWO, "commas and semicolons, of which only one"),
        "remark.csv": ("# a shop\n" + TWO, "line 1: a remark"),
        "latin.csv": (("Zürich,b\n" + TWO).encode("cp1252"), "no text in UTF-8"),
        "utf16.csv": (TWO.encode("utf-16"), "no text in UTF-8"),
        "empty.csv": ("", "empty; needed is a row"),
        "unknown.csv": (table(views="Vaatamised"), "known to hold the views; there"),
        "two views.csv": (table().replace("Rate (%)", "Vues"), "2 columns that may be"),
        "videos.csv": (
            table().replace(",4.5\n", ",My trip\n"),
            "'My trip' in the column 'Rate (%)'",
        ),
        "cut off.csv": (
            table().replace(",4.5\n", ",\n"),
            "nothing in the column 'Rate",
        ),
        "nameless.csv": (table().replace("Rate (%)", ""), "a column without a name"),
        "likes.zip": (zipped({"Chart data.csv": likes}), "no table with a column"),
        "differ.zip": (
            zipped(
                {"a.csv": table(), "b.csv": "Date,Views\n" + changed(4, "2021-03-02,7")}
            ),
            f"two tables differ on 2021-03-02: {COUNTS[4]} there, 7 in differ.zip, b",
        ),
        "sum.csv": (
            "Date,Views\nAltogether,7\n" + TWO,
            "line 2: 'Altogether' is no day",
        ),
        "longer.zip": (
            zipped({"a.csv": table(), "b.csv": "Date,Views\n" + TWO.replace("-", "/")}),
            "longer.zip, b.csv, line 2: no day in any row; a day is written 2021-02-26",
        ),
        "flipped.zip": (
            zipped({"a.csv": table()}, 0).replace(b",4.5\n", b",4.6\n", 1),
            "a zip that can't be opened (a file in it is damaged)",
        ),
        "no.zip": (zipped({"a.png": "x"}), "a zip without a CSV file; it holds a.png"),
        "sheet.zip": (zipped({"xl/book.xml": "x"}), "a spreadsheet"),
        "broken.zip": (zipped({"a.csv": table()})[:-30], "its directory is missing"),
        "many.zip": (
            zipped({f"{i}.csv": "" for i in range(101)}),
            "101 files, and 100",
        ),
        "huge.zip": (
            zipped({"a.csv": b"0" * 20_000_001}),
            "more than the limit, 20 MB",
        ),
    }


def damaged(rng, count):
    """So many files with some faults in them, as bytes: any of them may be readable."""
    whole = [TWO, "day,visitors\n" + TWO, table(), TWO.replace(",", ";")]
    for _ in range(count):
        text = whole[rng.integers(len(whole))]
        for _ in range(rng.integers(1, 3)):
            text = faulty(text, rng)
        yield text.encode()


def faulty(text, rng):
    """The text with a sign changed, added or gone, or a line moved, twice or gone."""
    lines, sign = text.split("\n"), HARM[rng.integers(len(HARM))]
    i, j = rng.integers(len(lines), size=2)
    # Half of the signs fall among the first lines, where columns are decided.
    at = rng.integers(len(text) if rng.random() < 0.5 else 60)
    return [
        text[:at] + sign + text[at + 1 :],
        text[:at] + sign + text[at:],
        text[:at] + text[at + 1 :],
        "\n".join([*lines[:i], lines[j], *lines[i + 1 :]]),
        "\n".join([*lines[:i], lines[j], *lines[i:]]),
        "\n".join([*lines[:i], *lines[i + 1 :]]),
        text.replace("-", "/" if rng.random() < 0.5 else "."),
    ][np.searchsorted([0.2, 0.4, 0.6, 0.75, 0.85, 0.95], rng.random())]
