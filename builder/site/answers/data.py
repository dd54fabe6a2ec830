"""What a page's script needs to check a chapter's exercises: data, as text."""

import ast
import base64
import itertools
import json
import zlib

from builder.site.answers.expressions import expression, packed
from builder.site.answers.fields import Field, assignments, template
from viewcast.exercises import unpacked
from viewcast.exercises.judge import free_names


def exercise_data(stored: dict, stub: str, places: list[Field]) -> dict:
    """The data of one exercise, as `checks.mjs` reads it.

    stored: as the package's store has it, without hidden checks and solution.
    NeedsPython if a check computes what the page can't.
    """
    counted = itertools.count()
    return {
        "title": stored["title"],
        "stub": stub,
        "answers": [[name, template(v, counted)] for name, v in assignments(stub)],
        "kinds": [place.kind for place in places],
        "checks": [_check(check) for check in stored["checks"]],
        "expected": _values(stored["expected"]),
        "start": _values(stored["stub"]),
        "mistakes": [[m["message"], _values(m["values"])] for m in stored["mistakes"]],
    }


def script(chapter: str, exercises: dict[str, dict]) -> str:
    """The script that brings a chapter's data: not to be read by chance.

    It is a script and no JSON, since a page opened from a file may load only scripts.
    """
    text = json.dumps(exercises, ensure_ascii=False, separators=(",", ":"))
    packed_text = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
    return f'bookAnswers["{chapter}"]("{packed_text}");\n'


def _check(check: dict) -> dict:
    said = {key: check[key] for key in ("says", "points", "tolerance", "words", "unit")}
    tree = ast.parse(check["code"])
    return said | {"code": expression(check["code"]), "free": free_names(tree)}


def _values(values: list) -> list:
    return [packed(value) for value in unpacked(values)]
