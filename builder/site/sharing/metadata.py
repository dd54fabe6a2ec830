"""What search engines and messengers are told: descriptions, addresses, a site map.

The site's address is BOOK_URL in the environment (https://example.org/book/); without
it pages carry their descriptions, but neither addresses nor a site map.
"""

import os
from pathlib import Path
from xml.sax.saxutils import escape

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

LONGEST = 160  # characters; search engines cut the rest off
OWN_PAGES = ("search", "genindex")  # Sphinx's, without a text of ours
SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}</urlset>
"""
log = logging.getLogger(__name__)


def connect(app: Sphinx) -> None:
    """Have pages tell of themselves; the book's extension calls this."""
    app.add_config_value("descriptions", {}, "html")
    app.connect("config-inited", set_address)
    app.connect("html-page-context", describe)
    app.connect("build-finished", write_sitemap)


def set_address(app: Sphinx, config: Config) -> None:
    """Take the site's address from the environment; Sphinx calls this."""
    address = os.environ.get("BOOK_URL", "").rstrip("/")
    config.html_baseurl = f"{address}/" if address else ""


def describe(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    """Give a page's template its description; Sphinx calls this for each page.

    A page that has none, or one too long for a search result, is a warning.
    """
    text = app.config.descriptions.get(page, "")
    if doctree is not None and not 50 <= len(text) <= LONGEST:
        log.warning(
            "%s: its description has %d characters, and should have 50 to %d; write "
            "it in _config.yml, under descriptions",
            page,
            len(text),
            LONGEST,
        )
    context["description"] = text
    context["card"] = f"{app.config.html_baseurl}_static/card.png"


def write_sitemap(app: Sphinx, error: Exception | None) -> None:
    """List all pages for search engines; Sphinx calls this at the end."""
    address = app.config.html_baseurl
    if error or app.builder.format != "html" or not address:
        return
    pages = sorted(app.env.found_docs - {"index"})
    lines = [address, *(f"{address}{page}.html" for page in pages)]
    urls = "".join(f"<url><loc>{escape(line)}</loc></url>\n" for line in lines)
    Path(app.outdir, "sitemap.xml").write_text(SITEMAP.format(urls), "utf8")
    robots = f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n"
    Path(app.outdir, "robots.txt").write_text(robots, "utf8")
