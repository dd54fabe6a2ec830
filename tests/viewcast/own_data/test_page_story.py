"""The story that the page tells: Python's numbers to a billionth, and its words."""

from dataclasses import replace

import numpy as np
import pytest

from builder.site.own_numbers.place import MODULES
from tests.helpers.live import assert_equal, in_javascript
from viewcast import simulate
from viewcast.optimization import exact_mae_fit
from viewcast.overfitting import COURSE
from viewcast.own_data.evaluation import gains, models, report, week
from viewcast.own_data.evaluation.models import parts, today
from viewcast.own_data.evaluation.unit import Unit
from viewcast.own_data.requirements import DAYS_NEEDED, PAST_DAYS, UNSEEN_DAYS
from viewcast.results import spread
from viewcast.results.resampling import nine_in_ten
from viewcast.views import Log, weekday

FOLDER = MODULES / "evaluation"
FIRST = np.datetime64("2022-01-05")  # a Wednesday
RNG = np.random.default_rng(0)


def a_log(values):
    days = FIRST + np.arange(len(values))
    return Log(days, np.asarray(values, int), np.zeros(len(values), bool))


def weekly(n, scale, noise=0.1):
    shape = np.array([1.1, 1.2, 1.1, 1.0, 0.7, 0.8, 1.0])[weekday(FIRST + np.arange(n))]
    return a_log(np.rint(scale * shape * np.exp(noise * RNG.normal(size=n))))


def walk(n):
    return a_log(np.rint(5000 * np.exp(np.cumsum(RNG.normal(0, 0.03, size=n)))))


RECIPE = replace(simulate.Recipe(), seed=31)
LOGS = {
    "the page's sample": simulate.make_log(RECIPE, real={}),
    "the least days": weekly(DAYS_NEEDED, 1000),
    "a large channel": weekly(500, 3_000_000),
    "a shop": a_log(RNG.poisson(2, size=600)),
    "a shop closed on Sundays": a_log(
        RNG.poisson(9, 700) * (weekday(FIRST + np.arange(700)) < 6)
    ),
    "a random walk": walk(400),
    "growth": a_log(np.rint(50 * 1.01 ** np.arange(365) + RNG.normal(0, 3, 365))),
    "a pool": a_log(RNG.integers(300, 900, 800) * (np.sin(np.arange(800) / 58) > -0.3)),
    "many years": weekly(2500, 800),
    "a channel with bursts": a_log(
        30 * RNG.exponential(size=365) + 20_000 * (np.arange(365) % 110 < 4)
    ),
    "a pool closed in winter": a_log(
        RNG.integers(120, 450, 1340) * ((np.arange(1340) + 1) % 365 < 107)
    ),
    "a steady giant": a_log(5_000_000_000 + RNG.integers(-(10**6), 10**6, 300)),
}


def told_by_page(log, expression="js.finished(js.tell(log))", **values):
    own = {"first": int(log.dates[0].astype(int)), "views": log.views.tolist()}
    return in_javascript("story", expression, FOLDER, log=own, **values)


def assert_same_story(theirs, ours):
    assert theirs["words"] == ours.words
    for name in ("losses", "gains", "week"):
        table = getattr(ours, name)
        assert theirs[name]["caption"] == table.caption
        assert theirs[name]["header"] == table.header
        assert theirs[name]["rows"] == table.rows
    assert theirs["first"] == ours.dates[0].astype(int)
    assert_equal(theirs["y"], ours.y)
    assert theirs["y_hat"].keys() == ours.y_hat.keys()
    for name, y_hat in ours.y_hat.items():
        scale = max(1, ours.y.max())  # a billionth of the largest day
        assert_equal(np.array(theirs["y_hat"][name]) / scale, y_hat / scale)


@pytest.mark.parametrize("name", LOGS)
def test_the_page_tells_pythons_story(name):
    theirs = told_by_page(LOGS[name])
    # That line may be one of many; then Python has taken the same.
    assert theirs["unsure"] == ["linear, 1 day"] * (name == "a shop")
    assert_same_story(theirs, report.tell(LOGS[name], deep=False))


def test_networks_that_are_handed_in_are_told_of_as_python_does():
    """Whoever trains them; Python has here."""
    log = LOGS["a random walk"]
    training, unseen = parts(log)
    trained = models.networks(training, unseen, today(log), 2, report.SEEDS)
    level = training.y.mean() / models.LEVEL
    given = {}
    for name, model in trained.items():
        ends = [model.known, model.new, model.tomorrow[:, None]]
        forecasts = [(end / level).tolist() for end in ends]
        key = str(len(models.NETWORKS[name]))
        given[key] = {"parameters": model.parameters, "forecasts": forecasts}
    theirs = told_by_page(
        log,
        "js.finished(js.tell(log, await js.networks(js.partsOf(log), async (setting, "
        "data) => { if (data.X.length !== days) throw Error('days'); "
        "return given[setting.sizes.length]; })))",
        given=given,
        days=len(training.y),
    )
    assert_same_story(theirs, report.tell(log, epochs=2))


def test_lines_that_are_one_of_many_are_named():
    """Where days are all alike, each past day says the same."""
    log = a_log(np.full(250, 7))
    theirs, ours = told_by_page(log), report.tell(log, deep=False)
    assert theirs["unsure"] == [f"linear, {d} day{'s' * (d > 1)}" for d in models.LINES]
    assert theirs["words"][0] == ours.words[0]
    seven = told_by_page(a_log(np.tile([3, 4, 5, 6, 7, 1, 2], 60)))["unsure"]
    assert seven == ["linear, 7 days", "linear, 28 days", "linear, 56 days"]


