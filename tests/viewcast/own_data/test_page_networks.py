"""The networks that the page trains: Python's forecasts to a billionth, its story."""

import numpy as np
import pytest

from builder.site.own_numbers.place import MODULES
from tests.helpers.live import assert_equal, in_javascript
from viewcast.live.bundle import worker
from viewcast.own_data.evaluation import models, report
from viewcast.own_data.evaluation.models import parts, today
from viewcast.own_data.requirements import DAYS_NEEDED
from viewcast.views import Log

EPOCHS = 4
# What a browser's Worker is to a page, for as many as there are cores here.
WORKER = """(() => {
  globalThis.made = 0;
  Object.defineProperty(navigator, "hardwareConcurrency", { value: cores });
  globalThis.Worker = class {
    constructor() {
      const tell = (data) => queueMicrotask(() => this.onmessage({ data }));
      made++;
      new Function("self", source)((this.scope = { postMessage: tell }));
    }
    postMessage(data) { setTimeout(() => this.scope.onmessage({ data })); }
  };
})()"""
TRAINED = f"""await (async () => {{
  {WORKER};
  const epochs = [], heard = (...epoch) => epochs.push(epoch), parts = js.partsOf(log);
  const trainer = new js.Trainer(source, heard);
  const trained = await js.networks(parts, (setting, data) => trainer.train(
    {{ ...setting, schedule: {{ ...setting.schedule, ...change }} }}, data));
  return [trained, js.finished(js.tell(log, trained)), epochs, made];
}})()"""


def noisy(n, scale, seed):
    """A log of n days that wander about a scale."""
    rng = np.random.default_rng(seed)
    days = np.datetime64("2022-01-05") + np.arange(n)
    counts = np.rint(scale * np.exp(np.cumsum(rng.normal(0, 0.1, size=n)))).astype(int)
    return Log(days, counts, np.zeros(n, bool))


LOGS = {"the least days": noisy(DAYS_NEEDED, 3000, 0), "a shop": noisy(300, 40, 1)}


def trained_by_page(log, cores=4, expression=TRAINED, **change):
    """Its models, its story, the epochs that were heard of, how many workers it had."""
    return in_javascript(
        "networks/offer",
        expression,
        MODULES,
        log={"first": int(log.dates[0].astype(int)), "views": log.views.tolist()},
        source=worker("networks/worker", MODULES),
        cores=cores,
        change={"epochs": EPOCHS} | change,
    )


@pytest.mark.parametrize("name", LOGS)
def test_networks_of_the_page_are_pythons(name):
    log = LOGS[name]
    theirs, story, *_ = trained_by_page(log)
    training, unseen = parts(log)
    ours = models.networks(training, unseen, today(log), EPOCHS, report.SEEDS)
    assert theirs.keys() == ours.keys()
    scale = max(1, training.y.max(), unseen.y.max())
    for kind, model in ours.items():
        assert theirs[kind]["parameters"] == model.parameters
        for end in ("known", "new", "tomorrow"):
            found, expected = theirs[kind][end], getattr(model, end)
            assert_equal(np.array(found) / scale, expected / scale)
    whole = report.tell(log, epochs=EPOCHS)
    assert story["words"] == whole.words
    for table in ("losses", "gains", "week"):
        assert story[table]["rows"] == getattr(whole, table).rows


def test_how_many_train_at_once_changes_no_number():
    log = LOGS["the least days"]
    *alone, epochs, made = trained_by_page(log, cores=1, epochs=1)
    assert made == 1
    for cores, workers in ((2, 1), (4, 3), (64, 5)):
        assert trained_by_page(log, cores, epochs=1) == [*alone, epochs, workers]


def test_each_epoch_is_heard_of_and_which_is_the_last():
    *_, epochs, _ = trained_by_page(LOGS["the least days"], cores=2)
    one = [[5801, False]] * (EPOCHS - 1) + [[5801, True]]
    assert epochs == one * 5 + [[26_001, last] for _, last in one] * 5


def test_what_cannot_be_trained_is_said():
    """By the worker, in the engine's words."""
    caught = TRAINED + ".catch((error) => error.message)"
    said = trained_by_page(LOGS["the least days"], expression=caught, batchSize=115)
    assert said == "batch size is 115, must be from 1 to 114 examples"


def test_times_are_said_roughly():
    seconds = [0.4, 9.9, 10, 14, 16, 94, 95, 149, 151, 600]
    said = in_javascript(
        "networks/offer", "seconds.map(js.about)", MODULES, seconds=seconds
    )
    assert said == [
        *("a few seconds", "a few seconds", "about 10 seconds", "about 10 seconds"),
        *("about 20 seconds", "about 90 seconds", "about 2 minutes"),
        *("about 2 minutes", "about 3 minutes", "about 10 minutes"),
    ]
