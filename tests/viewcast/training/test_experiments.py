"""Experiments run, stop and go on; the stored tables belong to their recipes."""

import hashlib
import json

import numpy as np
import pytest

from viewcast import results, views
from viewcast.function import linear
from viewcast.loss import mae
from viewcast.results import fit_and_score, sizes_of
from viewcast.support.files import data_file
from viewcast.training import experiments, plans, scoring
from viewcast.training.plans import EXPERIMENTS, LECTURE, PERIODS, Experiment

LINEAR, TEN_UNITS = LECTURE[1], next(row for row in LECTURE if row["units"] == 10)
TINY = Experiment(("course",), (LINEAR, TEN_UNITS), range(2), PERIODS)
COLUMNS = "model,past_days,layers,units,seed,train_mae,unseen_mae"


def marked(row, seed, loss):
    """A record as `score` makes it, with a loss to recognize it by."""
    named = {key: row[key] for key in results.KEYS}
    losses = {"train_mae": loss, "unseen_mae": loss}
    return {"log": "course", **named, "seed": seed, **losses, "forecasts": []}


def put_in_place(folder, *blocks):
    """What a run that was stopped leaves: finished blocks, by number."""
    parts = experiments.unfinished("tiny", TINY, folder)
    parts.mkdir(parents=True)
    for i, records in blocks:
        (parts / f"{i}.json").write_text(json.dumps(records))


def test_a_run_makes_a_table_and_leaves_nothing_else(tmp_path):
    records = experiments.run("tiny", TINY, tmp_path)
    experiments.write("tiny", TINY, tmp_path, records)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["tiny.csv", "tiny.json"]
    assert (tmp_path / "tiny.csv").read_text().partition("\n")[0] == COLUMNS
    table = results.load(tmp_path / "tiny.csv")
    named = [(r["model"], r["units"], r["seed"]) for r in table]
    assert named == [("linear", 0, 0), ("relu", 10, 0), ("relu", 10, 1)]
    assert all(0.2 < r["train_mae"] < r["unseen_mae"] < 0.7 for r in table)
    assert table[1]["train_mae"] != table[2]["train_mae"]


def test_a_stopped_run_goes_on_and_repeats_nothing(tmp_path):
    done = [marked(TEN_UNITS, seed, "9.9999") for seed in (0, 1)]
    put_in_place(tmp_path, (0, done))
    records = experiments.run("tiny", TINY, tmp_path)
    assert records[1:] == done and records[0]["train_mae"] < "1"
    assert records[0]["units"] == 0


def test_a_finished_run_trains_nothing_and_orders_its_records(tmp_path, monkeypatch):
    monkeypatch.setattr(experiments, "score", None)
    many = [marked(TEN_UNITS, seed, "9.9999") for seed in (1, 0)]
    put_in_place(tmp_path, (0, many), (1, [marked(LINEAR, 0, "8.8888")]))
    records = experiments.run("tiny", TINY, tmp_path)
    assert [(r["units"], r["seed"]) for r in records] == [(0, 0), (10, 0), (10, 1)]


@pytest.mark.parametrize(
    "change",
    [{"seeds": range(3)}, {"rows": LECTURE[:1]}, {"periods": plans.VALIDATED}],
)
def test_another_recipe_does_not_take_up_the_old_blocks(tmp_path, change):
    changed = experiments.unfinished("tiny", TINY._replace(**change), tmp_path)
    assert changed != experiments.unfinished("tiny", TINY, tmp_path)


@pytest.mark.parametrize("experiment", EXPERIMENTS.values(), ids=EXPERIMENTS)
def test_blocks_hold_each_network_once_longest_first(experiment):
    work = plans.blocks(experiment)
    done = [(log, sizes_of(row), s) for log, row, ss in work for s in ss]
    expected = {
        (log, sizes_of(row), seed)
        for log in experiment.logs
        for row in experiment.rows
        for seed in (experiment.seeds if row["layers"] else [0])
    }
    assert len(done) == len(expected) and set(done) == expected
    costs = [plans.cost(block) for block in work]
    assert costs == sorted(costs, reverse=True)


