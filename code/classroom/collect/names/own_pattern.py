"""A pattern of one's own for names of files, where no LMS's is right."""

import re

from classroom.errors import ClassroomError
from classroom.text import clean

FIELDS = {"name", "first", "last", "id", "login", "email", "number", "file"}
WHO = FIELDS - {"file"}
HOW = 'write it as in "{name} - {id}/{file}"'


class NamesError(ClassroomError, ValueError):
    """Says what is wrong with a pattern of one's own, and how to write one."""


def own_pattern(text):
    """The pattern of names that an instructor writes, as "{name} - {id}/{file}".

    It may begin at any folder. NamesError if it can't tell whose a file is.
    """
    literals, fields = (re.split(r"\{(.*?)\}", text)[first::2] for first in (0, 1))
    if wrong := problem(literals, fields):
        raise NamesError(f"--names {clean(text)!r}: {wrong}; {HOW}")
    groups = {"file": "(?P<own>.+)", "login": "(?P<logins>[^/]+?)"}
    pattern = "".join(
        re.escape(literal) + groups.get(field, f"(?P<{field}>[^/]+?)")
        for literal, field in zip(literals, fields, strict=False)  # ends with {file}
    )
    return re.compile(rf"(?:.*?/)?{pattern}", re.S)


def problem(literals, fields):
    """What is wrong with a pattern of these literals and fields, or ""."""
    if wrong := [clean(field) for field in fields if field not in FIELDS]:
        return f"{{{wrong[0]}}} is none of {', '.join(sorted(FIELDS))}"
    if set("{}") & set("".join(literals)):
        return "a brace isn't closed"
    if fields[-1:] != ["file"] or literals[-1]:
        return "it doesn't end with {file}"
    if not WHO & set(fields):
        return f"it doesn't say whose a file is, by one of {', '.join(sorted(WHO))}"
    if len(set(fields)) < len(fields):
        return "a field stands twice"
    return "" if all(literals[1:-1]) else "nothing stands between two fields"
