"""Bytes in an encoding that nobody has told become text, written in one way."""

import re
import unicodedata

from viewcast.own_data.reader.errors import stop
from viewcast.own_data.reader.vocabulary import KNOWN

ENCODINGS = (
    *("cp1252", "gb18030", "big5", "cp932", "cp949"),
    *("cp1251", "cp1254", "cp1250"),
)
# Also within dates, and within the words of a German YouTube Studio (\u00ad).
UNSEEN = dict.fromkeys(map(ord, "\u00ad\ufeff\u200b\u200e\u200f"))
DIGIT = re.compile(r"(?![0-9])\d")  # of another script: ٢, ２
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
BINARY = "no text but a binary file; export the table as CSV"


def decoded(name, data):
    """The text of the bytes: Unicode if it can be, else what makes known words.

    >>> decoded("a.csv", "日期,觀看次數".encode("big5"))
    '日期,觀看次數'
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        guesses = ["utf-16"]
    elif 10 * data[:200].count(0) > len(data[:200]):  # every other byte of digits is 0
        guesses = ["utf-16-le", "utf-16-be"]
    else:
        guesses = ["utf-8-sig"]
    texts = [text for e in guesses if (text := _try(data, e)) is not None]
    if not texts and guesses == ["utf-8-sig"]:
        texts = [text for e in ENCODINGS if (text := _try(data, e)) is not None]
    if not texts:
        stop(name, BINARY)
    text = max(texts, key=_plausible)
    _refuse_control(name, text)
    return text


def tidied(text):
    """The text without signs that can't be seen, each letter written in one way.

    >>> tidied("\u0662\u0666\u200f/\u0662"), len(tidied("e\u0301"))
    ('26/2', 1)
    """
    text = unicodedata.normalize("NFC", text.translate(UNSEEN))
    return DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def _refuse_control(name, text):
    """Refuse signs that no text has; a few of them are damage, many another format."""
    found = [sign.start() for sign in CONTROL.finditer(text)]
    if len(found) > len(text) / 100:
        stop(name, BINARY)
    if found:
        line = len((text[: found[0]] + ".").splitlines())
        stop(
            name,
            f"a sign that no text has (number {ord(text[found[0]])}); delete it, or "
            "export the table again",
            line,
        )


def _try(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausible(text):
    """How many known words and how many digits the start of a text has."""
    start = text[:5000].casefold()
    return sum(word in start for word in KNOWN), sum(c in "0123456789" for c in start)
