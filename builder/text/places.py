"""Where in its text something is wrong. People edit only the texts, so errors name one.

Needs nothing that isn't in Python: the hook of pre-commit has no more.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = ROOT / "chapters"


class BookError(Exception):
    """Says in one line where the book is wrong, what is, and how to fix it."""


def name(file: Path) -> str:
    """A file's path from the root of the book, if it lies there."""
    inside = file.is_relative_to(ROOT)
    return (file.relative_to(ROOT) if inside else file).as_posix()


def text_of(source: Path) -> str:
    """What a text says; BookError names the line that isn't UTF-8."""
    held = source.read_bytes()
    try:
        return held.decode("utf8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        byte = f"the byte {held[error.start : error.start + 1]!r}"
        raise BookError(
            f"{name(source)}:{line}: {byte} isn't UTF-8: save the text in UTF-8"
        ) from None


def where(source: Path, words: str, first: int = 0) -> str:
    """The place, file:line, of the first line of a text that holds `words`.

    first: the line from which on they are looked for. If none holds them, it is the
    place; without it, the file is.
    """
    lines = enumerate(text_of(source).splitlines(), start=1)
    found = next((n for n, line in lines if n >= first and words in line), first)
    return f"{name(source)}:{found}" if found else name(source)
