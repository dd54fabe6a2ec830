"""The names that an exercise's code binds, and whose they are already.

A name that a cell of the chapter or another exercise binds too would be another thing
there when that cell runs again, and in a hand-out that holds both.
"""

import ast
import dis
from collections import defaultdict

from IPython.core.inputtransformer2 import TransformerManager
from markdown_it import MarkdownIt

from classroom.exercise.parse import exercises_in
from classroom.exercise.texts import CHAPTERS, chapters


def hidden(path, exercises):
    """{exercise's name: problems} for the names that it would hide, or be hidden by.

    path: of the text that holds these exercises; for a chapter those of all count.
    """
    binds = _binders(path, exercises)
    return {exercise.name: [*_told(exercise, binds)] for exercise in exercises}


def _told(exercise, binds):
    for code in _own(exercise):
        for name, imported in bound(code).items():
            others = [w for w, i in binds[name] if w != exercise.name]
            same = imported and all(i == imported for _, i in binds[name])
            if others and not same:
                where = ", ".join(dict.fromkeys(others))
                yield f"{name} is bound by {where} too: take another name"


def _binders(path, exercises):
    """{name: [(who binds it, what it imports or None)]} of all code beside a text's."""
    found = defaultdict(list)
    others = list(exercises)
    if path.resolve().parent == CHAPTERS:
        rest = [text for text in chapters() if text.name != path.name]
        others += [exercise for text in rest for exercise in exercises_in(text)]
    codes = [("a cell of this text", code) for code in _cells(path.read_text("utf8"))]
    codes += [(other.name, code) for other in others for code in _own(other)]
    for who, code in codes:
        for name, imported in bound(code).items():
            found[name].append((who, imported))
    return found


def _own(exercise):
    return exercise.given, exercise.figure, exercise.stub


def _cells(text):
    """The code of a text's cells, but for options and what another language says."""
    for token in MarkdownIt().parse(text):
        if token.type == "fence" and token.info.startswith("{code-cell}"):
            lines = token.content.splitlines()
            if lines[:1] == ["---"]:
                lines = lines[lines.index("---", 1) + 1 :]
            code = "\n".join(line for line in lines if not line.startswith(":"))
            if not code.lstrip().startswith("%%"):
                yield code


def bound(code):
    """The names that code binds at its top level, with what is imported, or None.

    >>> bound("from a import b as c; d, e = 1, 2")
    {'c': ('a', 'b'), 'd': None, 'e': None}
    """
    tree = ast.parse(TransformerManager().transform_cell(code))
    instructions = dis.get_instructions(compile(tree, "<cell>", "exec"))
    names = {i.argval: None for i in instructions if i.opname == "STORE_NAME"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = getattr(node, "module", None)
            names |= {a.asname or a.name: (module, a.name) for a in node.names}
    return names
