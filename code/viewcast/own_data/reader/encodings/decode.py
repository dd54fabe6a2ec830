"""The text of a file: Unicode if it can be, else in the most plausible encoding."""

import re
import unicodedata

from viewcast.own_data.reader.encodings.plausible import ranked
from viewcast.own_data.reader.errors import stop

# Also within dates, and within the words of a German YouTube Studio (\u00ad).
UNSEEN = re.compile("[\u00ad\ufeff\u200b\u200e\u200f]")
DIGIT = re.compile(r"(?![\x00-\x7f])\d")  # of another script: ٢, ２
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
BINARY = "no text but a binary file; export the table as CSV"
ASCII_DIGITS = frozenset("0123456789")
SOME = 100_000  # bytes that show whether the rest need be looked at
DAMAGED_AT_MOST = 0.1  # of the signs that aren't ASCII: UTF-8, cut within a sign


def decoded(name, data, column=None):
    """The text of the bytes: Unicode if it can be, else what makes words of a language.

    column: the name asked for, if any: an encoding that makes it is preferred.

    >>> decoded("a.csv", "日期,觀看次數".encode("big5"))
    '日期,觀看次數'
    """
    text = _unicode(data)
    text = _by_words(data, column) if text is None else text
    if text is None:
        stop(name, BINARY)
    _refuse_control(name, text)
    return text


def tidied(text):
    """The text without signs that can't be seen, each letter written in one way.

    >>> tidied("\u0662\u0666\u200f/\u0662"), len(tidied("e\u0301"))
    ('26/2', 1)
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", UNSEEN.sub("", text))
    return DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def _unicode(data):
    """The text in an encoding of Unicode, or None if it is in none."""
    if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return _try(data, "utf-32")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _try(data, "utf-16")
    start = data[:2000]
    if 10 * start.count(0) > len(start):  # every other byte of digits is 0
        texts = [_try(data, encoding) for encoding in ("utf-16-le", "utf-16-be")]
        return max(filter(None, texts), key=_digits, default=None)
    return _try(data, "utf-8-sig") or _mended(data)


def _mended(data):
    """UTF-8 in which a few signs are damaged, by a program that cut them; or None."""
    if len(data) > 2 * SOME and _mended(data[:SOME]) is None:
        return None
    text = data.decode("utf-8-sig", "replace")
    lost = text.count("\ufffd")
    others = len(re.sub(r"[\x00-\x7f]", "", text)) - lost
    return text if lost <= DAMAGED_AT_MOST * others else None


def _by_words(data, column):
    """The text in the most plausible encoding in which all bytes mean something."""
    wanted = "" if column is None else tidied(str(column)).strip().casefold()
    wanted = "" if wanted.isascii() else wanted
    first = None
    for encoding in ranked(data):
        text = _try(data, encoding)
        if text is not None and (not wanted or wanted in tidied(text).casefold()):
            return text
        first = text if first is None else first
    return first


def _refuse_control(name, text):
    """Refuse signs that no text has; a few of them are damage, many another format."""
    found = CONTROL.search(text)
    if not found:
        return
    if len(CONTROL.findall(text)) > len(text) / 100:
        stop(name, BINARY)
    line = len((text[: found.start()] + ".").splitlines())
    stop(
        name,
        f"a sign that no text has (number {ord(found[0])}); delete it, or export the "
        "table again",
        line,
    )


def _try(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _digits(text):
    return sum(sign in ASCII_DIGITS for sign in text[:5000])
