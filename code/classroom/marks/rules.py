"""An assignment's rules, kept in its folder as `rules.json`.

deadline      2026-03-05T23:59; a date alone means the end of that day
late          what lateness costs: "10% a day, at most 50%"
text_points   what answers in words are worth, which a person marks: {"why": 2}
"""

import json
import re
from typing import NamedTuple

from classroom.errors import ClassroomError
from classroom.marks.late_policy import example, parse_policy
from classroom.marks.times import parse_time
from viewcast.support.files import write_whole
from viewcast.support.sentences import counted

MOST_TEXT_POINTS = 100
NONE = "none"  # the word that takes a rule away


class RulesError(ClassroomError, ValueError):
    """Says which rule can't be followed, and the fix."""


class Rules(NamedTuple):
    """The rules of an assignment, as written; "" and {} where there is none."""

    deadline: str = ""
    late: str = ""
    text_points: dict[str, int] = {}  # noqa: RUF012, never changed in place

    @property
    def due(self):
        """The deadline as a point in time, or None."""
        return parse_time(self.deadline) if self.deadline else None

    @property
    def policy(self):
        """The LatePolicy, or None."""
        return parse_policy(self.late) if self.late else None


def load_rules(assignment):
    """The rules of an assignment; RulesError if its rules.json can't be followed."""
    file = assignment.folder / "rules.json"
    if not file.exists():
        return Rules()
    try:
        stored = json.loads(file.read_text("utf-8-sig"))
        if unknown := set(stored) - set(Rules._fields):
            raise ValueError(f"no rule is called {', '.join(sorted(unknown))}")
        return _checked(Rules(**stored))
    except (ValueError, TypeError, AttributeError) as error:
        raise RulesError(
            f"{file}: {error}. Correct it, or delete it and say the rules again: "
            f"classroom rules {assignment.folder} --help"
        ) from None


def change_rules(assignment, deadline=None, late=None, points=()):
    """Change what is given of the rules, keep them, and return them.

    points: "why=2" for an answer in words. The word "none" takes a rule away.
    RulesError, and nothing is changed, if one can't be followed.
    """
    rules = load_rules(assignment)
    given = {"deadline": deadline, "late": late}
    given = {name: text.strip() for name, text in given.items() if text is not None}
    new = rules._replace(**{k: "" if v == NONE else v for k, v in given.items()})
    try:
        worth = rules.text_points | dict(_pair(text, assignment) for text in points)
        new = new._replace(text_points={name: p for name, p in worth.items() if p})
        _checked(new)
    except ValueError as error:
        raise RulesError(str(error)) from None
    text = json.dumps(new._asdict(), indent=1, ensure_ascii=False) + "\n"
    write_whole(assignment.folder / "rules.json", text)
    return new


def _pair(text, assignment):
    """(name of an answer in words, its points) from "why=2"."""
    found = re.fullmatch(r"\s*(\w+)\s*=\s*(\d{1,4}|none)\s*", text)
    if not found:
        raise ValueError(f"{text!r}: write an answer's name and its points, as why=2")
    texts = [name for exercise in assignment.exercises for name in exercise.texts]
    if found[1] not in texts and found[2] != NONE:
        known = f"they are {', '.join(texts)}" if texts else "there is none"
        raise ValueError(f"no answer in words is called {found[1]!r}; {known}")
    return found[1], 0 if found[2] == NONE else int(found[2])


def _checked(rules):
    """The rules; ValueError unless all of them can be followed."""
    if not (isinstance(rules.deadline, str) and isinstance(rules.late, str)):
        raise ValueError("deadline and late are texts, in quotes")
    if rules.policy and not rules.due:
        raise ValueError(
            f"a penalty needs a deadline: give one for {rules.late!r}, or take it away "
            "with --late none"
        )
    _ = rules.due  # raises what is wrong with it
    for name, points in dict(rules.text_points).items():
        if not isinstance(points, int) or not 0 <= points <= MOST_TEXT_POINTS:
            raise ValueError(
                f"{name} is worth {points!r}; whole points from 0 to "
                f"{MOST_TEXT_POINTS} are possible"
            )
    return rules


def explained(rules, most):
    """The rules in sentences, one a line; most: the points that can be had."""
    lines = [f"deadline: {rules.due:%Y-%m-%d %H:%M}" if rules.due else "no deadline"]
    if rules.policy:
        lines.append(f"late: {rules.late}; {example(rules.policy, most)}")
    else:
        lines.append("late: no penalty")
    for name, points in rules.text_points.items():
        lines.append(f"{name}: {counted(points, 'point')}, which you give")
    return "\n".join(lines)
