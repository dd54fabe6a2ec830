"""Make the notebooks from their text: python -m builder.text.notebooks --help.

A source is a MyST text with a kernelspec in its front matter; its notebook stands
beside it. Two run at a time, each with a kernel that works in the notebook's folder.
"""

import argparse
import functools
import json
import os
import platform
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from builder.text.places import ROOT, BookError, name

PLACES = ("index.md", "chapters/*.md", "data/*.md", "pages/*.md")
LAST = ROOT / "pages/checked.md"  # it tells of the others
GRADES = ROOT / "chapters/instructors.md"  # which needs the sandbox
RUN = ROOT / "data/last-run.json"
TOLD = ("numpy", "torch", "scipy", "matplotlib", "jupyter-book", "sphinx", "nbval")

SECONDS: dict[str, float] = {}  # that each notebook took


def sources() -> list[Path]:
    """Return the text sources of all notebooks, in the order of the book.

    BookError if a text is none any more, but its notebook is still there.
    """
    texts = [path for place in PLACES for path in sorted(ROOT.glob(place))]
    for path in texts:
        if not is_source(path) and made_from(path.with_suffix(".ipynb")):
            raise BookError(
                f"{name(path)}:1: no kernelspec in the front matter, so the notebook "
                "would stay as it was; write it as the other chapters have it"
            )
    return [path for path in texts if is_source(path)]


def is_source(path: Path) -> bool:
    """Say whether the front matter of a text names a kernel."""
    front_matter = path.read_text("utf8").partition("---\n")[2].partition("---\n")[0]
    return "kernelspec:" in front_matter


def is_stale(source: Path, notebook: Path | None = None) -> bool:
    """Say whether a notebook is missing or was made from another text.

    notebook: the one beside the text unless another is named.
    """
    digest = sha256(source.read_bytes()).hexdigest()
    return made_from(notebook or source.with_suffix(".ipynb")) != digest


def made_from(notebook: Path) -> str | None:
    """Return the digest of the text that a notebook was made from, if it has one."""
    if not notebook.exists():
        return None
    return json.loads(notebook.read_text("utf8"))["metadata"].get("source_sha256")


def older() -> list[Path]:
    """Return the texts, and their notebooks, where one was made from another text."""
    found = []
    for source in sources():
        made = [source.with_suffix(".ipynb")]
        made += ROOT.glob(f"notebooks/{source.stem}.ipynb")  # not every source has it
        if any(is_stale(source, notebook) for notebook in made):
            found += [source, *made]
    return found


def refresh(source: Path, check: bool, again: bool = True) -> bool:
    """Make one notebook, write it if it differs, and return whether all is well.

    again: run its code even if that hasn't changed.
    """
    # Half a second that --stale can save:
    from builder.text.cache import reuse
    from builder.text.execute import make
    from builder.text.exercises import refresh_store
    from classroom.exercise.model import ExerciseError
    from classroom.sandbox.bubblewrap import why_not

    start, notebook = time.perf_counter(), source.with_suffix(".ipynb")
    if source == GRADES and why_not():
        print(f"{name(source)} is left as it is: {why_not()}")
        return True
    try:
        if not check:
            refresh_store(source)
        text = (None if again else reuse(source)) or make(source)
    except BookError as error:
        print(error, file=sys.stderr)
        return False
    except ExerciseError as error:  # it begins with the file's name
        print(name(source).removesuffix(source.name) + str(error), file=sys.stderr)
        return False
    changed = not notebook.exists() or notebook.read_text("utf8") != text
    if changed and not check:
        write_whole(notebook, text)
    seconds = time.perf_counter() - start
    SECONDS[source.relative_to(ROOT).with_suffix("").as_posix()] = round(seconds, 1)
    state = "changed" if changed else "unchanged"
    print(f"{notebook.relative_to(ROOT)}: {seconds:.1f} s, {state}", flush=True)
    return not (changed and check)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that an interruption leaves the old one or the new one."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(text, "utf8")
    os.replace(unfinished, path)


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
        chosen = choose(options.paths)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    if options.fresh:
        return tell_older()
    if options.stale:
        chosen = [path for path in chosen if is_stale(path)]
    with ThreadPoolExecutor(2) as pool:
        work = functools.partial(refresh, check=options.check, again=not options.stale)
        done = list(pool.map(work, [path for path in chosen if path != LAST]))
    if not (options.paths or options.stale or options.check):
        tell_of_run()
    if LAST in chosen:
        done.append(work(LAST))
    return 0 if all(done) else 1


def choose(paths: list[Path]) -> list[Path]:
    """Return the sources at `paths`, or all; BookError for what is none."""
    known = sources()
    for path in paths:
        if path.resolve() not in known:
            texts = ", ".join(map(name, known))
            raise BookError(f"{path} makes no notebook; these texts do: {texts}")
    return [path.resolve() for path in paths] or known


def tell_older() -> int:
    """Say what to add to a commit; the exit code is 0 when nothing is."""
    files = " ".join(map(name, older()))
    if files:
        mend = f"run make book, then git add {files}"
        print(f"not all notebooks are made from their texts: {mend}")
    return 1 if files else 0


def tell_of_run() -> None:
    """Write how long each notebook took, and with which versions."""
    run = {
        "python": platform.python_version(),
        "seconds": dict(sorted(SECONDS.items())),
        "versions": {name: version(name) for name in TOLD},
    }
    write_whole(RUN, json.dumps(run, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
