"""Sentences for notebooks, which break what is too wide for them within words."""

import textwrap

WIDTH = 79


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
