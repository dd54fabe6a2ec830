"""The command that builds the site waits for its word, and is as strict as the CLI."""

import subprocess
import sys

from builder.text.cells import read
from builder.text.run import finish


def build(folder, word):
    """Build a copied book with its own builder, after what is said on its input."""
    command = [sys.executable, "-m", "builder.build"]
    return subprocess.run(
        command, cwd=folder, input=word, capture_output=True, text=True
    )


def test_it_builds_when_it_is_told_and_fails_on_a_warning(build_pages):
    folder, by_hand = build_pages(index=("See [this](nowhere.md).", None))
    site = folder / "_build/html/index.html"
    first = site.read_bytes()
    site.unlink()
    assert build(folder, "").returncode == 1
    assert not site.exists()
    (folder / "_build/.doctrees/environment.pickle").unlink()
    bad = build(folder, "all are made\n")
    assert bad.returncode == by_hand.returncode == 1
    assert "nowhere.md" in bad.stderr and not bad.stdout
    assert site.read_bytes() == first
    source = folder / "index.md"
    source.write_text(source.read_text("utf8").replace("(nowhere.md)", ""), "utf8")
    source.with_suffix(".ipynb").write_text(finish(read(source), source), "utf8")
    good = build(folder, "all are made\n")
    assert (good.returncode, good.stdout) == (0, "")
