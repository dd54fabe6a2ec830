"""Names of months and of days of the week, in the languages of names.json."""

import json
import re
from pathlib import Path

FILE = Path(__file__).with_name("names.json")
WORD = re.compile(r"[^\s\d\-/,:()（）]+")


def _months():
    """The number of each month's name; English ones may be cut to three letters."""
    languages = json.loads(FILE.read_text("utf8"))["months"]
    numbers = {
        name: number
        for language in languages.values()
        for number, names in enumerate(language, 1)
        for name in names.split("|")
    }
    for number, names in enumerate(languages["en"], 1):
        name = names.split("|")[0]
        for length in range(3, len(name)):
            numbers.setdefault(name[:length], number)
    return numbers


def _weekdays():
    """The names of the days of the week as alternatives, long ones first."""
    languages = json.loads(FILE.read_text("utf8"))["weekdays"].values()
    names = {name for language in languages for name in language.split("|")}
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


MONTHS, WEEKDAYS = _months(), _weekdays()
BEFORE = re.compile(rf"^(?:{WEEKDAYS})(?: den|ที่)?[.,،]*\s+", re.IGNORECASE)
BEHIND = re.compile(rf"[\s,(（]+(?:{WEEKDAYS})\.?[)）]?$", re.IGNORECASE)


def marked(text):
    """The text with each month's name as its number in angle brackets.

    >>> marked("26 févr. 2021"), marked("26-Feb-21")
    ('26 <2> 2021', '26-<2>-21')
    """
    return WORD.sub(_mark, text)


def _mark(word):
    number = MONTHS.get(_plain(word[0]))
    return f"<{number}>" if number else word[0]


def without_weekday(text):
    """The text without the day of the week before or behind it.

    >>> without_weekday("Sunday, January 1, 2023"), without_weekday("2023/1/1(月)")
    ('January 1, 2023', '2023/1/1')
    """
    return BEHIND.sub("", BEFORE.sub("", text))


def _plain(word):
    """A word in small letters, of which a Turkish i has one dot."""
    return word.casefold().replace("\u0307", "").strip(".").rstrip("׳॰")
