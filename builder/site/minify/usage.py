"""What the pages of a site use: names of classes, variables, characters, letters."""

import re
from collections.abc import Iterable
from html import unescape

CLASSES = re.compile(r'\bclass="([^"]*)"')
INLINE = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
WORD = re.compile(r"[\w-]+")
TAG = re.compile(r"<[^>]*>")
LETTERS = re.compile(
    r'<span class="(m(?:bin|close|inner|op|open|ord|punct|rel)\b[^"]*)"[^>]*>([^<]+)'
)
# The classes of the letters that KaTeX sets in other fonts than its upright one.
SET_IN = {
    "KaTeX_Math-Italic": {"mathnormal"},
    "KaTeX_Main-Bold": {"mathbf", "textbf"},
    "KaTeX_SansSerif-Regular": {"mathsf", "textsf"},
}
# Parts of Bootstrap that its script knows: their rules are for pages that have them.
PARTS = (
    *("accordion", "carousel", "modal", "offcanvas", "popover", "progress"),
    *("scrollspy", "toast"),
)
MADE_NAMES = {"bs-tooltip-auto"}  # Bootstrap puts it together as it runs


def names_in(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Everything that could be the name of a class: what pages and scripts say.

    >>> sorted(names_in(['<p class="a b">c</p><script>d("e")</script>'], ["f()"]))
    ['a', 'b', 'bs-tooltip-auto', 'd', 'e', 'f']
    """
    there, made = set(), set(MADE_NAMES)
    for page in pages:
        there.update(*map(str.split, CLASSES.findall(page)))
        made.update(*map(WORD.findall, INLINE.findall(page)))
    made.update(*map(WORD.findall, scripts))
    return there | {name for name in made if not name.startswith(PARTS)}


def variables_in(texts: Iterable[str]) -> set[str]:
    """The variables of style sheets that pages or scripts name.

    >>> variables_in(['<p style="--a: 1">', 'f("--b-c")'])  == {"--a", "--b-c"}
    True
    """
    return {name for text in texts for name in re.findall(r"--[\w-]+", text)}


def characters_in(texts: Iterable[str]) -> set[int]:
    """The code points of all that the pages show."""
    return {ord(letter) for text in texts for letter in set(TAG.sub("", text))}


def letters_in(texts: Iterable[str]) -> dict[str, set[int]]:
    """The code points of what stands in formulas, by the font that KaTeX takes.

    >>> page = '<span class="mord">2</span><span class="mord mathnormal">x</span>'
    >>> {font: letters for font, letters in letters_in([page]).items() if letters}
    {'KaTeX_Math-Italic': {120}, 'KaTeX_Main-Regular': {50}}
    """
    found = {font: set() for font in (*SET_IN, "KaTeX_Main-Regular")}
    for kind, letters in {match for text in texts for match in LETTERS.findall(text)}:
        fonts = (font for font in SET_IN if SET_IN[font] & set(kind.split()))
        found[next(fonts, "KaTeX_Main-Regular")].update(map(ord, unescape(letters)))
    return found
