"""The grading of a class: on all cores or on a cluster, again only what changed.

A student's result is written whole as soon as it is there, so that a run which is
stopped at any moment loses nothing done, and the next one goes on from there.
"""

import contextlib
import sys
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

from tqdm import tqdm

from classroom.assign.proof import UnprovedError, keep_proofs, proofs
from classroom.errors import ClassroomError
from classroom.grade.changes import note
from classroom.grade.grade import grade
from classroom.grade.job import Job
from classroom.grade.summary import Summary
from classroom.sandbox.bubblewrap import SandboxError, require
from classroom.sandbox.process import STOPPING
from viewcast.support.jobs import BAR, cores


class ProofError(ClassroomError, ValueError):
    """Says which exercise doesn't hold, why, and where its text is."""


def grade_class(assignment, cluster=None, again=False, workers=None):
    """Grade what is new or changed in an assignment's folder; return a `Summary`.

    cluster: the address of a Dask scheduler, else this machine's cores; again: grade
    everything; workers: how many at a time here, by default one a core. SandboxError
    where student code can't be run.
    """
    assignment.require_key()
    assignment.require_collected()
    assignment.require_logs()
    _prove(assignment)
    (assignment.folder / "results").mkdir(exist_ok=True)
    summary = Summary(old=assignment.reads_the_book and assignment.folder)
    jobs = [job for job in _jobs(assignment, summary, again) if job.left]
    left = {exercise.name for job in jobs for exercise in job.left}
    if len(left) < len(assignment.names):
        summary.only = [name for name in assignment.names if name in left]
    try:
        _grade_all(jobs, summary, cluster, workers)
    except KeyboardInterrupt:
        summary.stopped = True
        summary.waiting = len(jobs) - len(summary.graded)
    finally:
        STOPPING.clear()
    summary.sort(assignment)
    return summary


def _prove(assignment):
    """Prove the exercises whose texts have changed; ProofError says which doesn't hold.

    Nothing has been graded then, and no mark is another one.
    """
    try:
        keep_proofs(proofs(assignment.exercises, assignment.folder), assignment.folder)
    except UnprovedError as error:
        raise ProofError(
            f"{error}. Nothing was graded. Mend its text, "
            f"{assignment.text_of(error.name)}; classroom prove tells all that is wrong"
        ) from None


def _grade_all(jobs, summary, cluster, workers):
    if not jobs:
        return
    with _pool(cluster, workers) as (submit, window), _bar(len(jobs)) as bar:
        try:
            for job, outcome in _finished(jobs, submit, window):
                _settle(job, outcome, summary)
                bar.update()
        except KeyboardInterrupt:
            then = "finished first" if cluster else "ended"
            print(f"\nStopping: what runs is {then}…", file=sys.stderr, flush=True)
            raise


def _jobs(assignment, summary, again):
    """Yield what there is to do for each student who handed in, tidy what is done."""
    for student in assignment.students:
        job = Job(assignment, student)
        if not job.submission.exists():
            job.result.unlink(missing_ok=True)
            summary.missing.append(student.id)
            continue
        job.look(again)
        if not job.left:
            job.tidy()
            summary.unchanged.append(student.id)
        yield job


def _settle(job, outcome, summary):
    """Keep a job's result, or note what the grader itself met."""
    if isinstance(outcome, SandboxError):
        raise outcome
    if isinstance(outcome, Exception):
        summary.failed[job.student.id] = f"{type(outcome).__name__}: {outcome}"[:300]
    else:
        changed = job.changes(outcome)
        note(changed, job.assignment.folder)  # first: no change is to be lost
        if not job.is_new:
            summary.changed = [*(summary.changed or []), *changed]
        job.keep(outcome)
        summary.graded.append(job.student.id)


def _finished(jobs, submit, window):
    """Yield (job, result or exception) as they come, `window` of them on their way."""
    waiting, running = iter(jobs), {}
    while True:
        for job in waiting:
            data = job.submission.read_bytes()
            before = job.before()
            known = [before] if before else []
            running[submit(grade, data, job.left, job.seed, *known)] = job
            if len(running) == window:
                break
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield running.pop(future), future.exception() or future.result()


@contextlib.contextmanager
def _pool(cluster, workers):
    """(submit, how many at a time): threads, each beside a sandbox, or a cluster."""
    if cluster is None:
        require()
        workers = workers or cores()
        with ThreadPoolExecutor(workers) as pool:
            try:
                yield pool.submit, 2 * workers
            except BaseException:  # Ctrl+C, say: start nothing more
                STOPPING.set()
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    else:
        from classroom.grade.cluster import connected

        with connected(cluster) as submit_and_window:
            yield submit_and_window


def _bar(total):
    return tqdm(total=total, desc="grading", bar_format=BAR, disable=None)
