"""Prove that an exercise holds: its solution, its stub, each of its usual mistakes."""

from dataclasses import asdict

from classroom.exercise import values_of
from classroom.reading import exercises_in
from viewcast.exercises.values import Other, Raised, pack
from viewcast.exercises.verdict import judge

FEWEST_WRONGS = 3


def problems(exercise, log=None):
    """What is wrong with an exercise: a list of sentences, empty when it holds.

    Each mistake must be recognised by the visible checks alone, as a learner has them,
    and by all of them, as the grader does.
    """
    visible = [check for check in exercise.checks if not check.hidden]
    found = []
    if len(exercise.wrongs) < FEWEST_WRONGS:
        count = len(exercise.wrongs)
        found.append(f"{count} wrong answers; at least {FEWEST_WRONGS} are asked")
    if len({wrong.message for wrong in exercise.wrongs}) < len(exercise.wrongs):
        found.append("two wrong answers have the same message")
    if not visible:
        return [*found, "every check is hidden, so a learner gets no answer"]
    for checks in (exercise.checks, visible):
        found += _with(checks, exercise, log)
    return list(dict.fromkeys(found))


def _with(checks, exercise, log):
    """The problems that these checks show."""

    def values(code):
        return values_of(exercise, code, log, checks)

    def verdict(answer):
        outcomes, said = judge(checks, answer, expected, stub, mistakes)
        return sum(o.check.points for o in outcomes if o.passed), said

    expected, stub = values(exercise.solution), values(exercise.stub)
    mistakes = [(wrong.message, values(wrong.code)) for wrong in exercise.wrongs]
    most = sum(check.points for check in checks)
    found = _solution(expected, verdict(expected)[0], most)
    points, said = verdict(stub)
    if points or not said:
        found.append(f"the untouched stub gets {points} points and is told {said!r}")
    for message, answer in mistakes:
        points, said = verdict(answer)
        if points >= most or said != message:
            found.append(
                f"the wrong answer {message!r} gets {points} of {most} points and is "
                f"told {said!r}; its values: {answer}, the right ones: {expected}"
            )
    return found


def _solution(expected, points, most):
    odd = [value for value in expected if isinstance(value, Raised | Other)]
    if odd or any(value is None for value in expected):
        return [f"the solution gives {expected}"]
    return [] if points == most else [f"the solution gets {points} of {most} points"]


def stored(exercise):
    """What a learner's check needs of an exercise: no hidden check, no solution."""
    visible = [check for check in exercise.checks if not check.hidden]

    def values(code):
        return [pack(value) for value in values_of(exercise, code, checks=visible)]

    return {
        "title": exercise.title,
        "names": exercise.names,
        "personal": exercise.personal,
        "given": exercise.given,
        "checks": [asdict(check) for check in visible],
        "expected": values(exercise.solution),
        "stub": values(exercise.stub),
        "mistakes": [
            {"message": wrong.message, "values": values(wrong.code)}
            for wrong in exercise.wrongs
        ],
    }


def report(paths):
    """Print a line an exercise and the totals; return 0 if all hold, else 1."""
    rows, wrong = [], 0
    for path in paths:
        for exercise in exercises_in(path):
            found = problems(exercise)
            wrong += bool(found)
            rows.append(exercise)
            print(_line(path, exercise, found))
            for problem in found:
                print(f"    ✗ {problem}")
    total = f"{len(rows)} exercises, {sum(e.minutes for e in rows)} minutes, "
    total += f"{sum(len(e.checks) for e in rows)} checks, "
    total += f"{sum(len(e.wrongs) for e in rows)} wrong answers"
    print(total + (f"; {wrong} exercises don't hold" if wrong else "; all hold"))
    return 1 if wrong else 0


def _line(path, exercise, found):
    hidden = sum(check.hidden for check in exercise.checks)
    checks = f"{len(exercise.checks)} checks ({hidden} hidden)"
    caught = f"{len(exercise.wrongs)} wrong answers" + (" " if found else " caught")
    return (
        f"{'✗' if found else '✓'} {path.stem:16} {exercise.name:28} "
        f"{exercise.kind:18} {exercise.minutes:3} min  {checks}, {caught}"
    )
