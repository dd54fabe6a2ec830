"""What YouTube Studio calls things, in thirty languages of its interface.

The words stand in words.json, by kind and language, each with where it was seen, and
the page's own reader (js/) has them from there too. A language that is missing costs
the reader one argument, column="…"; a wrong word could choose a wrong column. So a word
that may be another metric is none of the views: in Czech impressions are Zobrazení, and
one of YouTube's pages calls the views so.
"""

import json
import re
from pathlib import Path

FILE = Path(__file__).with_name("words.json")
UNIT = re.compile(r"\s*[(（][^()（）]*[)）]$")


def _languages(kind):
    """The words of a kind in each language, as they are written, and where seen."""
    return json.loads(FILE.read_text("utf8"))[kind].values()


def listed():
    """The words that the page's reader gets: a list each, in small letters.

    They go to every reader, so there are few: the first of each language, and what was
    seen; of totals this alone, for the page knows a total by its sum, too.
    """
    found = {}
    for kind in ("views", "dates", "totals"):
        found[kind] = {
            word.lower()
            for words in _languages(kind)
            for place, (word, seen) in enumerate(words.items())
            if seen != "unverified" or (place == 0 and kind != "totals")
        }
    return {kind: sorted(words) for kind, words in found.items()}


def is_metric(title):
    """Whether a column's name is a metric of YouTube's other than the views.

    >>> is_metric("Watch time (hours)"), is_metric("Zobrazení"), is_metric("Vues")
    (True, True, False)
    """
    return UNIT.sub("", title).casefold() in METRICS


VIEWS, DATES, TOTALS, METRICS, PUBLISHED = (
    {word.casefold() for words in _languages(kind) for word in words}
    for kind in ("views", "dates", "totals", "metrics", "published")
)
KNOWN = VIEWS | DATES | TOTALS | METRICS | {"年", "월"}
