"""Where a text uses the glossary's terms, and which of these uses introduce a term.

A term is introduced where its Chinese follows in brackets, else where it first stands
in bold, else where it is first used.
"""

import re
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes

from builder.site.doctree import above

WITH_CHINESE, BOLD, PLAIN = range(3)
CHINESE_FOLLOWS = re.compile(r"(, [A-Z]\w*)? \((S )?[一-鿿]|, [一-鿿]")
TERM_IN_CHINESE = re.compile(r"(, [A-Z]\w*)? \((硬 )?(S )?[一-鿿]+")
CLOSED = nodes.literal | nodes.reference | nodes.raw | addnodes.pending_xref
OTHER_FORMS = {
    "arg min": [r"\arg\min"],
    "random initialization": ["start at random"],
    "saddle point": ["saddles"],
    "scaling": ["scaled"],
    "time series cross-validation": [
        "validation periods one after another and average"
    ],
    "unseen data": ["unseen"],
}


class Entry(NamedTuple):
    """An entry of the glossary: its names, and the anchor of the first."""

    names: tuple[str, ...]
    anchor: str


class Use(NamedTuple):
    """Where a chapter uses a term: how marked, in which text, from where to where."""

    rank: int
    text: nodes.Text
    start: int
    end: int


class Place(NamedTuple):
    """A section that introduces a term."""

    page: str
    anchor: str
    title: str


def forms(name: str) -> list[str]:
    """A term's forms in small letters, plurals among them.

    >>> forms("saddle point")
    ['saddle point', 'saddle points', 'saddle pointes', 'saddles']
    """
    name = name.lower().replace("’", "'")
    return [name, f"{name}s", f"{name}es", *OTHER_FORMS.get(name, [])]


def entries(glossary: nodes.document) -> dict[str, Entry]:
    """The glossary's entries by each form of each of their names."""
    found = {}
    for item in glossary.findall(nodes.definition_list_item):
        terms = [child for child in item if isinstance(child, nodes.term)]
        entry = Entry(tuple(term.astext() for term in terms), terms[0]["ids"][0])
        found |= {form: entry for name in entry.names for form in forms(name)}
    return found


def uses(page: nodes.Element, known: dict[str, Entry]) -> dict[Entry, Use]:
    """The best marked use of each term on a page, the first of its kind."""
    if not known:
        return {}
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(longest_first)})(?![\w-])", re.I)
    found: dict[Entry, Use] = {}
    for paragraph in page.findall(nodes.paragraph):
        texts = list(paragraph.findall(nodes.Text))
        for match in pattern.finditer("".join(texts).replace("’", "'")):
            use, entry = _use(texts, match), known[match[0].lower()]
            if use and (entry not in found or use.rank < found[entry].rank):
                found[entry] = use
    return found


def unknown(
    page: nodes.Element, known: dict[str, Entry]
) -> list[tuple[nodes.Node, str]]:
    """The words before each Chinese term that no entry's name ends, and where.

    >>> paragraph = nodes.paragraph("", "A skip (跳连) and a weight (权重).")
    >>> [words for _, words in unknown(paragraph, {"weight": None})]
    ['A skip (跳连']
    """
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    ends = re.compile(rf"(?<![\w-])({names})$", re.I)
    return [
        (paragraph, text[max(match.start() - 40, 0) : match.end()].lstrip())
        for paragraph in page.findall(nodes.paragraph)
        for text in [paragraph.astext().replace("’", "'")]
        for match in TERM_IN_CHINESE.finditer(text)
        if not ends.search(text[: match.start()])
    ]


def _use(texts: list[nodes.Text], match: re.Match) -> Use | None:
    """The text that holds a match; none if it is code, a link or split."""
    at = 0
    for text in texts:
        start, end = match.start() - at, match.end() - at
        if start >= 0 and end <= len(text):
            whole = (start, end) == (0, len(text))
            closed = any(isinstance(node, CLOSED) for node in above(text))
            part = isinstance(text.parent, nodes.math) and not whole
            return None if closed or part else _ranked(match, text, start, whole)
        at += len(text)
    return None


def _ranked(match: re.Match, text: nodes.Text, start: int, whole: bool) -> Use:
    rank = BOLD if whole and isinstance(text.parent, nodes.strong) else PLAIN
    if CHINESE_FOLLOWS.match(match.string, match.end()):
        rank = WITH_CHINESE
    return Use(rank, text, start, start + len(match[0]))


def place_of(page: str, use: Use) -> Place:
    """The section of a page in which a use stands."""
    around = above(use.text)
    section = next(node for node in around if isinstance(node, nodes.section))
    return Place(page, section["ids"][0], section[0].astext())


def introductions(marked: list[tuple[int, Place]]) -> list[Place]:
    """Of a term's ranked places all with Chinese, or the first of the best marked."""
    best = min(rank for rank, _ in marked)
    places = [place for rank, place in marked if rank == best]
    return places if best == WITH_CHINESE else places[:1]
