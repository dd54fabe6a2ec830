"""Tables: what the reader and nbval see."""

import pytest

from viewcast.results.tables import Table


def test_numbers_are_shown_with_their_decimals_and_words_as_they_are():
    table = Table(
        "Losses", ["model", "N", "MAE"], [["a <b>", 3, 0.456], ["c", 1000, 2.0]]
    )
    assert repr(table).splitlines()[1:] == [
        "model     N   MAE",
        "a <b>     3  0.46",
        "c      1000  2.00",
    ]
    html = table._repr_html_()
    assert "<caption><span>Losses</span></caption>" in html
    named = '<th scope="row" class="words">a &lt;b&gt;</th>'
    assert f"{named}<td>3</td><td>0.46</td>" in html
    assert html.count('scope="col"') == 3


def test_a_page_has_true_minus_signs_and_plain_text_has_not():
    table = Table("Gains", ["day", "gain (k)"], [["2021-02-26", -0.5]])
    assert "-0.50" in repr(table)
    assert '<th scope="row">2021-02-26</th><td>−0.50</td>' in table._repr_html_()


def test_a_ragged_row_is_refused():
    with pytest.raises(ValueError, match="has 1 cells"):
        Table("Losses", ["model", "MAE"], [["a"]])


def test_names_of_rows_may_take_two_lines_and_dates_may_not():
    html = Table("Days", ["day", "k"], [["2021-02-26", 3.4]])._repr_html_()
    assert '<th scope="row">2021-02-26</th>' in html
