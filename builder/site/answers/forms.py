"""A chapter's exercises as forms, and the script with the data behind them."""

from hashlib import sha256

from builder.site.answers import data, html
from builder.site.answers.expressions import NeedsPython
from builder.site.answers.fields import fields
from viewcast.exercises import unpacked


def forms(chapter: str, stored: dict, stubs: dict[str, str], home: tuple) -> dict:
    """`forms`, the HTML of each exercise's form; `script`, their data; and `intro`.

    stored: the chapter's exercises as the store has them; stubs: the code that each
    gives; home: the book's repository, if it is known, and its branch.
    """
    found, places = {}, {}
    for name, stub in stubs.items():
        exercise = stored[name]
        try:
            expected = unpacked(exercise["expected"])
            there = fields(stub, exercise["checks"], expected)
            found[name] = data.exercise_data(exercise, stub, there)
            places[name] = there
        except NeedsPython:
            continue
    script = data.script(chapter, found)
    version = sha256(script.encode()).hexdigest()[:8]
    made = {
        name: html.form(name, chapter, places[name], version)
        if name in found
        else html.in_python(name, chapter, *home)
        for name in stubs
    }
    return {"forms": made, "script": script, "intro": html.INTRO}
