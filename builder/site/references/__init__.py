"""What the book leans on and is known by: citations, terms, licences, mistakes.

citing (how to cite the book, from CITATION.cff), footer (licences, repository, report a
mistake), notes (what a term or a citation means, shown where it is linked). Sphinx's
own extension for BibTeX makes the list of works.
"""

from sphinx.application import Sphinx
from sphinxcontrib.bibtex.plugin import register_plugin

from builder.site.references.citing import STYLE, CiteThis, InRoundBrackets, list_works
from builder.site.references.footer import add_footer
from builder.site.references.notes import DropTitles, write_notes


def connect(app: Sphinx) -> None:
    """Connect the parts; the book's extension calls this."""
    register_plugin("sphinxcontrib.bibtex.style.referencing", STYLE, InRoundBrackets)
    app.add_post_transform(DropTitles)
    app.add_directive("cite-this", CiteThis)
    app.connect("html-page-context", add_footer)
    app.connect("html-page-context", list_works)
    app.connect("build-finished", write_notes)  # before `minify` asks it for names
