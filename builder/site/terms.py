"""Terms: the first use of a word links to the glossary, whose index tells the places.

No chapter marks its terms: they are found (see builder.site.term_uses).
"""

import re

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.logging import getLogger
from sphinx.util.nodes import make_refnode

from builder.site.doctree import pages_in
from builder.site.lang_zh import LANGUAGE
from builder.site.term_uses import (
    PLAIN,
    Entry,
    Place,
    Use,
    entries,
    introductions,
    place_of,
    unknown,
    uses,
)

LOG = getLogger(__name__)
GLOSSARY = "pages/glossary"
CHAPTER = re.compile(r"chapters/\d")


class TermsIndex(nodes.General, nodes.Element):
    """Stands where the index will be until all chapters are read."""


class TermsDirective(Directive):
    """The directive `{terms}`: where each term is introduced."""

    def run(self) -> list[nodes.Node]:
        return [TermsIndex()]


def forget(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Forget the terms of a page that is read anew; Sphinx calls this."""
    env.pages_changed = True
    known = getattr(env, "term_uses", {})
    known.pop(page, None)
    if page == GLOSSARY:
        known.clear()


def collect(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Note where each term is introduced; Sphinx calls this when all pages are read.

    Returns the pages to write anew: the index, and those whose links are others now.
    The search finds the glossary's terms only if the glossary is among what is written.
    """
    if GLOSSARY not in env.all_docs or not getattr(env, "pages_changed", True):
        return []
    env.pages_changed = False
    if not hasattr(env, "term_uses"):
        env.term_uses, env.introduced = {}, {}
    known = entries(env.get_doctree(GLOSSARY))
    for page in filter(CHAPTER.match, env.all_docs.keys() - env.term_uses.keys()):
        tree = env.get_doctree(page)
        tell_unknown(tree, known)
        found = uses(tree, known)
        env.term_uses[page] = {e: (u.rank, place_of(page, u)) for e, u in found.items()}
    before, env.introduced = env.introduced, introduced(env.term_uses)
    moved = {
        changed.page
        for entry in before.keys() | env.introduced.keys()
        for changed in {*before.get(entry, [])} ^ {*env.introduced.get(entry, [])}
    }
    return [GLOSSARY, *(moved & env.all_docs.keys())]


def tell_unknown(page: nodes.document, known: dict[str, Entry]) -> None:
    """Warn of each term that is introduced, and has no entry in the glossary."""
    for paragraph, words in unknown(page, known):
        LOG.warning(
            "no entry of the glossary for “%s”: add one to %s.md, in the form of the "
            "others",
            words,
            GLOSSARY,
            location=paragraph,
        )


def introduced(
    term_uses: dict[str, dict[Entry, tuple[int, Place]]],
) -> dict[Entry, list[Place]]:
    """The places that introduce each term, of all uses by page."""
    found: dict[Entry, list[tuple[int, Place]]] = {}
    for page in sorted(term_uses):
        for entry, use in term_uses[page].items():
            found.setdefault(entry, []).append(use)
    return {entry: introductions(marked) for entry, marked in found.items()}


class LinkTerms(SphinxPostTransform):
    """Link the chapters' terms to the glossary; fill the glossary's index."""

    default_priority = 600  # after the chapters' own references

    def run(self) -> None:
        known = {}
        if GLOSSARY in self.env.all_docs:
            known = entries(self.env.get_doctree(GLOSSARY))
        for page, content in pages_in(self.document, self.env.docname):
            if page == GLOSSARY:
                mark_chinese(content)
            elif known and CHAPTER.match(page):
                self.link_terms(page, content, known)
        for index in list(self.document.findall(TermsIndex)):
            items = map(self.item, dict.fromkeys(known.values()))
            index.replace_self(nodes.bullet_list("", *items, classes=["terms-index"]))

    def link_terms(
        self, page: str, content: nodes.Element, known: dict[str, Entry]
    ) -> None:
        """Turn the uses that count into links."""
        spans: dict[int, list[tuple[Use, Entry]]] = {}
        for entry, use in uses(content, known).items():
            places = self.env.introduced.get(entry, [])
            if use.rank < PLAIN or page in {place.page for place in places}:
                spans.setdefault(id(use.text), []).append((use, entry))
        for found in spans.values():
            self.link(page, sorted(found, key=lambda pair: pair[0].start))

    def link(self, page: str, found: list[tuple[Use, Entry]]) -> None:
        """Replace a text by its parts with links between them, a formula by a link."""
        text, at, parts = found[0][0].text, 0, []
        if isinstance(text.parent, nodes.math):
            self.link_formula(page, text.parent, found[0][1])
            return
        for use, entry in found:
            link = self.to_entry(page, entry, nodes.Text(text[use.start : use.end]))
            parts += [nodes.Text(text[at : use.start]), link]
            at = use.end
        text.parent.replace(text, [*parts, nodes.Text(text[at:])])

    def link_formula(self, page: str, formula: nodes.math, entry: Entry) -> None:
        """Replace a formula by a link around it, whose title is the term."""
        link = self.to_entry(page, entry, formula.deepcopy())
        link["reftitle"] = entry.names[0]
        formula.replace_self(link)

    def item(self, entry: Entry) -> nodes.list_item:
        """A line of the index: a term, and links to what introduces it."""
        line = nodes.paragraph()
        line += self.to_entry(GLOSSARY, entry, nodes.Text(", ".join(entry.names)))
        for place in self.env.introduced.get(entry, []):
            line += nodes.Text("; " if len(line) > 1 else ": ")
            line += self.reference(GLOSSARY, place, nodes.Text(self.title(place)))
        return nodes.list_item("", line)

    def title(self, place: Place) -> str:
        """A section's number, if it has one, and its title."""
        secnumbers = self.env.toc_secnumbers.get(place.page, {})
        number = secnumbers.get(f"#{place.anchor}") or secnumbers.get("") or ()
        return f"{'.'.join(map(str, number))} {place.title}".strip()

    def to_entry(self, page: str, entry: Entry, words: nodes.Node) -> nodes.Element:
        """A link from a page to an entry of the glossary."""
        link = self.reference(page, Place(GLOSSARY, entry.anchor, ""), words)
        link["classes"].append("term")
        return link

    def reference(self, page: str, to: Place, words: nodes.Node) -> nodes.Element:
        """A link from a page to a place of another or of its own.

        Where the builder has no addresses, as on a manual page, it is only the words.
        """
        try:
            return make_refnode(self.app.builder, page, to.page, to.anchor, words)
        except NoUri:
            return nodes.inline("", "", words)


def mark_chinese(glossary: nodes.Element) -> None:
    """Mark the glossary's Chinese, the last line of each definition, as such."""
    for definition in glossary.findall(nodes.definition):
        definition[-1]["classes"].append(LANGUAGE)


def connect(app: Sphinx) -> None:
    """Connect the parts; the book's extension calls this."""
    app.add_node(TermsIndex)
    app.add_directive("terms", TermsDirective)
    app.add_post_transform(LinkTerms)
    app.connect("env-purge-doc", forget)
    app.connect("env-updated", collect)