@pytest.mark.parametrize("d", [1, 3])
def test_a_forecast_is_fed_back_as_yesterday(d):
    rng = np.random.default_rng(0)
    thetas, x = rng.normal(size=(4, 1 + d)), rng.normal(size=d)
    found = scoring.fed_back(lambda X: np.array([linear(t, X) for t in thetas]), x)
    for theta, ahead in zip(thetas, found, strict=True):
        tomorrow = theta[0] + theta[1:] @ x
        window = np.array([tomorrow, *x[:-1]])
        assert ahead == pytest.approx(theta[0] + theta[1:] @ window, abs=1e-12)


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_stored_tables_belong_to_todays_recipes(name):
    made = results.how_made(name)
    table = data_file(f"{name}.csv").read_bytes()
    assert hashlib.sha256(table).hexdigest() == made["sha256"]
    today = json.loads(json.dumps(experiments.describe(EXPERIMENTS[name])))
    assert {key: made[key] for key in today} == today
    assert made.keys() - today.keys() == {"versions", "sha256"}


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_stored_tables_hold_a_record_for_each_network(name):
    experiment = EXPERIMENTS[name]
    expected = [
        (log, sizes_of(row), seed)
        for log in experiment.logs
        for row in experiment.rows
        for seed in (experiment.seeds if row["layers"] else [0])
    ]
    only = experiment.logs[0]
    found = [(r.get("log", only), sizes_of(r), r["seed"]) for r in results.load(name)]
    assert found == expected


@pytest.mark.parametrize("past_days", [1, 7, 28, 56])
def test_stored_linear_rows_are_the_exact_fits(past_days):
    records = results.load("lecture-table")
    row = {"model": "linear", "past_days": past_days}
    _, known, new = fit_and_score(views.load_log(), past_days)
    for column, loss in (("train_mae", known), ("unseen_mae", new)):
        found = results.column(records, column, **row)
        assert found.tolist() == [pytest.approx(loss, abs=0.51e-4)]


def test_a_stored_network_trained_again_agrees():
    record = scoring.score(("course", TEN_UNITS, [0]), TINY)[0]
    stored = results.load("lecture-table")
    for loss in ("train_mae", "unseen_mae"):
        found = results.column(stored, loss, units=10)[0]
        assert float(record[loss]) == pytest.approx(found, abs=0.02)


def test_the_second_channel_has_no_real_days():
    second, course = plans.load("second"), plans.load("course")
    assert not second.real.any() and course.real.sum() == 19
    assert (second.dates == course.dates).all()
    assert (second.views == course.views).mean() < 0.01


def test_fresh_days_are_of_logs_that_nothing_was_trained_on():
    other = EXPERIMENTS["other-logs"]
    assert not set(other.logs) & set(other.fresh)
    tiny = Experiment(("seed 200",), (LINEAR,), range(1), PERIODS, fresh=other.fresh)
    record = scoring.score(("seed 200", LINEAR, [0]), tiny)[0]
    theta = fit_and_score(plans.load("seed 200"), LINEAR["past_days"])[0]
    new = [views.split(plans.load(log), LINEAR["past_days"])[0] for log in other.fresh]
    loss = np.mean([mae(linear(theta, days.X), days.y) for days in new])
    stored = results.load("other-logs")
    assert float(record["fresh_mae"]) == pytest.approx(loss, abs=1e-4)
    found = results.column(stored, "fresh_mae", log="seed 200", layers=0, past_days=7)
    assert found == [pytest.approx(loss, abs=1e-4)]


def test_kept_forecasts_are_of_their_period_and_give_the_stored_losses():
    autumn = views.examples(views.load_log(), 56).between(
        *plans.VALIDATED["validation"]
    )
    days, y_hat = results.forecasts(4, name="autumn-forecasts")
    assert (days == autumn.dates).all() and y_hat.shape == (20, 92)
    records = results.load("validation-table")
    found = np.abs(y_hat - autumn.y).mean(axis=1)
    stored = results.column(records, "validation_mae", layers=4)
    assert found == pytest.approx(stored, abs=6e-4)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["--help"], 0, "lecture-table, validation-table, second-channel, other-logs"),
        (["lecture"], 2, "['lecture'] to run: name some of ['lecture-table',"),
        ([], 2, "nothing to run: name some of ['lecture-table',"),
    ],
)
def test_the_command_line_says_what_there_is(
    monkeypatch, capsys, arguments, status, message
):
    monkeypatch.setenv("COLUMNS", "200")  # so that help breaks no line at a hyphen
    monkeypatch.setattr("sys.argv", ["experiments", *arguments])
    with pytest.raises(SystemExit) as stopped:
        experiments.main()
    printed = "".join(capsys.readouterr())
    assert stopped.value.code == status
    assert message in " ".join(printed.split())


def test_a_log_of_ones_own_does_not_overwrite_the_record(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["experiments", "--log", "some/lecture.csv"])
    with pytest.raises(SystemExit):
        experiments.main()
    assert "would overwrite lecture-table.csv" in capsys.readouterr().err
