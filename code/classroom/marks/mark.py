"""A student's mark: what the grader found, what a person gave, lateness, the sum.

A point that a person gives counts in the place of the grader's. The penalty is taken
off the sum, unless a person gave all points at once: then these are final.
"""

from contextlib import suppress
from typing import NamedTuple

from classroom.marks.decisions import WHOLE, Decision, text_item
from classroom.marks.times import duration, parse_time

NOT_SAID = Decision()


class Part(NamedTuple):
    """One exercise, or one answer in words that carries points or has a comment."""

    name: str
    exercise: str
    most: float
    found: float | None = None  # by the grader; None if it isn't graded
    given: float | None = None  # by a person
    comment: str = ""

    @property
    def points(self):
        """What counts: the person's points, else the grader's, else None."""
        return self.found if self.given is None else self.given


class Lateness(NamedTuple):
    """How late a notebook came, in seconds; None if that isn't known."""

    seconds: float | None = None
    late: bool = False
    doubt: str = ""  # a sentence, where it can't be said or is said in two ways
    unknown: bool = False  # the time, of what did come


class Mark(NamedTuple):
    """All that makes a student's mark; final: what counts, None without any work."""

    parts: tuple[Part, ...]
    most: float
    found: float | None
    given: float | None  # with what a person gave, or None if nobody did
    penalty: float
    final: float | None
    lateness: Lateness
    whole: Decision

    def part(self, name):
        """The part of an exercise, or of an answer in words, or None."""
        return next((part for part in self.parts if part.name == name), None)

    @property
    def comments(self):
        """What a person wrote: (what it is about, the text)."""
        said = [(part.name, part.comment) for part in self.parts if part.comment]
        return said + ([("", self.whole.comment)] if self.whole.comment else [])


def mark(assignment, rules, decisions, student, earned):
    """The Mark of a student.

    earned: {exercise's name: points} of the grader, None if nothing is graded; and what
    collected.json says of the student.
    """
    points, collected = earned

    def said(item):
        return decisions.of.get((student.id, item), NOT_SAID)

    parts = tuple(_parts(assignment, rules, said, points or {}))
    whole = said(WHOLE)
    late = lateness(rules, whole, collected)
    most = sum(part.most for part in parts)
    by_hand = any(part.given is not None for part in parts)
    found = None if points is None else sum(points.values())
    total = round(sum(part.points or 0 for part in parts), 2)
    penalty = 0.0
    if rules.policy and late.seconds and points is not None and whole.points is None:
        penalty = min(rules.policy.penalty(late.seconds, most), total)
    final = whole.points
    if final is None and (by_hand or points is not None):
        final = round(total - penalty, 2)
    given = whole.points if whole.points is not None else total if by_hand else None
    return Mark(parts, most, found, given, penalty, final, late, whole)


def _parts(assignment, rules, said, points):
    for exercise in assignment.exercises:
        one = said(exercise.name)
        found = points.get(exercise.name)
        yield Part(
            *(exercise.name, exercise.name, exercise.points, found),
            *(one.points, one.comment),
        )
        for text in exercise.texts:
            name = text_item(exercise, text)
            one, most = said(name), rules.text_points.get(text, 0)
            if most or one.comment:
                yield Part(name, exercise.name, most, None, one.points, one.comment)


def lateness(rules, whole, collected):
    """The Lateness of what a student handed in, by their own deadline if they have one.

    The time decides; where it isn't known nobody is punished.
    """
    due, told = whole.deadline or rules.due, collected.get("late")
    handed_in = whole.handed_in or _known_time(collected.get("handed_in"))
    if due is None:
        return Lateness(late=bool(told))
    if handed_in is None:
        doubt = "late, but it isn't known by how much: no penalty" if told else ""
        in_time = told is False and collected.get("layout")  # the platform tells
        return Lateness(None, bool(told), doubt, "file" in collected and not in_time)
    seconds = max((handed_in - due).total_seconds(), 0)
    doubt = ""
    if told and not seconds and not whole.deadline:
        doubt = f"late, says the platform, but {handed_in:%Y-%m-%d %H:%M} is in time"
    if told is False and seconds and not whole.handed_in:
        doubt = f"{duration(seconds)} late, but the platform doesn't call it late"
    return Lateness(seconds, seconds > 0, doubt)


def _known_time(text):
    with suppress(ValueError, AttributeError):
        return parse_time(text)
