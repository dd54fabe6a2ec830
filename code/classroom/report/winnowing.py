"""The fingerprints of code, whatever its comments, its layout and its names.

They are found by winnowing, as MOSS does (Schleimer, Wilkerson and Aiken, Winnowing:
local algorithms for document fingerprinting, 2003).
"""

import builtins
import hashlib
import io
import keyword
import re
import tokenize

GRAM = 8  # tokens that make one fingerprint
WINDOW = 4  # of so many fingerprints in a row at least one is kept
KEPT = {*keyword.kwlist, *dir(builtins)}  # names that stay; others are one symbol
LAYOUT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}
ROUGHLY = re.compile(r"""#.*|("[^"\n]*"|'[^'\n]*'|\w+|[^\w\s])""")


def fingerprints(code):
    """The least of every WINDOW neighbouring hashes of GRAM tokens: a set.

    >>> fingerprints("a = [b * 2 for b in c if b]") == fingerprints(
    ...     "x=[y*2  for y in z if y]  # mine")
    True
    """
    found = grams(code)
    windows = range(max(1, len(found) - WINDOW + 1)) if found else ()
    return {min(found[i : i + WINDOW]) for i in windows}


def grams(code):
    """The hash of every GRAM neighbouring tokens; equal on every machine."""
    words = [word.encode("utf8", "backslashreplace") for word in tokens(code)]
    return [
        hashlib.blake2b(b"\0".join(words[i : i + GRAM]), digest_size=8).digest()
        for i in range(len(words) - GRAM + 1)
    ]


def tokens(code):
    """The tokens of a cell; every name but Python's own, and those after a dot, is n.

    >>> tokens("total = np.sum(y)  # all\\n%magic")
    ['n', '=', 'n', '.', 'sum', '(', 'n', ')', '%', 'n']
    """
    try:
        read = tokenize.generate_tokens(io.StringIO(code).readline)
        words = [token.string for token in read if token.type not in LAYOUT]
    except (tokenize.TokenError, SyntaxError, ValueError):  # no Python, or half of it
        words = [word for word in ROUGHLY.findall(code) if word]
    return [
        "n" if word.isidentifier() and word not in KEPT and before != "." else word
        for before, word in zip(["", *words], words, strict=False)
    ]
