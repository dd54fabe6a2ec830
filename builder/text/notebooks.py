"""Make the notebooks from their text: python -m builder.text.notebooks --help.

A source is a MyST text with a kernelspec in its front matter; its notebook stands
beside it. Two run at a time, each with a kernel that works in the notebook's folder.

What isn't in Python is imported where it is needed: --fresh, which the hook of
pre-commit calls, does without, and --stale has half a second less to wait.
"""

import argparse
import functools
import json
import platform
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from builder.text.install import bring_all
from builder.text.places import ROOT, BookError, name
from builder.text.sources import (
    chosen,
    has_new_exercises,
    is_stale,
    note_exercises,
    older,
    refuse_edited,
)

LAST = ROOT / "pages/checked.md"  # it tells of the others
GRADES = ROOT / "chapters/instructors.md"  # which needs the sandbox
RUN = ROOT / "data/last-run.json"
TOLD = ("numpy", "torch", "scipy", "matplotlib", "jupyter-book", "sphinx", "nbval")

SECONDS: dict[str, float] = {}  # that each notebook took


def refresh(source: Path, check: bool, again: bool = True) -> bool:
    """Make one notebook, write it if it differs, and return whether all is well.

    check: write nothing; again: run its code even if that hasn't changed.
    """
    start, notebook = time.perf_counter(), source.with_suffix(".ipynb")
    if source == GRADES and (why := no_sandbox()):
        print(f"{name(source)} is left as it is: {why}")
        return True
    try:
        text = made(source, check, again)
    except BookError as error:
        print(error, file=sys.stderr)
        return False
    changed = not notebook.exists() or notebook.read_text("utf8") != text
    if changed and not check:
        write(notebook, text)
    seconds = time.perf_counter() - start
    SECONDS[source.relative_to(ROOT).with_suffix("").as_posix()] = round(seconds, 1)
    state = "changed" if changed else "unchanged"
    print(f"{notebook.relative_to(ROOT)}: {seconds:.1f} s, {state}", flush=True)
    return not (changed and check)


def no_sandbox() -> str | None:
    """Why student code can't be run on this machine; None where it can."""
    from classroom.sandbox.bubblewrap import why_not

    return why_not()


def made(source: Path, check: bool, again: bool) -> str:
    """The notebook of a text, for whose exercises the store is made, too."""
    from classroom.exercise.model import ExerciseError

    try:
        if not check and (again or has_new_exercises(source)):
            bring_all()
            from builder.text.exercises import refresh_store

            refresh_store(source)
            note_exercises(source)
        return (None if again else reused(source)) or run(source)
    except ExerciseError as error:  # it begins with the file's name
        folder = name(source).removesuffix(source.name)
        raise BookError(f"{folder}{error}") from None


def reused(source: Path) -> str | None:
    """The notebook with the outputs it had, if its code is the same."""
    from builder.text.cache import reuse

    return reuse(source)


def run(source: Path) -> str:
    """The notebook of a text whose code is run."""
    bring_all()
    from builder.text.execute import make

    return make(source)


def write(path: Path, text: str) -> None:
    """Write a file so that an interruption leaves the old one or the new one."""
    from viewcast.support.files import write_whole

    write_whole(path, text)


def parse_command_line() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make the notebooks from their text.")
    switch = functools.partial(parser.add_argument, action="store_true")
    switch("--check", help="write nothing; fail if a notebook would change")
    switch("--stale", help="only those whose text changed; run only changed code")
    switch("--fresh", help="make none; fail if one was made from another text")
    parser.add_argument("paths", nargs="*", type=Path, help="sources (default: all)")
    return parser.parse_args()


def main() -> int:
    """Refresh what the command line asks for; the exit code is 0 when all is well."""
    options = parse_command_line()
    try:
        texts = chosen(options.paths)
        refuse_edited(texts)
        if not (options.paths or options.fresh):
            refuse_unlisted()
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    if options.fresh:
        return tell_older()
    if options.stale:
        texts = stale_among(texts)
    with ThreadPoolExecutor(2) as pool:
        work = functools.partial(refresh, check=options.check, again=not options.stale)
        done = list(pool.map(work, [path for path in texts if path != LAST]))
    if not (options.paths or options.stale or options.check):
        tell_of_run()
    if LAST in texts:
        done.append(work(LAST))
    return 0 if all(done) else 1


def refuse_unlisted() -> None:
    """BookError for a page that the book lacks."""
    from builder.text.contents import require_listed

    require_listed()


def stale_among(texts: list[Path]) -> list[Path]:
    """The texts whose notebooks are of another text; notes what the others have."""
    stale = [path for path in texts if is_stale(path)]
    for path in texts:
        if path not in stale:
            note_exercises(path)
    return stale


def tell_older() -> int:
    """Say what to add to a commit; the exit code is 0 when nothing is."""
    files = " ".join(map(name, older()))
    if files:
        fix = f"run make book, then git add {files}"
        print(f"not all notebooks are made from their texts: {fix}")
    return 1 if files else 0


def tell_of_run() -> None:
    """Write how long each notebook took, and with which versions."""
    run = {
        "python": platform.python_version(),
        "seconds": dict(sorted(SECONDS.items())),
        "versions": {name: version(name) for name in TOLD},
    }
    write(RUN, json.dumps(run, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
