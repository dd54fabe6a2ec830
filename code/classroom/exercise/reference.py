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
    mistakes = [(w.message, values_of(exercise, w.code, log)) for w in exercise.wrongs]
    expected = values_of(exercise, exercise.solution, log)
    return Known(expected, values_of(exercise, exercise.stub, log), mistakes)


def log_total(own):
    """All views of a log of one's own, or of the book's: another if the recipe is."""
    log = log_of(0) if own else namespace()["log"]
    return int(log.views.sum())


@functools.lru_cache(8)
def log_of(seed):
    """The log that a seed gives, as a student has it; None for the book's own."""
    return None if seed is None else own_log(seed)
