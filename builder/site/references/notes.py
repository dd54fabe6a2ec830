"""What a term or a work is, in a sentence, for the notes that links to it show.

The site's pages say it: the glossary's first sentence, the list's entry. All are in one
script, which a page loads when its first link of these is pointed at (assets/notes.js).
"""

import json
import re
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from builder.site.searching.formulas import FORMULA, plain

SCRIPT = "_static/notes-texts.js"
PAGES = ("pages/glossary.html", "pages/references.html")
SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
NO_END = re.compile(r"\b(e\.g|i\.e|vs|cf|Fig)\.$")  # of a sentence


def write_notes(app: Sphinx, error: Exception | None) -> None:
    """Write the script with all notes; Sphinx calls this at the end."""
    if error or app.builder.name != "html":
        return
    site, notes = Path(app.outdir), {}
    for page in PAGES:
        if (site / page).exists():
            notes |= notes_of((site / page).read_text("utf8"))
    text = json.dumps(notes, ensure_ascii=False, separators=(",", ":"))
    (site / SCRIPT).write_text(f"bookNotes.texts = {text};\n", "utf8")


class DropTitles(SphinxPostTransform):
    """Browsers would show a citation's title beside its note: leave it out."""

    default_priority = 700  # after the citations are references

    def run(self) -> None:
        for reference in self.document.findall(nodes.reference):
            if "#cite-" in reference.get("refuri", ""):
                reference.attributes.pop("reftitle", None)


def notes_of(page: str) -> dict[str, str]:
    """{anchor: note} of a page of the site, its formulas in plain characters."""
    html = FORMULA.sub(lambda formula: escape(plain(formula[1])), page)
    soup = BeautifulSoup(html, "html.parser")
    for drawn in soup.select(".katex-html, .headerlink, .backrefs"):
        drawn.decompose()  # what draws a formula, and what links here
    found = {}
    for term in soup.select("dl.glossary dt"):
        meant = term.find_next_sibling("dd")
        found[term["id"]] = first_sentence(words(meant.find("p")))
    for work in soup.select("div.citation[id]"):
        found[work["id"]] = words(work.find("p"))
    return found


def words(part: Tag) -> str:
    """What a part says, in one line."""
    return " ".join(part.get_text().split())


def first_sentence(text: str) -> str:
    """The first sentence of a text.

    >>> first_sentence("It is short, e.g. this. The second.")
    'It is short, e.g. this.'
    """
    said = ""
    for part in SENTENCE.findall(text):
        said += part
        if not NO_END.search(said):
            return said.strip()
    return text
