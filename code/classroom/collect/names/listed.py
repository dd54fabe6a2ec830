"""Lists that an LMS adds to the files, which say whose they are."""

from contextlib import suppress
from datetime import datetime

from classroom.collect.paths import GRADESCOPE, parts
from classroom.text import clean

LARGEST = 30 * 2**20  # bytes


def listed(entries):
    """What Gradescope's list says, and its entry: {folder: [fields of `Said`]}, entry.

    Each of those who handed in together has their fields; {}, None without a list.
    """
    lists = [e for e in entries if parts(e.spellings[0])[-1] == GRADESCOPE]
    lists = [e for e in lists if not parts(e.spellings[0])[-2:][0].startswith("submi")]
    top = min(lists, key=lambda e: len(parts(e.spellings[0])), default=None)
    known = _load(top) if top else {}
    found = {}
    for folder, told in known.items() if isinstance(known, dict) else ():
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            when = {"when": _when(told.get(":created_at"))}
            people = told[":submitters"]
            found[str(folder)] = [_fields(person) | when for person in people]
    return {f: people for f, people in found.items() if people}, top if found else None


def _load(entry):
    import yaml  # only Gradescope's lists need it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with suppress(yaml.YAMLError, RecursionError, ValueError):  # or too large
        text = entry.raw(LARGEST).decode("utf8", "replace")
        return yaml.load(text, Loader=loader)
    return {}


def _fields(person):
    told = {"name": ":name", "id": ":sid", "email": ":email"}
    return {field: clean(str(person.get(key) or "")) for field, key in told.items()}


def _when(told):
    with suppress(ValueError):
        return datetime.fromisoformat(str(told)).isoformat()
    return ""
