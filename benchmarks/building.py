"""How long it takes until the site stands, and stands again, beside doing it all.

    python -m benchmarks.building           some minutes, in clones of the last commit
    python -m benchmarks.building --tests   and `make test`, twice

Packages come from pip's cache: what isn't there is fetched before anything is timed.
Writes data/last-building.json, which the page "How this book is checked" shows.
"""

import argparse
import os
import subprocess
import tempfile
from pathlib import Path

from benchmarks.measure import Used, keep, machine, timed

ROOT = Path(__file__).resolve().parent.parent
CHAPTER = "chapters/6-deep.md"
SENTENCE = "Fold a strip of paper once", "Fold a strip of thin paper once"
LINE = "x = np.linspace(0, 1, 257)", "x = np.linspace(0.0, 1, 257)"


def make(folder, *targets):
    """Seconds and CPU seconds of make in a clone."""
    ours = {"VIRTUAL_ENV", "MAKEFLAGS", "MAKELEVEL", "CI"}
    environment = {k: v for k, v in os.environ.items() if k not in ours}
    with Used() as used:
        seconds, _ = timed(
            lambda: subprocess.run(
                ["make", "--silent", *targets],
                cwd=folder,
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        )
    print(f"make {' '.join(targets)}: {seconds:.1f} s, {used.seconds:.1f} CPU s")
    return seconds


def clone(folder, name):
    """A clone of the last commit, in a folder of its own."""
    path = Path(folder, name)
    subprocess.run(["git", "clone", "--quiet", ROOT, path], check=True)
    return path


def weight(folder):
    """What an environment holds, in MB."""
    files = (f for f in (folder / ".venv").rglob("*") if not f.is_symlink())
    return sum(f.stat().st_size for f in files if f.is_file()) / 1e6


def change(folder, old, new):
    """Change the chapter at one place."""
    path = folder / CHAPTER
    text = path.read_text("utf8")
    assert text.count(old) == 1, f"{CHAPTER} has no longer one {old!r}"
    path.write_text(text.replace(old, new), "utf8")


def from_nothing(folder):
    """A fresh clone's site: installing what building needs, installing everything."""
    site, everything = clone(folder, "site"), clone(folder, "everything")
    ours, ours_mb = make(site, "book"), weight(site)
    theirs = make(everything, "install", "book")
    theirs_mb = weight(everything)
    print(f"Installed: {ours_mb:.0f} MB of {theirs_mb:.0f} MB")
    ours_is = "make book in a fresh clone, packages cached"
    beside = "installing everything first"
    return everything, [
        [ours_is, beside, theirs / ours],
        ["bytes that it installs", beside, theirs_mb / ours_mb],
    ]


def again(folder):
    """A site that stands, after a change of a sentence and one of a line of code."""
    change(folder, *SENTENCE)
    sentence = make(folder, "book")
    change(folder, *LINE)
    line = make(folder, "book")
    notebooks = make(folder, "notebooks")
    make(folder, "clean")
    nothing = make(folder, "book")
    return [
        ["make book after a sentence changed", "from nothing", nothing / sentence],
        [
            "make book after a line of code",
            "all notebooks",
            (notebooks + nothing) / line,
        ],
    ]


def tests(folder):
    """All tests, and all again with nothing changed."""
    first, second = make(folder, "test"), make(folder, "test")
    return [["make test with nothing changed", "the run before it", first / second]]


def main():
    """Measure all and write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tests", action="store_true", help="time `make test`, too")
    made_on, options = machine(), parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make(clone(folder, "cached"), "install")
        everything, rows = from_nothing(folder)
        if options.tests:
            rows += tests(clone(folder, "tests"))
        rows += again(everything)
    rows = [[*words, f"{ratio:.1f}"] for *words, ratio in rows]
    keep("building", {"machine": made_on, "ratios": rows})
    for ours, beside, ratio in rows:
        print(f"{ratio:>8}  {beside} ÷ {ours}")


if __name__ == "__main__":
    main()
