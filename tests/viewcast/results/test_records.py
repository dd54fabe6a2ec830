"""The stored results read back: columns, spreads, labels, the table, the forecasts."""

import numpy as np
import pytest

from viewcast import results, views
from viewcast.lecture import load_lecture_figures
from viewcast.parameters import parameter_count

RECORDS = results.load("lecture-table")
LECTURE = load_lecture_figures()
NETWORKS = [(row["layers"], row["units"]) for row in LECTURE if row["layers"]]


def test_records_have_words_counts_and_losses():
    kinds = [str, int, int, int, int, float, float]
    for record in RECORDS:
        assert [type(value) for value in record.values()] == kinds


@pytest.mark.parametrize(("layers", "units"), NETWORKS)
def test_a_column_is_a_row_of_the_table_by_seed(layers, units):
    row = {"layers": layers, "units": units}
    assert results.column(RECORDS, "seed", **row).tolist() == list(range(20))
    losses = results.column(RECORDS, "unseen_mae", **row)
    assert losses.shape == (20,) and losses.dtype == np.float64
    assert len(set(losses)) > 10


def test_an_unknown_row_is_answered_with_those_there_are():
    with pytest.raises(ValueError, match=r"'units': 7.*'linear, 1 day'.*'10 ReLU'"):
        results.column(RECORDS, "unseen_mae", units=7)


def test_spread_is_of_a_sample():
    values = np.array([0.1, 0.4, 0.4, 0.7])
    deviation = np.sqrt(np.sum((values - 0.4) ** 2) / 3)
    assert results.spread(values, 3) == f"0.400 ±\u00a0{deviation:.3f}"
    assert results.spread(values[:1]) == "0.10"


def test_labels_tell_all_rows_apart():
    labels = results.label_list(RECORDS)
    assert labels == [results.label(row) for row in LECTURE]
    assert labels[0] == "linear, 1 day" and labels[-1] == "100 ReLU × 4 layers"
    assert len(set(labels)) == 10


def test_the_table_has_the_lectures_losses_beside_ours():
    table = results.lecture_table(RECORDS)
    assert table.header == list(results.LOSSES_FIRST) and len(table.rows) == 10
    for row, cells in zip(LECTURE, table.rows, strict=True):
        label, theirs, ours, theirs_unseen, ours_unseen, parameters = cells
        sizes = (row["past_days"], *[row["units"]] * row["layers"])
        assert label == results.label(row)
        assert parameters == f"{parameter_count(sizes):,}"
        assert (float(theirs), float(theirs_unseen)) == (
            row["train_mae"],
            row["unseen_mae"],
        )
        key = {name: row[name] for name in results.KEYS}
        for name, cell in (("train_mae", ours), ("unseen_mae", ours_unseen)):
            assert cell == results.spread(results.column(RECORDS, name, **key))


def test_the_losses_stand_before_the_parameters():
    assert results.LOSSES_FIRST[-1] == "parameters"
    assert sorted(results.LOSSES_FIRST) == sorted(results.HEADER)


def test_the_table_shows_only_the_rows_asked_for_or_there():
    asked = results.lecture_table(RECORDS, LECTURE[4:6])
    assert [row[0] for row in asked.rows] == ["10 ReLU", "100 ReLU"]
    there = results.lecture_table(results.load("validation-table"))
    assert [row[0] for row in there.rows][:2] == ["linear, 56 days", "100 ReLU"]
    assert len(there.rows) == 5


@pytest.mark.parametrize(("layers", "units"), NETWORKS)
def test_stored_forecasts_have_the_losses_of_the_table(layers, units):
    dates, y_hat = results.forecasts(layers, units)
    log = views.load_log()
    assert (dates == log.dates[-57:]).all() and y_hat.shape == (20, 57)
    _, unseen = views.split(log, 56)
    assert (dates[:45] == unseen.dates).all()
    losses = np.abs(y_hat[:, :45] - unseen.y).mean(axis=1)
    stored = results.column(RECORDS, "unseen_mae", layers=layers, units=units)
    np.testing.assert_allclose(losses, stored, rtol=0, atol=0.001)
