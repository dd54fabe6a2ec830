"""Training in a reader's browser: how fast beside a torch loop, how far from Python's.

    python -m benchmarks.browser              one or two minutes
    python -m benchmarks.browser --seeds 5    of each network of the lecture's table

Speed is that of three layers of 100, 120 epochs, in CPU seconds, three times in turn.
The browser also tells both losses after each epoch, a third of its products; the loop
doesn't. Losses are those of the package, of all depths that the lecture's table has.
"""

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
import psutil
import torch
from playwright.sync_api import sync_playwright

from builder.pdf.chromium import CHROMIUM, FLAGS
from tests.helpers.plain_loop import plain_loop
from tests.helpers.worker import ask, begin
from viewcast import results, views
from viewcast.overfitting import EPOCHS
from viewcast.training.laboratory import Settings, run
from viewcast.training.plans import LECTURE

LOG = views.load_log()
LARGE = Settings(layers=3, units=100, epochs=EPOCHS)
LOOKED_AT = 3, 30, 60, 90, 120  # epochs
CLOSE = 1e-9  # in k


@contextmanager
def chromium():
    """A tab at a page that was opened as a file, as the strictest reader has it."""
    with sync_playwright() as play, TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text("<!doctype html><title>Training</title>", "utf8")
        page = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS).new_page()
        page.goto(file.as_uri())
        yield page


def train(page, settings):
    """Losses (epochs + 1, 2) in k that the browser tells, and seconds of the clock."""
    started, *working = ask(page, begin(LOG, settings), {"ask": "train"})
    reports = started["reports"] + [r for answer in working for r in answer["reports"]]
    losses = [(report["training"], report["unseen"]) for report in reports]
    return np.array(losses), (working[-1]["at"] - started["at"]) / 1000


def renderers():
    """CPU seconds that the tabs of this process's browser have used."""
    total = 0.0
    for process in psutil.Process().children(recursive=True):
        if "--type=renderer" in process.cmdline():
            times = process.cpu_times()
            total += times.user + times.system
    return total


def in_turn(page):
    """The ratio of CPU seconds, browser to torch loop, of one turn."""
    part, _ = views.split(LOG, LARGE.past_days)
    before = renderers()
    _, clock = train(page, LARGE)
    ours, before = renderers() - before, process_time()
    plain_loop(results.sizes_of(LARGE._asdict()), part.X, part.y, LARGE.epochs)
    theirs = process_time() - before
    print(
        f"browser {ours:.1f} CPU s, {1000 * ours / LARGE.epochs:.0f} ms an epoch "
        f"({clock:.1f} s of the clock); torch loop {theirs:.1f} CPU s; "
        f"ratio {ours / theirs:.2f}"
    )


def apart(page, settings):
    """By how much losses differ from the package's, after some epochs, in k."""
    found, _ = train(page, settings)
    ours = np.array([(r.training, r.unseen) for r in run(LOG, settings)])
    gaps = np.abs(found - ours).max(axis=1)
    (far,) = np.nonzero(gaps > CLOSE)
    first = f"after {far[0]} epochs" if len(far) else "never"
    same = "yes" if (found[-1].round(4) == ours[-1].round(4)).all() else "no"
    cells = [f"{gaps[epoch]:9.0e}" for epoch in LOOKED_AT]
    name = f"{settings.past_days} days, {settings.layers} × {settings.units}"
    print(f"{name:20}{settings.seed:4}{''.join(cells)}  {first:16}{same}")


def main():
    """Measure all and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=1, help="of each network")
    seeds = parser.parse_args().seeds
    if not CHROMIUM:
        sys.exit("No browser: install Chromium (Debian: apt-get install chromium).")
    torch.set_num_threads(1)
    with chromium() as page:
        for _ in range(3):
            in_turn(page)
        epochs = "".join(f"{epoch:9}" for epoch in LOOKED_AT)
        print(
            f"{'losses, by epoch':20}seed{epochs}  over {CLOSE:.0e}      same 4 digits"
        )
        for row in LECTURE:
            for seed in range(seeds):
                named = {name: row[name] for name in ("layers", "units", "past_days")}
                apart(page, Settings(**named, epochs=EPOCHS, seed=seed))


if __name__ == "__main__":
    main()
