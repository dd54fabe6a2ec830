"""A submitted notebook in the sandbox: run, and again without what ended its box."""

import time

from classroom.collect.submission import SubmissionError, code_cells
from classroom.grade.cell_notes import cell_note, skipped_note
from classroom.sandbox.process import CALL, Box, StoppedError

CELL = 10  # seconds for a cell
WHOLE = 120  # seconds for a notebook and its checks
MOST_BOXES = 4  # a notebook that ends its box this often isn't run again


class Attempt:
    """A submitted notebook, whose cells are run when its first answer is asked for.

    first: the code that the grader runs before its cells, unless it is their first;
    watch: names of answers. notes: what is to be said of its run; set: the cells that
    set or deleted a name, {name: [(number, whether it was there then)]}. Close it, or
    use it in a `with`.
    """

    def __init__(self, data, first="", watch=()):
        self.notes, self.boxes, self.skipped = [], 0, set()
        self.first, self.watch, self.set = first, watch, {}
        self.deadline = time.monotonic() + WHOLE
        self.box = None
        try:
            self.cells = code_cells(data)
        except SubmissionError as error:
            self.cells = None
            self.notes.append(f"not a readable notebook: {error}")
        if self.cells and self.cells[0].strip() == first.strip():
            self.first = ""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.box:
            self.box.close()

    @property
    def settled(self):
        """Whether asking again would give the same: a box lives, or none ever will."""
        return self.cells is None or bool(self.box and self.box.alive)

    def answers(self, names):
        """The student's values, or {} when no box is left that holds them."""
        while self._ready():
            try:
                return self.box.get(names, CALL)
            except StoppedError as error:
                self.notes.append(f"reading {', '.join(names)}: {error}")
        return {}

    def _ready(self):
        """Whether a box is there that has run the notebook; start one if need be."""
        if self.cells is None:
            return False
        while not (self.box and self.box.alive):
            if self.boxes == MOST_BOXES or time.monotonic() > self.deadline:
                return False
            self.boxes += 1
            self._start()
        return True

    def _start(self):
        if self.box:
            self.box.close()
        first = not self.box
        self.box, self.set = Box(self.deadline - time.monotonic()), {}
        for number, code in enumerate([self.first, *self.cells]):
            if number in self.skipped or not (number or code):
                continue
            try:
                error = self.box.run(code, CELL, self.watch)
            except StoppedError as stopped:
                note = cell_note(number, code, str(stopped), CELL)
                self.notes.append(f"{note}; the notebook was run again without it")
                self.skipped.add(number)
                return
            self._hear(number, code, self.box.heard, first)
            if error and first:
                self.notes.append(cell_note(number, code, error, CELL))

    def _hear(self, number, code, heard, first):
        """Keep which answers a cell set, and note what it skipped, as its box says."""
        changed, skipped = heard.get("set"), heard.get("skipped")
        changed = changed if isinstance(changed, dict) else {}
        for name in changed.keys() & set(self.watch):
            self.set.setdefault(name, []).append((number, bool(changed[name])))
        skipped = skipped[:100] if isinstance(skipped, list) else []
        skipped = [text[:100] for text in skipped if isinstance(text, str)]
        if skipped and first:
            self.notes.append(skipped_note(number, code, skipped))
