"""What YouTube Studio calls things: the views are found, and nothing else for them."""

import itertools
import json

import pytest

from tests.helpers.own_files import COUNTS, DAYS
from tests.helpers.own_reading import assert_read, assert_told, lines, read
from viewcast.own_data.reader.vocabulary import (
    DATES,
    FILE,
    METRICS,
    PUBLISHED,
    TOTALS,
    VIEWS,
    is_metric,
    listed,
)

WORDS = json.loads(FILE.read_text("utf8"))
LANGUAGES = sorted(WORDS["views"])


def first(kind, language):
    """A language's first word of a kind."""
    words = WORDS[kind]
    return next(iter(words.get(language) or words[family(kind, language)]))


def family(kind, language):
    """The name of a language of which two kinds share the words."""
    return next(name for name in WORDS[kind] if language.startswith(name.split(",")[0]))


def export(language, chart):
    """A zip of YouTube Studio's whose chart and totals show one metric alone."""
    date, views, metric, total = (
        first(kind, language) for kind in ("dates", "views", "metrics", "totals")
    )
    rows = [(day, 17 * n, n, n / 8) for day, n in zip(DAYS, COUNTS, strict=True)]
    table = lines(f"{date},{metric},{views},x", [(total, 17, sum(COUNTS), 1), *rows])
    drawn = {"views": 2, "metrics": 1}[chart]
    two = lines(f"{date},{first(chart, language)}", [(r[0], r[drawn]) for r in rows])
    return {"Table.csv": table, "Chart.csv": two, "Totals.csv": two}


def test_each_word_tells_where_it_was_seen():
    for kind in WORDS.keys() - {"sources"}:
        for language, words in WORDS[kind].items():
            assert words and set(words.values()) <= WORDS["sources"].keys(), language


def test_thirty_languages_have_words_of_each_kind():
    assert len(LANGUAGES) > 30  # Spanish and Chinese count twice
    for kind, language in itertools.product(("dates", "totals", "metrics"), LANGUAGES):
        assert first(kind, language)


def test_no_word_has_two_meanings():
    kinds = VIEWS, DATES, TOTALS, METRICS, PUBLISHED
    for one, other in itertools.combinations(kinds, 2):
        assert not one & other


def test_the_page_knows_a_word_of_views_in_each_language():
    """And both where two may stand in one table, or it would read the wrong one."""
    views = listed()["views"]
    assert {first("views", language).lower() for language in LANGUAGES} <= {*views}
    assert {"obejrzenia", "wyświetlenia", "avspillinger", "visninger"} <= {*views}


@pytest.mark.parametrize("chart", ["views", "metrics"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_views_of_an_export_are_read_whatever_was_drawn(tmp_path, language, chart):
    assert_read(read(tmp_path, export(language, chart)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_soft_hyphens_within_words_are_ignored(tmp_path, language):
    files = {
        name: text.replace(word, "\u00ad".join(word))
        for name, text in export(language, "metrics").items()
        for word in [first("views", language)]
    }
    assert_read(read(tmp_path, files))


def unknown(chart, views="Vaatamised", metric="Näitamised"):
    """The export in a language that nobody wrote down."""
    rows = [(day, n, 17 * n) for day, n in zip(DAYS, COUNTS, strict=True)]
    two = [(row[0], row[2 if chart == metric else 1]) for row in rows]
    two = lines(f"Date,{chart}", two)
    table = lines(f"Date,{views},{metric}", rows)
    return {"Table.csv": table, "Chart.csv": two, "Totals.csv": two}


@pytest.mark.parametrize("chart", ["Vaatamised", "Näitamised"])
def test_an_unknown_language_is_asked_about(tmp_path, chart):
    asks = "which column is to be read? There are 'Vaatamised', 'Näitamised'; say "
    assert_told(tmp_path, unknown(chart), asks + 'column="Vaatamised"')
    assert_read(read(tmp_path, unknown(chart), column="Vaatamised"))
    more = [17 * n for n in COUNTS]
    assert_read(read(tmp_path, unknown(chart), column="näitamised"), more)


@pytest.mark.parametrize(
    ("views", "other"),
    [("Obejrzenia", "Wyświetlenia"), ("Avspillinger", "Visninger")],
)
def test_two_words_that_may_be_the_views_are_asked_about(tmp_path, views, other):
    """A chart of one of them is no answer: in Poland it is also that of impressions."""
    for chart in (views, other):
        asks = f"There are '{views}', '{other}'; say column="
        assert_told(tmp_path, unknown(chart, views, other), asks)


def by_video(header):
    rows = [(f"id{i}", f"About {d}", d, 3, 4) for i, d in enumerate(DAYS)]
    return lines(header, rows)


def test_totals_beside_a_table_by_video_are_asked_about(tmp_path):
    shown = lines("Date,Shown", zip(DAYS, COUNTS, strict=True))
    files = {"Table.csv": by_video("a,b,c,Shown,Seen"), "Totals.csv": shown}
    says = "Shown: no name that is known to be that of views; say which column is to be"
    assert_told(tmp_path, files, says)
    files["Totals.csv"] = shown.replace("Shown", "Views")
    assert_read(read(tmp_path, files))


@pytest.mark.parametrize(
    "published", [w for t in WORDS["published"].values() for w in t]
)
def test_a_table_by_video_is_none_of_days_even_where_each_day_has_one(
    tmp_path, published
):
    table = by_video(f"Content,Title,{published},Views,Likes")
    says = "names each row, as in a table by video"
    assert_told(tmp_path, table, says, column="Views")


def test_tables_of_different_things_are_asked_about(tmp_path):
    one, other = (
        lines(f"day,{name}", zip(DAYS, COUNTS, strict=True)) for name in ("a", "b")
    )
    assert_told(tmp_path, {"a.csv": one, "b.csv": other}, 'column="a"')


@pytest.mark.parametrize("title", ["Impressions", "Zobrazení", "Anything"])
def test_two_columns_of_ones_own_are_read_whatever_their_name(tmp_path, title):
    own = lines(f"day,{title}", zip(DAYS, COUNTS, strict=True))
    assert_read(read(tmp_path, own))
    assert_read(read(tmp_path, {"own.csv": own}))


def test_what_may_be_the_views_is_proposed_first(tmp_path):
    rows = [(day, 9 * n, n / 8, n) for day, n in zip(DAYS, COUNTS, strict=True)]
    table = lines("Date,Impressions,Watch time (hours),Vaatamised", rows)
    assert_told(tmp_path, table, 'say column="Vaatamised"')


@pytest.mark.parametrize(
    "title", ["Watch time (hours)", "総再生時間（単位: 時間）", "CPM (USD)"]
)
def test_a_metric_is_known_with_its_unit(title):
    assert is_metric(title)
