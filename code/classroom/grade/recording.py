"""What a box said of an exercise, kept: a mended check is judged again without a box.

A record holds the student's answers as the checks found them, and what their functions
gave for which arguments. It is of one notebook and one state of the grading code; where
a check asks for anything else, the notebook runs again. Like all results it lies with
the instructor; what is in it is the student's, and is unpacked as what a box sends is.
"""

import json

from classroom.sandbox.process import StoppedError, named_error
from viewcast.exercises.serialize import pack, unpack
from viewcast.exercises.values import Function

LONGEST = 50_000  # characters of a record; what needs more is run again


class UnrecordedError(BaseException):
    """A check asked what isn't recorded; no check's own `except` may catch it."""


class Recorder:
    """The answers of an attempt, and what is to be kept of them."""

    def __init__(self, attempt, names):
        self.attempt, self.names = attempt, names
        self.looks, self.boxes, self.calls = None, set(), {}
        self.whole = True  # whether it may stand for the box

    def answers(self):
        """The student's values, a fresh look at them each time."""
        found = self.attempt.answers(self.names)
        self.boxes.add(self.attempt.boxes)
        look = {name: self._packed(value) for name, value in found.items()}
        self.whole = self.whole and self.looks in (None, look)
        self.looks = look
        return {name: self._listening(name, value) for name, value in found.items()}

    def record(self):
        """The record as text; None if another run of the box may say otherwise."""
        one_box = len(self.boxes) == 1 and self.attempt.settled
        if not (self.whole and one_box):
            return None
        text = json.dumps({"answers": self.looks, "calls": self.calls})
        return text if len(text) <= LONGEST else None

    def _packed(self, value):
        return {"Function": 0} if isinstance(value, Function) else self._plain(value)

    def _plain(self, value):
        return pack(value, self._not_plain)

    def _not_plain(self, _):
        self.whole = False  # a function within a value, or passed to one
        return 0

    def _listening(self, name, value):
        if not isinstance(value, Function):
            return value

        def call(*arguments, **named):
            asked = _asked(name, arguments, named, self._plain)
            try:
                given = value.call(*arguments, **named)
            except StoppedError:
                self.whole = False
                raise
            except Exception as error:
                said = {"error": type(error).__name__, "message": str(error)}
                self._keep(asked, said)
                raise
            self._keep(asked, {"value": self._plain(given)})
            return given

        return Function(call)

    def _keep(self, asked, said):
        """Keep what a call gave: twice the same, or it isn't worth keeping."""
        said = json.dumps(said)
        self.whole = self.whole and self.calls.get(asked, said) == said
        self.calls[asked] = said


class Recorded:
    """The answers of a record, as a `Recorder` has them, without an attempt."""

    def __init__(self, text, names):
        stored = json.loads(text)
        self.text, self.looks, self.calls = text, stored["answers"], stored["calls"]
        self.names = names

    def answers(self):
        """The recorded values; functions, which raise UnrecordedError for new calls."""
        return {
            name: unpack(look, lambda _, name=name: self._function(name))
            for name, look in self.looks.items()
            if name in self.names
        }

    def record(self):
        """The record as it was."""
        return self.text

    def _function(self, name):
        def call(*arguments, **named):
            asked = _asked(name, arguments, named, lambda v: pack(v, _unrecorded))
            if asked not in self.calls:
                raise UnrecordedError
            said = json.loads(self.calls[asked])
            if "value" not in said:
                raise named_error(said)
            return unpack(said["value"])

        return Function(call)


def _unrecorded(_):
    raise UnrecordedError


def _asked(name, arguments, named, packed):
    """A call as text: equal for what the box can't tell apart."""
    named = {key: packed(value) for key, value in named.items()}
    return json.dumps([name, [packed(value) for value in arguments], named])
