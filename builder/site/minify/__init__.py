"""The built site in, the same site with less to load out: one style sheet, small fonts.

usage (what pages hold) → css and fonts (without rules and glyphs that no page uses,
which memory knows from the last build) → pages (which load `_static/bundle.css`
instead). What Sphinx and the theme wrote stays, but for a list in the theme's script,
so that a build can go on from it. `builder.site` calls `slim` when a build is finished.
"""

from builder.site.minify.pages import THEME, patient, slim

__all__ = ["THEME", "patient", "slim"]
