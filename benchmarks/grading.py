"""How fast the grader is, what memory it takes, and whether a killed run loses work.

    python benchmarks/grading.py                   all of it, about ten minutes
    python benchmarks/grading.py speed kills       only these

Everything is done on a made-up class with five of the course's exercises and logs of
its own. Close other programs before: seconds are those of the wall clock.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from classroom.assign.assignment import Assignment
from classroom.assign.hand_out import Handout, hand_out
from classroom.assign.rehearsal import roster, submissions
from classroom.collect.collect import collect
from classroom.exercise.texts import chapters

MEASURED = (
    "import resource\n"
    "from classroom.assign.assignment import Assignment\n"
    "from classroom.grade.class_run import grade_class\n"
    "import sys\n"
    "print(grade_class(Assignment.load(sys.argv[1])), file=sys.stderr)\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
)


def made_up(folder, students, names, texts=None):
    """An assignment in `folder` with the submissions of an honest made-up class.

    texts: what holds the exercises, by default the chapters.
    """
    folder.mkdir()
    week, roster_file = folder / "week", folder / "class.csv"
    roster_file.write_text(roster(students), "utf8")
    hand_out(
        week, Handout("Week", names, texts or chapters(), roster_file, own_data=True)
    )
    assignment = Assignment.load(week)
    submissions(assignment, folder / "submissions.zip", honest_only=True)
    collect(folder / "submissions.zip", assignment.students, week / "submissions")
    return week


def graded(week, *options):
    """Grade a folder in a process of its own, as an instructor does; the seconds."""
    before = time.perf_counter()
    command = [sys.executable, "-m", "classroom", "grade", str(week), *options]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - before


def results(week):
    return {file.name: file.read_bytes() for file in (week / "results").glob("*.json")}


def speed(folder, names):
    week = made_up(folder / "speed", 120, names)
    seconds = graded(week)
    print(f"speed: 120 submissions in {seconds:.0f} s, {7200 / seconds:.0f} a minute")


def again(folder, names):
    """Grade once more after a solution was mended: its exercise alone is judged."""
    texts = [shutil.copy(path, folder) for path in chapters()]
    week = made_up(folder / "again", 120, names, [Path(text) for text in texts])
    first, before = graded(week), results(week)
    for file in (week / "texts").glob("*.md"):
        text = file.read_text("utf8")
        place = text.find("{solution}", text.find(f":name: {names[0]}\n"))
        if f":name: {names[0]}\n" in text:
            end = text.index("\n", place) + 1
            file.write_text(f"{text[:end]}mended = True\n{text[end:]}", "utf8")
    seconds = graded(week)
    changed = sum(text != before[name] for name, text in results(week).items())
    print(f"again: {changed} of 120 judged once more in {seconds:.1f} s of {first:.0f}")


def memory(folder, names):
    week = made_up(folder / "memory", 1000, names)
    command = [sys.executable, "-c", MEASURED, str(week)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    print(f"memory: 1,000 submissions, the grader's peak {float(told.stdout):.0f} MB")


def kills(folder, names):
    """Kill the grading 20 times, finish it, and compare with an undisturbed run."""
    week = made_up(folder / "kills", 40, names)
    whole = graded(week)
    undisturbed = results(week)
    rng, done = random.Random(0), 0
    graded_before = []
    for file in (week / "results").glob("*.json"):
        file.unlink()
    command = [sys.executable, "-m", "classroom", "grade", str(week)]
    for _ in range(20):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.3, whole / 10))
        process.kill()
        process.wait()
        graded_before.append(len(results(week)))
        done += any(text != undisturbed[name] for name, text in results(week).items())
    graded(week)
    same = results(week) == undisturbed
    print(f"kills: 20, results there after each: {graded_before}")
    print(f"kills: {done} times a result was changed; at the end all equal: {same}")


def cluster(folder, names):
    """The same work with one Dask worker and with two, each a process."""
    from distributed import LocalCluster

    week = made_up(folder / "cluster", 120, names)
    seconds = {}
    for workers in (1, 2):
        with LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None
        ) as local:
            graded(week, "--again", "--cluster", local.scheduler_address)  # imports
            seconds[workers] = graded(
                week, "--again", "--cluster", local.scheduler_address
            )
    print(
        f"cluster: one worker {seconds[1]:.0f} s, two {seconds[2]:.0f} s, "
        f"{seconds[1] / seconds[2]:.2f} times as fast"
    )


PARTS = {
    "speed": speed,
    "again": again,
    "memory": memory,
    "kills": kills,
    "cluster": cluster,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS])
    parser.add_argument("--exercises", required=True, help="five, with commas")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for part in options.parts or PARTS:
            PARTS[part](Path(folder), options.exercises.split(","))


if __name__ == "__main__":
    main()
