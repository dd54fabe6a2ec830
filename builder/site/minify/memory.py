"""What took long to work out, kept from one build to the next.

It lies with Sphinx's own memory, and goes with it when the builder itself changes.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path


class Memory:
    """A folder with a file for each text that was made, named after what it's of."""

    def __init__(self, folder: Path):
        self.folder = folder

    def __call__(self, of: object, make: Callable[[], str]) -> str:
        """What make() gives, or gave before of the same; of: all that it depends on."""
        file = self.folder / sha256(repr(of).encode()).hexdigest()
        if not file.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(".unfinished")
            unfinished.write_text(make(), "utf8")
            unfinished.replace(file)
        return file.read_text("utf8")
