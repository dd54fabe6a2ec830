"""How long training takes, beside a plain torch loop, scikit-learn and the machine.

    python -m benchmarks.training               some minutes on two cores
    python -m benchmarks.training --seeds 10    of each network, 20 by default

Close other programs before. Writes data/last-training.json, which the page "How this
book is checked" shows; what it compares, it measures in turn, so that ratios hold.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

from benchmarks.conditions import by_days, with_threads
from benchmarks.measure import (
    Used,
    keep,
    machine,
    on_all_cores,
    timed,
    work_of,
)
from benchmarks.peers import sklearn_squares, squares
from tests.helpers.plain_loop import plain_loop
from viewcast import overfitting, results, views
from viewcast.optimization import exact_mae_fit
from viewcast.training import plans

SHARE = 10  # the plain loop runs one epoch in ten, and its time is scaled up


def training(past_days):
    """The training examples of the course's log: X, y."""
    part, _ = views.split(views.load_log(), past_days)
    return part.X, part.y


def engine(seeds):
    """Seconds for the whole table as `make table` does it, CPU seconds and MB."""
    code = (
        "from pathlib import Path\nfrom viewcast.training import experiments, plans\n"
        "if __name__ == '__main__':\n"
        f" e = plans.EXPERIMENTS['lecture-table']._replace(seeds=range({seeds}))\n"
        " experiments.run('table', e, Path('.'))\n"
    )
    with tempfile.TemporaryDirectory() as folder, Used() as used:
        script = Path(folder) / "table.py"
        script.write_text(code)
        command = [sys.executable, script]
        seconds, _ = timed(lambda: subprocess.run(command, cwd=folder, check=True))
    return seconds, used


def plain_table(seeds):
    """Seconds a plain loop on one thread takes for the table: each network, scaled."""
    torch.set_num_threads(1)
    plain_loop((56, 10), *training(56), epochs=1)  # torch's first use is slow
    total = 0.0
    for row in plans.LECTURE:
        X, y = training(row["past_days"])
        if row["layers"] == 0:
            total += timed(lambda X=X, y=y: exact_mae_fit(X, y))[0]
            continue
        sizes, epochs = results.sizes_of(row), overfitting.EPOCHS // SHARE
        seconds, _ = timed(lambda s=sizes, X=X, y=y, e=epochs: plain_loop(s, X, y, e))
        total += seconds * SHARE * seeds
    return total


def limit(seeds):
    """Seconds that the table's products and updates take on all cores at their best."""
    n = len(training(56)[1])
    rows = [results.sizes_of(row) for row in plans.LECTURE if row["layers"]]
    operations, updates = np.sum(
        [work_of(sizes, n, overfitting.EPOCHS) for sizes in rows], axis=0
    )
    top, rate = on_all_cores("peak"), on_all_cores("adam_rate")
    print(
        f"{seeds * operations / 1e9:,.0f} GFLOP of products at {top / 1e9:.0f} "
        f"GFLOP/s, {seeds * updates / 1e9:.1f} · 10⁹ of Adam's updates at "
        f"{rate / 1e9:.2f} · 10⁹/s"
    )
    return seeds * (operations / top + updates / rate)


def table(seeds):
    """The table against plain loops, measured before and after it, and the limit."""
    before, (ours, used), after = plain_table(seeds), engine(seeds), plain_table(seeds)
    theirs, least, cores = (before + after) / 2, limit(seeds), os.cpu_count()
    print(
        f"The table, {seeds} seeds: {ours:.1f} s on {cores} cores, {used.seconds:.1f} "
        f"CPU s, {used.memory:.0f} MB; plain loop {before:.0f} and {after:.0f} s"
    )
    ours_is = f"the lecture's table, {seeds} seeds of each network"
    return [
        [ours_is, "a plain torch loop on one thread", f"{theirs / ours:.1f}"],
        [ours_is, "the machine's limit in float64", f"{least / ours:.2f}"],
    ], used.memory


def beside_sklearn():
    """scikit-learn against ours at equal loss, in turn, three times."""
    X, y = training(56)
    pairs = [
        (timed(lambda: squares(X, y)), timed(lambda: sklearn_squares(X, y)))
        for _ in range(3)
    ]
    for (ours, mine), (theirs, other) in pairs:
        print(
            f"scikit-learn {theirs:.1f} s, training MSE {other:.3f} k²; "
            f"ours {ours:.1f} s, {mine:.3f} k²"
        )
    ratio = np.mean([theirs / ours for (ours, _), (theirs, _) in pairs])
    ours_is = "two layers of 100, squared error, at equal loss"
    return [[ours_is, "scikit-learn's MLPRegressor", f"{ratio:.1f}"]]


def main():
    """Measure all and write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=20, help="of each network")
    seeds, made_on = parser.parse_args().seeds, machine()
    print(*(f"{name}: {words}" for name, words in made_on.items()), sep="\n")
    rows, memory = table(seeds)
    rows += beside_sklearn() + with_threads()
    found = {"machine": made_on, "ratios": rows, "memory": round(memory)}
    found["days"] = by_days()
    keep("training", found)
    for ours, beside, ratio in rows:
        print(f"{ratio:>8}  {beside} ÷ {ours}")


if __name__ == "__main__":
    main()
