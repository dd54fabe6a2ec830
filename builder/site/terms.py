"""Terms: the first use of a word links to the glossary, whose index tells the places.

No chapter marks its terms: they are found (see builder.site.term_uses).
"""

import re
from typing import NamedTuple

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from builder.site.lang_zh import LANGUAGE
from builder.site.term_uses import PLAIN, WITH_CHINESE, Entry, Use, above, entries, uses

GLOSSARY = "pages/glossary"
CHAPTER = re.compile(r"chapters/\d")


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
    section = next(node for node in above(text) if isinstance(node, nodes.section))
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
            definition[-1]["classes"].append(LANGUAGE)
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
