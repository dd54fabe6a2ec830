"""Where a chapter's text holds exercises, and what parts each of them holds.

Fences are found as Markdown finds them; what looks like one and isn't is told.
"""

import re
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

from classroom.exercise.model import ExerciseError

PARTS = {"hint", "given", "figure", "stub", "check", "hidden", "solution", "wrong"}
INFO = re.compile(r"\{(\w+)\} *(.*)")
UNREAD = re.compile(rf" *`{{3,}}\{{({'|'.join(PARTS)}|exercise)\}}.*`")
OPTION = re.compile(r":(\w+): *(.*)\n?")


class Block(NamedTuple):
    """An exercise's directive in a text: its lines, its title, what it holds."""

    first: int
    end: int
    title: str
    content: str


def text_of(path):
    """The text that a file holds; ExerciseError if it isn't in UTF-8."""
    try:
        return Path(path).read_text("utf-8-sig")  # as editors on Windows write it
    except UnicodeDecodeError:
        name = Path(path).name
        raise ExerciseError(f"{name} isn't a text in UTF-8: save it so") from None


def blocks(text):
    """The exercise blocks of a text, in order."""
    return [
        Block(*token.map, info[2], token.content)
        for token in MarkdownIt().parse(text)
        if (info := INFO.fullmatch(token.info.strip())) and info[1] == "exercise"
    ]


def unread(text):
    """(number, line) of the first line that looks like a part, and isn't one; or None.

    Markdown takes a backtick in a title to mean that no fence begins here.
    """
    fences = [token for token in MarkdownIt().parse(text) if token.type == "fence"]
    held = {i for token in fences for i in range(*token.map) if _is_text(token)}
    for number, line in enumerate(text.splitlines()):
        if number not in held and UNREAD.match(line):
            return number + 1, line
    return None


def _is_text(token):
    """Whether a fence holds text that is only shown: no exercise, no part."""
    info = INFO.fullmatch(token.info.strip())
    return not info or info[1] not in PARTS | {"exercise"}


def options_of(content):
    """The `:name: value` lines at the top as a dictionary, and the rest."""
    options = {}
    while option := OPTION.match(content):
        options[option[1]] = option[2].strip()
        content = content[option.end() :]
    return options, content


def parts_of(content):
    """The Markdown before the solution and after it, and (part, title, content) each.

    Returns ({"task": text, "why": text}, list of parts).
    """
    texts, found = {"task": "", "why": ""}, []
    lines, at, text = content.splitlines(keepends=True), 0, "task"
    for token in MarkdownIt().parse(content):
        info = INFO.fullmatch(token.info.strip()) if token.type == "fence" else None
        if not info or info[1] not in PARTS:
            continue
        found.append((info[1], info[2], token.content))
        texts[text] += "".join(lines[at : token.map[0]])
        at = token.map[1]
        text = "why" if info[1] == "solution" else text
    texts[text] += "".join(lines[at:])
    strange = re.search(r"^`{3,}\{.*", texts["task"] + texts["why"], re.MULTILINE)
    if strange:
        raise ValueError(
            f"not read as a part: {strange[0]!r}; parts are "
            f"{', '.join(sorted(PARTS))}, and an exercise holds no other"
        )
    return texts, found