def test_days_with_nothing_to_learn_from_are_refused_in_pythons_words():
    late = np.zeros(400, int)
    late[390:] = 5
    said = told_by_page(
        a_log(late),
        "(() => { try { return js.finished(js.tell(log)); }"
        " catch (error) { return error.message; } })()",
    )
    with pytest.raises(ValueError) as caught:
        report.tell(a_log(late), deep=False)
    assert said == str(caught.value)


def test_settings_are_pythons():
    theirs = in_javascript(
        "story",
        "[js.PAST_DAYS, js.UNSEEN_DAYS, js.LONGEST, js.LEVEL, js.LINES, js.SEEDS,"
        " Object.entries(js.NETWORKS), Object.keys(js.NAIVE), js.OFTEN,"
        " js.SCHEDULE.epochs, js.SCHEDULE.batchSize, js.SCHEDULE.eta]",
        FOLDER,
    )
    assert theirs == [
        *(PAST_DAYS, UNSEEN_DAYS, models.LONGEST, models.LEVEL),
        *(list(models.LINES), list(report.SEEDS)),
        [[name, list(sizes)] for name, sizes in models.NETWORKS.items()],
        *(list(models.NAIVE), week.OFTEN, *COURSE),
    ]


@pytest.mark.parametrize(("n", "d"), [(60, 1), (300, 7), (120, 56), (1461, 28)])
def test_the_exact_line_is_pythons(n, d):
    X = RNG.normal(3, 1, size=(n, d))
    y = X.mean(axis=1) + RNG.standard_t(2, size=n)
    theirs = in_javascript(
        "story", "js.finished(js.exactFit(X, y))", FOLDER, X=X.tolist(), y=y.tolist()
    )
    assert theirs["sure"]
    assert_equal(theirs["theta"], exact_mae_fit(X, y))


@pytest.mark.parametrize("n", [28, 147, 400])
def test_ranges_are_pythons(n):
    values = RNG.normal(size=n)
    theirs = in_javascript(
        "gains",
        "js.nineInTen(values, new js.Generator(0))",
        FOLDER,
        values=values.tolist(),
    )
    assert theirs == nine_in_ten(values, np.random.default_rng(0)).tolist()


def test_a_coin_decides_as_pythons():
    pairs = [(heads, n) for n in range(4, 99) for heads in range(n + 1)]
    theirs = in_javascript(
        "gains", "pairs.map((pair) => js.isClear(...pair))", FOLDER, pairs=pairs
    )
    assert theirs == [gains.coin(*pair) <= gains.CLEAR for pair in pairs]


def test_sums_are_numpys_to_the_last_bit():
    stretches = [RNG.normal(size=n) for n in (1, 7, 8, 9, 127, 128, 129, 1315, 4000)]
    theirs = in_javascript(
        "sums",
        "values.map((some) => [js.sum(some), js.mean(some)])",
        FOLDER,
        values=[some.tolist() for some in stretches],
    )
    assert theirs == [[some.sum(), some.mean()] for some in stretches]


def test_numbers_are_rounded_and_written_as_python_does():
    halves = [0.5, 1.5, 2.5, -0.5, 0.125, 0.375, -0.625, 0.0, -0.0, 0.005, 1e-9, 99.5]
    values = [*halves, *RNG.normal(0, 10, size=300).tolist()]
    wishes = [(value, digits) for value in values for digits in range(4)]
    theirs = in_javascript(
        "sums",
        "wishes.map(([v, d]) => [js.fixed(v, d), js.rounded(v, d), js.percent(v)])",
        FOLDER,
        wishes=wishes,
    )
    for (value, digits), found in zip(wishes, theirs, strict=True):
        ours = [f"{value:z.{digits}f}", np.round(value, digits), f"{value:z.0%}"]
        assert found == ours, (value, digits)


def test_means_of_seeds_are_written_as_python_does():
    values = RNG.normal(3, 1, size=(50, 5))
    theirs = in_javascript(
        "sums",
        "values.map((some) => js.meanAndSpread(some, 2))",
        FOLDER,
        values=values.tolist(),
    )
    assert theirs == [spread(some) for some in values]


@pytest.mark.parametrize("size", [0.02, 3, 40_000, 5_000_000])
def test_units_and_seeds_are_written_as_python_does(size):
    """A log of that size in k; seeds that differ by much, little and nothing."""
    log, losses = size * RNG.uniform(0.8, 1.2, 99), size / 9 * RNG.uniform(1, 2, 8)
    apart = np.append(10.0 ** -np.arange(12), 0)
    seeds = size * (1 + apart[:, None] * RNG.normal(size=(13, 5)))
    theirs = in_javascript(
        "unit",
        "[new js.Unit(log, losses)].flatMap((unit) => [unit.name, unit.note, "
        "unit.digits, ...seeds.map((some) => unit.spread(some))])",
        FOLDER,
        log=log.tolist(),
        losses=losses.tolist(),
        seeds=seeds.tolist(),
    )
    unit = Unit(log, losses)
    ours = [unit.name, unit.note, unit.digits, *map(unit.spread, seeds)]
    assert theirs == ours
