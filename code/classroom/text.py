"""Text that strangers wrote: safe to print, compared in all its spellings.

What LMSs, students and their systems call things comes in any encoding and any form of
Unicode; the roster, the collection and the notes of the grading read it through here.
"""

import re
from unicodedata import category, combining, normalize


def clean(text):
    """The text on one line, without control characters: safe to print.

    >>> clean(" Lin\\x1b[31m\\nMei ")
    'Lin [31m Mei'
    """
    swap = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\ufffd", "Cf": ""}
    joiners = "\u200c\u200d"  # Persian and Indian names need them
    kept = (c if c in joiners else swap.get(category(c), c) for c in text)
    return " ".join(normalize("NFC", "".join(kept)).split())


def plain(text):
    """The letters and digits of a text, without case and accents, to compare names.

    >>> plain("Müller-Lüdenscheidt, Ana"), plain("王 伟")
    ('mullerludenscheidtana', '王伟')
    """
    text = normalize("NFKD", normalize("NFKD", text).casefold())
    return "".join(c for c in text if c.isalnum() or _vowel_sign(c))


def _vowel_sign(character):
    """Whether a mark is a letter's part, as in Hindi, and not an accent on it."""
    return category(character).startswith("M") and not combining(character)


def is_chinese(data):
    """Whether bytes that aren't UTF-8 look like GB18030, which writes a sign in pairs.

    >>> is_chinese("王伟,李娜".encode("gb18030")), is_chinese("Müller".encode("cp1252"))
    (True, False)
    """
    runs = re.findall(rb"[\x80-\xff]+", data)
    alone = sum(len(run) == 1 for run in runs)  # a letter with an accent, say
    return 2 * alone < len(runs)
