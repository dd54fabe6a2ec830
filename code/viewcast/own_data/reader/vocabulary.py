"""What YouTube Studio calls things, in the languages of its interface that we know.

The words stand in words.json, each with its languages, and the page's own reader (js/)
has them from there too. All in small letters. A language that is missing costs the
reader one argument, column="…"; a wrong word could choose a wrong column, so a doubtful
one is left out.
"""

import json
from pathlib import Path

FILE = Path(__file__).with_name("words.json")


def listed():
    """The words as the page's reader gets them: a list each of views, dates, totals."""
    return {
        kind: list(words) for kind, words in json.loads(FILE.read_text("utf8")).items()
    }


VIEWS, DATES, TOTALS = map(set, listed().values())
KNOWN = VIEWS | DATES | TOTALS | {"年", "월"}
