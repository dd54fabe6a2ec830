"""Terms: the first use of a word links to the glossary, whose index tells the places.

No chapter marks its terms. A term is introduced where its Chinese follows in brackets,
else where it first stands in bold, else where it is first used.
"""

import re
from typing import NamedTuple

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

GLOSSARY = "pages/glossary"
CHAPTER = re.compile(r"chapters/\d")
WITH_CHINESE, BOLD, PLAIN = range(3)
CHINESE_FOLLOWS = re.compile(r"(, [A-Z]\w*)? \((S )?[一-鿿]|, [一-鿿]")
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


class TermsIndex(nodes.General, nodes.Element):
    """Stands where the index will be until all chapters are read."""


class TermsDirective(Directive):
    """The directive `{terms}`: where each term is introduced."""

    def run(self) -> list[nodes.Node]:
        return [TermsIndex()]


def forms(name: str) -> list[str]:
    """Return a term's forms in small letters, plurals among them.

    >>> forms("saddle point")
    ['saddle point', 'saddle points', 'saddle pointes', 'saddles']
    """
    name = name.lower().replace("’", "'")
    return [name, f"{name}s", f"{name}es", *OTHER_FORMS.get(name, [])]


def entries(glossary: nodes.document) -> dict[str, Entry]:
    """Return the glossary's entries by each form of each of their names."""
    found = {}
    for item in glossary.findall(nodes.definition_list_item):
        terms = [child for child in item if isinstance(child, nodes.term)]
        entry = Entry(tuple(term.astext() for term in terms), terms[0]["ids"][0])
        found |= {form: entry for name in entry.names for form in forms(name)}
    return found


def uses(page: nodes.document, known: dict[str, Entry]) -> dict[Entry, Use]:
    """Return the best marked use of each term on a page, the first of its kind."""
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


def _use(texts: list[nodes.Text], match: re.Match) -> Use | None:
    """Find the text that holds a match; none if it is code, a link or split."""
    at = 0
    for text in texts:
        start, end = match.start() - at, match.end() - at
        if start >= 0 and end <= len(text):
            whole = (start, end) == (0, len(text))
            closed = any(isinstance(node, CLOSED) for node in _above(text))
            part = isinstance(text.parent, nodes.math) and not whole
            return None if closed or part else _ranked(match, text, start, whole)
        at += len(text)
    return None


def _ranked(match: re.Match, text: nodes.Text, start: int, whole: bool) -> Use:
    rank = BOLD if whole and isinstance(text.parent, nodes.strong) else PLAIN
    if CHINESE_FOLLOWS.match(match.string, match.end()):
        rank = WITH_CHINESE
    return Use(rank, text, start, start + len(match[0]))


def _above(node: nodes.Node) -> list[nodes.Node]:
    """Return the nodes that hold a node, the nearest first."""
    found = []
    while node := node.parent:
        found.append(node)
    return found


