"""What the benchmarks measure with: seconds, memory, and what the machine could do.

The limit of a training is what it would take if each product ran as fast as one large
product does, and each of Adam's updates as fast as in the processor's cache, with all
cores at work, as they are in training: two that share one core's units are no two.
"""

import json
import os
import platform
import resource
import subprocess
import sys
import threading
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import psutil
from threadpoolctl import threadpool_info

from viewcast import overfitting
from viewcast.optimization import updates_per_epoch
from viewcast.parameters import parameter_count
from viewcast.support.files import data_file, write_whole
from viewcast.support.threads import one_thread


def timed(work):
    """Seconds that a call took, and what it returned."""
    before = perf_counter()
    found = work()
    return perf_counter() - before, found


def usual(times, work):
    """The median of the seconds of so many calls."""
    return median(timed(work)[0] for _ in range(times))


def on_all_cores(measured):
    """The sum of what `peak` or `adam_rate` finds, measured on all cores at once."""
    code = f"from benchmarks.measure import {measured}; print({measured}())"
    command = [sys.executable, "-c", code]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        for _ in range(os.cpu_count())
    ]
    return sum(float(process.communicate()[0]) for process in running)


def machine():
    """What the numbers were made on: {name: words}."""
    info, linux = platform.processor() or platform.machine(), Path("/proc/cpuinfo")
    if linux.exists():
        names = [
            n for n in linux.read_text().splitlines() if n.startswith("model name")
        ]
        info = names[0].partition(": ")[2] if names else info
    blas = next((f for f in threadpool_info() if f["user_api"] == "blas"), None)
    library = f"{blas['internal_api']} {blas['version']}" if blas else "unknown"
    return {
        "processor": info,
        "cores": str(os.cpu_count()),
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "numpy": f"{np.__version__}, {library}",
        "busy before": f"{os.getloadavg()[0]:.1f} processes on average",
    }


@one_thread
def peak():
    """Multiplications and additions a second, float64, one thread: a large product."""
    n, rng = 512, np.random.default_rng(0)
    a, b, out = rng.normal(size=(n, n)), rng.normal(size=(n, n)), np.empty((n, n))
    return 2 * n**3 / usual(400, lambda: np.matmul(a, b, out=out))


@one_thread
def adam_rate():
    """Numbers that Adam updates in a second: 32,768 of them, which a cache holds."""
    parameters = np.random.default_rng(0).normal(size=2**15)
    adam = overfitting.Adam(parameters, np.ones_like(parameters))
    updates = 50

    def many():
        for _ in range(updates):
            adam.update(1e-9)

    return updates * len(parameters) / usual(200, many)


def work_of(sizes, n, epochs):
    """A training's floating-point operations in products, and numbers Adam updates.

    Forward, the slopes of the weights, and, but for the first layer, those of the
    units: three products of two operations for each weight and example.
    """
    p = parameter_count(sizes)
    first = sizes[1] * sizes[0] if len(sizes) > 1 else sizes[0]
    operations = (6 * p - 2 * first) * n * epochs
    return operations, p * updates_per_epoch(n, overfitting.BATCH_SIZE) * epochs


def keep(name, found):
    """Write what was found down, for the page on how the book is checked."""
    path = data_file("views-simulated.csv").parent / f"last-{name}.json"
    write_whole(path, json.dumps(found, indent=1, ensure_ascii=False) + "\n")


class Used:
    """CPU seconds and the highest memory of this process's children meanwhile.

    Memory in MB, what several share once, is looked at ten times a second.
    """

    def __enter__(self):
        self.memory, self.done = 0.0, threading.Event()
        self.before = _children_seconds()
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.done.set()
        self.thread.join()
        self.seconds = _children_seconds() - self.before

    def _watch(self):
        while not self.done.wait(0.1):
            total = 0
            for process in psutil.Process().children(recursive=True):
                try:
                    info = process.memory_full_info()
                    total += getattr(info, "pss", info.uss)  # Linux alone has pss
                except psutil.Error:  # it has ended
                    continue
            self.memory = max(self.memory, total / 2**20)


def _children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
