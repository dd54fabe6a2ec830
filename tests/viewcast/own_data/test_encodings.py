"""Files of spreadsheets in their old encodings: the right names and numbers."""

from datetime import date, timedelta

import pytest

from viewcast.own_data.reader import ChannelError, read_channel
from viewcast.own_data.reader.encodings import decoded

DAYS = [date(2023, 1, 1) + timedelta(days=i) for i in range(1000)]
# A header for each, as people name columns there; ";" where Excel writes semicolons.
HEADERS = {
    "cp1252": (
        *("Datum;Besucher;Umsätze", "Tag;Fahrgäste", "Datum;Umsatz (€);Züge"),
        *("Datum;Größe", "Date;Fréquentation (médiathèque)", "Jour;Entrées;Dernière"),
        *(
            "Date;Chiffre d’affaires",
            "Date;Côté nord;Élèves",
            "Fecha;Número de visitas",
        ),
        *("Mês;Sessões", "Giorno;Quantità", "Datum;Försäljning (kr)", "Dato;Kjøretøy"),
    ),
    "cp1250": (
        *("Data;Wyświetlenia", "Dzień;Liczba odwiedzających", "Data;Przychód (zł)"),
        *("Datum;Návštěvy", "Den;Čtenáři", "Den;Příjem", "Dátum;Vevők száma"),
        *("Datum;Število obiskov", "Deň;Účty", "Data;Vizualizări", "Datum;Količina"),
    ),
    "cp1251": (
        *("Дата;Просмотры", "День;Посетители", "Дата;Расход (кВт·ч)", "Дата;ВЫРУЧКА"),
        *("День;Кількість", "Датум;Посете", "Ден;Брой"),
    ),
    "cp1253": ("Ημερομηνία;Προβολές", "Ημέρα;Επισκέπτες;Έξοδα", "ΗΜΕΡΟΜΗΝΙΑ;ΠΩΛΗΣΕΙΣ"),
    "cp1254": ("Tarih;Satış", "Gün;Ziyaretçi sayısı", "Tarih;Yayın", "Tarih;İzlenme"),
    "cp1255": ("תאריך;צפיות", "יום;מבקרים"),
    "cp1256": ("التاريخ;المشاهدات", "اليوم;المبيعات"),
    "cp1257": ("Data;Pardavimų skaičius", "Datums;Apmeklētāji"),
    "cp932": (
        "日付,来店者数,売上高",
        "日付,アクセス数",
        "利用日,利用者数",
        "日付,気温",
    ),
    "gb18030": ("时间,访问量,下载量", "日期,销售额", "统计日期,访客数", "日期,库存"),
    "cp950": ("日期,銷售額", "時間,來客數", "日期,瀏覽量,點閱率", "日期,收入（元）"),
    "cp949": (
        "날짜,방문자수",
        "일자,매출액,건수",
        "날짜,걸음수",
        "일자,전력사용량(kWh)",
    ),
    "mac_roman": ("Date;Fréquentation", "Datum;Umsätze", "Día;Facturación"),
    "cp850": ("Date;Abonnés;Vélos", "Datum;Fahrgäste"),
    "cp866": ("Дата;Просмотры",),
    "koi8_r": ("Дата;Просмотры",),
    "iso8859_2": ("Data;Wyświetlenia;Sprzedaż",),
    "euc_jp": ("日付,視聴回数",),
    "utf-16-le": ("Datum;Umsätze", "时间,访问量,下载量"),
    "utf-16-be": ("Datum;Umsätze", "日付,来店者数,売上高"),
    "utf-32": ("Datum;Umsätze",),
    "utf-8-sig": ("Datum;Umsätze", "日付,来店者数,売上高"),
}
CASES = [(encoding, header) for encoding, some in HEADERS.items() for header in some]


def count(day, column):
    return 700 + (day.toordinal() * 7919 * (column + 1)) % 60_000


def table(header, days, blank=""):
    """The text that a spreadsheet saves, thousands parted by a blank that it writes."""
    sign = ";" if ";" in header else ","
    numbers = range(header.count(sign))
    rows = [
        sign.join(
            [
                f"{day:%d.%m.%Y}",
                *(f"{count(day, j):,}".replace(",", blank) for j in numbers),
            ]
        )
        for day in days
    ]
    return "\r\n".join([header, *rows]) + "\r\n"


@pytest.mark.parametrize(("encoding", "header"), CASES)
def test_a_spreadsheets_encoding_is_recognised(encoding, header):
    texts = [table(header, DAYS[:days]) for days in (60, 365, 1000)]
    if ";" in header and encoding.startswith("cp12"):
        texts += [table(header, DAYS[:days], "\xa0") for days in (60, 365, 1000)]
    for text in texts:
        assert decoded("mine.csv", text.encode(encoding)).removeprefix("\ufeff") == text


@pytest.mark.parametrize(("encoding", "header"), CASES)
def test_the_column_asked_for_is_found_and_read(tmp_path, encoding, header):
    path = tmp_path / "mine.csv"
    path.write_bytes(table(header, DAYS[:200]).encode(encoding))
    column = header.replace(",", ";").split(";")[-1]
    number = header.replace(",", ";").count(";") - 1
    log = read_channel(path, column=column)
    assert log.views.tolist() == [count(day, number) for day in DAYS[:200]]
    assert log.title == f"mine.csv: {column}"


def test_a_name_asked_for_decides_between_encodings_that_look_alike(tmp_path):
    path = tmp_path / "mine.csv"
    for name in ("Qèq", "Qčq"):  # one byte, in cp1252 and in cp1250
        data = table(f"a;{name};b", DAYS[:365])
        path.write_bytes(data.encode("cp1252" if name == "Qèq" else "cp1250"))
        assert read_channel(path, column=name).views[0] == count(DAYS[0], 0)


def test_letters_far_down_count_too():
    """The first sign that isn't ASCII stands 20,000 rows down."""
    text = "a,b\n" + 20_000 * "2021-02-26,5\n" + "2021-02-27,Wyświetlenia żółć\n"
    assert decoded("mine.csv", text.encode("cp1250")) == text


def test_a_long_cell_may_be_cut_within_a_letter():
    for spaces in range(4):
        title = spaces * "a" + 200 * "统计日期访客数"
        text = f"日期,访客数,{title}\n2021-02-26,5,x\n"
        assert decoded("mine.csv", text.encode("gb18030")) == text


def test_utf8_with_a_sign_cut_in_two_is_still_utf8(tmp_path):
    rows = "".join(f"{day},{count(day, 0)},schön und größer\n" for day in DAYS[:300])
    data = rows.encode() + b"2023-10-28,5000,sch\xc3\n"
    assert decoded("mine.csv", data).startswith(rows)


@pytest.mark.parametrize("bad", [b"\x81\x8d\x8f\x90\x9d", b"\xff\xfe1\0\xd8\xd8"])
def test_bytes_of_no_encoding_are_refused(bad):
    with pytest.raises(ChannelError, match=r"no text but a binary file|no text has"):
        decoded("mine.csv", b"2021-02-26,5\n" * 10 + 300 * b"\x01" + bad)