def note_changes(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """Note whether any page is new, other or gone; Sphinx calls this before reading."""
    env.pages_changed = bool(added or changed or removed)
    return []


def collect(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Note where each term is introduced; Sphinx calls this when all pages are read.

    Returns the pages to write anew: the index, and those whose links are others now.
    """
    if GLOSSARY not in env.all_docs or not env.pages_changed:
        return []
    known = entries(env.get_doctree(GLOSSARY))
    found: dict[Entry, list[tuple[int, Place]]] = {}
    for page in sorted(filter(CHAPTER.match, env.all_docs)):
        for entry, use in uses(env.get_doctree(page), known).items():
            found.setdefault(entry, []).append((use.rank, _place(page, use.text)))
    before = getattr(env, "introduced", {})
    env.introduced = {entry: _introductions(marked) for entry, marked in found.items()}
    moved = {
        place.page
        for entry in before.keys() | env.introduced.keys()
        for place in {*before.get(entry, [])} ^ {*env.introduced.get(entry, [])}
    }
    return [GLOSSARY, *(moved & env.all_docs.keys())]


def _place(page: str, text: nodes.Text) -> Place:
    section = next(node for node in _above(text) if isinstance(node, nodes.section))
    return Place(page, section["ids"][0], section[0].astext())


def _introductions(marked: list[tuple[int, Place]]) -> list[Place]:
    """Return all places with Chinese, or the first of those marked best."""
    best = min(rank for rank, _ in marked)
    places = [place for rank, place in marked if rank == best]
    return places if best == WITH_CHINESE else places[:1]


class LinkTerms(SphinxPostTransform):
    """Link a chapter's terms to the glossary; fill the glossary's index."""

    default_priority = 600  # after the chapters' own references

    def run(self) -> None:
        if GLOSSARY not in self.env.all_docs:
            return
        self.known = entries(self.env.get_doctree(GLOSSARY))
        if self.env.docname == GLOSSARY:
            self.finish_glossary()
        elif CHAPTER.match(self.env.docname):
            self.link_terms()

    def link_terms(self) -> None:
        """Turn the uses that count into links."""
        spans: dict[int, list[tuple[Use, Entry]]] = {}
        for entry, use in uses(self.document, self.known).items():
            places = self.env.introduced.get(entry, [])
            if use.rank < PLAIN or self.env.docname in {place.page for place in places}:
                spans.setdefault(id(use.text), []).append((use, entry))
        for found in spans.values():
            self.link(sorted(found, key=lambda pair: pair[0].start))

    def link(self, found: list[tuple[Use, Entry]]) -> None:
        """Replace a text by its parts with links between them, a formula by a link."""
        text, at, parts = found[0][0].text, 0, []
        if isinstance(text.parent, nodes.math):
            formula, entry = text.parent, found[0][1]
            formula.replace_self(self.to_entry(entry, formula.deepcopy(), named=True))
            return
        for use, entry in found:
            word = nodes.Text(text[use.start : use.end])
            parts += [nodes.Text(text[at : use.start]), self.to_entry(entry, word)]
            at = use.end
        text.parent.replace(text, [*parts, nodes.Text(text[at:])])

    def finish_glossary(self) -> None:
        """Say which lines are Chinese, and list where terms are introduced."""
        for definition in self.document.findall(nodes.definition):
            definition[-1]["classes"].append("language-zh")
        for index in list(self.document.findall(TermsIndex)):
            items = map(self.item, dict.fromkeys(self.known.values()))
            index.replace_self(nodes.bullet_list("", *items, classes=["terms-index"]))

    def item(self, entry: Entry) -> nodes.list_item:
        """Return a line of the index: a term, and links to what introduces it."""
        line = nodes.paragraph()
        line += self.to_entry(entry, nodes.Text(", ".join(entry.names)))
        for place in self.env.introduced.get(entry, []):
            secnumbers = self.env.toc_secnumbers.get(place.page, {})
            number = secnumbers.get(f"#{place.anchor}", secnumbers.get("", ()))
            title = nodes.Text(f"{'.'.join(map(str, number))} {place.title}")
            line += nodes.Text("; " if len(line) > 1 else ": ")
            line += self.reference(place.page, place.anchor, title)
        return nodes.list_item("", line)

    def to_entry(
        self, entry: Entry, words: nodes.Node, named: bool = False
    ) -> nodes.reference:
        """Return a link to an entry, with the term as its title if it is no word."""
        link = self.reference(GLOSSARY, entry.anchor, words)
        link["classes"].append("term")
        if named:
            link["reftitle"] = entry.names[0]
        return link

    def reference(self, page: str, anchor: str, words: nodes.Node) -> nodes.reference:
        """Return a link from this page to an anchor of another or of this one."""
        return make_refnode(self.app.builder, self.env.docname, page, anchor, words)


def connect(app: Sphinx) -> None:
    """Connect the parts; the book's extension calls this."""
    app.add_node(TermsIndex)
    app.add_directive("terms", TermsDirective)
    app.add_post_transform(LinkTerms)
    app.connect("env-get-outdated", note_changes)
    app.connect("env-updated", collect)
