"""The book's Sphinx extension: formulas, figures, solutions, and no dead weight."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from builder.site.figures import DescribeFigures, PlaceStills, visit_image
from builder.site.formulas import prepare_katex
from builder.site.highlight import prepare_highlighting
from builder.site.lang_zh import MarkChinese
from builder.site.launch import prepare_launch
from builder.site.locations import prepare_locations
from builder.site.metadata import describe, set_address, write_sitemap
from builder.site.minify import slim
from builder.site.terms import connect as connect_terms
from builder.text.exercises import add_solutions, drop_sources


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the parts; Sphinx calls this."""
    prepare_locations()
    prepare_katex(app)
    prepare_highlighting()
    app.add_post_transform(PlaceStills)
    app.add_post_transform(DescribeFigures)
    connect_terms(app)
    app.add_post_transform(MarkChinese)
    prepare_launch(app)
    visitors = (visit_image, HTML5Translator.depart_image)
    app.add_node(nodes.image, override=True, html=visitors)
    app.add_config_value("descriptions", {}, "html")
    app.connect("config-inited", set_address)
    app.connect("html-page-context", describe)
    app.connect("build-finished", write_sitemap)
    app.connect("source-read", add_solutions)
    app.connect("build-finished", drop_sources)
    app.connect("build-finished", slim, priority=900)  # the theme writes styles then
    return {"parallel_read_safe": True, "parallel_write_safe": True}
