"""The index of the search: where each section is, its names, and what it says."""

import json
import re
from pathlib import Path

from sphinx.application import Sphinx

from builder.site.searching.rows import NameRows
from builder.site.searching.sections import CELL, Section, sections_of

NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\. ((.*?)(?::.*)?)")
EXERCISE = re.compile(r"(Exercise )?(\d+\.\d+): (.*)")
CHINESE = re.compile(r"([\u4e00-\u9fff][^：]*)：")
RUNNING = re.compile(r"\b(\w)[ⱼₙ](?!\w)")
WORD = re.compile(r"[^\W\d]\w+")


def connect(app: Sphinx) -> None:
    """Have the index written in place of Sphinx's own."""
    app.add_transform(NameRows)
    app.connect("builder-inited", drop_other_index)
    app.connect("html-collect-pages", lambda app: [("search", {}, "search.html")])
    app.connect("build-finished", write_index)


def drop_other_index(app: Sphinx) -> None:
    """Sphinx makes neither its index nor, then, the search page."""
    app.builder.search = False


def write_index(app: Sphinx, error: Exception | None) -> None:
    """Write `searchindex.js`, which hands the index to `searchIn`."""
    if error or app.builder.format != "html":
        return
    out, pages, entries = Path(app.outdir), sorted(app.env.found_docs), []
    tasks: dict[str, str] = {}  # by the exercise's number; chapters before solutions
    for number, page in enumerate(pages):
        for section in sections_of((out / f"{page}.html").read_text("utf8")):
            entries.append([number, section.place, *described(section, tasks)])
    index = {"pages": pages, "sections": entries}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (out / "searchindex.js").write_text(f"searchIn({text})\n", "utf8")


def described(
    section: Section, tasks: dict[str, str]
) -> tuple[str, list[str], str, str]:
    """A section's title, its other names, its text, and the further words of its code.

    The names stand in the order in which they fit: a question that is one of them is
    answered by the section where it comes first.
    """
    title, text = section["title"], section["text"]
    names: list[str] = []
    if section.kind == "tr":
        title, names, text = row(text)
    elif section.kind == "dt":
        names = [name for found in CHINESE.findall(text) for name in found.split(" / ")]
    elif match := EXERCISE.fullmatch(title):
        task, number, bare = match.groups()
        names = [bare, f"exercise {number}", number]
        if task:
            tasks[number] = text
        else:
            names.insert(1, f"solution {number}")
            text = without_task(text, tasks.get(number, ""))
    elif match := NUMBERED.fullmatch(title):
        number, bare, short = match.groups()
        kind = "section" if "." in number else "chapter"
        names = [bare, short, f"{kind} {number}", f"part {number}", number]
    code = sorted({*WORD.findall(section["code"])} - {*WORD.findall(text)})
    return title, names, text, " ".join(code)


def row(text: str) -> tuple[str, list[str], str]:
    """The title, the names and the text of a row of Notation.

    A symbol with an index that runs is also called by its letter, and as one and two.

    >>> row("σ, z · activation · a function")
    ('σ, z, activation', ['σ', 'z', 'activation'], 'a function')
    >>> row("xⱼ · X · views")[1]
    ['xⱼ', 'X', 'x', 'x₁', 'x₂']
    """
    symbol, code, *rest = (cell.strip() for cell in text.split(CELL.strip()))
    names = [name for cell in (symbol, code) for name in cell.split(", ") if name]
    for base in RUNNING.findall(symbol):
        names += [base, f"{base}₁", f"{base}₂"]
    title = ", ".join(dict.fromkeys(filter(None, (symbol, code))))
    return title, names, CELL.join(filter(None, rest))


def without_task(text: str, exercise: str) -> str:
    """A solution's text without the task, which it repeats from the exercise.

    >>> without_task("Add one and two. It is three.", "5 minutes. Add one and two.")
    'It is three.'
    """
    begin, same = exercise.find(text[:15]), 0
    for letter, again in zip(text, exercise[max(begin, 0) :], strict=False):
        if letter != again:
            break
        same += 1
    return text[same:].strip()
