"""The page's checks for the tests: its JavaScript, its exercises, what is written."""

import json
import subprocess
from pathlib import Path

import numpy as np

from builder.site.answers.data import exercise_data
from builder.site.answers.expressions import NeedsPython
from builder.site.answers.fields import fields
from builder.site.formulas import NODE
from classroom.exercise.parse import exercises_in
from tests.helpers.environment import ROOT
from viewcast import exercises
from viewcast.exercises import load, namespace, unpacked
from viewcast.exercises.values import plain

FOLDER = Path(exercises.__file__).with_name("js")
MODULES = ("checks", "judge", "messages", "python", "reading", "values")


def in_javascript(expression, **values):
    """What an expression gives with the modules by their names, and these values."""
    imports = [f'import * as {m} from "{FOLDER.as_uri()}/{m}.mjs";' for m in MODULES]
    program = "\n".join(
        [
            *imports,
            'import { readFileSync } from "node:fs";',
            f"const {{ {', '.join(values)} }} = JSON.parse(readFileSync(0, 'utf8'));",
            f"console.log(JSON.stringify({expression}));",
        ]
    )
    command = [NODE, "--input-type=module", "--eval", program]
    sent = json.dumps(values)
    result = subprocess.run(command, input=sent, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr[-2000:]
    return json.loads(result.stdout)


def answered_on_pages(chapter="?-*"):
    """Each exercise of a chapter, or of all, that has a form, with its data."""
    stored = load()
    for source in sorted((ROOT / "chapters").glob(f"{chapter}.md")):
        for exercise in exercises_in(source):
            try:
                yield exercise, data_of(exercise, stored[exercise.name])
            except NeedsPython:
                continue


def data_of(exercise, stored):
    """The data of an exercise, as a chapter's script brings it."""
    expected = unpacked(stored["expected"])
    places = fields(exercise.stub, stored["checks"], expected)
    return json.loads(json.dumps(exercise_data(stored, exercise.stub, places)))


def made_by(exercise, code):
    """The plain values of an exercise's names after running code as its answer."""
    names = namespace(given=exercise.given)
    exec(compile(code, f"<{exercise.name}>", "exec"), names)
    return {name: plain(names[name]) for name in exercise.names if name in names}


def at_places(data, answers):
    """The value at each place of a stub to fill in; None where an answer has none."""
    found = [None] * len(data["kinds"])
    for name, template in data["answers"]:
        for place, value in _below(template, answers.get(name)):
            found[place] = value
    return found


def _below(template, value):
    if isinstance(template, int):
        yield template, value
        return
    kind, parts = template
    if kind == "list":
        items = value.tolist() if isinstance(value, np.ndarray) else value
        value = dict(enumerate(items)) if isinstance(items, list) else {}
        parts = enumerate(parts)
    for key, part in parts:
        inside = value.get(key) if isinstance(value, dict) else None
        yield from _below(part, inside)


def written(value):
    """A value as people write it in a field."""
    if isinstance(value, np.ndarray):
        value = value.ravel().tolist()
    if isinstance(value, list):
        return ", ".join(map(written, value)) if len(value) > 1 else str(value)
    return "" if value is None else str(value)
