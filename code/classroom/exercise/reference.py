"""What is right, for the book's log and for a student's own, and what is usually wrong.

It stays in the grader's process.
"""

import functools

from classroom.exercise.model import values_of
from viewcast.exercises import namespace, own_log
from viewcast.exercises.judge import Known
from viewcast.exercises.serialize import pack
from viewcast.exercises.values import plain


def own_values(exercise, answers, seed):
    """The values that depend on the student's log: theirs, and the right ones."""
    right = right_values(exercise, seed)
    given = {name: answers[name] for name in right if _is_value(answers.get(name))}
    return {
        "given": {name: pack(value) for name, value in given.items()},
        "right": {name: pack(value) for name, value in right.items()},
    }


def right_values(exercise, seed):
    """The right answers for the log of this seed, those that are values, by name."""
    names = namespace(log_of(seed), exercise.given)
    exec(compile(exercise.solution, f"<{exercise.name}>", "exec"), names)
    answers = {name: plain(names[name]) for name in exercise.names}
    return {name: value for name, value in answers.items() if _is_value(value)}


def _is_value(value):
    return value is not None and not callable(value)


@functools.lru_cache(256)
def known(exercise, seed):
    """What the checks give for the solution, the stub and the mistakes: `Known`."""
    log = log_of(seed)
    expected = values_of(exercise, exercise.solution, log)
    stub = values_of(exercise, exercise.stub, log)
    return Known(expected, stub, Mistakes(exercise, log))


class Mistakes:
    """(message, values) of each usual mistake, worked out when it is asked for."""

    def __init__(self, exercise, log):
        self.exercise, self.log = exercise, log

    def __iter__(self):
        return iter(self._pairs)

    @functools.cached_property
    def _pairs(self):
        wrongs = self.exercise.wrongs
        return [(w.message, values_of(self.exercise, w.code, self.log)) for w in wrongs]


def log_total(own):
    """All views of a log of one's own, or of the book's: another if the recipe is."""
    log = log_of(0) if own else namespace()["log"]
    return int(log.views.sum())


@functools.lru_cache(8)
def log_of(seed):
    """The log that a seed gives, as a student has it; None for the book's own."""
    return None if seed is None else own_log(seed)
