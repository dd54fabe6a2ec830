"""What YouTube Studio calls things, in the languages of its interface that we know.

All words in small letters. A language that is missing costs the reader one argument,
column="…"; a wrong word could choose a wrong column, so a doubtful one is left out.
"""

VIEWS = {
    "views",
    "aufrufe",  # German
    "vues",  # French
    "visualizaciones",  # Spanish
    "vistas",  # Spanish, Latin America
    "visualizzazioni",  # Italian
    "visualizações",  # Portuguese
    "weergaven",  # Dutch
    "visningar",  # Swedish
    "visninger",  # Danish, Norwegian
    "wyświetlenia",  # Polish
    "просмотры",  # Russian
    "перегляди",  # Ukrainian
    "görüntüleme",  # Turkish
    "penayangan",  # Indonesian
    "số lượt xem",  # Vietnamese
    "观看次数",  # Chinese, simplified
    "觀看次數",  # Chinese, traditional
    "視聴回数",  # Japanese
    "조회수",  # Korean
}
DATES = {
    "date",
    "day",
    "datum",  # German, Dutch, Swedish
    "fecha",  # Spanish
    "data",  # Italian, Portuguese, Polish
    "dato",  # Danish, Norwegian
    "дата",  # Russian, Ukrainian
    "tarih",  # Turkish
    "tanggal",  # Indonesian
    "ngày",  # Vietnamese
    "日期",  # Chinese
    "日付",  # Japanese
    "날짜",  # Korean
}
TOTALS = {
    "total",
    "sum",
    "gesamt",
    "summe",
    "totale",
    "totaal",
    "totalt",
    "łącznie",
    "итого",
    "итоговое значение",
    "toplam",
    "tổng",
    "总计",
    "總計",
    "合計",
    "합계",
}
KNOWN = VIEWS | DATES | TOTALS | {"年", "월"}
