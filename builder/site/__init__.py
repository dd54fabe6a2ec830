"""All notebooks in, the site out: a Sphinx extension, one module for each feature.

Pages get answers (forms below exercises), formulas, highlight, figures and live
pictures, `laboratories`, own_numbers (a box that reads them), terms (found by
term_uses), lang_zh on Chinese words, solutions, launch buttons; warnings get their
locations in the texts. `searching` makes the search's index, `references` has
citations, the foot and notes at links, `sharing` tells other sites of pages, `minify`
drops what no page uses, doctree helps all. Sphinx calls `setup`, as `_config.yml` says.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from builder.site.answers import connect as connect_answers
from builder.site.doctree import with_new_references
from builder.site.figures import DescribeFigures, visit_image
from builder.site.formulas import prepare_katex
from builder.site.highlight import MarkPrintedCode, prepare_highlighting
from builder.site.laboratories import prepare as prepare_laboratories
from builder.site.lang_zh import MarkChinese
from builder.site.launch import prepare_launch
from builder.site.live import PlaceStills, complete_figures, with_old_scripts
from builder.site.locations import prepare_locations
from builder.site.minify import slim
from builder.site.own_numbers import prepare_own_numbers
from builder.site.references import connect as connect_references
from builder.site.searching.index import connect as connect_search
from builder.site.sharing.metadata import connect as connect_sharing
from builder.site.solutions import connect as connect_solutions
from builder.site.terms import connect as connect_terms


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the parts; Sphinx calls this."""
    prepare_locations()
    prepare_katex(app)
    prepare_highlighting()
    app.add_post_transform(PlaceStills)
    app.add_post_transform(DescribeFigures)
    app.add_post_transform(MarkPrintedCode)
    connect_answers(app)
    connect_terms(app)
    connect_search(app)
    connect_references(app)
    connect_solutions(app)
    app.add_post_transform(MarkChinese)
    prepare_launch(app)
    prepare_laboratories(app)
    prepare_own_numbers(app)
    visitors = (visit_image, HTML5Translator.depart_image)
    app.add_node(nodes.image, override=True, html=visitors)
    connect_sharing(app)
    app.connect("source-read", complete_figures)
    app.connect("env-get-outdated", with_old_scripts)
    app.connect("env-get-updated", with_new_references)
    app.connect("build-finished", slim, priority=900)  # the theme writes styles then
    return {"parallel_read_safe": True, "parallel_write_safe": True}
