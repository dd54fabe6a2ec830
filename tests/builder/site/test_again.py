"""A site that is built on from an earlier one is the site that is built at once."""

import shutil

from builder.text.cells import read
from builder.text.run import finish

ONE = "(place)=\n## A place\n\nAs said in {ref}`place`, $x$ is **bold**."
TWO = "See {ref}`place`, which is on {doc}`one`."
CHANGES = {  # the last one leaves all other pages as they are
    "## A place": "## Another place",
    "# Page": "# The page",
    "is **bold**": "is *very* **bold**",
}


def write(source, text):
    """Write a page's text, and its notebook as the book has it."""
    source.write_text(text, "utf8")
    notebook = read(source)
    source.with_suffix(".ipynb").write_text(finish(notebook, source), "utf8")


def files(folder):
    """What a site holds, by path."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_changed_texts_titles_and_places_give_the_same_bytes(build_pages, build_book):
    folder, first = build_pages(index=("", None), one=(ONE, None), two=(TWO, None))
    assert first.returncode == 0
    for old, new in CHANGES.items():
        text = (folder / "one.md").read_text("utf8")
        assert text.count(old) == 1
        write(folder / "one.md", text.replace(old, new))
        assert build_book(folder, folder).returncode == 0
    again = files(folder / "_build/html")
    shutil.rmtree(folder / "_build")
    assert build_book(folder, folder).returncode == 0
    assert again == files(folder / "_build/html")
    assert b"Another place" in again["two.html"]
