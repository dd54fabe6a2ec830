"""Which encodings are plausible for bytes: those that make words of one language.

All encodings have ASCII's digits and commas in common. They differ in the other bytes,
which are few in a table: the names of columns, and blanks within numbers. So all of a
file is looked at, each piece once, however often it stands there.
"""

import codecs
import functools
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from viewcast.own_data.reader.vocabulary import KNOWN

HEAD = 2000  # bytes in which names of columns stand
MOST_BYTES, MOST_PIECES = 1_000_000, 400  # looked at, evenly over a longer file
# Bytes that end a sign in every encoding: no letter of two bytes has one in it.
BETWEEN = re.compile(rb"[\x00-\x2f\x3a-\x3f]+")
ONE_DIGIT = bytes.maketrans(b"023456789", b"1" * 9)
BLANKS = set("\xa0\u202f’")  # that part thousands
INSIDE = BLANKS | set("'·‐–—/&°ªº")  # signs that stand between letters, too
ALPHABETS = {"LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "THAI"}
HALVES = (("gb2312", 0xD8), ("big5", 0xC7), ("shift_jis", 0x99), ("euc_kr", 0xC9))
SYMBOLS = set("€£¥°²³½–—“”„»«…•·")  # between words
KNOWN_WORD, ASCII_WORD, WRONG, STRANGE = 2, 0.3, -3, -1


class Language(NamedTuple):
    """A language: its letters beside a to z, from frequent to rare, and its words."""

    encodings: list
    letters: dict
    words: set


@functools.cache
def _languages():
    """The languages of the file, those first of which more tables are written."""
    found = []
    stored = json.loads(Path(__file__).with_name("languages.json").read_text("utf8"))
    for language in stored.values():
        signs, words = language["letters"], set(language["words"])
        many = len(signs) > 60 or _script(signs[0]) != "LATIN"
        ranks = {s: 1 - many * i / len(signs) / 2 for i, s in enumerate(signs)}
        found.append(Language(language["encodings"], ranks, words))
    return found


def ranked(data):
    """The encodings in which bytes can be read, the most plausible first."""
    pieces, scores = _pieces(data), {}
    head = data[:HEAD].decode("ascii", "replace").lower()
    words = set(re.findall(r"[a-z]{3,}", head))
    for place, language in enumerate(_languages()):
        for encoding in language.encodings:
            texts = _texts(tuple(pieces), encoding)
            if texts is None:
                continue
            score = sum(
                weight * _plausible(text, language)
                for text, weight in zip(texts, pieces.values(), strict=True)
            )
            score = score / max(sum(pieces.values()), 1)
            score += ASCII_WORD * bool(words & language.words)
            score -= place / 1000 + language.encodings.index(encoding) / 20
            scores[encoding] = max(score, scores.get(encoding, score))
    return sorted(scores, key=scores.get, reverse=True)


def _pieces(data):
    """Pieces of the bytes that aren't ASCII, and how many such bytes each has."""
    lines = list(dict.fromkeys(data.translate(ONE_DIGIT).split(b"\n")))
    lines = lines[:50] + lines[50 :: 1 + len(data) // MOST_BYTES]
    start = b"\n".join(lines)[: 2 * MOST_BYTES]
    found = Counter(piece for piece in BETWEEN.split(start) if not piece.isascii())
    often = [piece[:200] for piece, _ in found.most_common(MOST_PIECES)]
    return {piece: sum(byte > 127 for byte in piece) for piece in often}


@functools.lru_cache(maxsize=50)
def _texts(pieces, encoding):
    """The pieces as text, or None where one can't be read; it may be cut at its end."""
    decoder = codecs.getincrementaldecoder(encoding)
    try:
        return [decoder().decode(piece) for piece in pieces]
    except UnicodeDecodeError:
        return None


def _plausible(text, language):
    """How much like the language's words a text looks: 1 if all of its letters are."""
    signs = [_sign(text, i, language) for i, s in enumerate(text) if not s.isascii()]
    if not signs:
        return STRANGE  # bytes that aren't ASCII, and nothing but ASCII comes out
    word = text.casefold()
    known = (word in language.words) + (word in KNOWN) / 2
    letters = [s for s in text if s.isalpha()]
    accents = all(_script(s) == "LATIN" and not s.isascii() for s in letters)
    strange = accents and len(letters) > 1  # no a to z in a word
    return sum(signs) / len(signs) + KNOWN_WORD * known + STRANGE * strange


def _sign(text, i, language):
    """What one sign says for a language, from 1 (its letter) to WRONG (no sign)."""
    sign = text[i]
    before, after = text[i - 1 : i] if i else "", text[i + 1 : i + 2]
    if unicodedata.category(sign) in ("Cc", "Co", "Cn"):
        return WRONG
    if not unicodedata.category(sign).startswith(("L", "M")):
        return language.letters.get(sign, _symbol(sign, before, after))
    return _letter(sign, language) + _beside(sign, before, after)


def _symbol(sign, before, after):
    """What a sign that is no letter says, by what stands before and after it."""
    beside = [other.isalpha() for other in (before, after)]
    between = before.isdecimal() and after.isdecimal()
    if sign in BLANKS and between:
        return 1
    if sign == "’" and before.isascii() and after.isascii():
        return 1  # an apostrophe
    if sign in SYMBOLS and not any(beside):
        return 1
    foreign = any(s.isalpha() and not s.isascii() for s in (before, after))
    within = foreign or (all(beside) and sign not in INSIDE)
    return STRANGE * (between or within)


def _letter(sign, language):
    """What a letter says for a language, alone."""
    rank = language.letters.get(sign, language.letters.get(sign.lower()))
    if rank is not None:
        return rank
    return 0.1 if _script(sign) in ("CJK", "HANGUL") and _common(sign) else STRANGE / 2


def _beside(sign, before, after):
    """What is strange of a letter beside its neighbours, 0 if nothing."""
    script, strange = _script(sign), 0
    alphabet = script in ALPHABETS
    if alphabet and (before.isdecimal() or after.isdecimal()):
        strange += STRANGE
    if sign.isupper() and before.islower():
        strange += STRANGE
    for other in (before, after):
        if other.isalpha() and _script(other) != script:
            mixed = alphabet and _script(other) in ALPHABETS
            hangul = "HANGUL" in (script, _script(other))
            strange += STRANGE * (1 if mixed else 0.7 if hangul else 0)
            strange += STRANGE / 2 * (other.isascii() and other.islower())
    return strange


@functools.lru_cache(maxsize=50_000)
def _script(sign):
    return unicodedata.name(sign, "").partition(" ")[0]


def _common(sign):
    """Whether a Chinese or Korean sign is in the common half of an old standard."""
    for encoding, last in HALVES:
        try:
            if sign.encode(encoding)[0] < last:
                return True
        except UnicodeEncodeError:
            continue
    return False
