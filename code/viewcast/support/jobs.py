"""Long work on all cores that can be stopped at any time and loses nothing done.

Each job's result is written whole, by the process that found it, as soon as it is
there; what is written isn't computed again.
"""

import json
import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

from tqdm import tqdm

from viewcast.support.files import write_whole

BAR = "{desc}: {percentage:3.0f} % |{bar:30}| {elapsed}, {remaining} left"


def compute(function, jobs, folder, name, costs):
    """function(*job) for every job: the results in the order of the jobs.

    folder: a Path, where the results wait; they must be what JSON can hold. name: said
    beside the progress bar; costs: how long each job takes, in any unit. A process a
    core, with one thread each. Jobs that failed raise when all that could be done is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{i}.json" for i in range(len(jobs))]
    missing = [i for i, file in enumerate(files) if not file.exists()]
    done = sum(costs) - sum(costs[i] for i in missing)
    start = get_context("spawn")
    with (
        tqdm(total=sum(costs), initial=done, desc=name, bar_format=BAR) as bar,
        ProcessPoolExecutor(cores(), start, _one_thread) as pool,
    ):
        running = {pool.submit(_keep, files[i], function, jobs[i]): i for i in missing}
        try:
            for job in as_completed(running):
                bar.update(costs[running[job]])
        except BaseException:  # Ctrl+C, say: end what runs, start nothing more
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    for job in running:
        job.result()  # an error of its process is raised here
    return [json.loads(file.read_text("utf8")) for file in files]


def cores():
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return min(os.cpu_count() or 1, 61)  # Windows can't wait for more


def _one_thread():
    from viewcast.support.threads import one_thread  # NumPy, which counting needn't

    one_thread.__enter__()  # as long as the process lives


def _keep(file, function, job):
    write_whole(file, json.dumps(function(*job)))
