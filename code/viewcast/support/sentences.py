"""Sentences: lines broken within no word, things that are counted, true minus signs."""

import re
import textwrap

WIDTH = 79
HYPHEN = re.compile(r"(?<![\w-])-(?=\.?\d)")  # before a number, and in no date


def wrapped(text):
    """Each line broken between words, its rest indented; indented lines stay whole.

    >>> wrapped("word " * 17 + "\\n    code").splitlines()[1:]
    ['  word', '    code']
    """
    return "\n".join(
        line
        if line.startswith(" ")
        else textwrap.fill(
            line,
            WIDTH,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.splitlines()
    )


def counted(number, thing):
    """A number of things: "1 row", "1,200 rows".

    >>> counted(1, "row"), counted(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {thing}" + ("s" if number != 1 else "")


def true_minus(text):
    """A text for readers: minus signs before its numbers, in the place of hyphens.

    >>> true_minus("-0.5 on 2021-02-10, -.5 or e-5")
    '−0.5 on 2021-02-10, −.5 or e-5'
    """
    return HYPHEN.sub("−", text)
