"""The same training where threads are free, on busy cores, and with more days."""

import os
import subprocess
import sys
from statistics import median

from benchmarks.measure import Used

BUSY = "while True: pass"
SMALL = """
from time import perf_counter
from viewcast import overfitting, views
part, _ = views.split(views.load_log(), 56)
overfitting.train((56, 100, 100), part.X, part.y, range(2), epochs=1)
before = perf_counter()
overfitting.train((56, 100, 100), part.X, part.y, range(2), epochs=10)
print(perf_counter() - before)
"""
GROWN = """
from time import perf_counter
import numpy as np
from viewcast import overfitting, views
n = {days} + 56
dates = np.datetime64("2017-01-01") + np.arange(n)
counts = np.random.default_rng(0).integers(1000, 9000, n)
part = views.examples(views.Log(dates, counts, np.zeros(n, bool)), 56)
overfitting.train((56, 100, 100), part.X, part.y, [0], epochs=1)
before = perf_counter()
overfitting.train((56, 100, 100), part.X, part.y, [0], epochs={epochs})
print((perf_counter() - before) / {epochs})
"""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def run(code, threads=None):
    """What a new process prints, as numbers; threads: what the variables say, if so."""
    environment = {k: v for k, v in os.environ.items() if k not in THREADS}
    environment |= dict.fromkeys(THREADS, str(threads)) if threads else {}
    command = [sys.executable, "-c", code]
    done = subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    )
    return [float(number) for number in done.stdout.split()]


def with_threads():
    """No thread variable set against one thread, all cores busy, in turn."""
    busy = [
        subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count())
    ]
    try:
        runs = [(run(SMALL)[0], run(SMALL, threads=1)[0]) for _ in range(5)]
    finally:
        for process in busy:
            process.kill()
    free, one = (median(column) for column in zip(*runs, strict=True))
    print(f"All cores busy: {free:.2f} s with no variable, {one:.2f} s with one thread")
    ours_is = "training with no thread variable set, all cores busy"
    return [[ours_is, "the same with one thread", f"{one / free:.2f}"]]


def by_days():
    """Seconds an epoch and memory, for ten and a hundred times the days."""
    found = []
    for days, epochs in ((1_400, 100), (14_000, 10), (140_000, 1)):
        with Used() as used:
            (seconds,) = run(GROWN.format(days=days, epochs=epochs), threads=1)
        print(f"{days:,} days: {seconds:.3f} s an epoch, {used.memory:.0f} MB in all")
        each = f"{1e6 * seconds / days:.1f}"
        found.append([f"{days:,}", f"{seconds:.3f}", each, f"{used.memory:.0f}"])
    return found
