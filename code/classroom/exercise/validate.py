"""The proof that an exercise holds: its solution, its stub, its usual mistakes."""

from dataclasses import asdict

from classroom.exercise.model import values_of
from classroom.exercise.names import hidden
from classroom.exercise.parse import exercises_in
from classroom.exercise.rules import broken
from classroom.exercise.trial import shown_by
from viewcast.exercises.serialize import pack
from viewcast.support.sentences import counted

FEWEST_WRONGS = 3


def problems(exercise, log=None):
    """What is wrong with an exercise: a list of sentences, empty when it holds.

    Each mistake must be recognised by the visible checks alone, as a learner has them,
    and by all of them, as the grader does.
    """
    found = [*_printed_raw(exercise), *broken(exercise)]
    if len(exercise.wrongs) < FEWEST_WRONGS:
        count = counted(len(exercise.wrongs), "wrong answer")
        found.append(f"{count}; at least {FEWEST_WRONGS} are asked")
    if len({wrong.message for wrong in exercise.wrongs}) < len(exercise.wrongs):
        found.append("two wrong answers have the same message")
    if not exercise.visible:
        return [*found, "every check is hidden, so a learner gets no answer"]
    passing = set()  # the mistakes that are said to pass: once is enough
    for checks in dict.fromkeys([exercise.checks, exercise.visible]):
        found += shown_by(checks, exercise, log, passing)
    return list(dict.fromkeys(found))


def _printed_raw(exercise):
    """What is wrong with the sentences that a check prints as they are."""
    sentences = [check.says for check in exercise.checks]
    sentences += [wrong.message for wrong in exercise.wrongs]
    return [
        f"{sentence!r} is printed as it is: write it without $ and *"
        for sentence in sentences
        if set("$*") & set(sentence)
    ]


def stored(exercise):
    """What a learner's check needs of an exercise: no hidden check, no solution."""

    def values(code):
        return [
            pack(value) for value in values_of(exercise, code, checks=exercise.visible)
        ]

    return {
        "title": exercise.title,
        "names": exercise.names,
        "personal": exercise.personal,
        "given": exercise.given,
        "checks": [asdict(check) for check in exercise.visible],
        "expected": values(exercise.solution),
        "stub": values(exercise.stub),
        "mistakes": [
            {"message": wrong.message, "values": values(wrong.code)}
            for wrong in exercise.wrongs
        ],
    }


def report(paths):
    """Print a line an exercise and the totals; return 0 if all hold, else 1."""
    rows, wrong, empty = [], 0, 0
    for path in paths:
        read = exercises_in(path)
        rows += read
        if not read:
            empty += 1
            print(f"✗ {path.stem:16} no exercise in this file: it has no {{exercise}}")
        hides = hidden(path, read)
        for exercise in read:
            found = problems(exercise) + hides[exercise.name]
            wrong += bool(found)
            print(_line(path, exercise, found))
            for problem in found:
                print(f"    ✗ {problem}")
    print(_totals(rows) + _verdict(wrong, empty))
    return 1 if wrong or empty else 0


def _totals(rows):
    counts = {
        "exercise": len(rows),
        "minute": sum(exercise.minutes for exercise in rows),
        "check": sum(len(exercise.checks) for exercise in rows),
        "wrong answer": sum(len(exercise.wrongs) for exercise in rows),
    }
    return ", ".join(counted(number, thing) for thing, number in counts.items())


def _verdict(wrong, empty):
    if wrong:
        dont = "doesn't" if wrong == 1 else "don't"
        return f"; {counted(wrong, 'exercise')} {dont} hold"
    return "" if empty else "; all hold"


def _line(path, exercise, found):
    hidden = sum(check.hidden for check in exercise.checks)
    checks = f"{counted(len(exercise.checks), 'check')} ({hidden} hidden)"
    caught = counted(len(exercise.wrongs), "wrong answer") + " caught" * (not found)
    return (
        f"{'✗' if found else '✓'} {path.stem:16} {exercise.name:28} "
        f"{exercise.kind:18} {exercise.minutes:3} min  {checks}, {caught}"
    )
